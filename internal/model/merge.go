package model

import "slices"

// mergeStructures makes one structure of what the pages say of each name.
func (l *linker) mergeStructures() {
	for _, name := range l.names {
		l.api.Schemas = append(l.api.Schemas, l.merge(l.variants[name]))
	}
}

// merge unites a structure's variants: equal ones fold, further properties are added. A property is required only
// where every variant that says anything of it says so, and every variant has it.
func (l *linker) merge(variants []*Schema) *Schema {
	out := *variants[0]
	out.Properties = nil
	out.Sources = nil
	for _, v := range variants {
		out.Sources = append(out.Sources, v.Sources...)
		if !out.Description.Known() {
			out.Description = v.Description
		}
	}
	for _, name := range propertyOrder(variants) {
		var props []*Property
		for _, v := range variants {
			if p := v.Property(name); p != nil {
				props = append(props, p)
			}
		}
		p := l.mergeProperty(out.Name, props)
		if len(props) < len(variants) {
			l.missingIn(&out, p, variants)
		}
		out.Properties = append(out.Properties, p)
	}
	return &out
}

// missingIn notes that some page leaves a property of a structure out.
func (l *linker) missingIn(s *Schema, p *Property, variants []*Schema) {
	if p.Required.Value {
		p.Required = Infer(false, "required-not-everywhere", p.Required.Origin.Spans...)
	}
	for _, v := range variants {
		if v.Property(p.Name.Value) == nil {
			l.diags.Add("structure-differs", v.Source, "%s has no %s here, but on another page; the structures are united", s.Name, p.Name.Value).
				Relate(p.Source, "the property")
			return
		}
	}
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

// mergeProperty unites what the variants say of one property. Where they contradict each other, what most of them say
// counts, and of as many the one in the first file.
func (l *linker) mergeProperty(owner string, props []*Property) *Property {
	out := *majority(props)
	for _, p := range props {
		if !sameType(out.Schema, p.Schema) {
			l.diags.Add("structure-contradiction", p.Source, "%s.%s is %s here and %s elsewhere; what most pages say counts", owner, out.Name.Value, typeName(p.Schema), typeName(out.Schema)).
				Relate(out.Source, "the description that counts")
			continue
		}
		out.fill(p)
		if p.Required.Known() && !p.Required.Value && out.Required.Value {
			l.diags.Add("structure-differs", p.Source, "%s.%s is optional here and required elsewhere; it is taken as optional", owner, out.Name.Value).
				Relate(out.Source, "where it is required")
			out.Required = p.Required
		}
	}
	return &out
}

// majority is the property whose type most of the variants share, the first of several.
func majority(props []*Property) *Property {
	best, most := props[0], 0
	for _, p := range props {
		n := 0
		for _, q := range props {
			if sameType(p.Schema, q.Schema) {
				n++
			}
		}
		if n > most {
			best, most = p, n
		}
	}
	return best
}

// sameType reports whether two schemas do not contradict each other; what one leaves open is no contradiction.
func sameType(a, b *Schema) bool {
	if a == nil || b == nil {
		return true
	}
	if a.Ref.Known() || b.Ref.Known() {
		return a.Ref.Value == b.Ref.Value || !a.Ref.Known() && !a.Type.Known() || !b.Ref.Known() && !b.Type.Known()
	}
	if a.Type.Known() && b.Type.Known() && a.Type.Value != b.Type.Value {
		return false
	}
	return sameType(a.Items, b.Items)
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

// fill takes over what another description of the same property says and this one does not.
func (p *Property) fill(other *Property) {
	fillFact(&p.Required, other.Required)
	fillFact(&p.Description, other.Description)
	fillFact(&p.Deprecated, other.Deprecated)
	fillFact(&p.Default, other.Default)
	fillFact(&p.Example, other.Example)
	p.Schema = p.Schema.filled(other.Schema)
}

// filled is a schema with what another one of the same type says beside.
func (s *Schema) filled(other *Schema) *Schema {
	if s == nil || other == nil || s == other {
		if s == nil {
			return other
		}
		return s
	}
	out := *s
	if !out.Ref.Known() && !out.Type.Known() {
		out.Ref = other.Ref
	}
	fillFact(&out.Type, other.Type)
	fillFact(&out.Format, other.Format)
	fillFact(&out.Nullable, other.Nullable)
	out.Items = s.Items.filled(other.Items)
	out.Enum = mergeEnum(s.Enum, other.Enum)
	out.Constraints = s.Constraints.filled(other.Constraints)
	if len(out.Properties) == 0 {
		out.Properties = other.Properties
	}
	return &out
}

func fillFact[T any](to *Fact[T], from Fact[T]) {
	if !to.Known() {
		*to = from
	}
}

// mergeEnum is the union of two enumerations.
func mergeEnum(a, b *Enum) *Enum {
	if a == nil || b == nil {
		if a == nil {
			return b
		}
		return a
	}
	out := &Enum{Values: slices.Clone(a.Values), Origin: a.Origin}
	for _, v := range b.Values {
		if !slices.ContainsFunc(out.Values, func(w *EnumValue) bool { return w.Value.Value == v.Value.Value }) {
			out.Values = append(out.Values, v)
		}
	}
	return out
}

// filled are the constraints with those that only another description states.
func (c Constraints) filled(other Constraints) Constraints {
	fillPointer(&c.MinLength, other.MinLength)
	fillPointer(&c.MaxLength, other.MaxLength)
	fillPointer(&c.Pattern, other.Pattern)
	fillPointer(&c.Minimum, other.Minimum)
	fillPointer(&c.Maximum, other.Maximum)
	fillPointer(&c.ExclusiveMinimum, other.ExclusiveMinimum)
	fillPointer(&c.ExclusiveMaximum, other.ExclusiveMaximum)
	fillPointer(&c.MinItems, other.MinItems)
	fillPointer(&c.MaxItems, other.MaxItems)
	fillPointer(&c.UniqueItems, other.UniqueItems)
	return c
}

func fillPointer[T any](to **Fact[T], from *Fact[T]) {
	if *to == nil {
		*to = from
	}
}
