package agreement_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

// object is a part of a document.
type object = map[string]any

// document reads what an OpenAPI document says.
type document struct {
	root  object
	facts facts
	open  []string // the references under way
}

// readDocument gives what a document says.
func readDocument(t *testing.T, content []byte) facts {
	t.Helper()
	d := document{facts: facts{}}
	require.NoError(t, yaml.Unmarshal(content, &d.root))
	for _, path := range slices.Sorted(maps.Keys(at(d.root, "paths"))) {
		for method, operation := range at(d.root, "paths", path) {
			d.operation(strings.ToUpper(method)+" "+printed(path, operation.(object)), operation.(object))
		}
	}
	for name := range at(d.root, "components", "parameters") {
		d.facts.add("header option " + name)
	}
	return d.facts
}

// at is a part of an object, nil where it is absent.
func at(o object, path ...string) object {
	for _, name := range path {
		o, _ = o[name].(object)
	}
	return o
}

// printed is a path with the placeholders that the docs print.
func printed(path string, o object) string {
	for _, each := range list(o, "parameters") {
		p := each.(object)
		if name, ok := p["x-docgen-name"].(string); ok && p["in"] == "path" {
			path = strings.ReplaceAll(path, "{"+p["name"].(string)+"}", "{"+name+"}")
		}
	}
	return path
}

func (d *document) operation(place string, o object) {
	d.facts.add(place, flag(o, "deprecated"))
	for _, each := range list(o, "parameters") {
		p := each.(object)
		if p["$ref"] != nil {
			continue // an option of all calls
		}
		in := p["in"].(string)
		if in == "cookie" {
			continue // the SDK leaves cookies to the http.Client, and go-cookie-parameter reports it
		}
		joined := ""
		if explode, ok := p["explode"].(bool); ok && !explode && in == "query" {
			joined = "joined"
		}
		schema := at(p, "schema")
		if typeOf(schema) == "object" {
			schema = object{"type": "string"} // it has no one form there, so that the SDK takes its text
		}
		name := cmp.Or(p["x-docgen-name"], p["name"])
		d.value(fmt.Sprintf("%s: %s %s", place, in, name), schema, true, flag(p, required), joined, flag(p, "deprecated"))
	}
	body := d.resolve(at(o, "requestBody"))
	for mediaType, content := range at(body, "content") {
		if schema := at(content.(object), "schema"); schema != nil {
			d.body(place, mediaType, schema, flag(body, required))
		}
	}
	if schema := d.answer(o); schema != nil {
		d.value(place+": answer", schema, false)
	}
}

// body reads a request body. The SDK spreads the members of an object; another body is a field of its own.
func (d *document) body(place, mediaType string, schema object, must string) {
	in := "body"
	switch {
	case strings.HasPrefix(mediaType, "multipart/"), mediaType == "application/x-www-form-urlencoded":
		in = "form"
	}
	object, leave := d.enter(schema)
	defer leave()
	if at(object, "properties") == nil {
		leave() // value enters it anew
		d.value(place+": "+in, schema, true, must)
		return
	}
	d.properties(place+": "+in+" ", object, true)
}

// answer is the schema of the first success, nil where none has one in JSON.
func (d *document) answer(o object) object {
	responses := at(o, "responses")
	for _, status := range slices.Sorted(maps.Keys(responses)) {
		if !strings.HasPrefix(status, "2") {
			continue
		}
		content := at(d.resolve(at(responses, status)), "content")
		if json := at(content, "application/json"); json != nil {
			return at(json, "schema")
		}
	}
	return nil
}

