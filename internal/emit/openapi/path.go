package openapi

import (
	"regexp"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// route is a path of the document with the operations under it. OpenAPI takes paths that differ only in the names of
// their placeholders for one and the same, so they share a route.
type route struct {
	path       string
	operations []*placed
}

// placed is an operation at its place in the document.
type placed struct {
	*model.Operation
	id      string
	method  string            // lower case
	renamed map[string]string // the route's placeholder by the placeholder that the docs print, where they differ
}

// methods are those that OpenAPI has a key for.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

var placeholder = regexp.MustCompile(`\{([^{}/]+)\}`)

// origin matches the scheme and host of a URL.
var origin = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*`)

// routes places the operations, each path where it appears first.
func (e *emitter) routes() []*route {
	var out []*route
	byShape, ids := map[string]*route{}, map[string]bool{}
	for _, o := range e.api.Operations {
		method, path, ok := e.place(o)
		if !ok {
			continue
		}
		shape := placeholder.ReplaceAllString(path, "{}")
		r := byShape[shape]
		if r == nil {
			r = &route{path: plainPlaceholders(path)}
			byShape[shape] = r
			out = append(out, r)
		}
		if e.add(r, &placed{Operation: o, method: method, renamed: renames(path, r.path)}) {
			last := r.operations[len(r.operations)-1]
			last.id = e.operationID(o, method, path, ids)
		}
	}
	return out
}

// place reads method and path of an operation; what OpenAPI has no place for is reported.
func (e *emitter) place(o *model.Operation) (method, path string, ok bool) {
	method = strings.ToLower(o.Method.Value)
	if method == "" || o.Path.Value == "" {
		e.diags.Add("operation-unplaced", o.Source,
			"operation %q has no known HTTP method or path, so it is not in the OpenAPI document", o.ID.Value)
		return "", "", false
	}
	for _, m := range methods {
		if m == method {
			return method, e.cleanPath(o), true
		}
	}
	e.diags.Add("operation-unplaced", place(o.Method.Origin, o.Source),
		"OpenAPI has no HTTP method %q, so operation %q is not in the document", o.Method.Value, o.ID.Value)
	return "", "", false
}

// cleanPath leaves out what a key under paths must not hold: a host, a query and a fragment.
func (e *emitter) cleanPath(o *model.Operation) string {
	path := origin.ReplaceAllString(o.Path.Value, "")
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	if path != o.Path.Value {
		e.diags.Add("invalid-path", place(o.Path.Origin, o.Source),
			"path %q of operation %q is written as %q: a path of OpenAPI starts with a slash and holds neither host nor query",
			o.Path.Value, o.ID.Value, path)
	}
	return path
}

// add puts an operation on a route, unless another one has its method already.
func (e *emitter) add(r *route, o *placed) bool {
	for _, first := range r.operations {
		if first.method == o.method {
			e.diags.Add("duplicate-operation", o.Source,
				"operation %q has the method and path of operation %q, %s %s; only the first is in the OpenAPI document",
				o.ID.Value, first.ID.Value, strings.ToUpper(o.method), r.path).
				Relate(first.Source, "the first operation stands here")
			return false
		}
	}
	r.operations = append(r.operations, o)
	return true
}

// renames maps the placeholders of a path to those of another path of the same shape.
func renames(from, to string) map[string]string {
	out := map[string]string{}
	theirs := placeholders(to)
	for i, name := range placeholders(from) {
		if name != theirs[i] {
			out[name] = theirs[i]
		}
	}
	return out
}

// plainPlaceholders spells the placeholders of a path in letters, figures, dashes and underscores: servers and linters that
// read the document find no others. The parameter keeps its name of the docs under x-docgen-name.
func plainPlaceholders(path string) string {
	taken := map[string]bool{}
	return placeholder.ReplaceAllStringFunc(path, func(text string) string {
		name := strings.ReplaceAll(ascii(strings.Trim(text, "{}")), ".", "_")
		return "{" + free(name, taken) + "}"
	})
}

// placeholders are the names between braces, in order.
func placeholders(path string) []string {
	var out []string
	for _, m := range placeholder.FindAllStringSubmatch(path, -1) {
		out = append(out, m[1])
	}
	return out
}

// operationID is the operation's id where it has one of its own, and else one made from it or from method and path.
func (e *emitter) operationID(o *model.Operation, method, path string, taken map[string]bool) string {
	id := o.ID.Value
	if id == "" {
		id = method + strings.NewReplacer("/", "_", "{", "", "}", "").Replace(path)
	}
	id = ascii(id)
	unique := free(id, taken)
	if unique != id {
		e.diags.Add("duplicate-operation-id", place(o.ID.Origin, o.Source),
			"another operation is called %q already; this one is %q in the OpenAPI document", id, unique)
	}
	return unique
}

// place is the origin's own place, or the fallback where it has none.
func place(o model.Origin, fallback diag.Span) diag.Span {
	if at := o.Place(); !at.IsZero() {
		return at
	}
	return fallback
}
