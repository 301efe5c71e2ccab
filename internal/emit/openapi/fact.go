package openapi

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// fact is something in the document that the SDK shares with it. Owner and property name it as a correction does.
type fact struct {
	owner    string // "operation: resignUserBatch" or "schema: UserDto"
	property string // dotted, "" for the owner itself
	keyword  string // as a correction's set has it; "" for the owner or property as such
	value    string // in YAML's flow style; "" in a change that takes the fact away
}

// name tells facts apart whatever their values.
func (f fact) name() string { return f.owner + "\n" + f.property + "\n" + f.keyword }

// settable are the keywords that a correction can set.
var settable = []string{
	"enum", "format", "maxItems", "maxLength", "maximum", "method", "minItems", "minLength", "minimum", "path", "pattern",
	"required", "type", "uniqueItems",
}

// limits are the keywords that limit a value.
var limits = []string{
	"format", "minLength", "maxLength", "pattern", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum",
	"minItems", "maxItems", "uniqueItems", "nullable",
}

// message says what an overlay's action changes.
func (f fact) message() string {
	of := strings.Replace(f.owner, ": ", " ", 1)
	if f.property != "" {
		of = "property " + f.property + " of " + of
	}
	verb, what := "changes", f.keyword+" of "+of
	if f.keyword == "" {
		what = of
	}
	if f.value == "" {
		verb = "removes"
	} else if f.keyword == "" {
		verb = "adds"
	}
	advice := "correct the docs instead"
	if f.correction() != "" {
		advice = "write a correction instead: " + f.correction()
	}
	return fmt.Sprintf("the overlay %s %s, which the SDK shares: %s", verb, what, advice)
}

// correction is the entry under corrections in docgen.yaml that changes the SDK, too; "" where there is none.
func (f fact) correction() string {
	if f.value == "" || !slices.Contains(settable, f.keyword) {
		return ""
	}
	property := ""
	if f.property != "" {
		property = "property: " + f.property + ", "
	}
	return fmt.Sprintf("{%s, %sset: {%s: %s}, reason: ...}", f.owner, property, f.keyword, f.value)
}

// changes lists the facts that differ, as they are afterwards, in the order of the documents.
func changes(before, after []fact) []fact {
	now := byName(after)
	then := byName(before)
	var out []fact
	for _, f := range before {
		if g, ok := now[f.name()]; !ok {
			f.value = ""
			out = append(out, f)
		} else if g != f {
			out = append(out, g)
		}
	}
	for _, f := range after {
		if _, ok := then[f.name()]; !ok {
			out = append(out, f)
		}
	}
	return out
}

func byName(facts []fact) map[string]fact {
	out := make(map[string]fact, len(facts))
	for _, f := range facts {
		out[f.name()] = f
	}
	return out
}

// facts collects what the SDK shares: methods, paths, names, parameters, and the structures' types and limits.
func facts(root *yaml.Node) []fact {
	var c factReader
	for path, item := range members(child(root, "paths")) {
		for method, operation := range members(item) {
			if slices.Contains(methods, method) {
				c.operation(path, method, operation)
			}
		}
	}
	for name, schema := range members(child(root, "components", "schemas")) {
		c.owner = "schema: " + name
		c.add("", "", "{}")
		c.schema("", schema)
	}
	return c.facts
}

// factReader collects the facts of one owner after the other.
type factReader struct {
	owner string
	facts []fact
}

// add notes a fact; one without a value is none.
func (c *factReader) add(property, keyword, value string) {
	if value != "" {
		c.facts = append(c.facts, fact{c.owner, property, keyword, value})
	}
}

func (c *factReader) operation(path, method string, operation *yaml.Node) {
	c.owner = "operation: " + scalar(child(operation, "operationId"))
	c.add("", "", "{}")
	c.add("", "method", strings.ToUpper(method))
	c.add("", "path", path)
	if parameters := child(operation, "parameters"); parameters != nil {
		for _, p := range parameters.Content {
			c.parameter(p)
		}
	}
	body := child(operation, "requestBody")
	c.add("", "required request body", scalar(child(body, "required")))
	c.content("request ", body)
	for status, response := range members(child(operation, "responses")) {
		c.content("response "+status+" ", response)
	}
}

// parameter notes a parameter's facts; a reference is to a header of all calls.
func (c *factReader) parameter(p *yaml.Node) {
	name := scalar(child(p, "name"))
	if name == "" {
		return
	}
	c.add(name, "", "{}")
	c.add(name, "in", scalar(child(p, "in")))
	c.add(name, "required", scalar(child(p, "required")))
	c.schema(name, child(p, "schema"))
}

// content notes the structures of a body.
func (c *factReader) content(of string, body *yaml.Node) {
	for mediaType, media := range members(child(body, "content")) {
		c.add("", of+mediaType, typeText(child(media, "schema")))
	}
}

// schema notes the facts of a schema and of the properties in it.
func (c *factReader) schema(at string, s *yaml.Node) {
	c.add(at, "type", typeText(s))
	for _, keyword := range append([]string{"enum"}, limits...) {
		if v := child(s, keyword); v != nil {
			c.add(at, keyword, flow(v))
		}
	}
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

// typeText is a type as a correction spells it: string, UserDto, UserDto[].
func typeText(s *yaml.Node) string {
	if s == nil {
		return ""
	}
	if ref := scalar(child(s, "$ref")); ref != "" {
		return ref[strings.LastIndexByte(ref, '/')+1:]
	}
	for _, key := range []string{"allOf", "anyOf"} {
		if all := child(s, key); all != nil && len(all.Content) > 0 {
			return typeText(all.Content[0])
		}
	}
	t := child(s, "type")
	if t != nil && t.Kind == yaml.SequenceNode && len(t.Content) > 0 {
		t = t.Content[0]
	}
	if scalar(t) == "array" {
		return typeText(child(s, "items")) + "[]"
	}
	if scalar(t) == "" {
		return "any"
	}
	return scalar(t)
}
