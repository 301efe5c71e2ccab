package config

import (
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
	// Property is the dotted path of a property of the operation's request, or of the structure.
	Property string `yaml:"property" json:"property,omitempty"`
	// Set holds what is right.
	Set Change `yaml:"set" json:"set"`
	// Reason says how it is known.
	Reason string `yaml:"reason" json:"reason"`

	// Source is the correction's place.
	Source diag.Span `yaml:"-" json:"-"`
	place  strictyaml.Mark
}

// Change is what a correction sets.
type Change struct {
	// Name of the operation, structure or property.
	Name *string `yaml:"name" json:"name,omitempty"`
	// Method is the HTTP method.
	Method *string `yaml:"method" json:"method,omitempty" jsonschema:"enum=GET,enum=POST,enum=PUT,enum=PATCH,enum=DELETE,enum=HEAD,enum=OPTIONS"`
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
	// Type is string, integer, number, boolean, object, any or the name of a structure, with [] for an array of it.
	Type *string `yaml:"type" json:"type,omitempty"`
	// Format of a string or number.
	Format *string `yaml:"format" json:"format,omitempty"`
	// Required says whether the property must be sent, or is always there.
	Required *bool `yaml:"required" json:"required,omitempty"`
	// Default is the property's default value.
	Default any `yaml:"default" json:"default,omitempty"`
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
	// MinItems is the least number of elements.
	MinItems *int `yaml:"minItems" json:"minItems,omitempty" jsonschema:"minimum=0"`
	// MaxItems is the greatest number of elements.
	MaxItems *int `yaml:"maxItems" json:"maxItems,omitempty" jsonschema:"minimum=0"`
	// UniqueItems says that no element stands twice.
	UniqueItems *bool `yaml:"uniqueItems" json:"uniqueItems,omitempty"`
}

// UnmarshalYAML keeps the place of the correction.
func (c *Correction) UnmarshalYAML(node *yaml.Node) error {
	type plain Correction
	if err := node.Decode((*plain)(c)); err != nil {
		return err
	}
	c.place = strictyaml.Mark{Line: node.Line, Column: node.Column}
	return nil
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
