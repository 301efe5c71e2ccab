package gosdk

import (
	"bytes"
	"fmt"
	"go/format"
	"runtime"
	"sync"

	"github.com/dave/jennifer/jen"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit"
)

// writer writes one Go file.
type writer struct {
	sdk       *sdk
	out       *jen.File
	variables map[string]bool // the names of the variables for patterns and lists of values, of all files
	report    func(code string, at diag.Span, format string, args ...any)
}

// newWriter begins a file. Jennifer's own formatting is off: the file is formatted once, when it is whole.
func (p *sdk) newWriter(pkg string) *writer {
	out := jen.NewFile(pkg)
	out.NoFormat = true
	out.HeaderComment(header)
	return &writer{sdk: p, out: out, variables: p.variables, report: func(code string, at diag.Span, format string, args ...any) {
		p.diags.Add(code, at, format, args...)
	}}
}

// declare begins a declaration: with an empty line before it, and its comment, already in // lines, where it has one.
func (w *writer) declare(comment string) *jen.Statement {
	w.out.Line()
	if comment != "" {
		w.out.Comment(comment)
	}
	return w.out.Add()
}

func (w *writer) diag(code string, at diag.Span, format string, args ...any) {
	w.report(code, at, format, args...)
}

// draft is a file before it is formatted.
type draft struct {
	name string
	out  *jen.File
	raw  []byte // of files that are no Go, or are not written by jennifer
}

// render writes every file of the package.
func (p *sdk) render() ([]emit.File, error) {
	for _, e := range p.enums {
		p.variables["known"+e.name] = true
	}
	drafts := []draft{
		{name: "doc.go", raw: p.packageDoc()},
		{name: "client.go", out: p.clientFile()},
	}
	for _, f := range p.files() {
		drafts = append(drafts, draft{name: f.name + ".go", out: p.goFile(f)})
	}
	sources, err := runtimeSources()
	if err != nil {
		return nil, err
	}
	for _, s := range sources {
		drafts = append(drafts, draft{name: runtimePrefix + s.name, raw: p.adopt(s)})
	}
	fake, err := p.fakePackage()
	if err != nil {
		return nil, err
	}
	drafts = append(drafts, fake...)
	drafts = append(drafts, p.testFiles()...)
	extras, err := p.extras()
	if err != nil {
		return nil, err
	}
	return formatAll(append(drafts, extras...))
}

// files lists the files of page groups and models that hold anything.
func (p *sdk) files() []*file {
	var out []*file
	for _, g := range p.groups {
		out = append(out, g.calls, g.models)
	}
	out = append(out, p.common)
	kept := out[:0]
	for _, f := range out {
		if len(f.methods)+len(f.structs)+len(f.enums) > 0 {
			kept = append(kept, f)
		}
	}
	return kept
}

// goFile writes the declarations of a file: methods, each with its request, then the other types.
func (p *sdk) goFile(f *file) *jen.File {
	w := p.newWriter(p.opts.Package)
	written := map[any]bool{}
	for _, m := range f.methods {
		w.writeMethod(m)
		if m.req != nil && m.req.home == f {
			w.writeTypes(f, m.req, written)
		}
	}
	for _, st := range f.structs {
		w.writeTypes(f, st, written)
	}
	for _, e := range f.enums {
		if !written[e] {
			w.writeEnum(e)
		}
	}
	return w.out
}

// writeTypes writes a structure and the enums of its fields, each once.
func (w *writer) writeTypes(f *file, st *structType, written map[any]bool) {
	if written[st] {
		return
	}
	written[st] = true
	w.writeStruct(st)
	for _, field := range st.fields {
		field.typ.enums(func(e *enumType) {
			if e.home == f && !written[e] {
				written[e] = true
				w.writeEnum(e)
			}
		})
	}
}

// formatAll renders and formats the files, as many at once as there are processors.
func formatAll(drafts []draft) ([]emit.File, error) {
	files, errs := make([]emit.File, len(drafts)), make([]error, len(drafts))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var running sync.WaitGroup
	for i, d := range drafts {
		slots <- struct{}{}
		running.Go(func() {
			defer func() { <-slots }()
			files[i], errs[i] = d.format()
		})
	}
	running.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

func (d draft) format() (emit.File, error) {
	if d.out == nil {
		return emit.File{Name: d.name, Content: d.raw}, nil
	}
	var source bytes.Buffer
	if err := d.out.Render(&source); err != nil {
		return emit.File{}, fmt.Errorf("render %s: %w", d.name, err)
	}
	content, err := format.Source(source.Bytes())
	if err != nil {
		return emit.File{}, fmt.Errorf("format %s: %w", d.name, err)
	}
	return emit.File{Name: d.name, Content: content}, nil
}

// adopt makes a file of the runtime one of the package.
func (p *sdk) adopt(s source) []byte {
	content := bytes.Replace(s.content, []byte("package runtime\n"), []byte("package "+p.opts.Package+"\n"), 1)
	return append([]byte(header+"\n\n"), content...)
}
