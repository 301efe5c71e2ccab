package model

// Combination is how the parts of a type make it: as OpenAPI's allOf, oneOf and anyOf.
type Combination string

// The combinations.
const (
	AllOf Combination = "allOf"
	OneOf Combination = "oneOf"
	AnyOf Combination = "anyOf"
)

// Choice is a type that is one, or some, of several.
type Choice struct {
	Kind    Combination `json:"kind"` // OneOf or AnyOf
	Schemas []*Schema   `json:"schemas"`
}

// schemas are the alternatives, none where there is no choice.
func (c *Choice) schemas() []*Schema {
	if c == nil {
		return nil
	}
	return c.Schemas
}

// resolveIncludes gives each schema the properties of the structures that it includes. Its own come last and count more.
func (l *linker) resolveIncludes() {
	x := &includer{api: l.api, done: map[*Schema]bool{}}
	for _, s := range l.api.Schemas {
		x.schema(s)
	}
	for _, o := range l.api.Operations {
		for _, p := range o.Parameters {
			x.schema(p.Schema)
		}
		if o.Body != nil {
			x.schema(o.Body.Schema)
		}
		for _, r := range o.Responses {
			x.schema(r.Schema)
		}
	}
}

// includer resolves inclusions, each schema once.
type includer struct {
	api  *API
	done map[*Schema]bool
}

func (x *includer) schema(s *Schema) {
	if s == nil || x.done[s] {
		return
	}
	x.done[s] = true
	if len(s.Includes) > 0 {
		x.include(s)
	}
	x.schema(s.Items)
	x.schema(s.Additional)
	for _, each := range s.Choice.schemas() {
		x.schema(each)
	}
	for _, p := range s.Properties {
		x.schema(p.Schema)
	}
}

// include takes over what the included structures have. One that includes itself, or that no page describes, adds nothing.
func (x *includer) include(s *Schema) {
	own := s.Properties
	s.Properties = nil
	for _, ref := range s.Includes {
		target := x.api.Resolve(&Schema{Ref: ref})
		if target == nil || target == s {
			continue
		}
		x.schema(target)
		if s.Additional == nil {
			s.Additional = target.Additional
		}
		if s.Choice == nil {
			s.Choice = target.Choice
		}
		for _, p := range target.Properties {
			if s.Property(p.Name.Value) == nil {
				s.Properties = append(s.Properties, p)
			}
		}
	}
	for _, p := range own {
		if i := propertyIndex(s, p.Name.Value); i >= 0 {
			s.Properties[i] = p
			continue
		}
		s.Properties = append(s.Properties, p)
	}
}

// propertyIndex is the place of a property among its siblings, -1 where there is none of the name.
func propertyIndex(s *Schema, name string) int {
	for i, p := range s.Properties {
		if p.Name.Value == name {
			return i
		}
	}
	return -1
}
