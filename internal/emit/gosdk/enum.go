package gosdk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-97755388/docgen/internal/emit/goname"
	"github.com/seed-97755388/docgen/internal/model"
)

// enumOf gives the type of an enumeration, nil where its values are of a type that Go has no constants for.
func (p *sdk) enumOf(s *model.Schema, at place, base kind) *enumType {
	e := &enumType{key: "enum " + strings.TrimPrefix(at.key, "schema "), wants: at.wants, integer: base == intKind || base == floatKind}
	if at.prop != nil {
		e.source, e.about = at.prop.Source, firstWords(at.prop.Description.Value)
	}
	for _, v := range s.Enum.Values {
		if !e.add(v, p.set) {
			return nil
		}
	}
	if at.prop != nil {
		if name := p.set(at.prop.Name.Value); name != "" {
			return p.share(e, goname.Exported(name))
		}
	}
	p.enums = append(p.enums, e)
	return e
}

// add takes a value into the enum; false where it is no whole number and has to be.
func (e *enumType) add(v *model.EnumValue, configured func(string) string) bool {
	text, ok := e.spelled(v)
	if !ok {
		return false
	}
	if slices.ContainsFunc(e.values, func(known *enumValue) bool { return known.value == text }) {
		return true // the docs list it twice
	}
	key := strings.TrimPrefix(e.key, "enum ") + "=" + v.Value.Value
	value := &enumValue{key: "const " + key, value: text, want: v.Value.Value, doc: v.Meaning.Value}
	for _, name := range []string{v.Value.Value, key} {
		if set := configured(name); set != "" {
			value.want, value.set = set, true
		}
	}
	e.values = append(e.values, value)
	return true
}

// spelled is a value as the package has it; false where it is no whole number and has to be.
func (e *enumType) spelled(v *model.EnumValue) (string, bool) {
	if !e.integer {
		return v.Value.Value, true
	}
	n, err := strconv.ParseFloat(v.Value.Value, 64)
	return strconv.FormatInt(int64(n), 10), err == nil && n == float64(int64(n))
}

// share makes enums of one configured name one type, with the values of the one that lists the most. An enum that neither
// lists all values of the type so far nor has only such values keeps a type of its own.
func (p *sdk) share(e *enumType, name string) *enumType {
	if known := p.shared[name]; known != nil {
		switch {
		case known.integer == e.integer && known.lists(e):
			return known
		case known.integer == e.integer && e.lists(known):
			known.values = e.renamed(name)
			return known
		}
		p.enums = append(p.enums, e)
		p.diags.Add("go-enum-not-shared", e.source,
			"the enumeration is not made the shared type %s, since its values are not those of %s", name, known.source)
		return e
	}
	e.key, e.wants, e.shared = "enum "+name, []string{name}, true
	e.values = e.renamed(name)
	p.shared[name] = e
	p.enums = append(p.enums, e)
	return e
}

// renamed are the values as those of a shared type.
func (e *enumType) renamed(name string) []*enumValue {
	for _, v := range e.values {
		v.key = "const " + name + "=" + v.value
	}
	return e.values
}

// lists reports whether every value of another enum is listed here too.
func (e *enumType) lists(other *enumType) bool {
	for _, v := range other.values {
		if !e.has(v.value) {
			return false
		}
	}
	return true
}

// has reports whether a value is listed.
func (e *enumType) has(value string) bool {
	for _, v := range e.values {
		if v.value == value {
			return true
		}
	}
	return false
}

// firstWords is a description up to the list of values that often follows.
func firstWords(description string) string {
	text, _, _ := strings.Cut(lineBreak.ReplaceAllString(description, "\n"), "\n")
	for _, end := range []string{"。", "，可选值", ",可选值", "：", "; "} {
		text, _, _ = strings.Cut(text, end)
	}
	return strings.TrimSpace(text)
}

// listedBy are the values of the enum that a schema lists, each once, in the order of the docs.
func (e *enumType) listedBy(s *model.Schema) []string {
	var out []string
	for _, v := range s.Enum.Values {
		if text, _ := e.spelled(v); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// takesFewer reports whether the docs list only some of the enum's values in this place.
func (t *typ) takesFewer() bool { return len(t.listed) < len(t.enum.values) }

// takes reports whether the docs list a value in this place.
func (t *typ) takes(value string) bool { return slices.Contains(t.listed, value) }
