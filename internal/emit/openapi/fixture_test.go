package openapi_test

import (
	"encoding/json"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// at is a place on line n of a page.
func at(n int) diag.Span {
	p := diag.Position{Offset: n * 10, Line: n, Column: 1}
	return diag.Span{File: "docs/users.md", Start: p, End: p}
}

func stated[T any](value T) model.Fact[T] { return model.State(value, "test", at(1)) }

func limit[T any](value T) *model.Fact[T] {
	f := stated(value)
	return &f
}

func typed(t model.Type) *model.Schema { return &model.Schema{Type: stated(t)} }

func ref(name string) *model.Schema { return &model.Schema{Ref: stated(name)} }

func arrayOf(items *model.Schema) *model.Schema {
	return &model.Schema{Type: stated(model.Array), Items: items}
}

// prop is a property of a type; further facts are set by the edits.
func prop(name string, s *model.Schema, edits ...func(*model.Property)) *model.Property {
	p := &model.Property{Name: stated(name), Schema: s, Source: at(3)}
	for _, edit := range edits {
		edit(p)
	}
	return p
}

func required(p *model.Property) { p.Required = stated(true) }

func described(text string) func(*model.Property) {
	return func(p *model.Property) { p.Description = stated(text) }
}

func exampled(value string) func(*model.Property) {
	return func(p *model.Property) { p.Example = stated(json.RawMessage(value)) }
}

func defaulted(value string) func(*model.Property) {
	return func(p *model.Property) { p.Default = stated(json.RawMessage(value)) }
}

// enumOf lists pairs of value and meaning.
func enumOf(pairs ...string) *model.Enum {
	out := &model.Enum{Origin: model.Origin{Kind: model.Stated, Rule: "enum"}}
	for i := 0; i+1 < len(pairs); i += 2 {
		v := &model.EnumValue{Value: stated(pairs[i])}
		if pairs[i+1] != "" {
			v.Meaning = stated(pairs[i+1])
		}
		out.Values = append(out.Values, v)
	}
	return out
}

func structure(name string, properties ...*model.Property) *model.Schema {
	return &model.Schema{Name: name, Type: stated(model.Object), Properties: properties, Source: at(20)}
}

func param(in model.Location, p *model.Property) *model.Parameter {
	return &model.Parameter{In: stated(in), Property: *p}
}

func operation(id, method, path string) *model.Operation {
	return &model.Operation{
		ID: stated(id), Document: "management", Client: stated("ManagementClient"), Group: "Users",
		Method: model.Infer(method, "method-by-rows"), Path: stated(path), Source: at(1),
	}
}

// answering gives an operation a response of a structure under status 200.
func answering(o *model.Operation, name string, examples ...string) *model.Operation {
	r := &model.Response{Status: stated("200"), Schema: ref(name)}
	for _, x := range examples {
		r.Examples = append(r.Examples, &model.Example{Value: json.RawMessage(x), Text: x})
	}
	o.Responses = append(o.Responses, r)
	return o
}

// accepting gives an operation a required JSON body of a structure.
func accepting(o *model.Operation, name string) *model.Operation {
	o.RequestName = stated(name)
	o.Body = &model.RequestBody{MediaType: stated("application/json"), Required: stated(true), Schema: ref(name)}
	return o
}

// single is an API of the given operation alone.
func single(o *model.Operation, schemas ...*model.Schema) *model.API {
	return &model.API{
		Documents:  []*model.Document{{Name: "management", Title: "Management", Version: "3"}},
		Operations: []*model.Operation{o},
		Schemas:    schemas,
	}
}
