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
		if m.all != "" {
			items = append(items, fmt.Sprintf("[%s.%s]", m.client.name, m.all))
		}
	}
	d.list(items)
}

// start is a first program, as the body of a function that returns an error.
func (p *sdk) start() string {
	m := p.firstMethod()
	if m == nil {
		return ""
	}
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

// startCall writes the call of the first program and what becomes of its results.
func (p *sdk) startCall(b *strings.Builder, m *method) {
	shown, output := p.shown(m)
	results, request := "resp, err :=", ""
	switch {
	case m.resp == nil:
		results = "err ="
	case output == nothingShown:
		results = "_, err ="
	}
	if m.req != nil {
		request = ", " + p.sampleRequest(m)
	}
	fmt.Fprintf(b, "%s client.%s(ctx%s)\n", results, m.name, request)
	fmt.Fprintf(b, "var invalid *%s.ValidationError\nif errors.As(err, &invalid) {\n\tfmt.Println(invalid.Violations)\n}\n", p.opts.Package)
	b.WriteString("if err != nil {\n\treturn err\n}\n")
	fmt.Fprintf(b, "fmt.Println(%s)\n", shown.GoString())
}

// sampleRequest is the code of a method's request.
func (p *sdk) sampleRequest(m *method) string {
	request, _ := literals{pkg: p.opts.Package}.request(m.req)
	return request.GoString()
}

// firstMethod is the method that the start shows: one of a client with credentials where there is one, with the shortest
// request that sets anything.
func (p *sdk) firstMethod() *method {
	var first *method
	best := 0
	for _, m := range p.methods {
		rank := p.rank(m)
		if first == nil || rank < best {
			first, best = m, rank
		}
	}
	return first
}

// rank is small for methods that make a good start.
func (p *sdk) rank(m *method) int {
	const apart = 1 << 20
	rank := 0
	if len(p.credentials(m.client)) == 0 || p.public(m.op) {
		rank += 4 * apart
	}
	if m.resp == nil {
		rank += 2 * apart
	}
	if m.op.Method.Value != "GET" && !m.op.Reading.Value {
		rank += apart
	}
	if m.req == nil || len(m.req.fields) == 0 {
		return rank + apart/2
	}
	request, complete := literals{pkg: p.opts.Package}.request(m.req)
	code := request.GoString()
	if !complete || !strings.Contains(code, "\n") {
		return rank + apart/2
	}
	return rank + len(code)
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
