// Package openapi turns the model of an API into an OpenAPI document, in the order of the docs.
//
// The document is one ordered tree from which both YAML and JSON are rendered, so the two always say the same.
// What the docs say and OpenAPI cannot hold is kept under a key that starts with x-docgen-, or reported; it is never
// dropped in silence.
package openapi

import (
	"fmt"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// Version is a version of the OpenAPI Specification that docgen writes, as configuration spells it.
type Version string

// The versions. The zero Version is V30.
const (
	V30 Version = "3.0"
	V31 Version = "3.1"
)

// release is the value of the document's openapi field.
func (v Version) release() (string, error) {
	switch v {
	case "", V30:
		return "3.0.3", nil
	case V31:
		return "3.1.0", nil
	}
	return "", fmt.Errorf("OpenAPI version %q is not one of %q and %q", v, V30, V31)
}

// Options choose what the document holds beside the API itself.
type Options struct {
	Version Version
	Sources bool // x-docgen-source and x-docgen-inferred: where operations and schemas stand in the docs
	Samples bool // x-codeSamples: the docs' sample code

	// Printed writes every example of a property under example, as the docs print it, also where it contradicts its
	// schema. Linters then report what the docs contradict; else such an example stands under x-docgen-example.
	Printed bool

	// ComponentName gives the component name of a structure whose own name OpenAPI does not allow.
	// Nil spells what is outside of ASCII in hexadecimal figures.
	ComponentName func(name string) string
}

// Document is an emitted OpenAPI document. It is never changed after Emit or Apply has returned it.
type Document struct {
	root *yaml.Node
	yaml []byte
	json []byte

	printed bool // examples stand as the docs print them
}

// YAML is the document in YAML.
func (d *Document) YAML() []byte { return d.yaml }

// JSON is the document in JSON, indented by two blanks.
func (d *Document) JSON() []byte { return d.json }

// Emit writes the OpenAPI document of an API, usually of one document's Subset. Several documents of one API share
// the title of the first. The document has passed kin-openapi's validation; where it does not, docgen has a bug and
// the error lists all that is wrong.
func Emit(api *model.API, opts Options) (*Document, diag.List, error) {
	release, err := opts.Version.release()
	if err != nil {
		return nil, nil, err
	}
	e := newEmitter(api, opts)
	doc, err := render(e.document(release).node)
	if err != nil {
		return nil, e.diags, err
	}
	doc.printed = opts.Printed
	if err := validate(doc.json, doc.printed); err != nil {
		return nil, e.diags, fmt.Errorf("the emitted OpenAPI document is not valid: %w", err)
	}
	return doc, e.diags, nil
}

// emitter holds what the parts of a document share while it is built.
type emitter struct {
	api        *model.API
	opts       Options
	components map[string]string // component name by structure name
	failures   []failure         // the responses of the docs' error model, in order
	sent       map[string]bool   // the headers of all calls that an operation refers to
	diags      diag.List
}

func newEmitter(api *model.API, opts Options) *emitter {
	e := &emitter{api: api, opts: opts, sent: map[string]bool{}}
	e.components = e.nameComponents()
	e.failures = e.errorResponses()
	return e
}

// v31 reports whether the document is spelled as OpenAPI 3.1 has it.
func (e *emitter) v31() bool { return e.opts.Version == V31 }

// render makes both texts of a tree.
func render(root *yaml.Node) (*Document, error) {
	inYAML, err := renderYAML(root)
	if err != nil {
		return nil, fmt.Errorf("render YAML: %w", err)
	}
	inJSON, err := renderJSON(root)
	if err != nil {
		return nil, fmt.Errorf("render JSON: %w", err)
	}
	return &Document{root: root, yaml: inYAML, json: inJSON}, nil
}
