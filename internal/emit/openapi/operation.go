package openapi

import (
	"cmp"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/model"
)

// paths builds the paths object, in the order of the routes.
func (e *emitter) paths(routes []*route) *object {
	out := newObject()
	for _, r := range routes {
		item := newObject()
		for _, o := range r.operations {
			item.set(o.method, e.operation(r, o).node)
		}
		out.set(r.path, item.node)
	}
	return out
}

// operation builds an operation object.
func (e *emitter) operation(r *route, o *placed) *object {
	out := newObject()
	if tag := tagOf(o.Operation); tag != "" {
		out.set("tags", texts([]string{tag}))
	}
	out.setText("summary", cmp.Or(plainText(o.Summary.Value), o.id)) // linters ask for one
	out.setText("description", e.prose(o.Description))
	out.setText("operationId", o.id)
	out.setTrue("deprecated", o.Deprecated.Value)
	if e.unsecured(o.Operation) {
		out.set("security", list())
	}
	out.setList("parameters", e.parameters(r, o))
	if o.Body != nil {
		out.set("requestBody", e.requestBody(o).node)
	}
	out.set("responses", e.responses(o).node)
	if e.opts.Samples {
		out.setList("x-codeSamples", samples(o))
	}
	if o.ID.Value != "" && o.ID.Value != o.id {
		out.setText("x-docgen-name", o.ID.Value)
	}
	e.source(out, o.Source)
	e.inferred(out, o.Operation)
	return out
}

// tagOf is the tag of an operation: the group of its page, or the page itself.
func tagOf(o *model.Operation) string { return cmp.Or(o.Group, o.Page) }

// samples lists the docs' code under the key that Redoc and others show it from.
func samples(o *placed) []*yaml.Node {
	var out []*yaml.Node
	for _, s := range o.Samples {
		sample := newObject()
		sample.setText("lang", s.Lang)
		sample.set("source", text(s.Text))
		out = append(out, sample.node)
	}
	return out
}
