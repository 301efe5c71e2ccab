package model

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-97755388/docgen/internal/diag"
)

// inferIntegers makes integers of the numbers that the evidence says are whole.
func (l *linker) inferIntegers() {
	if l.opts.Inference.Exact {
		return
	}
	for _, s := range l.api.Schemas {
		l.integersIn(s)
	}
	for _, o := range l.api.Operations {
		for _, p := range o.Parameters {
			l.integerProperty(&p.Property)
		}
	}
}

// integersIn looks at the properties of a schema, and at those of the schemas within it.
func (l *linker) integersIn(s *Schema) {
	if s == nil {
		return
	}
	for _, p := range s.Properties {
		l.integerProperty(p)
	}
	l.integersIn(s.Items)
	l.integersIn(s.Additional)
}

func (l *linker) integerProperty(p *Property) {
	l.inferInteger(p)
	l.inferIntegerItems(p)
	l.integersIn(p.Schema)
}

// inferInteger looks at a number's example, default, values and name. A fraction anywhere, or a name that speaks of a
// measure, keeps it a number.
func (l *linker) inferInteger(p *Property) {
	s := p.Schema
	if s.Type.Value != Number || s.Format.Known() {
		return
	}
	var evidence []diag.Span
	for _, v := range []Fact[Value]{p.Example, p.Default} {
		if !v.Known() {
			continue
		}
		if !whole(v.Value) {
			return
		}
		evidence = append(evidence, v.Origin.Spans...)
	}
	if s.Enum != nil {
		if slices.ContainsFunc(s.Enum.Values, func(v *EnumValue) bool { return TypeOf(TypedValue(v.Value.Value, s)) == Number }) {
			return
		}
		evidence = append(evidence, s.Enum.Origin.Spans...)
	}
	words := nameWords(p.Name.Value)
	if containsAny(words, l.opts.Inference.Plain) {
		return
	}
	rule := "integer-example"
	if len(evidence) == 0 {
		if !containsAny(words, l.opts.Inference.Integers) {
			return
		}
		rule, evidence = "integer-name", p.Name.Origin.Spans
	}
	s.Type = Infer(Integer, rule, append(slices.Clone(s.Type.Origin.Spans), evidence...)...)
}

// inferIntegerItems looks at the elements of an array's example.
func (l *linker) inferIntegerItems(p *Property) {
	items := p.Schema.Items
	if items == nil || items.Type.Value != Number || items.Format.Known() || containsAny(nameWords(p.Name.Value), l.opts.Inference.Plain) {
		return
	}
	var elements []Value
	if json.Unmarshal(p.Example.Value, &elements) != nil || len(elements) == 0 || slices.ContainsFunc(elements, func(v Value) bool { return !whole(v) }) {
		return
	}
	items.Type = Infer(Integer, "integer-example", append(slices.Clone(items.Type.Origin.Spans), p.Example.Origin.Spans...)...)
}

// whole reports whether a JSON value is a whole number.
func whole(v Value) bool {
	var n json.Number
	if json.Unmarshal(v, &n) != nil {
		return false
	}
	_, err := n.Int64()
	return err == nil
}

func containsAny(words, of []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(of, w) })
}

// nameWords splits a property's name: expiresIn is expires, in.
func nameWords(name string) []string {
	var words []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			words = append(words, strings.ToLower(b.String()))
			b.Reset()
		}
	}
	previous := rune(0)
	for _, c := range name {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) || unicode.IsUpper(c) && !unicode.IsUpper(previous) {
			flush()
		}
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			b.WriteRune(c)
		}
		previous = c
	}
	flush()
	return words
}
