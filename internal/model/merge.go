package model

import (
	"fmt"
	"slices"

	"github.com/seed-97755388/docgen/internal/diag"
)

// mergeStructures makes one structure of what the pages say of each name.
func (l *linker) mergeStructures() {
	m := &merger{diags: &l.diags}
	for _, name := range l.names {
		l.api.Schemas = append(l.api.Schemas, m.structure(l.variants[name]))
	}
}

// merger unites descriptions of one thing. Equal ones fold, and what only some say is added. Where they contradict each
// other both places are reported, and what most of them say counts, of as many what the first file says.
type merger struct {
	diags *diag.List
}

// structure unites the descriptions of a named structure.
func (m *merger) structure(variants []*Schema) *Schema {
	out := *m.schema(variants[0].Name, variants)
	out.Sources = nil
	for _, v := range variants {
		out.Sources = append(out.Sources, v.Sources...)
	}
	return &out
}

// schema unites the descriptions of a type. path names the type in messages.
func (m *merger) schema(path string, variants []*Schema) *Schema {
	variants = slices.DeleteFunc(slices.Clone(variants), func(s *Schema) bool { return s == nil })
	if len(variants) < 2 {
		if len(variants) == 0 {
			return nil
		}
		return variants[0]
	}
	base := majority(variants)
	var same []*Schema
	for _, v := range variants {
		if sameType(base, v) {
			same = append(same, v)
		} else {
			m.contradiction(placeOfType(v), placeOfType(base), "%s is %s here and %s elsewhere", path, typeName(v), typeName(base))
		}
	}
	out := *base
	out.Type = settle(m, path+"'s type", same, func(s *Schema) Fact[Type] { return s.Type })
	out.Ref = settle(m, path+"'s type", same, func(s *Schema) Fact[string] { return s.Ref })
	out.Format = settle(m, path+"'s format", same, func(s *Schema) Fact[string] { return s.Format })
	out.Description = firstOf(same, func(s *Schema) Fact[string] { return s.Description })
	out.Nullable = firstOf(same, func(s *Schema) Fact[bool] { return s.Nullable })
	out.Items = m.schema(path+"[]", each(same, func(s *Schema) *Schema { return s.Items }))
	out.Additional = m.schema(path+"{}", each(same, func(s *Schema) *Schema { return s.Additional }))
	out.Properties = m.properties(path, same)
	out.Enum = m.enum(path, same)
	out.Constraints = m.constraints(path, same)
	return &out
}

// properties unites the properties of an object. Descriptions without any property say nothing of them.
func (m *merger) properties(path string, variants []*Schema) []*Property {
	variants = slices.DeleteFunc(slices.Clone(variants), func(s *Schema) bool { return len(s.Properties) == 0 })
	var out []*Property
	for _, name := range propertyOrder(variants) {
		var props []*Property
		for _, v := range variants {
			if p := v.Property(name); p != nil {
				props = append(props, p)
			}
		}
		p := m.property(path+"."+name, props)
		m.missing(path, p, variants)
		out = append(out, p)
	}
	return out
}

// property unites the descriptions of a property. It is required only where all that say anything of it say so.
func (m *merger) property(path string, props []*Property) *Property {
	if len(props) == 1 {
		p := *props[0]
		return &p
	}
	out := *props[0]
	out.Schema = m.schema(path, each(props, func(p *Property) *Schema { return p.Schema }))
	out.Description = firstOf(props, func(p *Property) Fact[string] { return p.Description })
	out.Deprecated = firstOf(props, func(p *Property) Fact[bool] { return p.Deprecated })
	out.ReadOnly = firstOf(props, func(p *Property) Fact[bool] { return p.ReadOnly })
	out.Example = firstOf(props, func(p *Property) Fact[Value] { return p.Example })
	out.Default = m.defaultValue(path, props)
	out.Required = firstOf(props, func(p *Property) Fact[bool] { return p.Required })
	for _, p := range props {
		if p.Required.Known() && p.Required.Value != out.Required.Value {
			m.differs(p.Source, out.Source, "%s is required on one page and optional on another; it is taken as optional", path)
			if out.Required.Value {
				out.Required = p.Required
			}
		}
	}
	return &out
}

