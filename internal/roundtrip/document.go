package roundtrip

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// object is a JSON object of a document.
type object = map[string]any

// document is an OpenAPI document of version 3 as a tree.
type document struct {
	root    object
	renamed bool // docgen wrote it, and says where a name is not the one that it read
}

// parse reads a document in JSON or YAML.
func parse(name string, content []byte) (*document, error) {
	d := &document{}
	if err := yaml.Load(content, &d.root); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if version, _ := d.root["openapi"].(string); !strings.HasPrefix(version, "3.") {
		return nil, fmt.Errorf("read %s: it is no OpenAPI document of version 3", name)
	}
	return d, nil
}

// member is the object under a key, nil where there is none.
func member(o object, key string) object {
	m, _ := o[key].(object)
	return m
}

// text is the string under a key.
func text(o object, key string) string {
	s, _ := o[key].(string)
	return s
}

// elements is the array under a key.
func elements(o object, key string) []any {
	a, _ := o[key].([]any)
	return a
}

// sortedKeys are an object's keys, without extensions.
func sortedKeys(o object) []string {
	keys := slices.Sorted(maps.Keys(o))
	return slices.DeleteFunc(keys, func(k string) bool { return strings.HasPrefix(k, "x-") })
}

// resolve follows references to the object that they lead to; nil where they lead nowhere.
func (d *document) resolve(o object) object {
	for range 100 {
		ref := text(o, "$ref")
		if ref == "" {
			return o
		}
		o = d.at(ref)
	}
	return nil
}

// at is the object that a reference names: #/components/schemas/Pet.
func (d *document) at(ref string) object {
	o := d.root
	for _, step := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		o = member(o, strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
	}
	return o
}

// methods are the keys of a path item that are operations.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

// operations are the operations by method and path: "GET /pets".
func (d *document) operations() map[string]*operation {
	out := map[string]*operation{}
	paths := member(d.root, "paths")
	for _, path := range sortedKeys(paths) {
		item := d.resolve(member(paths, path))
		for _, method := range methods {
			if o := member(item, method); o != nil {
				name := strings.ToUpper(method) + " " + path
				out[name] = &operation{doc: d, item: item, object: o, name: name}
			}
		}
	}
	return out
}

// operation is one operation with the path item that it stands in.
type operation struct {
	doc          *document
	item, object object
	name         string
}

// parameter is one parameter of an operation.
type parameter struct {
	name, in string
	required bool
	schema   object
}

// parameters are the operation's own parameters, then those of its path item that it does not replace.
func (o *operation) parameters() []parameter {
	var out []parameter
	for _, raw := range append(slices.Clone(elements(o.object, "parameters")), elements(o.item, "parameters")...) {
		each, _ := raw.(object)
		p := o.doc.parameter(o.doc.resolve(each))
		if !slices.ContainsFunc(out, func(q parameter) bool { return q.name == p.name && q.in == p.in }) {
			out = append(out, p)
		}
	}
	return out
}

func (d *document) parameter(o object) parameter {
	p := parameter{name: text(o, "name"), in: text(o, "in"), schema: member(o, "schema")}
	p.required, _ = o["required"].(bool)
	if p.schema == nil {
		_, p.schema = d.content(o)
	}
	return p
}

// content is the first media type of a body or response in the order of names, JSON before all others, with its schema.
func (d *document) content(o object) (string, object) {
	content := member(o, "content")
	names := sortedKeys(content)
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	for _, name := range names {
		if s := member(member(content, name), "schema"); s != nil {
			return name, s
		}
	}
	return "", nil
}

// like is the schema of that media type which the other document has, where one is alike: the Markdown prints one schema
// for a status, of whichever media type. It reports false where there are several and none is alike.
func (d *document) like(o object, other *schema) (*schema, bool) {
	_, first := d.content(o)
	content := member(o, "content")
	for _, name := range sortedKeys(content) {
		if s := d.schema(member(member(content, name), "schema")); s != nil && other != nil && s.ref != "" && s.ref == other.ref {
			return s, true
		}
	}
	return d.schema(first), len(content) < 2
}

// rank is 0 for JSON.
func rank(media string) int {
	if strings.HasPrefix(media, "application/json") {
		return 0
	}
	return 1
}

// body is the operation's request body, nil where it has none.
func (o *operation) body() object { return o.doc.resolve(member(o.object, "requestBody")) }

// responses are the operation's responses by status.
func (o *operation) responses() map[string]object {
	out := map[string]object{}
	all := member(o.object, "responses")
	for _, status := range sortedKeys(all) {
		out[status] = o.doc.resolve(member(all, status))
	}
	return out
}
