package gosdk

import (
	"github.com/dave/jennifer/jen"
	"github.com/seed-97755388/docgen/internal/model"
)

// code is the Go type of a value inside of a structure.
func (t *typ) code(owner *structType) *jen.Statement {
	switch t.kind {
	case stringKind:
		return jen.String()
	case intKind:
		return jen.Int64()
	case floatKind:
		return jen.Float64()
	case boolKind:
		return jen.Bool()
	case enumKind:
		return jen.Id(t.enum.name)
	case structKind:
		return jen.Id(t.object.name)
	case sliceKind:
		return jen.Index().Add(t.elem.code(owner))
	case mapKind:
		return jen.Map(jen.String()).Add(t.elem.mapValue(owner))
	case fileKind:
		return jen.Op("*").Id("FileUpload")
	}
	if owner != nil && !owner.sent {
		return jen.Qual("encoding/json", "RawMessage")
	}
	return jen.Any()
}

// mapValue is the type of a map's values: structures by pointer, so that their unknown members can be kept, and free
// values as any.
func (t *typ) mapValue(owner *structType) *jen.Statement {
	switch t.kind {
	case structKind:
		return jen.Op("*").Id(t.object.name)
	case anyKind:
		return jen.Any()
	}
	return t.code(owner)
}

// fieldType is the Go type of a field.
func (st *structType) fieldType(f *field) *jen.Statement {
	code := f.typ.code(st)
	switch st.shape(f) {
	case pointerShape:
		return jen.Op("*").Add(code)
	case optShape:
		if f.pointer {
			code = jen.Op("*").Add(code)
		}
		return jen.Id("Opt").Types(code)
	}
	return code
}

// tag is the field's JSON tag. What goes elsewhere than into the JSON body has one too, for encoding/json, and a mark for
// the runtime where the rest of the structure is the body.
func (st *structType) tag(f *field) map[string]string {
	if f.typ.kind == fileKind {
		return map[string]string{"json": "-"}
	}
	tag := map[string]string{"json": st.member(f)}
	if !f.required && (st.sent || st.request != nil) {
		tag["json"] += ",omitzero"
	} else if f.wire == "-" {
		tag["json"] += ","
	}
	if f.in != model.InBody && st.hasBody() {
		tag["in"] = string(f.in)
	}
	return tag
}

// member is the name of a field in JSON: the docs' own, unless a parameter stands beside another field of that name.
func (st *structType) member(f *field) string {
	for _, other := range st.fields {
		if other != f && other.wire == f.wire && (f.in != model.InBody || st.request != nil && f == st.request.whole) {
			return f.name
		}
	}
	return f.wire
}

// hasBody reports whether the structure itself is sent as JSON.
func (st *structType) hasBody() bool {
	if st.request != nil && st.request.whole != nil {
		return false
	}
	for _, f := range st.fields {
		if f.in == model.InBody {
			return true
		}
	}
	return false
}

// writeStruct writes a structure with its validate and encode methods.
func (w *writer) writeStruct(st *structType) {
	w.declare(w.structDoc(st)).Type().Id(st.name).StructFunc(func(g *jen.Group) {
		if !st.received {
			g.Id("_").Id("keyed")
		}
		for _, f := range st.fields {
			if doc := w.fieldDoc(st, f); doc != "" {
				g.Comment(doc)
			}
			line := g.Id(f.name).Add(st.fieldType(f))
			if tag := st.tag(f); tag != nil {
				line.Tag(tag)
			}
		}
		if st.received {
			g.Id("extraFields")
		}
	})
	if st.received {
		w.writeJSON(st)
	}
	w.writeFormat(st)
	if w.sdk.checks[st] {
		w.writeValidate(st)
	}
	if st.request != nil && !st.isBody() {
		w.writeEncode(st)
	}
}

