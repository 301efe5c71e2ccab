package openapi

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// parameters lists an operation's own parameters in the docs' order, then those that its path needs and the docs do
// not describe, then the headers that hold for every call.
func (e *emitter) parameters(r *route, o *placed) []*yaml.Node {
	var out []*yaml.Node
	seen := map[string]bool{}
	for _, p := range o.Parameters {
		name, ok := e.parameterName(r, o, p)
		if !ok {
			continue
		}
		key := string(p.In.Value) + " " + name
		if seen[key] {
			e.diags.Add("duplicate-parameter", p.Source,
				"operation %q describes its %s parameter %q twice; the first description holds", o.ID.Value, p.In.Value, name)
			continue
		}
		seen[key] = true
		out = append(out, e.parameter(p, name).node)
	}
	for _, name := range placeholders(r.path) {
		if !seen["path "+name] {
			seen["path "+name] = true
			out = append(out, e.missingParameter(o, name).node)
		}
	}
	return append(out, e.commonHeaders(o, seen)...)
}

// parameterName is the parameter's name in the document; it is not ok where the document has no place for it.
func (e *emitter) parameterName(r *route, o *placed, p *model.Parameter) (string, bool) {
	name := p.Name.Value
	switch p.In.Value {
	case model.InQuery, model.InHeader, model.InCookie:
		return name, true
	case model.InPath:
		if other, ok := o.renamed[name]; ok {
			name = other
		}
		if slices.Contains(placeholders(r.path), name) {
			return name, true
		}
		e.diags.Add("path-parameter-unplaced", p.Source,
			"path %s of operation %q has no placeholder for its path parameter %q, which is left out", r.path, o.ID.Value, name)
		return "", false
	}
	e.diags.Add("parameter-unplaced", p.Source,
		"nothing says where parameter %q of operation %q goes, so it is not in the OpenAPI document", name, o.ID.Value)
	return "", false
}

// parameter builds a parameter object. What describes the value goes into its schema, what describes the parameter
// beside it.
func (e *emitter) parameter(p *model.Parameter, name string) *object {
	out := newObject()
	out.setText("name", name)
	out.setText("in", string(p.In.Value))
	out.setText("description", e.prose(p.Description))
	out.setTrue("required", p.Required.Value || p.In.Value == model.InPath)
	out.setTrue("deprecated", p.Deprecated.Value)
	if p.Comma.Known() {
		e.style(out, p)
	}
	schema := e.annotated(p.Schema, annotations{property: &model.Property{Name: p.Name, Default: p.Default}})
	out.set("schema", schema.node)
	e.example(out, "example", &p.Property)
	if name != p.Name.Value {
		out.setText("x-docgen-name", p.Name.Value)
	}
	return out
}

// style says whether an array goes as one value with commas or as a repeated key.
func (e *emitter) style(out *object, p *model.Parameter) {
	style := "form"
	if p.In.Value == model.InPath || p.In.Value == model.InHeader {
		style = "simple" // the other style has no meaning there
	}
	out.setText("style", style)
	out.set("explode", boolean(!p.Comma.Value))
}

// missingParameter stands for a placeholder that the docs do not describe: OpenAPI demands a parameter, and a part of
// a path is a string.
func (e *emitter) missingParameter(o *placed, name string) *object {
	e.diags.Add("path-parameter-missing", place(o.Path.Origin, o.Source),
		"nothing describes the placeholder {%s} in the path of operation %q; it is written as a string", name, o.ID.Value)
	out := newObject()
	out.setText("name", name)
	out.setText("in", string(model.InPath))
	out.setTrue("required", true)
	schema := newObject()
	schema.setText("type", "string")
	out.set("schema", schema.node)
	return out
}

// commonHeaders refers to the headers that hold for every call of the operation's client and that the operation does
// not describe itself.
func (e *emitter) commonHeaders(o *placed, seen map[string]bool) []*yaml.Node {
	var out []*yaml.Node
	for _, h := range e.headers() {
		if !seen["header "+h.name] && h.holdsFor(o.Operation) {
			e.sent[h.name] = true
			out = append(out, reference("parameters", ascii(h.name)).node)
		}
	}
	return out
}

// componentParameters describes the headers that hold for every call, where any operation refers to them.
func (e *emitter) componentParameters() *object {
	out := newObject()
	for _, h := range e.headers() {
		key := ascii(h.name)
		if out.has(key) || !e.sent[h.name] {
			continue
		}
		header := newObject()
		header.setText("name", h.name)
		header.setText("in", string(model.InHeader))
		header.setText("description", e.markdown(h.description, diag.Span{}))
		schema := newObject()
		schema.setText("type", "string")
		header.set("schema", schema.node)
		out.set(key, header.node)
	}
	return out
}

// commonHeader is a header of every call, set once for a client.
type commonHeader struct {
	name        string
	description string
	clients     []string // all where empty
	claimed     bool     // it is filled in from the token, which a client that nothing names may have too
}

// holdsFor reports whether the operation's client sends the header.
func (h commonHeader) holdsFor(o *model.Operation) bool {
	return len(h.clients) == 0 || h.claimed && !o.Client.Known() || slices.Contains(h.clients, o.Client.Value)
}

// headers are those of the conventions, and then those that carry a claim of the access token.
func (e *emitter) headers() []commonHeader {
	var out []commonHeader
	for _, h := range e.api.Headers {
		out = append(out, commonHeader{name: h.Name, description: h.Description, clients: h.Clients})
	}
	if a := e.api.Auth; a != nil {
		for _, c := range a.Claims {
			description := "The claim `" + c.Claim + "` of the access token."
			out = append(out, commonHeader{name: c.Header, description: description, clients: a.Clients, claimed: true})
		}
	}
	return out
}
