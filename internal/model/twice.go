package model

// onceEach makes each parameter of an operation, and each property of what it sends and receives, stand once: the first
// counts, and takes over what only the other says.
func (l *linker) onceEach(op *Operation) {
	type key struct{ in, name string }
	first := map[key]*Parameter{}
	var kept []*Parameter
	for _, p := range op.Parameters {
		k := key{string(p.In.Value), p.Name.Value}
		if known := first[k]; known != nil {
			l.twice("duplicate-parameter", "parameter", &known.Property, &p.Property)
			continue
		}
		first[k] = p
		kept = append(kept, p)
	}
	op.Parameters = kept
	for _, s := range op.sent() {
		s.each(l.oncePerProperty)
	}
}

// sent are the schemas of what an operation sends and receives beside its parameters.
func (o *Operation) sent() []*Schema {
	var out []*Schema
	if o.Body != nil {
		out = append(out, o.Body.Schema)
	}
	for _, r := range o.Responses {
		out = append(out, r.Schema)
	}
	return out
}

// oncePerProperty makes each property of a schema stand once.
func (l *linker) oncePerProperty(s *Schema) {
	first := map[string]*Property{}
	var kept []*Property
	for _, p := range s.Properties {
		if known := first[p.Name.Value]; known != nil {
			l.twice("duplicate-property", "property", known, p)
			continue
		}
		first[p.Name.Value] = p
		kept = append(kept, p)
	}
	s.Properties = kept
}

// twice reports the second of two descriptions.
func (l *linker) twice(code, kind string, first, second *Property) {
	l.diags.Add(code, second.Source, "%s %q is described twice; the first description holds", kind, second.Name.Value).
		Relate(first.Source, "the first description")
	first.adopt(second)
}

// adopt takes over what only another description of a property says.
func (p *Property) adopt(other *Property) {
	adopt(&p.Description, other.Description)
	adopt(&p.Default, other.Default)
	adopt(&p.Example, other.Example)
	adopt(&p.Required, other.Required)
	switch {
	case p.Schema == nil:
		p.Schema = other.Schema
	case p.Schema.untyped() && other.Schema != nil:
		p.Schema.adoptType(other.Schema)
	case other.Schema != nil && p.Schema.Type.Value == other.Schema.Type.Value && len(p.Schema.Properties) == 0:
		p.Schema.Properties = other.Schema.Properties
	}
}

// adoptType takes over the type of another schema, and the values and limits where there are none.
func (s *Schema) adoptType(other *Schema) {
	merged := *other
	if s.Enum != nil {
		merged.Enum = s.Enum
	}
	if !s.Constraints.IsZero() {
		merged.Constraints = s.Constraints
	}
	*s = merged
}

// adopt takes over a fact where there is none.
func adopt[T any](fact *Fact[T], other Fact[T]) {
	if !fact.Known() {
		*fact = other
	}
}
