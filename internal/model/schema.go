package model

import (
	"encoding/json"
	"slices"

	"github.com/seed-97755388/docgen/internal/diag"
)

// Type is a JSON type. Unknown is what nothing says; Any is what the docs call any type.
type Type string

// The types.
const (
	Unknown Type = ""
	Any     Type = "any"
	String  Type = "string"
	Integer Type = "integer"
	Number  Type = "number"
	Boolean Type = "boolean"
	Object  Type = "object"
	Array   Type = "array"
)

// Value is a JSON value as text, its keys in the order of the docs. The empty Value is none.
type Value = json.RawMessage

// Schema is a type: a named structure, a reference to one, or an inline type.
type Schema struct {
	Name        string         `json:"name,omitempty"` // of a named structure
	Ref         Fact[string]   `json:"ref,omitzero"`   // the structure this stands for; Type is then Object or unknown, and nothing else is set
	Type        Fact[Type]     `json:"type,omitzero"`
	Format      Fact[string]   `json:"format,omitzero"`
	Description Fact[string]   `json:"description,omitzero"` // of a named structure
	Items       *Schema        `json:"items,omitempty"`      // of an array
	Properties  []*Property    `json:"properties,omitempty"` // in the docs' order
	Additional  *Schema        `json:"additional,omitempty"` // of a map: the values' type
	Includes    []Fact[string] `json:"includes,omitempty"`   // the structures whose properties it has, too; Link gives it them
	Choice      *Choice        `json:"choice,omitempty"`
	Enum        *Enum          `json:"enum,omitempty"`
	Constraints Constraints    `json:"constraints,omitzero"`
	Nullable    Fact[bool]     `json:"nullable,omitzero"`
	Source      diag.Span      `json:"source,omitzero"`   // of a named structure: where it is described first
	Sources     []diag.Span    `json:"sources,omitempty"` // of a named structure: each place that describes it
}

// Property is a named member of a structure, or a parameter.
type Property struct {
	Name        Fact[string] `json:"name"`
	Required    Fact[bool]   `json:"required,omitzero"`
	Description Fact[string] `json:"description,omitzero"` // CommonMark
	Deprecated  Fact[bool]   `json:"deprecated,omitzero"`
	ReadOnly    Fact[bool]   `json:"readOnly,omitzero"`  // only in responses
	WriteOnly   Fact[bool]   `json:"writeOnly,omitzero"` // only in requests
	Default     Fact[Value]  `json:"default,omitzero"`
	Example     Fact[Value]  `json:"example,omitzero"`
	Schema      *Schema      `json:"schema"`

	Links  []Fact[string] `json:"-"`      // the addresses that its words link to
	Source diag.Span      `json:"source"` // the row or list item
}

// Enum is a closed list of values.
type Enum struct {
	Values []*EnumValue `json:"values"`
	Origin Origin       `json:"origin"` // the rule that read the list
}

// EnumValue is one value, as the docs print it, with its meaning.
type EnumValue struct {
	Value   Fact[string] `json:"value"` // of numbers and booleans too, their JSON text
	Meaning Fact[string] `json:"meaning,omitzero"`
}

// Constraints are the limits on a value. A nil limit is none.
type Constraints struct {
	MinLength        *Fact[int]     `json:"minLength,omitempty"` // in Unicode code points
	MaxLength        *Fact[int]     `json:"maxLength,omitempty"`
	Pattern          *Fact[string]  `json:"pattern,omitempty"` // a regular expression that RE2 and ECMA 262 read alike
	Minimum          *Fact[float64] `json:"minimum,omitempty"`
	Maximum          *Fact[float64] `json:"maximum,omitempty"`
	ExclusiveMinimum *Fact[bool]    `json:"exclusiveMinimum,omitempty"` // Minimum itself is not allowed
	ExclusiveMaximum *Fact[bool]    `json:"exclusiveMaximum,omitempty"`
	MinItems         *Fact[int]     `json:"minItems,omitempty"`
	MaxItems         *Fact[int]     `json:"maxItems,omitempty"`
	UniqueItems      *Fact[bool]    `json:"uniqueItems,omitempty"`
}