// value notes a schema's type with its limits, and what is in it. Only what is sent is held to limits, but for the values that
// the docs list. The SDK has no enumerations of booleans.
func (d *document) value(place string, schema object, sent bool, more ...string) {
	s, leave := d.enter(schema)
	if s == nil {
		d.facts.add(place, append([]string{"any"}, more...)...)
		return
	}
	defer leave()
	t := typeOf(s)
	found := limits{}
	if slices.Contains(more, required) {
		found[required] = ""
		more = slices.DeleteFunc(slices.Clone(more), func(w string) bool { return w == required })
	}
	if sent {
		d.limits(s, found)
	}
	if values := list(s, enum); values != nil && t != "boolean" {
		found[enum] = listed(values)
	}
	words := append([]string{t}, found.words()...)
	d.facts.add(place, append(words, more...)...)
	switch {
	case t == "array":
		d.value(place+"[]", at(s, "items"), sent)
	case t == "object" && at(s, "properties") != nil:
		d.properties(place+".", s, sent)
	case t == "object":
		d.value(place+"{}", at(s, "additionalProperties"), sent)
	}
}

func (d *document) properties(place string, s object, sent bool) {
	needed := list(s, required)
	for name, p := range at(s, "properties") {
		must := ""
		if sent && slices.Contains(needed, any(name)) {
			must = required
		}
		d.value(place+name, p.(object), sent, must, flag(p.(object), "deprecated"))
	}
}

// limits notes the limits of a value. The SDK has no use for those that hold anyway.
func (d *document) limits(s object, found limits) {
	for _, rule := range []string{minLength, maxLength, pattern, minItems, maxItems, minimum, maximum, exclusiveMinimum, exclusiveMaximum} {
		if v, ok := s[rule]; ok && v != true && v != false {
			found[rule] = text(v)
		}
	}
	for bound, exclusive := range map[string]string{minimum: exclusiveMinimum, maximum: exclusiveMaximum} {
		if s[exclusive] == true { // of OpenAPI 3.0
			found[exclusive] = found[bound]
			delete(found, bound)
		}
	}
	for _, rule := range []string{minLength, minItems} {
		if found[rule] == "0" {
			delete(found, rule)
		}
	}
	if s[uniqueItems] == true {
		found[uniqueItems] = ""
	}
}

// enter resolves a schema, and merges one that only wraps a reference. It gives nil where the reference is under way.
func (d *document) enter(schema object) (object, func()) {
	depth := len(d.open)
	out := object{}
	for schema != nil {
		for name, v := range schema {
			if _, ok := out[name]; !ok {
				out[name] = v
			}
		}
		ref, _ := schema["$ref"].(string)
		if wrapped := list(schema, "allOf"); ref == "" && len(wrapped) == 1 {
			schema = wrapped[0].(object)
			continue
		}
		if ref == "" {
			break
		}
		if slices.Contains(d.open, ref) {
			return nil, nil
		}
		d.open = append(d.open, ref)
		schema = d.resolve(schema)
	}
	return out, func() { d.open = d.open[:depth] }
}

// resolve follows a reference within the document.
func (d *document) resolve(o object) object {
	ref, ok := o["$ref"].(string)
	if !ok {
		return o
	}
	return d.resolve(at(d.root, strings.Split(strings.TrimPrefix(ref, "#/"), "/")...))
}

// typeOf is the type of a schema; 3.1 lists null beside it.
func typeOf(s object) string {
	switch t := s["type"].(type) {
	case string:
		return t
	case []any:
		for _, each := range t {
			if each != "null" {
				return each.(string)
			}
		}
	}
	return "any"
}

func list(o object, name string) []any {
	l, _ := o[name].([]any)
	return l
}

func flag(o object, name string) string {
	if o[name] == true {
		return name
	}
	return ""
}

// listed is a list of values as a fact says it. A null is none of the values.
func listed(values []any) string {
	var out []string
	for _, v := range values {
		if v != nil {
			out = append(out, text(v))
		}
	}
	return "[" + strings.Join(out, "|") + "]"
}

// text is a value as a fact says it.
func text(v any) string {
	switch v := v.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case string:
		return strconv.Quote(v)
	}
	out, err := json.Marshal(v)
	return cmp.Or(string(out), fmt.Sprint(err))
}
