// Package config reads docgen.yaml: which docs become which documents and which Go package, and where the docs are
// wrong. Decoding is strict, and every error names file, line and column.
package config

import (
	"fmt"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/strictyaml"
)

// Name is the file that docgen looks for, upward from the working directory.
const Name = "docgen.yaml"

// Config is docgen.yaml. Paths in it are relative to its folder.
type Config struct {
	// Dialect names a built-in dialect or a dialect file; auto, the default, picks the one whose marks the pages bear.
	Dialect string `yaml:"dialect" json:"dialect,omitempty"`
	// APIs lists the APIs that the docs describe. Each becomes an OpenAPI document; together they are the Go package.
	APIs []API `yaml:"apis" json:"apis,omitempty"`
	// OpenAPI says how the documents are written.
	OpenAPI OpenAPI `yaml:"openapi" json:"openapi,omitempty"`
	// Go says where the Go package goes. Without it none is written.
	Go *Go `yaml:"go" json:"go,omitempty"`
	// Paths gives pages a path that their text does not tell, by their file name.
	Paths []PathRule `yaml:"paths" json:"paths,omitempty"`
	// Corrections sets facts where the docs are wrong.
	Corrections []Correction `yaml:"corrections" json:"corrections,omitempty"`
	// Model is a file for the intermediate model as JSON.
	Model string `yaml:"model" json:"model,omitempty"`
	// Ledger is a file for what became of each piece of each page, as JSON.
	Ledger string `yaml:"ledger" json:"ledger,omitempty"`
	// Lock is the file that lists what docgen has written, docgen.lock by default.
	Lock string `yaml:"lock" json:"lock,omitempty"`

	// Dir is the folder that paths are relative to.
	Dir string `yaml:"-" json:"-"`
	// Unlocked lists outputs that the lock file does not list: they are overwritten freely, and never pruned.
	Unlocked []string `yaml:"-" json:"-"`
	// File is the configuration as it was read, nil where the command line alone configures.
	File *diag.File `yaml:"-" json:"-"`
}

// API is one API: pages that become one OpenAPI document.
type API struct {
	// Name is the API's key: short, lower case, used in messages and in the model.
	Name string `yaml:"name" json:"name"`
	// Title is the document's title, the name by default.
	Title string `yaml:"title" json:"title,omitempty"`
	// Version is the API's own version, 1.0.0 by default.
	Version string `yaml:"version" json:"version,omitempty"`
	// Description of the API in CommonMark.
	Description string `yaml:"description" json:"description,omitempty"`
	// Servers lists the base URLs, the one that clients use by default first.
	Servers []Server `yaml:"servers" json:"servers,omitempty"`
	// Docs lists the folders and files of its pages.
	Docs []string `yaml:"docs" json:"docs" jsonschema:"minItems=1"`
	// OpenAPI is the file that the document is written to: YAML, or JSON where it ends so. None is written without it.
	OpenAPI string `yaml:"openapi" json:"openapi,omitempty"`
	// Examples says what becomes of a property's example that contradicts its type, limits or structure: "fitting", the
	// default, keeps it under x-docgen-example, so that linters pass; "printed" writes it as the docs print it.
	Examples string `yaml:"examples" json:"examples,omitempty" jsonschema:"enum=fitting,enum=printed"`
	// Overlays lists OpenAPI Overlay documents, applied in turn to this document.
	Overlays []string `yaml:"overlays" json:"overlays,omitempty"`
}

// UnmarshalYAML keeps the places of the names.
func (g *Go) UnmarshalYAML(node *yaml.Node) error {
	type plain Go
	if err := node.Decode((*plain)(g)); err != nil {
		return err
	}
	g.marks = map[string]strictyaml.Mark{}
	for key := range strictyaml.Keys(strictyaml.Child(node, "names")) {
		g.marks[key.Value] = strictyaml.Mark{Line: key.Line, Column: key.Column}
	}
	return nil
}

// Server is a base URL.
type Server struct {
	// URL is the base URL, without a slash at its end.
	URL string `yaml:"url" json:"url"`
	// Description of the server.
	Description string `yaml:"description" json:"description,omitempty"`
}

// OpenAPI says how the documents are written.
type OpenAPI struct {
	// Version is the version of OpenAPI, 3.0 by default.
	Version string `yaml:"version" json:"version,omitempty" jsonschema:"enum=3.0,enum=3.0.3,enum=3.1,enum=3.1.0"`
	// Sources writes x-docgen-source, the place in the docs, on operations and schemas. It is on by default.
	Sources *bool `yaml:"sources" json:"sources,omitempty"`
	// Samples writes the docs' sample code as x-codeSamples.
	Samples bool `yaml:"samples" json:"samples,omitempty"`
	// Examples says what becomes of a property's example that contradicts its type, limits or structure: "fitting", the
	// default, keeps it under x-docgen-example, so that linters pass; "printed" writes it as the docs print it.
	Examples string `yaml:"examples" json:"examples,omitempty" jsonschema:"enum=fitting,enum=printed"`
	// Overlays lists OpenAPI Overlay documents, applied in turn to every document, before its own.
	Overlays []string `yaml:"overlays" json:"overlays,omitempty"`
}

