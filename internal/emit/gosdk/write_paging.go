package gosdk

import (
	"slices"

	"github.com/dave/jennifer/jen"
	"github.com/seed-97755388/docgen/internal/emit/goname"
)

// step is one structure on the way from the request to the page number.
type step struct {
	variable string
	field    *field      // of the structure before it
	owner    *structType // the structure before it
}

// takenVariables are the names that the paging method uses itself.
var takenVariables = []string{"base", "batch", "c", "ctx", "err", "next", "number", "opts", "page", "paginate", "req", "resp"}

// writePaging writes the method that goes through all pages. It copies each structure on the way to the page number, so
// that the caller's request is not changed.
func (w *writer) writePaging(m *method) {
	steps := m.steps()
	page := m.paging.page[len(m.paging.page)-1]
	list := m.paging.list[len(m.paging.list)-1]
	item := list.typ.elem.code(m.owner(m.paging.list))
	pageOf := func() *jen.Statement { return jen.Id("page").Types(item) }
	body := []jen.Code{jen.Id("base").Op(":=").Id("valueOf").Call(jen.Id("req"))}
	for i, s := range steps {
		body = append(body, jen.Id(s.variable).Op(":=").Add(s.open(before(steps, i, "base"))))
	}
	last := before(steps, len(steps), "base")
	body = append(body, jen.Return(jen.Id("paginate").Call(
		jen.Id("ctx"), jen.Lit(m.name), m.firstNumber(jen.Id(last).Dot(page.name), page),
		jen.Func().Params(jen.Id("number").Int64()).Params(pageOf(), jen.Error()).BlockFunc(func(g *jen.Group) {
			m.turn(g, steps, page)
			g.List(jen.Id("resp"), jen.Err()).Op(":=").Id("c").Dot(m.name).Call(jen.Id("ctx"), jen.Op("&").Id("next"), jen.Id("opts").Op("..."))
			g.If(m.missing()).Block(jen.Return(pageOf().Values(), jen.Err()))
			g.Return(pageOf().ValuesFunc(m.pageValues), jen.Nil())
		}),
	)))
	w.declare(w.allPagesDoc(m)).Add(w.signature(m, m.all)).Qual("iter", "Seq2").Types(item, jen.Error()).Block(body...)
}

// steps are the structures between the request and the page number.
func (m *method) steps() []step {
	var out []step
	owner := m.req
	used := slices.Clone(takenVariables)
	for _, f := range m.paging.page[:len(m.paging.page)-1] {
		name := goname.Unexported(f.wire)
		for slices.Contains(used, name) {
			name += "Value"
		}
		used = append(used, name)
		out = append(out, step{variable: name, field: f, owner: owner})
		owner = f.typ.object
	}
	return out
}

// before is the variable of the structure that step i is part of.
func before(steps []step, i int, request string) string {
	if i == 0 {
		return request
	}
	return steps[i-1].variable
}

// open reads a structure out of the one before it; an absent one is empty.
func (s step) open(from string) *jen.Statement {
	value := jen.Id(from).Dot(s.field.name)
	switch s.owner.shape(s.field) {
	case pointerShape:
		return jen.Id("valueOf").Call(value)
	case optShape:
		if s.field.pointer {
			return jen.Id("valueOf").Call(value.Dot("Or").Call(jen.Nil()))
		}
		return value.Dot("Or").Call(jen.Id(s.field.typ.object.name).Values())
	}
	return value
}

// put is the value of a structure as the one before it holds it.
func (s step) put() *jen.Statement {
	value := jen.Id(s.variable)
	if s.owner.shape(s.field) == pointerShape || s.field.pointer {
		value = jen.Op("&").Add(value)
	}
	if s.owner.shape(s.field) == optShape {
		value = jen.Id("Some").Call(value)
	}
	return value
}

// firstNumber is the number of the first page: the caller's, else that of the docs.
func (m *method) firstNumber(value *jen.Statement, page *field) *jen.Statement {
	first := jen.Lit(firstPage(page))
	if m.owner(m.paging.page).shape(page) == optShape {
		value = value.Dot("Or").Call(first)
	} else {
		value = jen.Qual("cmp", "Or").Call(value, first)
	}
	if page.typ.kind == floatKind {
		return jen.Int64().Call(value)
	}
	return value
}

