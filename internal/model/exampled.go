package model

import (
	"encoding/json"
	"slices"

	"github.com/seed-97755388/docgen/internal/diag"
)

// exampleTypes are the types that whole examples show of schemas that nothing else types, in the order of the docs.
type exampleTypes struct {
	api    *API
	shown  []*Schema
	types  map[*Schema][]Type
	places map[*Schema][]diag.Span
}

// inferExampleTypes gives schemas of unknown type the one that all examples of requests and responses show.
func (l *linker) inferExampleTypes() {
	e := &exampleTypes{api: l.api, types: map[*Schema][]Type{}, places: map[*Schema][]diag.Span{}}
	for _, o := range l.api.Operations {
		if o.Body != nil && o.Body.Example != nil {
			e.look(o.Body.Schema, o.Body.Example.Value, o.Body.Example.Origin.Spans)
		}
		for _, r := range o.Responses {
			for _, each := range r.Examples {
				e.look(r.Schema, each.Value, each.Origin.Spans)
			}
		}
	}
	for _, s := range e.shown {
		if t, ok := oneType(e.types[s]); ok && s.untyped() {
			s.Type = Infer(t, "type-of-example", e.places[s]...)
			if t == Array {
				s.Items = &Schema{}
			}
		}
	}
}

// oneType is the type that all of some types are.
func oneType(types []Type) (Type, bool) {
	for _, t := range types {
		if t != types[0] {
			return Unknown, false
		}
	}
	return types[0], true
}

// look notes what a value shows of a schema, and of the properties and items below it.
func (e *exampleTypes) look(s *Schema, v Value, at []diag.Span) {
	if s = e.api.Resolve(s); s == nil || v == nil {
		return
	}
	t := TypeOf(v)
	if t == Integer {
		t = Number // an example of a number that is whole by chance
	}
	if s.untyped() && t != Unknown && t != Any && string(v) != "null" {
		e.note(s, t, at)
	}
	switch t {
	case Object:
		var members map[string]Value
		if json.Unmarshal(v, &members) != nil {
			return
		}
		for _, p := range s.Properties {
			e.look(p.Schema, members[p.Name.Value], at)
		}
	case Array:
		var elements []Value
		if json.Unmarshal(v, &elements) != nil {
			return
		}
		for _, each := range elements {
			e.look(s.Items, each, at)
		}
	}
}

// note adds a type to those that examples show of a schema.
func (e *exampleTypes) note(s *Schema, t Type, at []diag.Span) {
	if !slices.Contains(e.shown, s) {
		e.shown = append(e.shown, s)
	}
	e.types[s] = append(e.types[s], t)
	for _, each := range at {
		if !slices.Contains(e.places[s], each) {
			e.places[s] = append(e.places[s], each)
		}
	}
}

// takeExampledBody gives an operation the body of which the docs show an example and describe no property, where the method takes
// one and the example is an object or an array.
func (o *Operation) takeExampledBody(described int) {
	if described > 0 || o.Body == nil || o.Body.Schema != nil || o.Body.Example == nil || !slices.Contains([]string{"POST", "PUT", "PATCH"}, o.Method.Value) {
		return
	}
	e := o.Body.Example
	switch root := TypeOf(e.Value); root {
	case Object:
		o.Body.Schema = &Schema{Type: Infer(Object, "example-root", e.Origin.Spans...)}
	case Array:
		o.Body.Schema = &Schema{Type: Infer(Array, "example-root", e.Origin.Spans...), Items: ItemsOfExample(e)}
	default:
		return
	}
	if !o.Body.Required.Known() {
		o.Body.Required = Infer(true, "example-root", e.Origin.Spans...)
	}
}