// Go says where the Go package goes.
type Go struct {
	// Dir is the package's folder.
	Dir string `yaml:"dir" json:"dir"`
	// Package is the package's name, the folder's by default.
	Package string `yaml:"package" json:"package,omitempty"`
	// Module is the module path of a go.mod to write into the folder. None is written without it.
	Module string `yaml:"module" json:"module,omitempty"`
	// Names sets Go names by the docs' names, where the derived ones do not please: of a structure, an operation ("list", or
	// "AuthenticationClient.list" for that of one client), a folder of pages, a property ("type", or "UserDto.type" for that
	// of one structure) or a value ("UserDto.type=male"). Enumerations of a property that has a name here become one type of
	// that name.
	Names map[string]string `yaml:"names" json:"names,omitempty"`

	// Places are those of the keys of Names.
	Places map[string]diag.Span `yaml:"-" json:"-"`
	marks  map[string]strictyaml.Mark
}

// PathRule gives the path of the pages whose file name it matches.
type PathRule struct {
	// Match is a regular expression on the page's file name without its ending.
	Match string `yaml:"match" json:"match"`
	// Path is the operation's path; $1 is the expression's first group.
	Path string `yaml:"path" json:"path"`
	// Reason says why the docs cannot tell.
	Reason string `yaml:"reason" json:"reason,omitempty"`

	// Source is the rule's place.
	Source diag.Span `yaml:"-" json:"-"`
	place  strictyaml.Mark
}

func (a *API) defaults() {
	if a.Title == "" {
		a.Title = a.Name
	}
	if a.Version == "" {
		a.Version = "1.0.0"
	}
}

// Resolve gives the path on disk of a path in the configuration.
func (c *Config) Resolve(path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(c.Dir, path)
}

// defaults fills in what the file leaves out.
func (c *Config) defaults() {
	for i := range c.APIs {
		c.APIs[i].defaults()
	}
	if c.OpenAPI.Version == "" {
		c.OpenAPI.Version = "3.0"
	}
	if c.Go != nil && c.Go.Package == "" {
		c.Go.Package = PackageOf(c.Go.Dir)
	}
	if c.Lock == "" {
		c.Lock = "docgen.lock"
	}
}

// SetDocs makes the configuration one of a single API with the given docs and no outputs.
func (c *Config) SetDocs(docs []string, name string) {
	if name == "" {
		name = "api"
	}
	c.APIs = []API{{Name: name, Docs: docs}}
	c.Go, c.Model, c.Ledger, c.Lock = nil, "", "", ""
	c.APIs[0].defaults()
}

// DialectFile reports whether the dialect is named by its file: by a path or an ending.
func DialectFile(dialect string) bool {
	ext := filepath.Ext(dialect)
	return ext == ".yaml" || ext == ".yml" || strings.ContainsAny(dialect, `/\`)
}

// Rebase makes dir the folder that paths are relative to, and keeps the meaning of those that are inputs: the
// dialect's file and the overlays.
func (c *Config) Rebase(dir string) error {
	old := *c
	c.Dir = dir
	var inputs []*string
	for i := range c.OpenAPI.Overlays {
		inputs = append(inputs, &c.OpenAPI.Overlays[i])
	}
	if DialectFile(c.Dialect) {
		inputs = append(inputs, &c.Dialect)
	}
	for _, path := range inputs {
		rel, err := c.Relative(old.Resolve(*path))
		if err != nil {
			return err
		}
		*path = rel
	}
	return nil
}

// Relative turns a path that is relative to the working directory into one that is relative to the configuration.
func (c *Config) Relative(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", path, err)
	}
	base, err := filepath.Abs(c.Dir)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", c.Dir, err)
	}
	rel, err := filepath.Rel(base, full)
	if err != nil {
		rel = full // on another drive
	}
	return filepath.ToSlash(rel), nil
}

// PackageOf is the name of the Go package in a folder that nothing else names.
func PackageOf(dir string) string {
	full, err := filepath.Abs(filepath.FromSlash(dir))
	if err != nil {
		full = dir
	}
	return strings.ToLower(strings.ReplaceAll(filepath.Base(full), "-", ""))
}