// turn copies the structures and sets the page number in the innermost.
func (m *method) turn(g *jen.Group, steps []step, page *field) {
	number := jen.Id("number")
	if page.typ.kind == floatKind {
		number = jen.Float64().Call(number)
	}
	if m.owner(m.paging.page).shape(page) == optShape {
		number = jen.Id("Some").Call(number)
	}
	if len(steps) == 0 {
		g.Id("next").Op(":=").Id("base")
		g.Id("next").Dot(page.name).Op("=").Add(number)
		return
	}
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		g.Id(s.variable).Op(":=").Id(s.variable)
		if i == len(steps)-1 {
			g.Id(s.variable).Dot(page.name).Op("=").Add(number)
		} else {
			g.Id(s.variable).Dot(steps[i+1].field.name).Op("=").Add(steps[i+1].put())
		}
	}
	g.Id("next").Op(":=").Id("base")
	g.Id("next").Dot(steps[0].field.name).Op("=").Add(steps[0].put())
}

// missing is the condition of an answer without a list.
func (m *method) missing() *jen.Statement {
	out := jen.Err().Op("!=").Nil()
	value, owner := jen.Id("resp"), m.resp.object
	for _, f := range m.paging.list[:len(m.paging.list)-1] {
		value = value.Clone().Dot(f.name)
		if owner.shape(f) == pointerShape {
			out.Op("||").Add(value).Op("==").Nil()
		}
		owner = f.typ.object
	}
	return out
}

// pageValues are the items and the total of a page.
func (m *method) pageValues(g *jen.Group) {
	g.Id("items").Op(":").Add(m.read(m.paging.list, jen.Nil()))
	if len(m.paging.total) == 0 {
		return
	}
	total := m.read(m.paging.total, jen.Lit(0))
	if m.paging.total[len(m.paging.total)-1].typ.kind == floatKind {
		total = jen.Int64().Call(total)
	}
	g.Id("total").Op(":").Add(total)
}

// read reads a value of the answer.
func (m *method) read(path []*field, absent *jen.Statement) *jen.Statement {
	value := jen.Id("resp")
	for _, f := range path {
		value = value.Dot(f.name)
	}
	if m.owner(path).shape(path[len(path)-1]) == optShape {
		return value.Dot("Or").Call(absent)
	}
	return value
}

// owner is the structure that the last field of a path belongs to.
func (m *method) owner(path []*field) *structType {
	if len(path) > 1 {
		return path[len(path)-2].typ.object
	}
	if len(m.paging.page) > 0 && path[0] == m.paging.page[0] {
		return m.req
	}
	return m.resp.object
}

// writeBatch writes the method that splits a long list into calls.
func (w *writer) writeBatch(m *method) {
	items := m.batch.items
	itemType := items.typ.elem.code(m.req)
	send := []jen.Code{
		jen.Id("next").Op(":=").Id("base"),
		jen.Id("next").Dot(items.name).Op("=").Id("items"),
	}
	call := jen.Id("c").Dot(m.name).Call(jen.Id("ctx"), jen.Op("&").Id("next"), jen.Id("opts").Op("..."))
	if m.resp == nil {
		send = append(send, jen.Return(jen.Struct().Values(), call))
	} else {
		send = append(send, jen.Return(call))
	}
	run := jen.Id("runBatch").Call(jen.Id("ctx"), jen.Id("c").Dot("core"), jen.Id("opts"),
		jen.Id("batch").Types(itemType, m.result()).Values(
			jen.Line().Id("operation").Op(":").Lit(m.name),
			jen.Id("items").Op(":").Id("base").Dot(items.name),
			jen.Id("size").Op(":").Lit(m.batch.limit),
			jen.Line().Id("send").Op(":").Func().Params(
				jen.Id("ctx").Qual("context", "Context"), jen.Id("items").Index().Add(itemType),
			).Params(m.result(), jen.Error()).Block(send...),
			jen.Line(),
		))
	body := []jen.Code{jen.Id("base").Op(":=").Id("valueOf").Call(jen.Id("req"))}
	decl := w.declare(w.allItemsDoc(m)).Add(w.signature(m, m.all))
	if m.resp == nil {
		body = append(body, jen.List(jen.Id("_"), jen.Err()).Op(":=").Add(run), jen.Return(jen.Err()))
		decl.Error().Block(body...)
		return
	}
	body = append(body, jen.Return(run))
	decl.Params(jen.Index().Add(m.result()), jen.Error()).Block(body...)
}