// writeJSON writes the methods by which encoding/json keeps what the docs do not list. Both are the pointer's: a method
// of the value costs the compiler a copy of the structure, twice.
func (w *writer) writeJSON(st *structType) {
	receiver := jen.Id("x").Op("*").Id(st.name)
	w.declare("// MarshalJSON writes the members too that the documentation does not list.").
		Func().Params(receiver).Id("MarshalJSON").Params().Params(jen.Index().Byte(), jen.Error()).
		Block(jen.Return(jen.Id("marshalAlone").Call(jen.Id("x"))))
	w.declare("// UnmarshalJSON keeps the members that the documentation does not list.").
		Func().Params(receiver.Clone()).Id("UnmarshalJSON").Params(jen.Id("data").Index().Byte()).Error().
		Block(jen.Return(jen.Id("unmarshalAlone").Call(jen.Id("data"), jen.Id("x"))))
}

// isBody reports whether a request is the JSON body and nothing else, so that the runtime knows how to send it.
func (st *structType) isBody() bool {
	for _, f := range st.fields {
		if st.encoder(f) != "" || f == st.request.whole {
			return false
		}
	}
	return st.hasBody()
}

// writeEncode writes the method that puts each field where it goes.
func (w *writer) writeEncode(st *structType) {
	w.declare("").Func().Params(jen.Id("x").Op("*").Id(st.name)).Id("encode").Params(jen.Id("r").Op("*").Id("requestBuilder")).
		BlockFunc(func(g *jen.Group) {
			for _, f := range st.fields {
				if call := st.encoder(f); call != "" {
					g.Id("r").Dot(call).Call(jen.Lit(f.wire), st.encoded(f))
				}
			}
			switch {
			case st.request.whole != nil:
				g.Id("r").Dot("jsonBody").Call(jen.Id("x").Dot(st.request.whole.name))
			case st.hasBody() && isForm(st.request.mediaType) == "":
				g.Id("r").Dot("jsonBody").Call(jen.Id("x"))
			}
		})
}

// encoded is a field as the request builder takes it: by its address, but for a file.
func (st *structType) encoded(f *field) *jen.Statement {
	value := jen.Id("x").Dot(f.name)
	if st.encoder(f) == "partFile" {
		return value
	}
	return jen.Op("&").Add(value)
}

// encoder is the method of the request builder that a field is given to, empty for the fields of a JSON body.
func (st *structType) encoder(f *field) string {
	switch f.in {
	case model.InPath:
		return "pathValue"
	case model.InQuery:
		if f.comma {
			return "queryCSV"
		}
		return "query"
	case model.InHeader:
		return "headerValue"
	}
	if f == st.request.whole {
		return ""
	}
	switch isForm(st.request.mediaType) {
	case urlencoded:
		return "formValue"
	case multipart:
		if f.typ.kind == fileKind {
			return "partFile"
		}
		return "partValue"
	}
	return ""
}

// writeEnum writes an enum's type, constants and Known method.
func (w *writer) writeEnum(e *enumType) {
	doc := w.enumDoc(e)
	base, known := e.base(), "known"+e.name
	w.declare(doc).Type().Id(e.name).Add(base)
	w.declare("// The values of " + e.name + " that the documentation lists.").Const().DefsFunc(func(g *jen.Group) {
		for _, v := range e.values {
			if doc := valueDoc(v); doc != "" {
				g.Comment(doc)
			}
			g.Id(v.name).Id(e.name).Op("=").Add(e.literal(v))
		}
	})
	w.declare("").Var().Id(known).Op("=").Index().Add(e.base()).ValuesFunc(func(g *jen.Group) {
		for _, v := range e.values {
			g.Add(e.literal(v))
		}
	})
	w.declare("// Known reports whether the documentation lists the value.").Func().Params(jen.Id("x").Id(e.name)).Id("Known").Params().Bool().Block(
		jen.Return(jen.Id("isKnown").Call(e.base().Call(jen.Id("x")), jen.Id(known))),
	)
}

// base is the type that an enum is made of.
func (e *enumType) base() *jen.Statement {
	if e.integer {
		return jen.Int64()
	}
	return jen.String()
}

func (e *enumType) literal(v *enumValue) *jen.Statement {
	if e.integer {
		return jen.Op(v.value)
	}
	return jen.Lit(v.value)
}
