package openapi

import (
	"cmp"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// failure is a response of the docs' error model: one for each HTTP status in the error table, and one for any
// other failure.
type failure struct {
	status      string
	component   string
	description string
	source      diag.Span
}

// errorSchema and errorResponse are the components that hold the error model. A structure of the docs of the same name
// keeps it, and the error model's gets a number.
const (
	errorSchema   = "ErrorResponse"
	errorResponse = "Error"
)

// errorResponses lists the failures; there are none where the docs describe no envelope.
func (e *emitter) errorResponses() []failure {
	if e.api.Envelope == nil {
		return nil
	}
	var out []failure
	taken, described := map[string]bool{errorResponse: true}, map[string]bool{}
	for _, c := range e.api.Errors {
		if c.Field != "http" || described[c.Code] {
			continue
		}
		described[c.Code] = true
		component := free(ascii(cmp.Or(c.Name, "Status"+c.Code)), taken)
		out = append(out, failure{c.Code, component, cmp.Or(c.Description, statusText(c.Code)), c.Source})
	}
	return append(out, failure{"default", errorResponse, e.otherFailure(), diag.Span{}})
}

// otherFailure describes the default response by the fields that tell failure from success.
func (e *emitter) otherFailure() string {
	v := e.api.Envelope
	if v.Status == "" || len(v.Success) == 0 {
		return "Any other response"
	}
	return "A failure. A response has failed, whatever its HTTP status, where `" + v.Status + "` is not " +
		"`" + strings.Join(v.Success, "` or `") + "`."
}

// componentResponses describes the failures once, so that operations refer to them.
func (e *emitter) componentResponses() *object {
	out := newObject()
	for _, f := range e.failures {
		response := newObject()
		response.setText("description", e.markdown(f.description, f.source))
		media := newObject()
		media.set("schema", reference("schemas", e.errorSchemaName()).node)
		content := newObject()
		content.set(jsonType, media.node)
		response.set("content", content.node)
		out.set(f.component, response.node)
	}
	return out
}

// errorSchemaName is the component name of the error model's structure.
func (e *emitter) errorSchemaName() string {
	taken := map[string]bool{}
	for _, name := range e.components {
		taken[name] = true
	}
	return free(errorSchema, taken)
}

// errorStructure describes the fields of the envelope that a failure carries, as the first response describes them
// that has all of them; a field that no response describes has no type. The error table stands beside them.
func (e *emitter) errorStructure() *object {
	out := newObject()
	out.setText("type", "object")
	properties := newObject()
	for _, name := range e.envelopeFields() {
		p := e.envelopeProperty(name)
		properties.set(name, e.property(p).node)
	}
	out.setObject("properties", properties)
	out.setList("x-docgen-errors", e.errorTable())
	return out
}

// envelopeFields names the fields of the envelope that a failure carries, in the order of the response that
// describes them.
func (e *emitter) envelopeFields() []string {
	v := e.api.Envelope
	var out []string
	for _, name := range []string{v.Status, v.Message, v.Code, v.RequestID} {
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

// envelopeProperty finds the first response's description of a field.
func (e *emitter) envelopeProperty(name string) *model.Property {
	for _, o := range e.api.Operations {
		for _, r := range o.Responses {
			if s := e.api.Resolve(r.Schema); s != nil && s.Property(name) != nil {
				return s.Property(name)
			}
		}
	}
	return &model.Property{Schema: &model.Schema{}}
}

// errorTable keeps what the docs say about single codes, which OpenAPI has no place for.
func (e *emitter) errorTable() []*yaml.Node {
	var out []*yaml.Node
	for _, c := range e.api.Errors {
		row := newObject()
		row.setText("field", c.Field)
		row.setText("code", c.Code)
		row.setText("name", c.Name)
		row.setText("description", c.Description)
		e.source(row, c.Source)
		out = append(out, row.node)
	}
	return out
}
