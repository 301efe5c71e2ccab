package runtime

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// redacted is a structure that is printed without its secrets.
type redacted struct {
	value   any
	secrets string // the names of their fields, separated by spaces
}

// Format prints the structure as fmt does, but for the fields that hold secrets. Those of them that are not set are
// printed as they are: a reader of a log wants to know.
func (r redacted) Format(state fmt.State, verb rune) {
	v, format, secrets := reflect.ValueOf(r.value), fmt.FormatString(state, verb), strings.Fields(r.secrets)
	separator := " "
	if state.Flag('#') {
		separator = ", "
		_, _ = fmt.Fprint(state, v.Type())
	}
	_, _ = fmt.Fprint(state, "{")
	first := true
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() {
			continue
		}
		if !first {
			_, _ = fmt.Fprint(state, separator)
		}
		first = false
		if state.Flag('+') || state.Flag('#') {
			_, _ = fmt.Fprint(state, field.Name, ":")
		}
		if slices.Contains(secrets, field.Name) && !v.Field(i).IsZero() {
			_, _ = fmt.Fprint(state, redactedText)
			continue
		}
		_, _ = fmt.Fprintf(state, format, v.Field(i).Interface())
	}
	_, _ = fmt.Fprint(state, "}")
}
