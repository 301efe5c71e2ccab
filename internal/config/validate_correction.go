package config

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/strictyaml"
)

// The keys that a correction can set, by what has them.
var (
	operationKeys = []string{"method", "path", "requestName", "summary", "reading", "paging", "batch"}
	memberKeys    = []string{"required", "default", "example", "in"} // of properties, not of structures or items
	namedKeys     = []string{"name", "deprecated"}                   // of operations and properties; a structure has a name, too
	shapeKeys     = []string{
		"type", "format", "nullable", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum",
		"exclusiveMaximum", "minItems", "maxItems", "uniqueItems",
	}
)

// goOnly matches what Go's regular expressions have and those of ECMA 262, to which OpenAPI keeps, have not or read otherwise.
var goOnly = regexp.MustCompile(`\(\?[^:]|\\[AzQEapPC]|\[\[:`)

func (c Correction) validate(found *strictyaml.Error) {
	if (c.Operation == "") == (c.Schema == "") {
		found.Add(c.place, "a correction names either an operation or a schema")
	}
	if c.Response != "" && (c.Operation == "" || c.Property == "") {
		found.Add(c.at("response"), "response needs an operation, and a property that stands in the response")
	}
	if c.Property != "" && slices.Contains(strings.Split(strings.ReplaceAll(c.Property, "[]", ""), "."), "") {
		found.Add(c.at("property"), "property %s is not a path of names with dots between them", c.Property)
	}
	if c.Reason == "" {
		found.Add(c.place, "a correction needs a reason")
	}
	if reflect.ValueOf(c.Set).IsZero() && len(c.Unset) == 0 {
		found.Add(c.place, "the correction sets nothing")
	}
	c.validateUnset(found)
	c.validateValues(found)
	for _, key := range c.misplaced() {
		found.Add(c.at(key), "%s cannot be set here: %s", key, c.has())
	}
}

// validateUnset reports what cannot be taken away.
func (c Correction) validateUnset(found *strictyaml.Error) {
	if len(c.Unset) > 0 && c.Property == "" && c.Schema == "" {
		found.Add(c.at("unset"), "unset needs a property or a schema")
	}
	for _, key := range c.Unset {
		if c.Set.sets(string(key)) {
			found.Add(c.at("unset"), "%s is both set and unset", key)
		}
	}
}

// validateValues reports what no target can have.
func (c Correction) validateValues(found *strictyaml.Error) {
	s := c.Set
	if s.Pattern != nil {
		if _, err := regexp.Compile(*s.Pattern); err != nil {
			found.Add(c.at("pattern"), "pattern is no regular expression: %s", err)
		} else if m := goOnly.FindString(*s.Pattern); m != "" {
			found.Add(c.at("pattern"), "pattern has %s, which JavaScript does not read, and OpenAPI goes by that", m)
		}
	}
	for key, message := range s.incomplete() {
		found.Add(c.at(key), "%s", message)
	}
	if s.Enum != nil && len(s.Enum) == 0 {
		found.Add(c.at("enum"), "enum lists no value")
	}
	for key, n := range map[string]*int{"minLength": s.MinLength, "maxLength": s.MaxLength, "minItems": s.MinItems, "maxItems": s.MaxItems} {
		if n != nil && *n < 0 {
			found.Add(c.at(key), "%s is not less than 0", key)
		}
	}
	if s.Minimum != nil && s.ExclusiveMinimum != nil {
		found.Add(c.at("exclusiveMinimum"), "either minimum or exclusiveMinimum is set")
	}
	if s.Maximum != nil && s.ExclusiveMaximum != nil {
		found.Add(c.at("exclusiveMaximum"), "either maximum or exclusiveMaximum is set")
	}
}

// has says what the correction's target has, for a message about what it has not.
func (c Correction) has() string {
	switch {
	case strings.HasSuffix(c.Property, "[]"):
		return "the items of an array have a type, values and limits"
	case c.Property != "" && c.Set.In != nil && (c.Response != "" || c.Operation == ""):
		return "only the inputs of an operation go somewhere"
	case c.Property != "":
		return "it belongs to an operation, and the correction names a property"
	case c.Schema != "":
		return "a structure has a name, a description, a type and limits; what its properties have is set with property"
	}
	return "an operation has none; name the property that has it"
}

// misplaced lists the keys set that the correction's target does not have, in the order of the tables.
func (c Correction) misplaced() []string {
	items := strings.HasSuffix(c.Property, "[]")
	var keys []string
	if c.Property != "" || c.Schema != "" {
		keys = append(keys, operationKeys...)
	}
	if c.Property == "" || items {
		keys = append(keys, memberKeys...)
	} else if c.Operation == "" || c.Response != "" {
		keys = append(keys, "in")
	}
	if items {
		keys = append(keys, namedKeys...)
	}
	if c.Property == "" && c.Schema != "" {
		keys = append(keys, "deprecated")
	}
	if c.Property == "" && c.Operation != "" {
		keys = append(keys, shapeKeys...)
	}
	return slices.DeleteFunc(keys, func(key string) bool { return !c.Set.sets(key) })
}

// sets reports whether a key is set.
func (s Change) sets(key string) bool {
	v := reflect.ValueOf(s)
	for i, f := range reflect.VisibleFields(v.Type()) {
		if name, _, _ := strings.Cut(f.Tag.Get("yaml"), ","); name == key {
			return !v.Field(i).IsZero()
		}
	}
	return false
}
