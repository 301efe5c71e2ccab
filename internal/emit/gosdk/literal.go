package gosdk

import (
	"encoding/json"
	"strconv"

	"github.com/dave/jennifer/jen"
)

// literals writes values as Go code in another package than the SDK's own.
type literals struct {
	pkg string // the SDK's import path
}

// id is an exported name of the SDK.
func (l literals) id(name string) *jen.Statement { return jen.Qual(l.pkg, name) }

// request is the request of a method: a pointer to its structure, filled with samples. It reports false where no request
// can be made that keeps all limits.
func (l literals) request(st *structType) (*jen.Statement, bool) {
	s := newSampler(true)
	s.open[st] = true
	complete := true
	var fields []jen.Code
	for _, f := range st.fields {
		if f.typ.kind == fileKind {
			if f.required {
				fields = append(fields, jen.Line().Id(f.name).Op(":").Add(l.file()))
			}
			continue
		}
		if !f.required && !f.prop.Example.Known() {
			continue
		}
		raw := s.field(f)
		if raw == nil {
			complete = complete && !f.required
			continue
		}
		fields = append(fields, jen.Line().Id(f.name).Op(":").Add(l.field(st, f, raw)))
	}
	if len(fields) > 0 {
		fields = append(fields, jen.Line())
	}
	return jen.Op("&").Add(l.id(st.name)).Values(fields...), complete
}

// file is a small text file.
func (l literals) file() *jen.Statement {
	return jen.Op("&").Add(l.id("FileUpload")).Values(
		jen.Id("Name").Op(":").Lit("file.txt"), jen.Id("Content").Op(":").Qual("strings", "NewReader").Call(jen.Lit("text")),
	)
}

// field is a value as a field holds it.
func (l literals) field(st *structType, f *field, raw json.RawMessage) *jen.Statement {
	value := l.value(st, f.typ, raw)
	switch st.shape(f) {
	case pointerShape:
		return jen.Op("&").Add(value)
	case optShape:
		if string(raw) == "null" {
			return l.id("Null").Types(l.typeOf(f.typ)).Call()
		}
		if f.pointer {
			value = jen.Op("&").Add(value)
		}
		return l.some(f.typ).Call(value)
	}
	return value
}

// some is the function Some, with its type where the value alone would give another.
func (l literals) some(t *typ) *jen.Statement {
	if t.kind == intKind || t.kind == anyKind || t.kind == floatKind {
		return l.id("Some").Types(l.typeOf(t))
	}
	return l.id("Some")
}

// value is a value as a literal.
func (l literals) value(owner *structType, t *typ, raw json.RawMessage) *jen.Statement {
	switch t.kind {
	case stringKind:
		return jen.Lit(textOf(raw))
	case enumKind:
		return l.enum(t.enum, raw)
	case intKind, floatKind, boolKind:
		return jen.Op(string(raw))
	case sliceKind:
		return l.typeOf(t).ValuesFunc(func(g *jen.Group) { l.items(g, owner, t, raw) })
	case mapKind:
		return l.typeOf(t).ValuesFunc(func(g *jen.Group) {
			for _, m := range membersOf(raw) {
				g.Lit(m.name).Op(":").Add(l.mapValue(owner, t.elem, m.value))
			}
		})
	case structKind:
		return l.id(t.object.name).ValuesFunc(func(g *jen.Group) { l.members(g, t.object, raw) })
	}
	return free(raw)
}

// maxItemsOnLine is how many items of a list share a line.
const maxItemsOnLine = 3

// items writes the items of a list, each on its line where they are many. Structures need no type of their own there.
func (l literals) items(g *jen.Group, owner *structType, t *typ, raw json.RawMessage) {
	items := listOf(raw)
	for _, item := range items {
		value := g.Null()
		if len(items) > maxItemsOnLine {
			value = g.Line()
		}
		if t.elem.kind == structKind {
			value.ValuesFunc(func(g *jen.Group) { l.members(g, t.elem.object, item) })
		} else {
			value.Add(l.value(owner, t.elem, item))
		}
	}
	if len(items) > maxItemsOnLine {
		g.Line()
	}
}

func (l literals) mapValue(owner *structType, t *typ, raw json.RawMessage) *jen.Statement {
	if t.kind == structKind {
		return jen.Op("&").Add(l.value(owner, t, raw))
	}
	return l.value(owner, t, raw)
}

// members writes the fields of a structure that an object has.
func (l literals) members(g *jen.Group, st *structType, raw json.RawMessage) {
	given := map[string]json.RawMessage{}
	for _, m := range membersOf(raw) {
		given[m.name] = m.value
	}
	for _, f := range st.fields {
		if value, ok := given[f.wire]; ok && f.typ.kind != fileKind {
			g.Line().Id(f.name).Op(":").Add(l.field(st, f, value))
		}
	}
	if len(given) > 0 {
		g.Line()
	}
}

// enum is an enum's constant, or the value itself where the docs list no such one.
func (l literals) enum(e *enumType, raw json.RawMessage) *jen.Statement {
	text := string(raw)
	if !e.integer {
		text = textOf(raw)
	}
	for _, v := range e.values {
		if v.value == text {
			return l.id(v.name)
		}
	}
	if e.integer {
		return jen.Op(text)
	}
	return jen.Lit(text)
}

// typeOf is a type as another package names it.
func (l literals) typeOf(t *typ) *jen.Statement {
	switch t.kind {
	case enumKind:
		return l.id(t.enum.name)
	case structKind:
		return l.id(t.object.name)
	case sliceKind:
		return jen.Index().Add(l.typeOf(t.elem))
	case mapKind:
		if t.elem.kind == structKind {
			return jen.Map(jen.String()).Op("*").Add(l.typeOf(t.elem))
		}
		return jen.Map(jen.String()).Add(l.typeOf(t.elem))
	case anyKind:
		return jen.Any()
	}
	return t.code(&structType{sent: true})
}

// free is a value of no type in particular.
func free(raw json.RawMessage) *jen.Statement {
	switch raw[0] {
	case '"':
		return jen.Lit(textOf(raw))
	case '{':
		return jen.Map(jen.String()).Any().ValuesFunc(func(g *jen.Group) {
			for _, m := range membersOf(raw) {
				g.Lit(m.name).Op(":").Add(free(m.value))
			}
		})
	case '[':
		return jen.Index().Any().ValuesFunc(func(g *jen.Group) {
			for _, item := range listOf(raw) {
				g.Add(free(item))
			}
		})
	case 'n':
		return jen.Nil()
	}
	if _, err := strconv.ParseInt(string(raw), 10, 64); err == nil || raw[0] == 't' || raw[0] == 'f' {
		return jen.Op(string(raw))
	}
	return jen.Float64().Call(jen.Op(string(raw)))
}
