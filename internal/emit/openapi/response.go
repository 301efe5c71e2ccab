package openapi

import (
	"cmp"
	"net/http"
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/model"
)

// responses builds the responses of an operation: those of its page, then those of the docs' error model that the
// page does not describe.
func (e *emitter) responses(o *placed) *object {
	out := newObject()
	for _, r := range o.Responses {
		status := cmp.Or(r.Status.Value, "default")
		if out.has(status) {
			e.diags.Add("duplicate-response", place(r.Status.Origin, o.Source),
				"operation %q describes its response %s twice; the first description holds", o.ID.Value, status)
			continue
		}
		out.set(status, e.response(r, status).node)
	}
	for _, f := range e.failures {
		if !out.has(f.status) {
			out.set(f.status, reference("responses", f.component).node)
		}
	}
	if out.empty() {
		none := newObject()
		none.setText("description", "The docs describe no response.")
		out.set("default", none.node)
	}
	return out
}

// response builds a response object.
func (e *emitter) response(r *model.Response, status string) *object {
	out := newObject()
	out.setText("description", cmp.Or(e.prose(r.Description), statusText(status)))
	headers := newObject()
	for _, h := range r.Headers {
		if !headers.has(h.Name.Value) {
			headers.set(h.Name.Value, e.header(h).node)
		}
	}
	out.setObject("headers", headers)
	if r.Schema != nil || len(r.Examples) > 0 {
		mediaType := cmp.Or(r.MediaType.Value, jsonType)
		content := newObject()
		content.set(mediaType, e.mediaType(mediaType, r.Schema, r.Examples).node)
		out.setObject("content", content)
	}
	return out
}

// header builds a header object of a response.
func (e *emitter) header(h *model.Property) *object {
	out := newObject()
	out.setText("description", e.prose(h.Description))
	out.setTrue("required", h.Required.Value)
	out.setTrue("deprecated", h.Deprecated.Value)
	out.set("schema", e.annotated(h.Schema, annotations{property: &model.Property{Name: h.Name, Default: h.Default}}).node)
	e.example(out, "example", h)
	return out
}

// statusText is the description that OpenAPI demands where the docs give none: the name that HTTP gives the status.
func statusText(status string) string {
	code, err := strconv.Atoi(status)
	if err != nil {
		return "Any other response"
	}
	return cmp.Or(http.StatusText(code), "Status "+status)
}

// exampleNode is an example as JSON, or as the text that the docs print.
func exampleNode(x *model.Example) *yaml.Node {
	if n := valueNode(x.Value); n != nil {
		return n
	}
	return text(x.Text)
}
