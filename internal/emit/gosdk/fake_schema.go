package gosdk

import (
	"encoding/json"
	"strconv"

	"github.com/seed-97755388/docgen/internal/model"
)

// fakeSchema is the part of JSON Schema that the fake server reads.
type fakeSchema struct {
	Ref              string                 `json:"ref,omitempty"`
	Type             string                 `json:"type,omitempty"`
	Format           string                 `json:"-"`
	Required         []string               `json:"required,omitempty"`
	Properties       map[string]*fakeSchema `json:"properties,omitempty"`
	Items            *fakeSchema            `json:"items,omitempty"`
	Enum             []any                  `json:"enum,omitempty"`
	Pattern          string                 `json:"pattern,omitempty"`
	MinLength        *int                   `json:"minLength,omitempty"`
	MaxLength        *int                   `json:"maxLength,omitempty"`
	MinItems         *int                   `json:"minItems,omitempty"`
	MaxItems         *int                   `json:"maxItems,omitempty"`
	UniqueItems      bool                   `json:"uniqueItems,omitempty"`
	Minimum          *float64               `json:"minimum,omitempty"`
	Maximum          *float64               `json:"maximum,omitempty"`
	ExclusiveMinimum *float64               `json:"exclusiveMinimum,omitempty"`
	ExclusiveMaximum *float64               `json:"exclusiveMaximum,omitempty"`
}

// schema writes a schema and adds the named structures that it refers to.
func (f *fakeWriter) schema(s *model.Schema) *fakeSchema {
	if s == nil {
		return &fakeSchema{}
	}
	if s.Ref.Known() {
		return f.reference(s)
	}
	out := &fakeSchema{Type: string(s.Type.Value), Format: s.Format.Value}
	switch {
	case len(s.Properties) > 0:
		out.Type = "object"
	case s.Items != nil:
		out.Type = "array"
	case s.Type.Value == model.Any:
		out.Type = ""
	}
	f.limits(out, s)
	if s.Items != nil {
		out.Items = f.schema(s.Items)
	}
	for _, prop := range s.Properties {
		if out.Properties == nil {
			out.Properties = map[string]*fakeSchema{}
		}
		out.Properties[prop.Name.Value] = f.schema(prop.Schema)
		if prop.Required.Value && (prop.Schema == nil || !prop.Schema.Nullable.Value) {
			out.Required = append(out.Required, prop.Name.Value)
		}
	}
	return out
}

// reference refers to a named structure, which is written when it is first met.
func (f *fakeWriter) reference(s *model.Schema) *fakeSchema {
	name := s.Ref.Value
	target := f.sdk.schemas[name]
	if target == nil {
		return &fakeSchema{}
	}
	if !f.seen[name] {
		f.seen[name] = true
		named := &fakeNamed{name: name}
		f.document.Schemas = append(f.document.Schemas, named)
		named.schema = f.schema(target)
	}
	return &fakeSchema{Ref: name}
}

// limits writes what the docs limit a value to.
func (f *fakeWriter) limits(out *fakeSchema, s *model.Schema) {
	limits := s.Constraints
	out.MinLength, out.MaxLength = valueOf(limits.MinLength), valueOf(limits.MaxLength)
	out.MinItems, out.MaxItems = valueOf(limits.MinItems), valueOf(limits.MaxItems)
	out.UniqueItems = limits.UniqueItems != nil && limits.UniqueItems.Value
	out.Minimum, out.ExclusiveMinimum = bounds(limits.Minimum, limits.ExclusiveMinimum)
	out.Maximum, out.ExclusiveMaximum = bounds(limits.Maximum, limits.ExclusiveMaximum)
	if limits.Pattern != nil {
		out.Pattern = limits.Pattern.Value
	}
	if s.Enum == nil || s.Type.Value == model.Array {
		return
	}
	for _, v := range s.Enum.Values {
		out.Enum = append(out.Enum, enumJSON(v.Value.Value, s.Type.Value))
	}
}

// enumJSON is an enum's value as JSON has it.
func enumJSON(text string, t model.Type) any {
	if t == model.Integer || t == model.Number || t == model.Boolean {
		if _, err := strconv.ParseFloat(text, 64); err == nil {
			return json.Number(text)
		}
	}
	return text
}

// bounds gives a bound as JSON Schema 2020-12 writes it: the exclusive one in a keyword of its own.
func bounds(limit *model.Fact[float64], exclusive *model.Fact[bool]) (inside, outside *float64) {
	if exclusive != nil && exclusive.Value {
		return nil, valueOf(limit)
	}
	return valueOf(limit), nil
}

// valueOf is a limit's value, nil where there is none.
func valueOf[T any](limit *model.Fact[T]) *T {
	if limit == nil {
		return nil
	}
	return &limit.Value
}
