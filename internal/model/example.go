package model

import (
	"encoding/json"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// checkExample compares a JSON example of a request or response with its structure.
func (l *linker) checkExample(s *Schema, e *Example) {
	at := e.Origin.Place()
	if e.Value == nil {
		l.diags.Add("response-example-syntax", at, "this example is no JSON")
		return
	}
	c := &exampleCheck{api: l.api, diags: &l.diags, file: l.files[at.File], at: at}
	c.decoder = json.NewDecoder(strings.NewReader(c.file.Text(at)))
	c.decoder.UseNumber()
	c.value(s, "")
}

// exampleCheck walks a JSON text as it stands in the page, so that what it reports has its place.
type exampleCheck struct {
	api     *API
	diags   *diag.List
	file    *diag.File
	at      diag.Span
	decoder *json.Decoder
}

// here is the place of the token that was read last.
func (c *exampleCheck) here(start int64) diag.Span {
	text := c.file.Text(c.at)
	for start < int64(len(text)) && strings.IndexByte(" \t\r\n,:", text[start]) >= 0 {
		start++
	}
	return c.file.Span(c.at.Start.Offset+int(start), c.at.Start.Offset+int(c.decoder.InputOffset()))
}

// value reads the next value and compares it with a schema; a nil schema takes anything.
func (c *exampleCheck) value(s *Schema, path string) {
	start := c.decoder.InputOffset()
	token, err := c.decoder.Token()
	if err != nil {
		return
	}
	place := c.here(start)
	s = c.api.Resolve(s)
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			c.expect(s, Object, place, path)
			c.object(s, place, path)
			return
		}
		c.expect(s, Array, place, path)
		c.array(s, path)
	case string:
		c.expect(s, String, place, path)
	case bool:
		c.expect(s, Boolean, place, path)
	case json.Number:
		c.expect(s, TypeOf(Value(t)), place, path)
	}
}

// expect reports a value of another type than the structure's.
func (c *exampleCheck) expect(s *Schema, got Type, place diag.Span, path string) {
	if s == nil || s.Type.Value == Unknown || s.Type.Value == Any || s.Type.Value == got || s.Type.Value == Number && got == Integer {
		return
	}
	d := c.diags.Add("response-example-type", place, "the example has a value of type %s at %s, where the structure says %s", got, name(path), typeName(s))
	if at := s.Type.Origin.Place(); !at.IsZero() {
		d.Relate(at, "the type")
	}
}

// object reads the members of an object.
func (c *exampleCheck) object(s *Schema, place diag.Span, path string) {
	known := s != nil && len(s.Properties) > 0
	seen := map[string]bool{}
	for c.decoder.More() {
		start := c.decoder.InputOffset()
		token, err := c.decoder.Token()
		if err != nil {
			return
		}
		key, _ := token.(string)
		seen[key] = true
		var member *Schema
		if known {
			if p := s.Property(key); p != nil {
				member = p.Schema
			} else {
				c.diags.Add("response-example-extra", c.here(start), "the example has %s, which its structure does not have", name(path+"."+key)).
					Relate(s.Source, "the structure")
			}
		}
		c.value(member, path+"."+key)
	}
	_, _ = c.decoder.Token() // the closing brace
	if known {
		c.missing(s, seen, place, path)
	}
}

// missing reports required properties that an object lacks.
func (c *exampleCheck) missing(s *Schema, seen map[string]bool, place diag.Span, path string) {
	for _, p := range s.Properties {
		if p.Required.Value && !seen[p.Name.Value] {
			c.diags.Add("response-example-missing", place, "the example lacks %s, which its structure requires", name(path+"."+p.Name.Value)).
				Relate(p.Source, "the field")
		}
	}
}

// array reads the elements of an array.
func (c *exampleCheck) array(s *Schema, path string) {
	var items *Schema
	if s != nil {
		items = s.Items
	}
	for c.decoder.More() {
		c.value(items, path+"[]")
	}
	_, _ = c.decoder.Token() // the closing bracket
}

// name is a path in a message.
func name(path string) string {
	if path == "" {
		return "its root"
	}
	return strings.TrimPrefix(path, ".")
}