// missing notes that some description leaves a property out; it is not required then.
func (m *merger) missing(path string, p *Property, variants []*Schema) {
	i := slices.IndexFunc(variants, func(v *Schema) bool { return v.Property(p.Name.Value) == nil })
	if i < 0 {
		return
	}
	if p.Required.Value {
		p.Required = Infer(false, "required-not-everywhere", p.Required.Origin.Spans...)
	}
	m.differs(variants[i].Source, p.Source, "%s has no %s here, but on another page; the structures are united", path, p.Name.Value)
}

// enum is the union of the enumerations.
func (m *merger) enum(path string, variants []*Schema) *Enum {
	var out *Enum
	for _, v := range variants {
		switch {
		case v.Enum == nil:
		case out == nil:
			out = &Enum{Values: slices.Clone(v.Enum.Values), Origin: v.Enum.Origin}
		case !sameValues(out, v.Enum):
			m.differs(v.Enum.Origin.Place(), out.Origin.Place(), "the values of %s are others here than elsewhere; all of them count", path)
			for _, value := range v.Enum.Values {
				if !out.lists(value) {
					out.Values = append(out.Values, value)
				}
			}
		}
	}
	return out
}

// lists reports whether an enumeration has a value.
func (e *Enum) lists(v *EnumValue) bool {
	return slices.ContainsFunc(e.Values, func(w *EnumValue) bool { return w.Value.Value == v.Value.Value })
}

// sameValues reports whether two enumerations have the same values.
func sameValues(a, b *Enum) bool {
	return len(a.Values) == len(b.Values) && !slices.ContainsFunc(a.Values, func(v *EnumValue) bool { return !b.lists(v) })
}

// constraints settles each limit by itself.
func (m *merger) constraints(path string, variants []*Schema) Constraints {
	return Constraints{
		MinLength:        settleLimit(m, path+"'s minLength", variants, func(c Constraints) *Fact[int] { return c.MinLength }),
		MaxLength:        settleLimit(m, path+"'s maxLength", variants, func(c Constraints) *Fact[int] { return c.MaxLength }),
		Pattern:          settleLimit(m, path+"'s pattern", variants, func(c Constraints) *Fact[string] { return c.Pattern }),
		Minimum:          settleLimit(m, path+"'s minimum", variants, func(c Constraints) *Fact[float64] { return c.Minimum }),
		Maximum:          settleLimit(m, path+"'s maximum", variants, func(c Constraints) *Fact[float64] { return c.Maximum }),
		ExclusiveMinimum: settleLimit(m, path+"'s exclusiveMinimum", variants, func(c Constraints) *Fact[bool] { return c.ExclusiveMinimum }),
		ExclusiveMaximum: settleLimit(m, path+"'s exclusiveMaximum", variants, func(c Constraints) *Fact[bool] { return c.ExclusiveMaximum }),
		MinItems:         settleLimit(m, path+"'s minItems", variants, func(c Constraints) *Fact[int] { return c.MinItems }),
		MaxItems:         settleLimit(m, path+"'s maxItems", variants, func(c Constraints) *Fact[int] { return c.MaxItems }),
		UniqueItems:      settleLimit(m, path+"'s uniqueItems", variants, func(c Constraints) *Fact[bool] { return c.UniqueItems }),
	}
}

// settleLimit settles one limit; nil where no description states it.
func settleLimit[T comparable](m *merger, what string, variants []*Schema, of func(Constraints) *Fact[T]) *Fact[T] {
	fact := settle(m, what, variants, func(s *Schema) Fact[T] {
		if f := of(s.Constraints); f != nil {
			return *f
		}
		return Fact[T]{}
	})
	if !fact.Known() {
		return nil
	}
	return &fact
}

// defaultValue settles a default.
func (m *merger) defaultValue(path string, props []*Property) Fact[Value] {
	text := settle(m, path+"'s default", props, func(p *Property) Fact[string] {
		return Fact[string]{Value: string(p.Default.Value), Origin: p.Default.Origin}
	})
	if !text.Known() {
		return Fact[Value]{}
	}
	return Fact[Value]{Value: Value(text.Value), Origin: text.Origin}
}

