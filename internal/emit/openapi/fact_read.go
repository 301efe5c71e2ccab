package openapi

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// limits are the keywords that limit a value; those for null and for the ends of a range have a spelling in each version.
var limits = []string{
	"format", "minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "default", "deprecated",
}

// facts collects what the SDK shares: servers, methods, paths, names, parameters, and the structures' types and limits.
// An operation goes by the id that its route had before, where an overlay has given it another.
func facts(root *yaml.Node, before map[string]string) []fact {
	c := factReader{before: before, names: map[string]string{}}
	for name, schema := range members(child(root, "components", "schemas")) {
		c.names[name] = docsName(schema, name)
	}
	c.document(root)
	for path, item := range members(child(root, "paths")) {
		for method, operation := range members(item) {
			if slices.Contains(methods, method) {
				c.operation(path, method, operation)
			}
		}
	}
	for name, schema := range members(child(root, "components", "schemas")) {
		c.place = fact{owner: "schema: " + c.names[name]}
		c.add("", "", "{}")
		c.schema("", schema)
	}
	for name, header := range members(child(root, "components", "parameters")) {
		c.place = fact{owner: "header: " + name}
		c.parameter(header)
	}
	return c.facts
}

// routes are the ids of the operations by method and path.
func routes(root *yaml.Node) map[string]string {
	out := map[string]string{}
	for path, item := range members(child(root, "paths")) {
		for method, operation := range members(item) {
			out[method+" "+path] = docsName(operation, scalar(child(operation, "operationId")))
		}
	}
	return out
}

// renamed are the routes of before whose id no operation has afterwards: their operation has another id.
func renamed(before, after map[string]string) map[string]string {
	kept := map[string]bool{}
	for _, id := range after {
		kept[id] = true
	}
	out := map[string]string{}
	for route, id := range before {
		if _, there := after[route]; there && !kept[id] {
			out[route] = id
		}
	}
	return out
}

// factReader collects the facts of one owner after the other.
type factReader struct {
	before map[string]string
	names  map[string]string // of the structures in the docs, by their names here
	place  fact              // the owner and the response in which the reader is
	facts  []fact
}

// add notes a fact; one without a value is none.
func (c *factReader) add(property, keyword, value string) {
	if value != "" {
		f := c.place
		f.property, f.keyword, f.value = property, keyword, value
		c.facts = append(c.facts, f)
	}
}

// document notes what holds for all operations.
func (c *factReader) document(root *yaml.Node) {
	var servers []string
	if list := child(root, "servers"); list != nil {
		for _, server := range list.Content {
			servers = append(servers, scalar(child(server, "url")))
		}
	}
	c.add("", "servers", strings.Join(servers, " "))
	c.add("", "security", securityText(child(root, "security")))
}

// securityText names the schemes that a call needs one of; none is a list without any.
func securityText(security *yaml.Node) string {
	if security == nil {
		return ""
	}
	names := []string{}
	for _, need := range security.Content {
		for name := range members(need) {
			names = append(names, name)
		}
	}
	return "[" + strings.Join(names, ", ") + "]"
}

func (c *factReader) operation(path, method string, operation *yaml.Node) {
	id := docsName(operation, scalar(child(operation, "operationId")))
	owner := id
	if old, ok := c.before[method+" "+path]; ok {
		owner = old
	}
	c.place = fact{owner: "operation: " + owner}
	c.add("", "", "{}")
	c.add("", "name", id)
	c.add("", "method", strings.ToUpper(method))
	c.add("", "path", path)
	c.add("", "deprecated", scalar(child(operation, "deprecated")))
	c.add("", "security", securityText(child(operation, "security")))
	if parameters := child(operation, "parameters"); parameters != nil {
		for _, p := range parameters.Content {
			c.parameter(p)
		}
	}
	body := child(operation, "requestBody")
	c.add("", "required request body", scalar(child(body, "required")))
	c.content("request ", body)
	for status, response := range members(child(operation, "responses")) {
		c.add("", "response "+status, scalar(child(response, "$ref")))
		c.place = fact{owner: "operation: " + owner, response: status}
		c.content("", response)
		c.place = fact{owner: "operation: " + owner}
	}
}

