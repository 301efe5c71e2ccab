package openapi

import (
	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// componentSchemas describes the named structures in the docs' order, the error model's last.
func (e *emitter) componentSchemas() *object {
	out := newObject()
	for _, s := range e.api.Schemas {
		name := e.components[s.Name]
		if out.has(name) {
			e.diags.Add("duplicate-schema", s.Source, "structure %q is described twice; the first description holds", s.Name)
			continue
		}
		schema := e.annotated(s, annotations{description: s.Description})
		if name != s.Name {
			schema.setText("x-docgen-name", s.Name)
		}
		e.source(schema, s.Source)
		out.set(name, schema.node)
	}
	if e.api.Envelope != nil {
		out.set(e.errorSchemaName(), e.errorStructure().node)
	}
	return out
}

// annotations are what stands beside a type: the description of a structure, or all that a property says.
type annotations struct {
	description model.Fact[string]
	deprecated  bool
	readOnly    bool
	writeOnly   bool
	property    *model.Property // default and example, nil where there are none
}

// schema builds a schema object without annotations but its own description.
func (e *emitter) schema(s *model.Schema) *object {
	if s == nil {
		return newObject()
	}
	return e.annotated(s, annotations{description: s.Description})
}

// property builds the schema object of a property.
func (e *emitter) property(p *model.Property) *object {
	out := e.annotated(p.Schema, annotations{
		description: p.Description,
		deprecated:  p.Deprecated.Value,
		readOnly:    p.ReadOnly.Value,
		writeOnly:   p.WriteOnly.Value,
		property:    p,
	})
	e.example(out, e.exampleKey(), p)
	return out
}

// exampleKey is the key of a schema's example; OpenAPI 3.1 has a list of them.
func (e *emitter) exampleKey() string {
	if e.v31() {
		return "examples"
	}
	return "example"
}

// annotated builds a schema object. A type that nothing says stays open: no keyword is guessed.
func (e *emitter) annotated(s *model.Schema, a annotations) *object {
	out := newObject()
	if s == nil {
		s = &model.Schema{}
	}
	if s.Ref.Known() {
		e.refer(out, s, a)
	} else {
		e.types(out, s)
	}
	out.setText("description", e.prose(a.description))
	out.setTrue("deprecated", a.deprecated)
	out.setTrue("readOnly", a.readOnly)
	out.setTrue("writeOnly", a.writeOnly && !a.readOnly)
	e.enum(out, s)
	e.defaultValue(out, s, a.property)
	e.constraints(out, s.Constraints)
	e.contents(out, s)
	return out
}

// refer writes a reference. In OpenAPI 3.0 a $ref hides whatever stands beside it, so it is wrapped where anything does.
func (e *emitter) refer(out *object, s *model.Schema, a annotations) {
	name, ok := e.components[s.Ref.Value]
	if !ok {
		e.diags.Add("dangling-reference", place(s.Ref.Origin, diag.Span{}),
			"structure %q is referred to and described nowhere", s.Ref.Value)
		out.setText("x-docgen-ref", s.Ref.Value)
		return
	}
	ref := reference("schemas", name)
	switch {
	case s.Nullable.Value && e.v31():
		none := newObject()
		none.setText("type", "null")
		out.set("anyOf", list(ref.node, none.node))
	case e.v31() || !a.any() && !s.Nullable.Value:
		out.node.Content = ref.node.Content
	default:
		e.wrap(out, s, ref)
	}
}

// any reports whether anything stands beside the type.
func (a annotations) any() bool {
	p := a.property
	return a.description.Value != "" || a.deprecated || a.readOnly || a.writeOnly || p != nil && (p.Default.Known() || p.Example.Known())
}

// wrap puts a reference into an allOf of one element. A nullable schema has to name its type, too.
func (e *emitter) wrap(out *object, s *model.Schema, ref *object) {
	if s.Nullable.Value {
		if target := e.api.Resolve(s); target != nil {
			out.setText("type", typeName(target))
		}
		out.setTrue("nullable", out.has("type"))
	}
	out.set("allOf", list(ref.node))
}

// types writes type, format and null, the latter in the spelling of the version.
func (e *emitter) types(out *object, s *model.Schema) {
	name := typeName(s)
	nullable := s.Nullable.Value && name != "" // a schema without a type takes null anyway
	switch {
	case nullable && e.v31():
		out.set("type", texts([]string{name, "null"}))
	default:
		out.setText("type", name)
	}
	out.setText("format", format(s))
	out.setTrue("nullable", nullable && !e.v31())
}

// typeName is the value of the type keyword, "" for none. What has properties is an object.
func typeName(s *model.Schema) string {
	switch {
	case s.Type.Value == model.Any:
		return ""
	case s.Type.Value != model.Unknown:
		return string(s.Type.Value)
	case len(s.Properties) > 0 || s.Additional != nil:
		return string(model.Object)
	case s.Items != nil:
		return string(model.Array)
	}
	return ""
}

// format is the stated format. A number without one is a double, the precision that RFC 8259, section 6, lets readers
// of JSON rely on: some generators otherwise take it for a float of 32 bits and lose figures.
func format(s *model.Schema) string {
	if s.Format.Value == "" && s.Type.Value == model.Number {
		return "double"
	}
	return s.Format.Value
}

// contents writes what an array or an object holds.
func (e *emitter) contents(out *object, s *model.Schema) {
	if typeName(s) == string(model.Array) {
		out.set("items", e.items(s).node)
	}
	properties := newObject()
	var required []string
	for _, p := range s.Properties {
		name := p.Name.Value
		if properties.has(name) {
			e.diags.Add("duplicate-property", p.Source, "property %q is described twice; the first description holds", name)
			continue
		}
		properties.set(name, e.property(p).node)
		if p.Required.Value {
			required = append(required, name)
		}
	}
	if len(required) > 0 {
		out.set("required", texts(required))
	}
	out.setObject("properties", properties)
	if s.Additional != nil {
		out.set("additionalProperties", e.schema(s.Additional).node)
	}
	e.choice(out, s)
}

// choice writes the types of which a value is one or some.
func (e *emitter) choice(out *object, s *model.Schema) {
	c := s.Choice
	if c == nil {
		return
	}
	alternatives := make([]*yaml.Node, len(c.Schemas))
	for i, s := range c.Schemas {
		alternatives[i] = e.schema(s).node
	}
	if s.Nullable.Value && e.v31() {
		none := newObject()
		none.setText("type", "null")
		alternatives = append(alternatives, none.node)
	}
	out.set(string(c.Kind), list(alternatives...))
	out.setTrue("nullable", s.Nullable.Value && !e.v31() && !out.has("nullable"))
}

// items builds the items of an array. Values that the docs list for an array are those of its items.
func (e *emitter) items(s *model.Schema) *object {
	if s.Enum == nil || s.Items != nil && (s.Items.Enum != nil || s.Items.Ref.Known()) {
		return e.schema(s.Items)
	}
	items := model.Schema{}
	if s.Items != nil {
		items = *s.Items
	}
	items.Enum = s.Enum
	return e.schema(&items)
}

// example writes a value where it fits its schema. One that does not is reported and kept under x-docgen-example.
func (e *emitter) example(out *object, key string, p *model.Property) {
	if !p.Example.Known() {
		return
	}
	value := coerce(p.Example.Value, e.api.Resolve(p.Schema))
	if why := e.misfit(value, p.Schema); why != "" {
		e.diags.Add("example-mismatch", place(p.Example.Origin, p.Source),
			"the example of %q does not fit: %s", p.Name.Value, why)
		if !e.opts.Printed {
			out.set("x-docgen-example", valueOrText(p.Example.Value))
			return
		}
		value = p.Example.Value
	}
	n := valueNode(value)
	if key == "examples" {
		n = list(n)
	}
	out.set(key, n)
}

// defaultValue writes a default where it fits, and else reports and keeps it under x-docgen-default.
func (e *emitter) defaultValue(out *object, s *model.Schema, p *model.Property) {
	if p == nil || !p.Default.Known() {
		return
	}
	value := coerce(p.Default.Value, e.api.Resolve(s))
	if why := e.misfit(value, s); why != "" {
		e.diags.Add("default-mismatch", place(p.Default.Origin, p.Source),
			"the default of %q does not fit: %s", p.Name.Value, why)
		out.set("x-docgen-default", valueOrText(p.Default.Value))
		return
	}
	out.set("default", valueNode(value))
}

// valueOrText is the value as JSON, or its text where it is none.
func valueOrText(v model.Value) *yaml.Node {
	if n := valueNode(v); n != nil {
		return n
	}
	return text(string(v))
}
