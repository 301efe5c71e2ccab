package openapi

import (
	"cmp"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// document builds the whole tree, its keys in the order in which a person reads them.
func (e *emitter) document(release string) *object {
	doc := newObject()
	doc.setText("openapi", release)
	doc.setObject("info", e.info())
	doc.set("servers", e.servers())
	doc.set("security", e.security())
	routes := e.routes()
	doc.setList("tags", e.tags(routes))
	doc.set("paths", e.paths(routes).node)
	doc.setObject("components", e.componentsObject())
	return doc
}

// info takes title, version and description from the first document. OpenAPI demands the first two.
func (e *emitter) info() *object {
	first := &model.Document{}
	if len(e.api.Documents) > 0 {
		first = e.api.Documents[0]
	}
	out := newObject()
	out.setText("title", cmp.Or(first.Title, first.Name, "API"))
	out.setText("description", e.markdown(first.Description, diag.Span{}))
	out.setText("version", cmp.Or(first.Version, "unversioned"))
	return out
}

// servers lists each base URL once. Without any, OpenAPI's own default is written out, as linters ask for it.
func (e *emitter) servers() *yaml.Node {
	out, seen := list(), map[string]bool{}
	for _, o := range e.api.Operations {
		for _, s := range e.api.ServersOf(o.Document, o.Client.Value) {
			url := strings.TrimRight(s.URL, "/")
			if url == "" || seen[url] {
				continue
			}
			seen[url] = true
			out.Content = append(out.Content, e.server(url, s.Description).node)
		}
	}
	if len(out.Content) == 0 {
		out.Content = append(out.Content, e.server("/", "").node)
	}
	return out
}

var serverVariable = regexp.MustCompile(`\{([^{}]+)\}`)

// server declares the variables of a URL with their own name as value, since the docs name none and OpenAPI wants one.
func (e *emitter) server(url, description string) *object {
	out := newObject()
	out.setText("url", url)
	out.setText("description", e.markdown(description, diag.Span{}))
	variables := newObject()
	for _, m := range serverVariable.FindAllStringSubmatch(url, -1) {
		if !variables.has(m[1]) {
			variable := newObject()
			variable.setText("default", m[1])
			variables.set(m[1], variable.node)
		}
	}
	out.setObject("variables", variables)
	return out
}

// tags lists the groups in the docs' order, then those that only operations name. Groups of one name are one tag.
func (e *emitter) tags(routes []*route) []*yaml.Node {
	var out []*yaml.Node
	seen := map[string]bool{"": true}
	add := func(name string, description model.Fact[string]) {
		if seen[name] {
			return
		}
		seen[name] = true
		tag := newObject()
		tag.setText("name", name)
		tag.setText("description", e.prose(description))
		out = append(out, tag.node)
	}
	for _, g := range e.api.Groups {
		add(g.Name, g.Description)
	}
	for _, r := range routes {
		for _, o := range r.operations {
			add(tagOf(o.Operation), model.Fact[string]{})
		}
	}
	return out
}

// componentsObject holds what operations refer to by name.
func (e *emitter) componentsObject() *object {
	out := newObject()
	out.setObject("schemas", e.componentSchemas())
	out.setObject("responses", e.componentResponses())
	out.setObject("parameters", e.componentParameters())
	out.setObject("securitySchemes", e.securitySchemes())
	return out
}

// reference is a $ref to a component of a kind.
func reference(kind, name string) *object {
	out := newObject()
	out.setText("$ref", "#/components/"+kind+"/"+name)
	return out
}
