package gosdk

import (
	"fmt"
	"strings"

	"github.com/seed-97755388/docgen/internal/emit/goname"
)

// packageDoc writes doc.go: what the package is, how to start, and its methods by page group.
func (p *sdk) packageDoc() []byte {
	d := &docComment{}
	d.paragraph(fmt.Sprintf("Package %s is a client of %s.", p.opts.Package, p.title()))
	for _, doc := range p.api.Documents {
		d.markdown("", doc.Description)
	}
	d.heading("Start")
	d.code(p.start())
	d.paragraph("A request is checked against the documentation before it is sent: a *ValidationError names every violation. " +
		"A failure that the server reports is an *APIError, also where the HTTP status is 200. Optional values are set with Some; " +
		"what is left out is not sent.")
	d.heading("Methods")
	for _, g := range p.groups {
		p.indexGroup(d, g)
	}
	return []byte(header + "\n\n" + d.String() + "\npackage " + p.opts.Package + "\n\n//go:generate " + p.opts.Generate + "\n")
}

// title names the APIs of the package.
func (p *sdk) title() string {
	var titles []string
	for _, d := range p.api.Documents {
		if d.Title != "" {
			titles = append(titles, oneLine(d.Title))
		}
	}
	if len(titles) == 0 {
		return "an HTTP API"
	}
	return strings.Join(titles, " and ")
}

// indexGroup lists the methods of a page group.
func (p *sdk) indexGroup(d *docComment, g *group) {
	if g.name != "" {
		d.paragraph(g.name + ":")
	}
	var items []string
	for _, m := range g.calls.methods {
		item := fmt.Sprintf("[%s.%s]", m.client.name, m.name)
		if summary := oneLine(inline(m.op.Summary.Value)); summary != "" {
			item += " " + summary
		}
		items = append(items, item)
	}
	d.list(items)
}

// start is a first program, as the body of a function.
func (p *sdk) start() string {
	if len(p.methods) == 0 {
		return ""
	}
	m := p.firstMethod()
	var b strings.Builder
	arguments := make([]string, 0, len(p.credentials(m.client)))
	for _, field := range p.credentials(m.client) {
		arguments = append(arguments, goname.Unexported(field))
	}
	if m.client.server == "" {
		arguments = append(arguments, p.opts.Package+`.WithBaseURL("https://…")`)
	}
	fmt.Fprintf(&b, "client, err := %s.%s(%s)\n", p.opts.Package, p.names["new "+m.client.want], strings.Join(arguments, ", "))
	b.WriteString("if err != nil {\n\treturn err\n}\n")
	p.startCall(&b, m)
	return b.String()
}

func (p *sdk) startCall(b *strings.Builder, m *method) {
	result, request := "resp, err", ""
	if m.resp == nil {
		result = "err"
	}
	if m.req != nil {
		request = fmt.Sprintf(", &%s.%s{ /* … */ }", p.opts.Package, m.req.name)
	}
	op := ":="
	if m.resp == nil {
		op = "="
	}
	fmt.Fprintf(b, "%s %s client.%s(ctx%s)\n", result, op, m.name, request)
	fmt.Fprintf(b, "var invalid *%s.ValidationError\nif errors.As(err, &invalid) {\n\tfmt.Println(invalid.Violations)\n}\n", p.opts.Package)
}

// firstMethod is the method that the start shows: the first one of a client with credentials.
func (p *sdk) firstMethod() *method {
	for _, m := range p.methods {
		if len(p.credentials(m.client)) > 0 && !p.public(m.op) {
			return m
		}
	}
	return p.methods[0]
}

// extras are the files beside the package's own code.
func (p *sdk) extras() ([]draft, error) {
	page, err := p.readme()
	if err != nil {
		return nil, err
	}
	out := []draft{{name: "README.md", raw: page}}
	if p.opts.Module != "" {
		out = append(out, draft{name: "go.mod", raw: []byte("module " + p.opts.Module + "\n\ngo " + goVersion + "\n")})
	}
	return out, nil
}

// goVersion is the language version that the runtime needs: it uses sync.WaitGroup.Go.
const goVersion = "1.25.0"
