package config

import (
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/strictyaml"
)

// Versions lists the versions of OpenAPI that documents can have.
func Versions() []string { return []string{"3.0", "3.0.3", "3.1", "3.1.0"} }

// validate reports what decodes, yet cannot be meant.
func (c *Config) validate(found *strictyaml.Error, root *yaml.Node) {
	seen := map[string]bool{}
	for i, api := range c.APIs {
		at := strictyaml.Place(root, "apis", i)
		switch {
		case api.Name == "":
			found.Add(at, "an API needs a name")
		case seen[api.Name]:
			found.Add(at, "the API %s stands twice", api.Name)
		}
		seen[api.Name] = true
		if len(api.Docs) == 0 {
			found.Add(at, "the API %s needs docs: the folders of its pages", api.Name)
		}
	}
	c.validateOutputs(found, root)
	if v := c.OpenAPI.Version; v != "" && !slices.Contains(Versions(), v) {
		found.Add(strictyaml.Place(root, "openapi", "version"), "OpenAPI %s is not supported; there are %s", v, strings.Join(Versions(), ", "))
	}
	if x := c.OpenAPI.Examples; x != "" && x != "fitting" && x != "printed" {
		found.Add(strictyaml.Place(root, "openapi", "examples"), "examples are fitting or printed, not %s", x)
	}
	c.validateGo(found, root)
	for _, r := range c.Paths {
		r.validate(found)
	}
	for _, correction := range c.Corrections {
		correction.validate(found)
	}
}

// validateOutputs finds outputs that would overwrite each other or be taken for something else.
func (c *Config) validateOutputs(found *Error, root *yaml.Node) {
	written := map[string]bool{}
	check := func(name string, at strictyaml.Mark) {
		key := path.Clean(name)
		switch ext := strings.ToLower(path.Ext(name)); {
		case name == "":
		case written[key]:
			found.Add(at, "%s is written twice; give each output a file of its own", name)
		case ext == ".md" || ext == ".mdx" || ext == ".markdown":
			found.Add(at, "%s would be read as a page", name)
		}
		written[key] = true
	}
	for i, api := range c.APIs {
		at := strictyaml.Place(root, "apis", i, "openapi")
		check(api.OpenAPI, at)
		if ext := strings.ToLower(path.Ext(api.OpenAPI)); api.OpenAPI != "" && !slices.Contains([]string{".yaml", ".yml", ".json"}, ext) {
			found.Add(at, "%s ends with neither .yaml nor .json", api.OpenAPI)
		}
	}
	check(c.Model, strictyaml.Place(root, "model"))
	check(c.Ledger, strictyaml.Place(root, "ledger"))
	check(c.Lock, strictyaml.Place(root, "lock"))
}

func (c *Config) validateGo(found *strictyaml.Error, root *yaml.Node) {
	if c.Go == nil {
		return
	}
	if c.Go.Dir == "" {
		found.Add(strictyaml.Place(root, "go"), "go needs dir: the package's folder")
	}
	if p := c.Go.Package; p != "" && !token.IsIdentifier(p) {
		found.Add(strictyaml.Place(root, "go", "package"), "%s is no name for a Go package", p)
	}
}

func (r PathRule) validate(found *strictyaml.Error) {
	if _, err := regexp.Compile(r.Match); err != nil {
		found.Add(r.place, "match is no regular expression: %s", err)
	}
	if r.Match == "" || !strings.HasPrefix(r.Path, "/") {
		found.Add(r.place, "a path rule needs match and a path that starts with a slash")
	}
}
