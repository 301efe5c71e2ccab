package gosdk

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-97755388/docgen/internal/model"
)

// fakeFiles is the hand-written half of the fake server.
//
//go:embed runtime/fakeserver/*.go
var fakeFiles embed.FS

// fakeDocument is what the fake server knows of the API: the shape is that server's contract.
type fakeDocument struct {
	Auth       *fakeAuth
	Operations []*fakeOperation
	Schemas    []*fakeNamed
}

// fakeAuth is the header that must carry a token.
type fakeAuth struct {
	Header string `json:"header"`
	Scheme string `json:"scheme,omitempty"`
}

// fakeOperation is one operation.
type fakeOperation struct {
	Name        string           `json:"name"`
	Method      string           `json:"method"`
	Path        string           `json:"path"`
	Public      bool             `json:"public,omitempty"`
	Parameters  []*fakeParameter `json:"parameters,omitempty"`
	Body        *fakeSchema      `json:"body,omitempty"`
	Status      int              `json:"status,omitempty"`
	ContentType string           `json:"contentType,omitempty"`
	Example     json.RawMessage  `json:"example,omitempty"`
}

// fakeParameter is a parameter or a field of a form.
type fakeParameter struct {
	Name     string      `json:"name"`
	In       string      `json:"in"`
	Required bool        `json:"required,omitempty"`
	CSV      bool        `json:"csv,omitempty"`
	Schema   *fakeSchema `json:"schema"`
}

// fakeNamed is a named structure.
type fakeNamed struct {
	name   string
	schema *fakeSchema
}

// fakePackage writes the package of the fake server: its hand-written half, what it knows as JSON, and the function that
// joins both.
func (p *sdk) fakePackage() ([]draft, error) {
	name := p.opts.Package + "test"
	sources, err := sourcesIn(fakeFiles, "runtime/fakeserver")
	if err != nil {
		return nil, err
	}
	document, err := p.fakeDocument()
	if err != nil {
		return nil, err
	}
	content, err := document.encode()
	if err != nil {
		return nil, err
	}
	out := []draft{
		{name: name + "/doc.go", raw: p.fakeDoc(name)},
		{name: name + "/operations.json", raw: content},
	}
	for _, s := range sources {
		adopted := bytes.Replace(s.content, []byte("package fakeserver\n"), []byte("package "+name+"\n"), 1)
		out = append(out, draft{name: name + "/" + s.name, raw: append([]byte(header+"\n\n"), adopted...)})
	}
	return out, nil
}

// fakeDoc writes the package's comment and NewServer.
func (p *sdk) fakeDoc(name string) []byte {
	d := &docComment{}
	d.paragraph(fmt.Sprintf("Package %s is a server for the tests of programs that use package %s. It checks each request "+
		"against the documentation, fails the test over one that breaks it, and answers with the documentation's examples. "+
		"Single operations can be answered otherwise.", name, p.opts.Package))
	return []byte(header + "\n\n" + d.String() + "\npackage " + name + `

import (
	_ "embed"
	"testing"
)

// operationsJSON is what the documentation says of each operation.
//
//go:embed operations.json
var operationsJSON []byte

// NewServer starts a server that knows every operation of the documentation. It is closed when the test ends.
func NewServer(t testing.TB) *Server {
	t.Helper()
	return newServer(t, operationsJSON)
}
`)
}

// fakeDocument says what the fake server knows.
func (p *sdk) fakeDocument() (*fakeDocument, error) {
	f := &fakeWriter{sdk: p, seen: map[string]bool{}, document: &fakeDocument{}}
	if auth := p.api.Auth; auth != nil {
		f.document.Auth = &fakeAuth{Header: "Authorization", Scheme: "Bearer"}
		if auth.Scheme == "header" {
			f.document.Auth = &fakeAuth{Header: auth.Header}
		}
	}
	for _, m := range p.methods {
		f.document.Operations = append(f.document.Operations, f.operation(m))
	}
	exchange, err := f.tokenExchange()
	if exchange != nil {
		f.document.Operations = append(f.document.Operations, exchange)
	}
	return f.document, err
}

// fakeName is an operation's name on the fake server: that of its method, with the client's where two clients share it.
func (p *sdk) fakeName(m *method) string {
	for _, other := range p.methods {
		if other != m && other.name == m.name {
			return m.client.name + "." + m.name
		}
	}
	return m.name
}

// encode writes the document with a line for each operation and structure, so that a change shows as one.
func (d *fakeDocument) encode() ([]byte, error) {
	var out bytes.Buffer
	auth, err := compact(d.Auth)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(&out, "{\n\"auth\": %s,\n\"operations\": [", auth)
	for i, op := range d.Operations {
		line, err := compact(op)
		if err != nil {
			return nil, fmt.Errorf("operation %s: %w", op.Name, err)
		}
		out.WriteString(comma(i) + line)
	}
	out.WriteString("\n],\n\"schemas\": {")
	for i, named := range d.Schemas {
		line, err := compact(named.schema)
		if err != nil {
			return nil, fmt.Errorf("structure %s: %w", named.name, err)
		}
		out.WriteString(comma(i) + strconv.Quote(named.name) + ": " + line)
	}
	out.WriteString("\n}\n}\n")
	return out.Bytes(), nil
}

// comma is what stands before item i of a list with a line for each item.
func comma(i int) string {
	if i == 0 {
		return "\n"
	}
	return ",\n"
}

// compact is a value as JSON on one line, with < and > as they are.
func compact(value any) (string, error) {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", fmt.Errorf("encode: %w", err)
	}
	return strings.TrimSuffix(out.String(), "\n"), nil
}

// fakeWriter collects operations and the structures that they reach.
type fakeWriter struct {
	sdk      *sdk
	document *fakeDocument
	seen     map[string]bool
}

func (f *fakeWriter) operation(m *method) *fakeOperation {
	op := m.op
	out := &fakeOperation{
		Name: f.sdk.fakeName(m), Method: op.Method.Value, Path: op.Path.Value, Public: f.sdk.public(op), Example: f.sdk.answer(m),
	}
	for _, parameter := range op.Parameters {
		if parameter.In.Value != model.InCookie {
			out.Parameters = append(out.Parameters, f.parameter(string(parameter.In.Value), &parameter.Property, parameter.Comma.Value))
		}
	}
	if r := successOf(op); r != nil {
		if status, err := strconv.Atoi(r.Status.Value); err == nil && status != 200 {
			out.Status = status
		}
		if !isJSON(r.MediaType.Value) {
			out.ContentType = r.MediaType.Value
		}
	}
	if op.Body != nil {
		f.body(out, op.Body)
	}
	return out
}

// body adds a JSON body, or the fields of a form.
func (f *fakeWriter) body(out *fakeOperation, body *model.RequestBody) {
	if isForm(body.MediaType.Value) == "" {
		out.Body = f.schema(body.Schema)
		return
	}
	if s := f.sdk.resolve(body.Schema); s != nil {
		for _, prop := range s.Properties {
			out.Parameters = append(out.Parameters, f.parameter("form", prop, false))
		}
	}
}

func (f *fakeWriter) parameter(in string, prop *model.Property, csv bool) *fakeParameter {
	out := &fakeParameter{Name: prop.Name.Value, In: in, CSV: csv, Schema: f.schema(prop.Schema)}
	out.Required = in == string(model.InPath) || prop.Required.Value && (prop.Schema == nil || !prop.Schema.Nullable.Value)
	if out.Schema.Type == "string" && out.Schema.Format == "binary" {
		out.Schema.Type = "file"
	}
	return out
}
