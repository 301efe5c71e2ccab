package model_test

import (
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// page is a file whose lines the facts of a test stand on.
type page struct {
	file *diag.File
	line int
}

// newPage is a page of some empty-looking lines.
func newPage(name string) *page {
	return &page{file: diag.NewFile(name, []byte(strings.Repeat("fact\n", 100)))}
}

// next is the place of one more fact: the next line.
func (p *page) next() diag.Span {
	p.line++
	return p.file.LineSpan(p.line)
}

// property is a property of a type, with its parts set by the test.
func (p *page) property(name string, t model.Type, set ...func(*model.Property)) *model.Property {
	at := p.next()
	out := &model.Property{Name: model.State(name, "test", at), Source: at, Schema: &model.Schema{}}
	if t != model.Unknown {
		out.Schema.Type = model.State(t, "test", at)
	}
	for _, f := range set {
		f(out)
	}
	return out
}

// structure is a named structure.
func (p *page) structure(name string, props ...*model.Property) *model.Schema {
	at := p.next()
	return &model.Schema{
		Name: name, Type: model.Infer(model.Object, "test", at), Properties: props, Source: at, Sources: []diag.Span{at},
	}
}

// draft is a page with one operation that answers with the first of the structures.
func (p *page) draft(id, path string, schemas ...*model.Schema) *model.Draft {
	at := p.next()
	op := &model.DraftOperation{
		Operation: model.Operation{Document: "api", Source: at},
		IDs:       []model.Fact[string]{model.State(id, "test", at)},
		Methods:   []model.Fact[string]{model.State("POST", "test", at)},
		Paths:     []model.Fact[string]{model.State(path, "test", at)},
	}
	if len(schemas) > 0 {
		op.Responses = []*model.Response{{
			Status: model.Infer("200", "test"), Schema: &model.Schema{Ref: model.State(schemas[0].Name, "test", at)},
		}}
	}
	return &model.Draft{File: p.file, Document: "api", Operations: []*model.DraftOperation{op}, Schemas: schemas}
}

// one is the draft of a page whose operation answers with one structure.
func one(file string, build func(p *page) []*model.Property) *model.Draft {
	p := newPage(file)
	name := strings.TrimSuffix(file, ".md")
	return p.draft(name, "/"+name, p.structure("Thing", build(p)...))
}

// linked links drafts and gives the structure that they share.
func linked(drafts ...*model.Draft) (*model.Schema, diag.List) {
	api, diags := model.Link(drafts, model.Options{Inference: model.Inference{
		RequestName: "{Operation}Request",
		Integers:    []string{"count", "code", "page", "limit", "time", "at"},
		Plain:       []string{"rate", "price", "score"},
	}})
	return api.Schema("Thing"), diags.Sorted()
}

// reports are diagnostics as file:line code, with the other places behind.
func reports(diags diag.List) []string {
	var out []string
	for _, d := range diags {
		text := place(d.Span) + " " + d.Code
		for _, r := range d.Related {
			text += " " + place(r.Span)
		}
		out = append(out, text)
	}
	return out
}

func place(at diag.Span) string { return strings.TrimSuffix(at.String(), ":1") }

func example(p *page, json string) func(*model.Property) {
	return func(out *model.Property) { out.Example = model.State(model.Value(json), "test", p.next()) }
}

func defaults(p *page, json string) func(*model.Property) {
	return func(out *model.Property) { out.Default = model.State(model.Value(json), "test", p.next()) }
}

func required(p *page, yes bool) func(*model.Property) {
	return func(out *model.Property) { out.Required = model.State(yes, "test", p.next()) }
}

func maxLength(p *page, n int) func(*model.Property) {
	return func(out *model.Property) {
		fact := model.State(n, "test", p.next())
		out.Schema.Constraints.MaxLength = &fact
	}
}

func described(p *page, words string) func(*model.Property) {
	return func(out *model.Property) { out.Description = model.State(words, "test", p.next()) }
}

func values(p *page, list ...string) func(*model.Property) {
	return func(out *model.Property) {
		at := p.next()
		out.Schema.Enum = &model.Enum{Origin: model.Origin{Kind: model.Stated, Rule: "test", Spans: []diag.Span{at}}}
		for _, v := range list {
			out.Schema.Enum.Values = append(out.Schema.Enum.Values, &model.EnumValue{Value: model.State(v, "test", at)})
		}
	}
}
