package gosdk

import (
	"fmt"
	"path"
	"strings"

	"github.com/dave/jennifer/jen"
)

// testFiles writes the tests and examples of every method, a file for each page group. They stand in a package of their
// own, as users' tests do, and so need to know how to import this one.
func (p *sdk) testFiles() []draft {
	if p.opts.ImportPath == "" || len(p.methods) == 0 {
		return nil
	}
	out := []draft{{name: "client_test.go", raw: p.testSupport()}}
	for _, g := range p.groups {
		w := &testWriter{writer: p.newWriter(p.opts.Package + "_test"), literals: literals{pkg: p.opts.ImportPath}}
		if p.importName() == "" {
			w.out.ImportName(p.opts.ImportPath, p.opts.Package)
		} else {
			w.out.ImportAlias(p.opts.ImportPath, p.opts.Package)
		}
		w.out.ImportName(p.fakePath(), p.opts.Package+"test")
		for _, m := range g.calls.methods {
			w.writeTest(m)
			w.writeExample(m)
		}
		out = append(out, draft{name: g.calls.name + "_test.go", out: w.out})
	}
	return out
}

// importName stands before the import path, as goimports has it, where the path's end does not tell the package's name.
func (p *sdk) importName() string {
	if path.Base(p.opts.ImportPath) == p.opts.Package {
		return ""
	}
	return p.opts.Package + " "
}

// fakePath is the import path of the fake server.
func (p *sdk) fakePath() string { return p.opts.ImportPath + "/" + p.opts.Package + "test" }

// testSupport writes what the tests and examples share.
func (p *sdk) testSupport() []byte {
	pkg, fake := p.opts.Package, p.opts.Package+"test"
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\npackage %s_test\n\nimport (\n\t\"log\"\n\t\"sync\"\n\t\"testing\"\n\n\t%s%q\n\t%q\n)\n",
		header, pkg, p.importName(), p.opts.ImportPath, p.fakePath())
	b.WriteString(`
// exampleTB lets examples, which have no testing.TB, use the fake server. A request that breaks the documentation ends them.
type exampleTB struct{ testing.TB }

func (exampleTB) Helper() {}

func (exampleTB) Cleanup(func()) {}

func (exampleTB) Error(args ...any) { log.Fatal(args...) }

func (exampleTB) Errorf(format string, args ...any) { log.Fatalf(format, args...) }

func (exampleTB) Fatal(args ...any) { log.Fatal(args...) }

func (exampleTB) Fatalf(format string, args ...any) { log.Fatalf(format, args...) }

`)
	fmt.Fprintf(&b, "// exampleServer is the fake server of all examples.\nvar exampleServer = sync.OnceValue(func() *%s.Server { return %s.NewServer(exampleTB{}) })\n", fake, fake)
	for _, c := range p.clients {
		arguments := strings.Repeat(`"", `, len(p.credentials(c)))
		fmt.Fprintf(&b, `
// new%[1]s makes a client of a fake server.
func new%[1]s(server *%[2]s.Server) *%[3]s.%[1]s {
	client, err := %[3]s.%[4]s(%[5]s%[3]s.WithBaseURL(server.URL), %[3]s.WithToken("token"))
	if err != nil {
		log.Fatal(err)
	}
	return client
}
`, c.name, fake, pkg, p.names["new "+c.want], arguments)
	}
	return []byte(b.String())
}

// testWriter writes the test file of a page group.
type testWriter struct {
	*writer
	literals
}

// writeTest writes the test of a method: one call, which the fake server checks and answers.
func (w *testWriter) writeTest(m *method) {
	name := w.sdk.fakeName(m)
	arguments, complete := w.arguments(m, jen.Id("t").Dot("Context").Call())
	body := []jen.Code{
		jen.Id("t").Dot("Parallel").Call(),
		jen.Id("server").Op(":=").Qual(w.sdk.fakePath(), "NewServer").Call(jen.Id("t")),
	}
	if !complete {
		// The docs give no request that keeps all their limits, so neither side checks this one.
		body = append(body, jen.Id("server").Dot("Unchecked").Call(jen.Lit(name)))
		arguments = append(arguments, w.id("WithoutValidation").Call())
	}
	results := jen.Err()
	if m.resp != nil {
		results = jen.List(jen.Id("_"), jen.Err())
	}
	call := jen.Id("new" + m.client.name).Call(jen.Id("server")).Dot(m.name).Call(arguments...)
	body = append(body,
		results.Op(":=").Add(call),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Id("t").Dot("Fatal").Call(jen.Err())),
		jen.If(jen.Id("calls").Op(":=").Len(jen.Id("server").Dot("Requests").Call(jen.Lit(name))), jen.Id("calls").Op("!=").Lit(1)).Block(
			jen.Id("t").Dot("Errorf").Call(jen.Lit("want 1 request, got %d"), jen.Id("calls"))),
	)
	w.declare("").Func().Id("Test" + m.client.name + "_" + m.name).Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(body...)
}

// arguments are the arguments of a call, and whether its request keeps all limits.
func (w *testWriter) arguments(m *method, ctx *jen.Statement) ([]jen.Code, bool) {
	if m.req == nil {
		return []jen.Code{ctx}, true
	}
	request, complete := w.request(m.req)
	return []jen.Code{ctx, request}, complete
}

// writeExample writes the example of a method for the documentation site.
func (w *testWriter) writeExample(m *method) {
	arguments, complete := w.arguments(m, jen.Qual("context", "Background").Call())
	client := jen.Id("client").Op(":=").Id("new" + m.client.name).Call(jen.Id("exampleServer").Call())
	call := jen.Id("client").Dot(m.name).Call(arguments...)
	shown, output := w.sdk.shown(m)
	results := jen.List(jen.Id("resp"), jen.Err())
	switch {
	case m.resp == nil:
		results = jen.Err()
	case output == nothingShown:
		results = jen.List(jen.Id("_"), jen.Err())
	}
	body := []jen.Code{
		client,
		results.Op(":=").Add(call),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Qual("log", "Fatal").Call(jen.Err())),
		jen.Qual("fmt", "Println").Call(shown),
	}
	if complete {
		body = append(body, jen.Comment("// Output: "+output))
	}
	w.declare("").Func().Id("Example" + m.client.name + "_" + m.name).Params().Block(body...)
}
