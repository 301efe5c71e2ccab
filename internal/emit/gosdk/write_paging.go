package gosdk

import (
	"strings"

	"github.com/dave/jennifer/jen"
)

// config says where the figures of a paged operation stand.
func (by *paging) config(g *jen.Group) {
	g.Id("page").Op(":").Lit(way(by.page))
	g.Id("list").Op(":").Lit(way(by.list))
	if len(by.total) > 0 {
		g.Id("total").Op(":").Lit(way(by.total))
	}
	if firstPage(by.page[len(by.page)-1]) == 0 {
		g.Id("zero").Op(":").True()
	}
}

// way is a way of fields by their Go names, as the runtime reads it.
func way(fields []*field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	return strings.Join(names, ".")
}

// writePaging writes the method that goes through all pages.
func (w *writer) writePaging(m *method) {
	item := m.item()
	list := jen.Id("newPagedList").Call(
		jen.Id("c").Dot("core"), jen.Op("&").Id(m.config), jen.Id("req"), jen.New(jen.Id(m.resp.object.name)), jen.Id("opts"))
	w.declare(w.allPagesDoc(m)).Add(w.signature(m, m.all)).Qual("iter", "Seq2").Types(item, jen.Error()).Block(
		jen.Return(jen.Id("eachItem").Types(item).Call(jen.Id("ctx"), list)))
}

// item is the type of a list's items.
func (m *method) item() *jen.Statement {
	owner, list := m.resp.object, m.paging.list
	if len(list) > 1 {
		owner = list[len(list)-2].typ.object
	}
	return list[len(list)-1].typ.elem.code(owner)
}

// writeBatch writes the method that splits a long list into calls. An answer that the docs do not describe is a struct{}.
func (w *writer) writeBatch(m *method) {
	run := jen.Id("inBatches").Types(m.result()).Call(
		jen.Id("ctx"), jen.Id("c").Dot("core"), jen.Op("&").Id(m.config), jen.Id("req"), jen.Id("opts"))
	decl := w.declare(w.allItemsDoc(m)).Add(w.signature(m, m.all))
	if m.resp == nil {
		decl.Error().Block(jen.List(jen.Id("_"), jen.Err()).Op(":=").Add(run), jen.Return(jen.Err()))
		return
	}
	decl.Params(jen.Index().Add(m.result()), jen.Error()).Block(jen.Return(run))
}
