package openapi

import (
	"encoding/json"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/model"
)

// enum writes the listed values in the schema's own type, and their meanings beside them: as many, in the same
// order, "" where the docs give none. Where a value is not of the type the list would refuse what the docs allow;
// it is then reported and kept under x-docgen-enum.
func (e *emitter) enum(out *object, s *model.Schema) {
	if s.Enum == nil || typeName(s) == string(model.Array) {
		return
	}
	values, meanings := list(), list()
	explained, seen := false, map[string]bool{}
	for _, v := range s.Enum.Values {
		n := enumValue(v.Value.Value, s.Type.Value)
		if n == nil {
			e.foreignValue(out, s, v)
			return
		}
		if seen[n.Value] {
			continue
		}
		seen[n.Value] = true
		explained = explained || v.Meaning.Value != ""
		values.Content = append(values.Content, n)
		meanings.Content = append(meanings.Content, text(e.prose(v.Meaning)))
	}
	if len(values.Content) == 0 {
		return
	}
	if s.Nullable.Value && typeName(s) != "" {
		values.Content = append(values.Content, null()) // the list must allow null for the type to
		meanings.Content = append(meanings.Content, text(""))
	}
	out.set("enum", values)
	if explained {
		out.set("x-enum-descriptions", meanings)
	}
}

// foreignValue reports a value that is not of its schema's type.
func (e *emitter) foreignValue(out *object, s *model.Schema, v *model.EnumValue) {
	e.diags.Add("enum-mismatch", place(v.Value.Origin, s.Enum.Origin.Place()),
		"the listed value %q is not of the type %s", v.Value.Value, s.Type.Value)
	var values []string
	for _, v := range s.Enum.Values {
		values = append(values, v.Value.Value)
	}
	out.set("x-docgen-enum", texts(values))
}

// enumValue is a printed value in a type, nil where the type has no such value.
func enumValue(printed string, t model.Type) *yaml.Node {
	switch t {
	case model.Number, model.Integer:
		if !json.Valid([]byte(printed)) || strings.ContainsAny(printed, `"[{ntfu`) {
			return nil
		}
		if n := number(printed); t == model.Number || n.Tag == "!!int" {
			return n
		}
		return nil
	case model.Boolean:
		if printed == "true" || printed == "false" {
			return boolean(printed == "true")
		}
		return nil
	case model.Object, model.Array:
		return nil
	}
	return text(printed)
}
