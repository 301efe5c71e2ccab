package config

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Method is an HTTP method.
type Method string

// Values are the methods that operations can have.
func (Method) Values() []string {
	return []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}
}

// Location is where an input of an operation goes.
type Location string

// Values are the locations.
func (Location) Values() []string { return []string{"path", "query", "header", "cookie", "body"} }

// Removable is a fact that a correction can take away.
type Removable string

// Values are the facts. Those of a minimum or maximum go with whether the number itself is excluded.
func (Removable) Values() []string {
	return []string{
		"description", "format", "enum", "default", "example", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems",
		"maxItems", "uniqueItems",
	}
}

// none is the word that takes a behaviour away.
const none = "none"

// Paging is none, or the dotted paths of the properties that ask for a page and hold it.
type Paging struct {
	// None says that the operation has no pages.
	None bool `yaml:"-" json:"-"`
	// Page is the request's property for the number of the page.
	Page string `yaml:"page" json:"page"`
	// Limit is the request's property for the size of a page.
	Limit string `yaml:"limit" json:"limit"`
	// List is the response's property that holds the page; a response that is the list itself leaves it out.
	List string `yaml:"list" json:"list,omitempty"`
	// Total is the response's property that counts all elements.
	Total string `yaml:"total" json:"total,omitempty"`
}

// UnmarshalYAML reads none or the paths.
func (p *Paging) UnmarshalYAML(node *yaml.Node) error {
	type plain Paging
	return behaviour(node, &p.None, (*plain)(p))
}

// Batch is none, or the list that an operation takes, which the SDK splits into calls.
type Batch struct {
	// None says that the operation takes no list that could be split.
	None bool `yaml:"-" json:"-"`
	// Property is the request's list.
	Property string `yaml:"property" json:"property"`
	// Limit is the greatest number of elements in one call.
	Limit int `yaml:"limit" json:"limit" jsonschema:"minimum=1"`
}

// UnmarshalYAML reads none or the list.
func (b *Batch) UnmarshalYAML(node *yaml.Node) error {
	type plain Batch
	return behaviour(node, &b.None, (*plain)(b))
}

// behaviour reads the word none, or what a mapping says.
func behaviour(node *yaml.Node, isNone *bool, says any) error {
	if node.Kind != yaml.ScalarNode {
		return node.Decode(says)
	}
	if node.Value != none {
		return fmt.Errorf("%s is neither %s nor a mapping", node.Value, none)
	}
	*isNone = true
	return nil
}

// incomplete says what a correction's behaviours lack, by their key.
func (s Change) incomplete() map[string]string {
	out := map[string]string{}
	if p := s.Paging; p != nil && !p.None && (p.Page == "" || p.Limit == "") {
		out["paging"] = "paging needs page and limit: the request's properties that ask for a page, or it is none"
	}
	if b := s.Batch; b != nil && !b.None && (b.Property == "" || b.Limit < 1) {
		out["batch"] = "batch needs property and a limit of at least 1, or it is none"
	}
	if p := s.Path; p != nil {
		switch {
		case !strings.HasPrefix(*p, "/"):
			out["path"] = "path begins with a slash: /" + *p
		case !pathBraces.MatchString(*p):
			out["path"] = "path " + *p + " has braces that are no {placeholder}"
		}
	}
	return out
}

// pathBraces matches paths whose braces are pairs around names.
var pathBraces = regexp.MustCompile(`^[^{}]*(?:\{[^{}]+\}[^{}]*)*$`)
