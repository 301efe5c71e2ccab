package model

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// ParseJSON reads a JSON text, compacted, with its keys in their order and its numbers as printed.
func ParseJSON(text string) (Value, bool) {
	var b bytes.Buffer
	if json.Compact(&b, []byte(text)) != nil || b.Len() == 0 {
		return nil, false
	}
	return Value(b.Bytes()), true
}

// TypedValue reads a default or an example as the docs print it: JSON where the type asks for it, else a string.
// A text that does not fit its type stays a string; Link reports it.
func TypedValue(text string, s *Schema) Value {
	switch {
	case s.Ref.Known():
		return jsonOrString(text)
	case s.Type.Value == String:
		if v, ok := ParseJSON(text); ok && strings.HasPrefix(text, `"`) {
			return v
		}
		return stringValue(text)
	default:
		return jsonOrString(text)
	}
}

// jsonOrString is the JSON value that a text is, else the text as a string.
func jsonOrString(text string) Value {
	if v, ok := ParseJSON(text); ok {
		return v
	}
	if n, err := strconv.ParseFloat(text, 64); err == nil && !strings.ContainsAny(text, "xXpPiInN_") {
		if v, err := json.Marshal(n); err == nil { // 007, +5, .5
			return v
		}
	}
	return stringValue(text)
}

// stringValue is a JSON string without HTML escapes.
func stringValue(text string) Value {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(text) != nil {
		return nil
	}
	return Value(bytes.TrimRight(b.Bytes(), "\n"))
}

// TypeOf is the JSON type of a value.
func TypeOf(v Value) Type {
	if len(v) == 0 {
		return Unknown
	}
	switch v[0] {
	case '"':
		return String
	case '{':
		return Object
	case '[':
		return Array
	case 't', 'f':
		return Boolean
	case 'n':
		return Any
	default:
		if bytes.ContainsAny(v, ".eE") {
			return Number
		}
		return Integer
	}
}
