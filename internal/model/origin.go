// Package model is the intermediate model between the docs and the targets: an API as OpenAPI's terms name it,
// in which every fact that can be wrong carries its Origin.
package model

import "github.com/seed-97755388/docgen/internal/diag"

// OriginKind says how a fact came to be known.
type OriginKind string

// The kinds of origins. The zero kind marks a fact that nothing says.
const (
	Stated     OriginKind = "stated"     // printed: cutting the source at the first span gives the evidence back
	Inferred   OriginKind = "inferred"   // concluded by Rule from what stands at the spans
	Configured OriginKind = "configured" // set by a line of configuration
)

// Origin is where a fact comes from.
type Origin struct {
	Kind  OriginKind  `json:"kind,omitempty"`
	Rule  string      `json:"rule,omitempty"` // id of the dialect's rule or of the inference
	Spans []diag.Span `json:"spans,omitempty"`
}

// Place is the origin's first span, the zero Span where it has none.
func (o Origin) Place() diag.Span {
	if len(o.Spans) == 0 {
		return diag.Span{}
	}
	return o.Spans[0]
}

// Fact is a value with its origin. The zero Fact is unknown.
type Fact[T any] struct {
	Value  T      `json:"value"`
	Origin Origin `json:"origin"`
}

// Known reports whether anything says the fact.
func (f Fact[T]) Known() bool { return f.Origin.Kind != "" }

// IsZero reports whether the fact is unknown; encoding/json's omitzero asks it.
func (f Fact[T]) IsZero() bool { return !f.Known() }

// State makes a stated fact.
func State[T any](value T, rule string, at diag.Span) Fact[T] {
	return Fact[T]{Value: value, Origin: Origin{Kind: Stated, Rule: rule, Spans: []diag.Span{at}}}
}

// Infer makes an inferred fact. The evidence may be empty where a rule concludes from absence.
func Infer[T any](value T, rule string, evidence ...diag.Span) Fact[T] {
	return Fact[T]{Value: value, Origin: Origin{Kind: Inferred, Rule: rule, Spans: evidence}}
}

// Configure makes a fact that configuration sets at a place.
func Configure[T any](value T, rule string, at diag.Span) Fact[T] {
	return Fact[T]{Value: value, Origin: Origin{Kind: Configured, Rule: rule, Spans: []diag.Span{at}}}
}
