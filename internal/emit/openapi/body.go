package openapi

import (
	"cmp"
	"mime"
	"strings"

	"github.com/seed-97755388/docgen/internal/model"
)

// jsonType is the media type where the docs name none: the examples of such pages are JSON.
const jsonType = "application/json"

// requestBody builds a request body object. A body under GET or another method that gives it no meaning is written
// as the docs have it, and reported: not every reader of the document will send it.
func (e *emitter) requestBody(o *placed) *object {
	switch o.method {
	case "get", "head", "delete", "trace":
		e.diags.Add("body-not-expected", o.Source,
			"operation %q has a request body under %s, which many clients and servers leave out", o.ID.Value, strings.ToUpper(o.method))
	}
	out := newObject()
	if o.Body.Required.Known() {
		out.set("required", boolean(o.Body.Required.Value))
	}
	var examples []*model.Example
	if o.Body.Example != nil {
		examples = append(examples, o.Body.Example)
	}
	content := newObject()
	mediaType := cmp.Or(o.Body.MediaType.Value, jsonType)
	content.set(mediaType, e.mediaType(mediaType, o.Body.Schema, examples).node)
	out.setObject("content", content)
	return out
}

// mediaType builds a media type object: the schema and the examples that fit it. An example that does not fit, which
// Link has reported, is kept under x-docgen-example, where no linter takes it for one that does.
func (e *emitter) mediaType(name string, s *model.Schema, examples []*model.Example) *object {
	out := newObject()
	if s != nil {
		out.set("schema", e.schema(s).node)
	}
	var fitting []*model.Example
	for _, x := range examples {
		if why := e.exampleMisfit(name, s, x); why != "" {
			if !out.has("x-docgen-example") {
				out.set("x-docgen-example", exampleNode(x))
			}
			continue
		}
		fitting = append(fitting, x)
	}
	switch {
	case len(fitting) == 1 && fitting[0].Name == "":
		out.set("example", exampleNode(fitting[0]))
	case len(fitting) > 0:
		out.setObject("examples", namedExamples(fitting))
	}
	return out
}

// namedExamples builds the map of examples; one without a name gets a number.
func namedExamples(examples []*model.Example) *object {
	out, taken := newObject(), map[string]bool{}
	for _, x := range examples {
		entry := newObject()
		entry.set("value", exampleNode(x))
		out.set(free(ascii(cmp.Or(x.Name, "example")), taken), entry.node)
	}
	return out
}

// exampleMisfit says why an example does not fit, "" where it does. Text is no example of a JSON body.
func (e *emitter) exampleMisfit(mediaType string, s *model.Schema, x *model.Example) string {
	if len(x.Value) > 0 {
		return e.misfit(x.Value, s)
	}
	if isJSON(mediaType) {
		return "it is not JSON"
	}
	return ""
}

// isJSON reports whether a media type is JSON or a kind of it.
func isJSON(mediaType string) bool {
	base, _, err := mime.ParseMediaType(mediaType)
	return err == nil && (base == jsonType || strings.HasSuffix(base, "+json"))
}
