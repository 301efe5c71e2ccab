package gosdk

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"
	"text/template"
)

// readmeText is the template of the package's README.md.
//
//go:embed readme.md.tmpl
var readmeText string

// readme is what the README tells of the package.
type readme struct {
	Package, ImportPath, Intro, Start string
	Descriptions, Errors, Options     []string
	Credentials                       bool
	Constructor, Arguments            string
	Groups                            []readmeGroup
}

// readmeGroup is a page group in the README.
type readmeGroup struct {
	Name    string
	Methods []readmeMethod
}

// readmeMethod is a method in the README.
type readmeMethod struct{ Name, Summary, Request string }

// readme writes README.md.
func (p *sdk) readme() ([]byte, error) {
	page := readme{
		Package: p.opts.Package, ImportPath: p.opts.ImportPath, Start: p.start(),
		Intro: fmt.Sprintf("Package %s is a Go client of %s. It needs nothing but the standard library.", p.opts.Package, p.title()),
	}
	for _, d := range p.api.Documents {
		if d.Description != "" {
			page.Descriptions = append(page.Descriptions, strings.TrimSpace(d.Description))
		}
	}
	for _, e := range p.errors {
		if !e.runtime && !e.again {
			page.Errors = append(page.Errors, e.name)
		}
	}
	for _, h := range p.headers {
		page.Options = append(page.Options, p.names["option "+h.Option])
	}
	if len(p.methods) > 0 {
		first := p.firstMethod().client
		page.Credentials = len(p.credentials(first)) > 0
		page.Constructor = p.names["new "+first.want]
		page.Arguments = strings.Repeat(`"", `, len(p.credentials(first)))
	}
	for _, g := range p.groups {
		page.Groups = append(page.Groups, p.readmeGroup(g))
	}
	parsed, err := template.New("README.md").Parse(readmeText)
	if err != nil {
		return nil, fmt.Errorf("write README.md: %w", err)
	}
	var out bytes.Buffer
	if err := parsed.Execute(&out, page); err != nil {
		return nil, fmt.Errorf("write README.md: %w", err)
	}
	return out.Bytes(), nil
}

func (p *sdk) readmeGroup(g *group) readmeGroup {
	out := readmeGroup{Name: oneLine(g.name)}
	for _, m := range g.calls.methods {
		out.Methods = append(out.Methods, readmeMethod{
			Name:    m.client.name + "." + m.name,
			Summary: oneLine(m.op.Summary.Value),
			Request: m.op.Method.Value + " " + m.op.Path.Value,
		})
	}
	return out
}
