package config

import (
	"fmt"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/strictyaml"
	"go.yaml.in/yaml/v4"
)

// Correction sets facts of one operation, structure or property where the docs are wrong. It fails the run when the
// docs already say what it sets, so that it does not outlive their mending.
type Correction struct {
	// Operation is the id of the operation.
	Operation string `yaml:"operation" json:"operation,omitempty"`
	// Schema is the name of the structure, where the correction is not of an operation.
	Schema string `yaml:"schema" json:"schema,omitempty"`
	// Response is the status of the operation's response that the property stands in, where it is not one of the request.
	Response string `yaml:"response" json:"response,omitempty"`
	// Property is the dotted path of a property of the operation's request, or of the structure. A part looks through
	// the items of an array; with [] at its end, as in tags[], the path leads to the items themselves.
	Property string `yaml:"property" json:"property,omitempty"`
	// Set holds what is right.
	Set Change `yaml:"set" json:"set,omitzero"`
	// Unset lists the facts that the docs state and that are not so: a limit that there is not, a default, values.
	Unset []Removable `yaml:"unset" json:"unset,omitempty" jsonschema:"enum=description,enum=format,enum=enum,enum=default,enum=example,enum=pattern,enum=minLength,enum=maxLength,enum=minimum,enum=maximum,enum=minItems,enum=maxItems,enum=uniqueItems"`
	// Reason says how it is known.
	Reason string `yaml:"reason" json:"reason"`

	// Source is the correction's place.
	Source diag.Span `yaml:"-" json:"-"`
	// Places are those of its keys, and of the keys that it sets.
	Places map[string]diag.Span `yaml:"-" json:"-"`
	place  strictyaml.Mark
	marks  map[string]strictyaml.Mark
}

// Change is what a correction sets.
type Change struct {
	// Name of the operation, structure or property.
	Name *string `yaml:"name" json:"name,omitempty"`
	// Method is the HTTP method.
	Method *Method `yaml:"method" json:"method,omitempty" jsonschema:"enum=GET,enum=POST,enum=PUT,enum=PATCH,enum=DELETE,enum=HEAD,enum=OPTIONS"`
	// Path of the operation, with {placeholders}.
	Path *string `yaml:"path" json:"path,omitempty" jsonschema:"pattern=^/"`
	// RequestName is the name of the request's structure.
	RequestName *string `yaml:"requestName" json:"requestName,omitempty"`
	// Summary of the operation.
	Summary *string `yaml:"summary" json:"summary,omitempty"`
	// Description in CommonMark.
	Description *string `yaml:"description" json:"description,omitempty"`
	// Deprecated marks an operation or property.
	Deprecated *bool `yaml:"deprecated" json:"deprecated,omitempty"`
	// Reading says that the operation changes nothing, so that the SDK may send it again after a failure.
	Reading *bool `yaml:"reading" json:"reading,omitempty"`
	// Paging says how the operation's list is asked for page by page: none, or the properties that do it.
	Paging *Paging `yaml:"paging" json:"paging,omitempty"`
	// Batch says which list the operation takes in batches: none, or the list and its limit.
	Batch *Batch `yaml:"batch" json:"batch,omitempty"`
	// In is where an input of the operation goes.
	In *Location `yaml:"in" json:"in,omitempty" jsonschema:"enum=path,enum=query,enum=header,enum=cookie,enum=body"`
	// Type is string, integer, number, boolean, object, any or the name of a structure, with [] for an array of it.
	Type *string `yaml:"type" json:"type,omitempty"`
	// Format of a string or number.
	Format *string `yaml:"format" json:"format,omitempty"`
	// Required says whether the property must be sent, or is always there.
	Required *bool `yaml:"required" json:"required,omitempty"`
	// Nullable says whether the property can be null.
	Nullable *bool `yaml:"nullable" json:"nullable,omitempty"`
	// Default is the property's default value.
	Default any `yaml:"default" json:"default,omitempty"`
	// Example is an example of the property's value.
	Example any `yaml:"example" json:"example,omitempty"`
	// Enum lists the values that there are.
	Enum []string `yaml:"enum" json:"enum,omitempty"`
	// MinLength counts Unicode code points.
	MinLength *int `yaml:"minLength" json:"minLength,omitempty" jsonschema:"minimum=0"`
	// MaxLength counts Unicode code points.
	MaxLength *int `yaml:"maxLength" json:"maxLength,omitempty" jsonschema:"minimum=0"`
	// Pattern is a regular expression for strings.
	Pattern *string `yaml:"pattern" json:"pattern,omitempty" jsonschema:"format=regex"`
	// Minimum is the least number.
	Minimum *float64 `yaml:"minimum" json:"minimum,omitempty"`
	// Maximum is the greatest number.
	Maximum *float64 `yaml:"maximum" json:"maximum,omitempty"`
	// ExclusiveMinimum is the number that all must be greater than, in place of minimum.
	ExclusiveMinimum *float64 `yaml:"exclusiveMinimum" json:"exclusiveMinimum,omitempty"`
	// ExclusiveMaximum is the number that all must be less than, in place of maximum.
	ExclusiveMaximum *float64 `yaml:"exclusiveMaximum" json:"exclusiveMaximum,omitempty"`
	// MinItems is the least number of elements.
	MinItems *int `yaml:"minItems" json:"minItems,omitempty" jsonschema:"minimum=0"`
	// MaxItems is the greatest number of elements.
	MaxItems *int `yaml:"maxItems" json:"maxItems,omitempty" jsonschema:"minimum=0"`
	// UniqueItems says that no element stands twice.
	UniqueItems *bool `yaml:"uniqueItems" json:"uniqueItems,omitempty"`
}

// UnmarshalYAML keeps the places of the correction and of its keys, and values in the order in which they are written.
func (c *Correction) UnmarshalYAML(node *yaml.Node) error {
	type plain Correction
	if err := node.Decode((*plain)(c)); err != nil {
		return err
	}
	c.place = strictyaml.Mark{Line: node.Line, Column: node.Column}
	c.marks = map[string]strictyaml.Mark{}
	c.mark(node)
	set := strictyaml.Child(node, "set")
	c.mark(set)
	for key, value := range map[string]*any{"default": &c.Set.Default, "example": &c.Set.Example} {
		if written := strictyaml.Child(set, key); written != nil {
			text, err := strictyaml.JSON(written)
			if err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
			*value = text
		}
	}
	return nil
}

// mark keeps the places of a mapping's keys.
func (c *Correction) mark(node *yaml.Node) {
	for key := range strictyaml.Keys(node) {
		c.marks[key.Value] = strictyaml.Mark{Line: key.Line, Column: key.Column}
	}
}

// at is the place of a key, and the correction's own where it is not written.
func (c *Correction) at(key string) strictyaml.Mark {
	if mark, ok := c.marks[key]; ok {
		return mark
	}
	return c.place
}

// UnmarshalYAML keeps the place of the rule.
func (r *PathRule) UnmarshalYAML(node *yaml.Node) error {
	type plain PathRule
	if err := node.Decode((*plain)(r)); err != nil {
		return err
	}
	r.place = strictyaml.Mark{Line: node.Line, Column: node.Column}
	return nil
}