// settle chooses among the facts that variants state: what most say, of as many the first. Each other value is
// reported.
func settle[V any, T comparable](m *merger, what string, variants []V, of func(V) Fact[T]) Fact[T] {
	var facts []Fact[T]
	votes := map[T]int{}
	for _, v := range variants {
		if f := of(v); f.Known() {
			facts = append(facts, f)
			votes[f.Value]++
		}
	}
	var best Fact[T]
	for _, f := range facts {
		if !best.Known() || votes[f.Value] > votes[best.Value] {
			best = f
		}
	}
	for _, f := range facts {
		if f.Value != best.Value {
			m.contradiction(f.Origin.Place(), best.Origin.Place(), "%s is %v here and %v elsewhere", what, f.Value, best.Value)
		}
	}
	return best
}

// firstOf is the first fact that a variant states.
func firstOf[V, T any](variants []V, of func(V) Fact[T]) Fact[T] {
	for _, v := range variants {
		if f := of(v); f.Known() {
			return f
		}
	}
	return Fact[T]{}
}

// each gives a part of every variant.
func each[V, P any](variants []V, of func(V) P) []P {
	out := make([]P, 0, len(variants))
	for _, v := range variants {
		out = append(out, of(v))
	}
	return out
}

// contradiction reports two descriptions of which only one can be right.
func (m *merger) contradiction(at, other diag.Span, format string, args ...any) {
	m.diags.Add("structure-contradiction", at, "%s; what most pages say counts, of as many the first file", fmt.Sprintf(format, args...)).
		Relate(other, "the description that counts")
}

// differs notes two descriptions that can both be right.
func (m *merger) differs(at, other diag.Span, format string, args ...any) {
	if at.IsZero() { // an object within another one has no place of its own
		m.diags.Add("structure-differs", other, format, args...)
		return
	}
	m.diags.Add("structure-differs", at, format, args...).Relate(other, "the other description")
}

// propertyOrder is the order of the properties of all variants: each new one comes after the one that it follows.
func propertyOrder(variants []*Schema) []string {
	var order []string
	for _, v := range variants {
		at := 0
		for _, p := range v.Properties {
			if i := slices.Index(order, p.Name.Value); i >= 0 {
				at = i + 1
				continue
			}
			order = slices.Insert(order, at, p.Name.Value)
			at++
		}
	}
	return order
}

// majority is the schema whose type most of the variants share, the first of several.
func majority(variants []*Schema) *Schema {
	best, most := variants[0], 0
	for _, v := range variants {
		n := 0
		for _, w := range variants {
			if sameType(v, w) {
				n++
			}
		}
		if n > most || n == most && !stated(best) && stated(v) {
			best, most = v, n
		}
	}
	return best
}

// stated reports whether anything says what a schema's type is.
func stated(s *Schema) bool { return s.Type.Known() || s.Ref.Known() }

// sameType reports whether two schemas do not contradict each other; what one leaves open is no contradiction.
func sameType(a, b *Schema) bool {
	if a == nil || b == nil || !stated(a) || !stated(b) {
		return true
	}
	if a.Ref.Known() || b.Ref.Known() {
		return a.Ref.Value == b.Ref.Value
	}
	return a.Type.Value == b.Type.Value && sameType(a.Items, b.Items)
}

// placeOfType is where a schema's type stands.
func placeOfType(s *Schema) diag.Span {
	for _, at := range []diag.Span{s.Type.Origin.Place(), s.Ref.Origin.Place(), s.Source} {
		if !at.IsZero() {
			return at
		}
	}
	return diag.Span{}
}

// typeName is a schema's type in a message.
func typeName(s *Schema) string {
	switch {
	case s.Ref.Known():
		return s.Ref.Value
	case s.Type.Value == Array && s.Items != nil:
		return typeName(s.Items) + "[]"
	case s.Type.Value == Unknown:
		return "of unknown type"
	default:
		return string(s.Type.Value)
	}
}
