package gosdk

import (
	"github.com/dave/jennifer/jen"
)

// writeMethod writes what describes an operation to the runtime, its method, and those for lists and batches.
func (w *writer) writeMethod(m *method) {
	w.writeConfig(m)
	decl := w.declare(w.methodDoc(m)).Add(w.signature(m, m.name))
	switch {
	case m.resp == nil:
		decl.Error().Block(jen.Return(m.call(jen.Nil())))
	case m.resp.object != nil && m.resp.kind == structKind:
		decl.Params(m.result(), jen.Error()).Block(
			jen.Id("resp").Op(":=").New(jen.Id(m.resp.object.name)),
			jen.If(jen.Err().Op(":=").Add(m.call(jen.Id("resp"))), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
			jen.Return(jen.Id("resp"), jen.Nil()),
		)
	default:
		decl.Params(m.result(), jen.Error()).Block(
			jen.Var().Id("resp").Add(m.result()),
			jen.Err().Op(":=").Add(m.call(jen.Op("&").Id("resp"))),
			jen.Return(jen.Id("resp"), jen.Err()),
		)
	}
	if m.paging != nil {
		w.writePaging(m)
	}
	if m.batch != nil {
		w.writeBatch(m)
	}
}

// writeConfig writes the variable that describes the operation.
func (w *writer) writeConfig(m *method) {
	w.declare("").Var().Id(m.config).Op("=").Id("operation").ValuesFunc(func(g *jen.Group) {
		g.Id("name").Op(":").Lit(m.name)
		g.Id("method").Op(":").Lit(m.op.Method.Value)
		g.Id("path").Op(":").Lit(m.op.Path.Value)
		if m.op.Reading.Value && m.op.Method.Value != "GET" {
			g.Id("reads").Op(":").True()
		}
		if w.sdk.public(m.op) {
			g.Id("public").Op(":").True()
		}
		if w.sdk.bare(m) {
			g.Id("bare").Op(":").True()
		}
		if m.paging != nil {
			g.Line().Id("paging").Op(":").Op("&").Id("paging").ValuesFunc(m.paging.config)
		}
		if m.batch != nil {
			g.Line().Id("batching").Op(":").Op("&").Id("batching").Values(
				jen.Id("items").Op(":").Lit(m.batch.items.name), jen.Id("size").Op(":").Lit(m.batch.limit))
		}
		if m.paging != nil || m.batch != nil {
			g.Line()
		}
	})
}

// signature is a method up to its results.
func (w *writer) signature(m *method, name string) *jen.Statement {
	return jen.Func().Params(jen.Id("c").Op("*").Id(m.client.name)).Id(name).ParamsFunc(func(g *jen.Group) {
		g.Id("ctx").Qual("context", "Context")
		if m.req != nil {
			g.Id("req").Op("*").Id(m.req.name)
		}
		g.Id("opts").Op("...").Id("CallOption")
	})
}

// call hands the request to the runtime.
func (m *method) call(resp *jen.Statement) *jen.Statement {
	req := jen.Nil()
	if m.req != nil {
		req = jen.Id("req")
	}
	return jen.Id("c").Dot("core").Dot("call").Call(jen.Id("ctx"), jen.Op("&").Id(m.config), req, resp, jen.Id("opts"))
}

// result is the type of what a method returns beside the error.
func (m *method) result() *jen.Statement {
	switch {
	case m.resp == nil:
		return jen.Struct()
	case m.resp.kind == structKind:
		return jen.Op("*").Id(m.resp.object.name)
	case m.resp.kind == fileKind:
		return jen.Index().Byte()
	}
	return m.resp.code(&structType{received: true})
}