// IsZero reports whether there is no limit at all.
func (c Constraints) IsZero() bool { return c == Constraints{} }

// Property finds a property by name, nil where there is none.
func (s *Schema) Property(name string) *Property {
	for _, p := range s.Properties {
		if p.Name.Value == name {
			return p
		}
	}
	return nil
}

// Schema finds a named structure, nil where there is none.
func (a *API) Schema(name string) *Schema {
	for _, s := range a.Schemas {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Resolve follows references to the structure that a schema stands for: the schema itself where it is none, and nil
// where the structure does not exist.
func (a *API) Resolve(s *Schema) *Schema {
	for range len(a.Schemas) + 1 {
		if s == nil || !s.Ref.Known() {
			return s
		}
		s = a.Schema(s.Ref.Value)
	}
	return nil // a circle of bare references
}

// Operation finds an operation by id, nil where there is none.
func (a *API) Operation(id string) *Operation {
	for _, o := range a.Operations {
		if o.ID.Value == id {
			return o
		}
	}
	return nil
}

// Subset is the part of an API that belongs to one document: its operations, their groups, the structures that they
// reach, and those beside them that nothing reaches, in the order of the whole.
func (a *API) Subset(document string) *API {
	out := &API{Conventions: a.Conventions}
	out.Errors = slices.DeleteFunc(slices.Clone(a.Errors), func(e ErrorCode) bool { return e.Document != "" && e.Document != document })
	reached := map[string]bool{}
	for _, d := range a.Documents {
		if d.Name == document {
			out.Documents = append(out.Documents, d)
		}
	}
	for _, g := range a.Groups {
		if g.Document == document {
			out.Groups = append(out.Groups, g)
		}
	}
	for _, o := range a.Operations {
		if o.Document == document {
			out.Operations = append(out.Operations, o)
			a.reachOperation(o, reached)
		}
	}
	unused := a.unused(document)
	for _, s := range a.Schemas {
		if reached[s.Name] || unused[s.Name] {
			out.Schemas = append(out.Schemas, s)
		}
	}
	return out
}

// unused are the structures that no operation reaches and that stand in a file with operations of a document.
func (a *API) unused(document string) map[string]bool {
	reached, files, out := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, o := range a.Operations {
		a.reachOperation(o, reached)
		if o.Document == document {
			files[o.Source.File] = true
		}
	}
	for _, s := range a.Schemas {
		if !reached[s.Name] && files[s.Source.File] {
			out[s.Name] = true
		}
	}
	return out
}

// reachOperation marks the named structures that an operation needs.
func (a *API) reachOperation(o *Operation, reached map[string]bool) {
	for _, p := range o.Parameters {
		a.reach(p.Schema, reached)
	}
	if o.Body != nil {
		a.reach(o.Body.Schema, reached)
	}
	for _, r := range o.Responses {
		a.reach(r.Schema, reached)
		for _, h := range r.Headers {
			a.reach(h.Schema, reached)
		}
	}
}

// reach marks the named structures that a schema leads to.
func (a *API) reach(s *Schema, reached map[string]bool) {
	if s == nil {
		return
	}
	if s.Ref.Known() {
		if name := s.Ref.Value; !reached[name] {
			reached[name] = true
			a.reach(a.Schema(name), reached)
		}
		return
	}
	a.reach(s.Items, reached)
	a.reach(s.Additional, reached)
	for _, each := range s.Choice.schemas() {
		a.reach(each, reached)
	}
	for _, p := range s.Properties {
		a.reach(p.Schema, reached)
	}
}

// each visits a schema and those in it; what a visit changes below the schema counts.
func (s *Schema) each(visit func(*Schema)) {
	if s == nil {
		return
	}
	visit(s)
	s.Items.each(visit)
	s.Additional.each(visit)
	for _, part := range s.Choice.schemas() {
		part.each(visit)
	}
	for _, p := range s.Properties {
		p.Schema.each(visit)
	}
}
