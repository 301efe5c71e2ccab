package model

// rename gives a structure a new name, and all references with it.
func (a *API) rename(schema *Schema, name string) {
	old := schema.Name
	schema.Name = name
	a.EachSchema(func(s *Schema) {
		if s.Ref.Known() && s.Ref.Value == old {
			s.Ref.Value = name
		}
	})
	for _, o := range a.Operations {
		if o.RequestName.Known() && o.RequestName.Value == old {
			o.RequestName.Value = name
		}
	}
}

// EachSchema calls visit for every schema of the API once, inline ones too, in the order of the docs.
func (a *API) EachSchema(visit func(*Schema)) {
	for _, o := range a.Operations {
		for _, p := range o.Parameters {
			p.Schema.each(visit)
		}
		if o.Body != nil {
			o.Body.Schema.each(visit)
		}
		for _, r := range o.Responses {
			r.Schema.each(visit)
			for _, h := range r.Headers {
				h.Schema.each(visit)
			}
		}
	}
	for _, s := range a.Schemas {
		s.each(visit)
	}
}
