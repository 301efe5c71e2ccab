package fakeserver

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"
)

// schema is the part of JSON Schema that the documentation states.
type schema struct {
	Ref              string             `json:"ref"`
	Type             string             `json:"type"`
	Required         []string           `json:"required"`
	Properties       map[string]*schema `json:"properties"`
	Items            *schema            `json:"items"`
	Enum             []any              `json:"enum"`
	Pattern          string             `json:"pattern"`
	MinLength        *int               `json:"minLength"`
	MaxLength        *int               `json:"maxLength"`
	MinItems         *int               `json:"minItems"`
	MaxItems         *int               `json:"maxItems"`
	UniqueItems      bool               `json:"uniqueItems"`
	Minimum          *float64           `json:"minimum"`
	Maximum          *float64           `json:"maximum"`
	ExclusiveMinimum *float64           `json:"exclusiveMinimum"`
	ExclusiveMaximum *float64           `json:"exclusiveMaximum"`
	MultipleOf       *float64           `json:"multipleOf"`
}

// checker compares values with schemas and collects what is wrong.
type checker struct {
	schemas map[string]*schema
	faults  []string
}

// fault records what is wrong at a place.
func (c *checker) fault(path, format string, args ...any) {
	c.faults = append(c.faults, path+": "+fmt.Sprintf(format, args...))
}

// resolve follows references; an unknown one accepts anything.
func (c *checker) resolve(s *schema) *schema {
	for range len(c.schemas) + 1 {
		if s == nil || s.Ref == "" {
			break
		}
		s = c.schemas[s.Ref]
	}
	if s == nil {
		return new(schema)
	}
	return s
}

// value compares a value, decoded with numbers as json.Number, with a schema.
func (c *checker) value(path string, value any, s *schema) {
	s = c.resolve(s)
	if !hasType(value, s.Type) {
		c.fault(path, "want %s, got %s", s.Type, typeName(value))
		return
	}
	c.enum(path, value, s)
	switch value := value.(type) {
	case string:
		c.text(path, value, s)
	case json.Number:
		c.number(path, value, s)
	case []any:
		c.list(path, value, s)
	case map[string]any:
		c.object(path, value, s)
	}
}

// hasType reports whether a value is of a schema's type.
func hasType(value any, want string) bool {
	switch got := typeName(value); want {
	case "", got:
		return true
	case "integer":
		number, ok := value.(json.Number)
		_, err := strconv.ParseInt(number.String(), 10, 64)
		return ok && err == nil
	}
	return false
}

// typeName names the type of a decoded value.
func typeName(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case json.Number:
		return "number"
	case []any:
		return "array"
	}
	return "object"
}

// enum checks the listed values, which are compared as text: 1 is 1.
func (c *checker) enum(path string, value any, s *schema) {
	if len(s.Enum) == 0 {
		return
	}
	isValue := func(listed any) bool { return fmt.Sprint(listed) == fmt.Sprint(value) }
	if !slices.ContainsFunc(s.Enum, isValue) {
		c.fault(path, "enum %v, got %v", s.Enum, value)
	}
}

// text checks a string; lengths count code points.
func (c *checker) text(path, value string, s *schema) {
	length := utf8.RuneCountInString(value)
	if s.MinLength != nil && length < *s.MinLength {
		c.fault(path, "minLength %d, got %d", *s.MinLength, length)
	}
	if s.MaxLength != nil && length > *s.MaxLength {
		c.fault(path, "maxLength %d, got %d", *s.MaxLength, length)
	}
	if s.Pattern == "" {
		return
	}
	if pattern, err := regexp.Compile(s.Pattern); err == nil && !pattern.MatchString(value) {
		c.fault(path, "pattern %s, got %q", s.Pattern, value)
	}
}

// number checks the bounds of a number.
func (c *checker) number(path string, value json.Number, s *schema) {
	n, err := value.Float64()
	if err != nil {
		c.fault(path, "number out of range: %s", value)
		return
	}
	for _, bound := range []struct {
		rule   string
		limit  *float64
		broken func(limit float64) bool
	}{
		{"minimum", s.Minimum, func(limit float64) bool { return n < limit }},
		{"maximum", s.Maximum, func(limit float64) bool { return n > limit }},
		{"exclusiveMinimum", s.ExclusiveMinimum, func(limit float64) bool { return n <= limit }},
		{"exclusiveMaximum", s.ExclusiveMaximum, func(limit float64) bool { return n >= limit }},
		{"multipleOf", s.MultipleOf, func(limit float64) bool { return !isMultiple(n, limit) }},
	} {
		if bound.limit != nil && bound.broken(*bound.limit) {
			c.fault(path, "%s %v, got %s", bound.rule, *bound.limit, value)
		}
	}
}

// isMultiple allows for the rounding of decimal fractions.
func isMultiple(value, limit float64) bool {
	const tolerance = 1e-9
	quotient := value / limit
	return limit == 0 || math.Abs(quotient-math.Round(quotient)) <= tolerance*math.Max(1, math.Abs(quotient))
}

// list checks an array and its items.
func (c *checker) list(path string, items []any, s *schema) {
	if s.MinItems != nil && len(items) < *s.MinItems {
		c.fault(path, "minItems %d, got %d", *s.MinItems, len(items))
	}
	if s.MaxItems != nil && len(items) > *s.MaxItems {
		c.fault(path, "maxItems %d, got %d", *s.MaxItems, len(items))
	}
	for i, item := range items {
		c.value(fmt.Sprintf("%s[%d]", path, i), item, s.Items)
		same := func(earlier any) bool { return reflect.DeepEqual(earlier, item) }
		if s.UniqueItems && slices.ContainsFunc(items[:i], same) {
			c.fault(path, "uniqueItems, item %d stands twice", i)
		}
	}
}

// object checks the members of an object. A null member counts as absent.
func (c *checker) object(path string, members map[string]any, s *schema) {
	for _, name := range s.Required {
		if members[name] == nil {
			c.fault(path+"."+name, "required, is missing")
		}
	}
	if len(s.Properties) == 0 {
		return
	}
	for _, name := range sortedKeys(members) {
		property, documented := s.Properties[name]
		switch {
		case !documented:
			c.fault(path+"."+name, "is not documented")
		case members[name] != nil:
			c.value(path+"."+name, members[name], property)
		}
	}
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
