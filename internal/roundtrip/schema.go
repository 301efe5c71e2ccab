package roundtrip

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// schema is a schema as it counts: references followed, the parts of allOf united.
type schema struct {
	doc        *document
	ref        string // the component that it stands for, "" where it is inline
	id         string // of the place in the document, so that circles end
	kind       string // the type; "any" where the document leaves it open or gives several
	format     string
	nullable   bool
	enum       []string // as JSON texts, sorted
	limits     map[string]string
	restricted string // readOnly or writeOnly
	wrapped    bool   // it stands for the only part of an allOf, oneOf or anyOf
	combined   bool   // of the parts of an allOf, or one of several
	ownMembers bool   // it has properties, or a type, beside its parts
	opened     bool   // the first object that is no reference has been read
	typeless   bool   // the structure itself states no type, though its parts may
	untyped    bool   // no keyword states the type, or a list of types
	choices    int    // how many alternatives oneOf or anyOf lists
	properties map[string]object
	required   map[string]bool
	items      object
	additional object
}

// anyKind is the type of a schema that states none.
const anyKind = "any"

// limits are the keywords that limit a value.
var limits = []string{
	"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
	"minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
}

// schema reads a schema object; nil where there is none.
func (d *document) schema(o object) *schema {
	if o == nil {
		return nil
	}
	s := &schema{doc: d, limits: map[string]string{}, properties: map[string]object{}, required: map[string]bool{}, id: fmt.Sprintf("%p", o)}
	s.add(o, 0)
	s.finish()
	return s
}

// maxParts limits how deep allOf is followed, as it can hold itself.
const maxParts = 20

// add takes over what a schema object says and is not said yet.
func (s *schema) add(o object, depth int) {
	if depth > maxParts {
		return
	}
	if ref := text(o, "$ref"); ref != "" {
		if s.ref == "" && depth == 0 {
			s.ref = componentName(s.doc, ref)
		}
		s.restrict(o)
		s.add(s.doc.resolve(o), depth+1)
		return
	}
	parts := elements(o, "allOf")
	if only := s.alone(o); only != nil && depth == 0 {
		s.restrict(o)
		s.add(only, 0)
		return
	}
	s.own(o)
	if depth == 0 {
		s.combined = len(parts)+len(elements(o, "oneOf"))+len(elements(o, "anyOf")) > 0
		s.ownMembers = len(parts) == 1 || len(parts) > 0 && member(o, "properties") != nil
	}
	for _, raw := range parts {
		part, _ := raw.(object)
		s.add(part, depth+1)
	}
}

// alone is the one schema that an object stands for: the only part of an allOf, or the only alternative beside null.
func (s *schema) alone(o object) object {
	parts := slices.Concat(elements(o, "allOf"), elements(o, "oneOf"), elements(o, "anyOf"))
	null := false
	parts = slices.DeleteFunc(parts, func(p any) bool {
		each, _ := p.(object)
		null = null || each["type"] == "null"
		return each["type"] == "null"
	})
	if len(parts) != 1 || structural(o) {
		return nil
	}
	s.nullable = s.nullable || null || o["nullable"] == true
	s.wrapped = true
	only, _ := parts[0].(object)
	return only
}

// componentName is the name of the component that a reference leads to, as its document spelled it before docgen did.
func componentName(d *document, ref string) string {
	name := ref[strings.LastIndex(ref, "/")+1:]
	if printed := text(d.at(ref), "x-docgen-name"); printed != "" && d.renamed {
		return printed
	}
	return name
}

// structural reports whether a schema object says more than its allOf does.
func structural(o object) bool {
	for _, key := range []string{"type", "properties", "items", "enum", "required", "additionalProperties"} {
		if _, ok := o[key]; ok && !(key == "type" && o["nullable"] == true) {
			return true
		}
	}
	return false
}

func (s *schema) restrict(o object) {
	for _, key := range []string{"readOnly", "writeOnly"} {
		if o[key] == true && s.restricted == "" {
			s.restricted = key
		}
	}
}

// own takes over what stands in the object itself.
func (s *schema) own(o object) {
	if !s.opened {
		s.opened, s.typeless = true, o["type"] == nil
	}
	s.types(o)
	s.restrict(o)
	if s.format == "" {
		s.format = text(o, "format")
	}
	s.values(o)
	for _, key := range limits {
		if v, ok := o[key]; ok && v != false && s.limits[key] == "" {
			s.limits[key] = fmt.Sprint(v)
		}
	}
	for _, raw := range slices.Concat(elements(o, "oneOf"), elements(o, "anyOf")) {
		if each, _ := raw.(object); each["type"] == "null" {
			s.nullable = true
			continue
		}
		s.choices++
	}
	for name, p := range member(o, "properties") {
		if _, ok := s.properties[name]; !ok {
			s.properties[name], _ = p.(object)
		}
	}
	for _, name := range elements(o, "required") {
		s.required[fmt.Sprint(name)] = true
	}
	if s.items == nil {
		s.items = member(o, "items")
	}
	if s.additional == nil {
		s.additional = member(o, "additionalProperties")
	}
}

// types reads the type in the spellings of OpenAPI 3.0 and 3.1.
func (s *schema) types(o object) {
	var names []string
	switch t := o["type"].(type) {
	case string:
		names = []string{t}
	case []any:
		for _, each := range t {
			names = append(names, fmt.Sprint(each))
		}
	}
	s.nullable = s.nullable || o["nullable"] == true || slices.Contains(names, "null")
	s.untyped = s.untyped || len(names) > 1
	names = slices.DeleteFunc(names, func(n string) bool { return n == "null" })
	if s.kind == "" && len(names) == 1 {
		s.kind = names[0]
	}
}

// values reads an enumeration. Null is no value of its own: nullable tells of it.
func (s *schema) values(o object) {
	all := elements(o, "enum")
	if c, ok := o["const"]; ok {
		all = []any{c}
	}
	if len(s.enum) > 0 {
		return
	}
	for _, v := range all {
		if v != nil {
			s.enum = append(s.enum, fmt.Sprint(v))
		}
	}
	slices.Sort(s.enum)
	s.enum = slices.Compact(s.enum)
}

// finish concludes the type where only its keywords tell it.
func (s *schema) finish() {
	s.untyped = s.untyped || s.kind == ""
	switch {
	case s.kind != "":
	case len(s.properties) > 0 || s.additional != nil:
		s.kind = "object"
	case s.items != nil:
		s.kind = "array"
	default:
		s.kind = anyKind
	}
}

// printedFormat is the format. Docgen writes double for a number without one, which is no fact of the docs.
func (s *schema) printedFormat() string {
	if s.kind == "number" && s.format == "double" {
		return ""
	}
	return s.format
}

// names are the names of the properties.
func (s *schema) names() []string {
	if s == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(s.properties))
}

// union is every name of either list, sorted.
func union(a, b []string) []string {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}
