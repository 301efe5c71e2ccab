package roundtrip

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// side is the part of a document that a schema stands in.
type side int

const (
	parameterSide side = iota
	bodySide
	responseSide
	componentSide
)

// at is where a pair of schemas stands.
type at struct {
	place   string
	side    side
	depth   int
	item    bool   // of an array
	nested  bool   // of an array within an array
	untyped bool   // the array's own type is concluded from its items
	why     string // nothing here can come back
}

// below is the place of a member.
func (a at) below(name, why string) at {
	return at{place: a.place + "." + name, side: a.side, depth: a.depth + 1, why: why}
}

// schemas compares two schemas and all below them. Two references of one name agree here: their components are compared
// by themselves, once.
func (c *comparer) schemas(where at, t, f *schema) {
	if t != nil && f != nil && t.ref != "" && t.ref == f.ref {
		c.report.fact(Miss{Facet: Types, Place: where.place, Truth: t.ref, Found: f.ref})
		return
	}
	if t == nil && f == nil {
		return
	}
	c.keywords(where, t, f)
	if t == nil && f.ref != "" || f == nil && t.ref != "" {
		return // a component that is compared by itself
	}
	pair := [2]string{idOf(t), idOf(f)}
	if c.seen[pair] {
		return
	}
	c.seen[pair] = true
	c.members(where, t, f)
}

func idOf(s *schema) string {
	if s == nil {
		return ""
	}
	return s.id
}

// keywords compares what two schemas say of themselves.
func (c *comparer) keywords(where at, t, f *schema) {
	tk, fk := keywordsOf(t), keywordsOf(f)
	for _, facet := range []Facet{Types, Formats, Nullable, ReadOnly, Enums, Choices} {
		c.report.fact(Miss{Facet: facet, Place: where.place, Truth: tk[facet], Found: fk[facet], Why: unprinted(where, t, facet)})
	}
	tl, fl := limitsOf(t), limitsOf(f)
	for _, key := range union(slices.Collect(maps.Keys(tl)), slices.Collect(maps.Keys(fl))) {
		c.report.fact(Miss{Facet: Limits, Place: where.place + " " + key, Truth: tl[key], Found: fl[key], Why: unprinted(where, t, Limits)})
	}
}

func keywordsOf(s *schema) map[Facet]string {
	if s == nil {
		return nil
	}
	return map[Facet]string{
		Types: s.kind, Formats: s.printedFormat(), ReadOnly: s.restricted, Nullable: stated(s.nullable, "yes"),
		Enums: strings.Join(s.enum, ", "), Choices: stated(s.choices > 0, strconv.Itoa(s.choices)),
	}
}

func limitsOf(s *schema) map[string]string {
	if s == nil {
		return nil
	}
	return s.limits
}

// members compares items, further properties, and properties.
func (c *comparer) members(where at, t, f *schema) {
	why := unprintedBelow(where, t)
	items := where.below("[]", why)
	items.item, items.nested, items.untyped = true, where.item, t != nil && t.untyped
	c.schemas(items, part(t, func(s *schema) object { return s.items }), part(f, func(s *schema) object { return s.items }))
	c.schemas(where.below("*", why), part(t, func(s *schema) object { return s.additional }), part(f, func(s *schema) object { return s.additional }))
	for _, name := range union(t.names(), f.names()) {
		tp, fp := property(t, name), property(f, name)
		here := where.below(name, why)
		if strings.Contains(name, "/") && here.why == "" {
			here.why = slashInName
		}
		c.report.fact(Miss{Facet: Properties, Place: here.place, Truth: stated(tp != nil, "yes"), Found: stated(fp != nil, "yes"), Why: here.why})
		c.report.fact(Miss{Facet: Required, Place: here.place, Truth: requiredOf(t, name), Found: requiredOf(f, name), Why: here.why})
		c.schemas(here, tp, fp)
	}
}

// part is a schema below another one, nil where there is none.
func part(s *schema, of func(*schema) object) *schema {
	if s == nil {
		return nil
	}
	return s.doc.schema(of(s))
}

func property(s *schema, name string) *schema {
	if s == nil {
		return nil
	}
	if o, ok := s.properties[name]; ok && o == nil {
		return s.doc.schema(object{})
	}
	return s.doc.schema(s.properties[name])
}

// requiredOf is whether a schema requires a property, "" where it does not have it.
func requiredOf(s *schema, name string) string {
	if s == nil {
		return ""
	}
	if _, ok := s.properties[name]; !ok {
		return ""
	}
	return fmt.Sprint(s.required[name])
}
