package openapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/seed-97755388/docgen/internal/model"
)

// coerce spells a value in the type of its schema where the two say the same: "5" and 5, or an object that the docs
// print within quotes; what they print for a string is its text, even where that is JSON. Any other value is
// returned as it is.
func coerce(v model.Value, s *model.Schema) model.Value {
	if s == nil {
		return v
	}
	v = bytes.TrimSpace(v)
	var inner string
	quoted := json.Unmarshal(v, &inner) == nil && len(v) > 0 && v[0] == '"'
	switch {
	case s.Type.Value == model.String && !quoted && json.Valid(v) && string(v) != "null":
		return quote(string(v))
	case quoted && unquotes(inner, s):
		return model.Value(inner)
	}
	return v
}

// unquotes reports whether the text of a string is itself a value of the schema's type.
func unquotes(inner string, s *model.Schema) bool {
	d := json.NewDecoder(bytes.NewReader([]byte(inner)))
	d.UseNumber()
	var v any
	if d.Decode(&v) != nil || d.More() {
		return false
	}
	switch typeName(s) {
	case "", string(model.String):
		return false
	}
	return typeMisfit(v, s) == "" && v != nil
}

// quote is a string as JSON.
func quote(s string) model.Value {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(s) != nil {
		return nil
	}
	return bytes.TrimSpace(b.Bytes())
}

// misfit says why a value is not one of its schema, "" where it is. It asks what linters ask of examples, so that
// the document holds none that they refuse.
func (e *emitter) misfit(value model.Value, s *model.Schema) string {
	d := json.NewDecoder(bytes.NewReader(value))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil || d.More() {
		return "it is not JSON"
	}
	return e.check(v, s, "")
}

// check compares a decoded value with a schema. The path leads to the value from the example's root.
func (e *emitter) check(v any, s *model.Schema, path string) string {
	nullable := s != nil && s.Nullable.Value
	s = e.api.Resolve(s)
	if s == nil {
		return ""
	}
	if v == nil {
		return e.nullMisfit(s, nullable || s.Nullable.Value, path)
	}
	if why := e.choiceMisfit(v, s.Choice, path); why != "" {
		return why
	}
	for _, rule := range []func(any, *model.Schema) string{typeMisfit, enumMisfit, limitMisfit, formatMisfit} {
		if why := rule(v, s); why != "" {
			return at(path) + why
		}
	}
	switch v := v.(type) {
	case []any:
		return e.checkItems(v, s, path)
	case map[string]any:
		return e.checkMembers(v, s, path)
	}
	return ""
}

// nullMisfit says why null is no value of a schema. Validators take one that says anything but not nullable as refusing null,
// with or without a type.
func (e *emitter) nullMisfit(s *model.Schema, nullable bool, path string) string {
	if nullable || e.v31() && typeName(s) == "" && s.Choice == nil {
		return ""
	}
	return at(path) + "is null"
}

// choiceMisfit counts the alternatives that a value is one of.
func (e *emitter) choiceMisfit(v any, c *model.Choice, path string) string {
	if c == nil {
		return ""
	}
	fitting := 0
	for _, s := range c.Schemas {
		if e.check(v, s, path) == "" {
			fitting++
		}
	}
	switch {
	case fitting == 0:
		return at(path) + "is of none of the alternatives"
	case fitting > 1 && c.Kind == model.OneOf:
		return at(path) + "is of several alternatives"
	}
	return ""
}

// at names a place within a value.
func at(path string) string {
	if path == "" {
		return "it "
	}
	return path[1:] + " "
}

func (e *emitter) checkItems(v []any, s *model.Schema, path string) string {
	items := s.Items
	if s.Enum != nil && (items == nil || items.Enum == nil && !items.Ref.Known()) {
		items = &model.Schema{Enum: s.Enum}
		if s.Items != nil {
			items.Type = s.Items.Type
		}
	}
	for i, element := range v {
		if why := e.check(element, items, fmt.Sprintf("%s.%d", path, i)); why != "" {
			return why
		}
	}
	return ""
}

// checkMembers goes by the schema's properties first, so that the same misfit is found on every run.
func (e *emitter) checkMembers(v map[string]any, s *model.Schema, path string) string {
	described := map[string]bool{}
	for _, p := range s.Properties {
		name := p.Name.Value
		described[name] = true
		member, ok := v[name]
		if !ok && p.Required.Value {
			return at(path) + "lacks the required " + name
		}
		if !ok {
			continue
		}
		if why := e.check(member, p.Schema, path+"."+name); why != "" {
			return why
		}
	}
	if s.Additional == nil {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		if described[name] {
			continue
		}
		if why := e.check(v[name], s.Additional, path+"."+name); why != "" {
			return why
		}
	}
	return ""
}

// typeMisfit compares the JSON type. An integer may be written with a fraction of zero.
func typeMisfit(v any, s *model.Schema) string {
	name := typeName(s)
	got := typeOf(v)
	if name == "" || got == name || name == "number" && got == "integer" {
		return ""
	}
	return fmt.Sprintf("is of type %s, not %s", got, name)
}

// typeOf is the JSON type of a decoded value.
func typeOf(v any) string {
	switch v := v.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	case json.Number:
		if r, ok := new(big.Rat).SetString(v.String()); ok && r.IsInt() {
			return "integer"
		}
		return "number"
	}
	return "null"
}
