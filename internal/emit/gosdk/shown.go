package gosdk

import (
	"strconv"

	"github.com/dave/jennifer/jen"
)

// nothingShown is what an example prints that has no value to show.
const nothingShown = "done"

// shown is what an example prints of the answer, and how that looks.
func (p *sdk) shown(m *method) (*jen.Statement, string) {
	if m.resp == nil {
		return jen.Lit(nothingShown), nothingShown
	}
	raw := p.answer(m)
	value := jen.Id("resp")
	switch m.resp.kind {
	case sliceKind:
		return jen.Len(value), strconv.Itoa(len(listOf(raw)))
	case mapKind:
		return jen.Len(value), strconv.Itoa(len(membersOf(raw)))
	case fileKind:
		return jen.Len(value), strconv.Itoa(len(textOf(raw)))
	case structKind:
		return p.shownField(m, raw, value)
	}
	return jen.Lit(nothingShown), nothingShown
}

// shownField is the first single value of the answer's data, else of the answer itself.
func (p *sdk) shownField(m *method, raw []byte, value *jen.Statement) (*jen.Statement, string) {
	if e := p.api.Envelope; e != nil && e.Data != "" {
		if data := m.resp.object.field(e.Data); data != nil && data.typ.kind == structKind {
			if path, output := firstValue(data.typ.object, memberOf(raw, e.Data)); path != "" {
				return value.Dot(data.name).Dot(path), output
			}
		}
	}
	if path, output := firstValue(m.resp.object, raw); path != "" {
		return value.Dot(path), output
	}
	return jen.Lit(nothingShown), nothingShown
}

// firstValue is the first field of a structure whose value prints on one line, and the line.
func firstValue(st *structType, raw []byte) (string, string) {
	for _, f := range st.fields {
		if st.shape(f) != plainShape {
			continue
		}
		if output, ok := printed(f.typ, memberOf(raw, f.wire)); ok {
			return f.name, output
		}
	}
	return "", ""
}

// printed is how fmt.Println shows a single value; ok is false for other values and for texts that do not fit on a line.
func printed(t *typ, raw []byte) (output string, ok bool) {
	if len(raw) == 0 || string(raw) == "null" {
		return "", false
	}
	switch t.kind {
	case stringKind, enumKind:
		output = string(raw)
		if raw[0] == '"' {
			output = textOf(raw)
		}
		return output, output != "" && oneLine(output) == output
	case intKind, boolKind:
		return string(raw), true
	}
	return "", false
}

// memberOf is a member of a JSON object, nil where there is none.
func memberOf(raw []byte, name string) []byte {
	for _, m := range membersOf(raw) {
		if m.name == name {
			return m.value
		}
	}
	return nil
}