// parameter notes a parameter's facts; a reference is to a header of all calls.
func (c *factReader) parameter(p *yaml.Node) {
	name := scalar(child(p, "name"))
	if name == "" {
		c.add("", "header "+strings.TrimPrefix(scalar(child(p, "$ref")), "#/components/parameters/"), scalar(child(p, "$ref")))
		return
	}
	name = docsName(p, name)
	c.add(name, "", "{}")
	c.add(name, "in", scalar(child(p, "in")))
	c.add(name, "required", scalar(child(p, "required")))
	c.add(name, "deprecated", scalar(child(p, "deprecated")))
	c.schema(name, child(p, "schema"))
}

// content notes the structures of a body, and what an inline one holds.
func (c *factReader) content(of string, body *yaml.Node) {
	for mediaType, media := range members(child(body, "content")) {
		schema := child(media, "schema")
		c.add("", of+mediaType, c.typeText(schema))
		c.schemaParts("", schema)
	}
}

// schema notes the facts of a schema and of the properties in it.
func (c *factReader) schema(at string, s *yaml.Node) {
	c.add(at, "type", c.typeText(s))
	c.bound(at, s, "minimum", "exclusiveMinimum")
	c.bound(at, s, "maximum", "exclusiveMaximum")
	for _, keyword := range append([]string{"enum"}, limits...) {
		if v := child(s, keyword); v != nil {
			c.add(at, keyword, flow(v))
		}
	}
	if nullable(s) {
		c.add(at, "nullable", "true")
	}
	if values := child(s, "additionalProperties"); values != nil && values.Kind == yaml.MappingNode {
		c.add(at, "additionalProperties", c.typeText(values))
	}
	c.schemaParts(at, s)
}

// schemaParts notes the facts of a schema's items and properties.
func (c *factReader) schemaParts(at string, s *yaml.Node) {
	if items := child(s, "items"); items != nil && scalar(child(items, "$ref")) == "" {
		c.schema(at+"[]", items)
	}
	required := child(s, "required")
	for name, p := range members(child(s, "properties")) {
		property := strings.TrimPrefix(at+"."+name, ".")
		c.add(property, "", "{}")
		c.add(property, "required", fmt.Sprint(holds(required, name)))
		c.schema(property, p)
	}
}

// bound notes one end of a range as corrections have it: OpenAPI 3.0 has the limit and a flag, 3.1 two limits.
func (c *factReader) bound(at string, s *yaml.Node, key, exclusiveKey string) {
	limit, exclusive := child(s, key), child(s, exclusiveKey)
	switch {
	case scalar(exclusive) == "true" && limit != nil:
		c.add(at, exclusiveKey, limit.Value)
		return
	case exclusive != nil && exclusive.ShortTag() != "!!bool":
		c.add(at, exclusiveKey, exclusive.Value)
	}
	if limit != nil {
		c.add(at, key, limit.Value)
	}
}

// nullable reports whether a schema allows null in the spelling of either version.
func nullable(s *yaml.Node) bool {
	if scalar(child(s, "nullable")) == "true" || holds(child(s, "type"), "null") {
		return true
	}
	for _, key := range []string{"anyOf", "oneOf"} {
		if all := child(s, key); all != nil {
			for _, one := range all.Content {
				if scalar(child(one, "type")) == "null" {
					return true
				}
			}
		}
	}
	return false
}

// docsName is what the docs call an operation, a parameter or a structure that has another name in the document.
func docsName(n *yaml.Node, name string) string {
	return cmp.Or(scalar(child(n, "x-docgen-name")), name)
}

// typeText is a type as a correction spells it: string, UserDto, UserDto[].
func (c *factReader) typeText(s *yaml.Node) string {
	if s == nil {
		return ""
	}
	if ref := scalar(child(s, "$ref")); ref != "" {
		name := ref[strings.LastIndexByte(ref, '/')+1:]
		return cmp.Or(c.names[name], name)
	}
	for _, key := range []string{"allOf", "anyOf"} {
		if all := child(s, key); all != nil && len(all.Content) > 0 {
			return c.typeText(all.Content[0])
		}
	}
	t := child(s, "type")
	if t != nil && t.Kind == yaml.SequenceNode && len(t.Content) > 0 {
		t = t.Content[0]
	}
	if scalar(t) == "array" {
		return c.typeText(child(s, "items")) + "[]"
	}
	if scalar(t) == "" {
		return "any"
	}
	return scalar(t)
}
