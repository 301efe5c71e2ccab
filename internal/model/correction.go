package model

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// CorrectionRule is the rule that facts set by a Correction name in their origins.
const CorrectionRule = "correction"

// Correction is a statement of configuration that the docs are wrong, and what is right. It names an operation or a
// named structure, and for a property the dotted path below that: "options.pagination.limit". Arrays and references
// are looked through. The properties of an operation are those of its request.
type Correction struct {
	Operation string
	Schema    string
	Property  string
	Set       Change
	Reason    string
	Source    diag.Span // in the configuration
}

// Change is what a Correction sets; nil leaves a fact as the docs have it.
type Change struct {
	Name        *string // of the operation, the structure or the property
	Method      *string
	Path        *string
	RequestName *string
	Summary     *string
	Description *string
	Deprecated  *bool
	Type        *string // a JSON type or the name of a structure, with [] for an array of it
	Format      *string
	Required    *bool
	Default     Value
	Enum        []string
	Limits      Limits
}

// Limits are the constraints that a Change sets.
type Limits struct {
	MinLength, MaxLength, MinItems, MaxItems *int
	Minimum, Maximum                         *float64
	Pattern                                  *string
	UniqueItems                              *bool
}

// target is what a correction calls the thing that it corrects.
func (c Correction) target() string {
	owner := c.Operation
	if owner == "" {
		owner = c.Schema
	}
	if c.Property == "" {
		return owner
	}
	return owner + "." + c.Property
}

// corrector applies corrections while Link works: operations as soon as what the docs say of them is known, since their
// method decides where inputs go, and structures once all of them are in place.
type corrector struct {
	corrections []Correction
	reached     []bool
	diags       diag.List
}

func newCorrector(corrections []Correction) *corrector {
	return &corrector{corrections: corrections, reached: make([]bool, len(corrections))}
}

// operation corrects what stands at the operation itself.
func (c *corrector) operation(o *Operation) {
	id := o.ID.Value
	for i, correction := range c.corrections {
		if correction.Operation != id || correction.Property != "" {
			continue
		}
		c.reached[i] = true
		s := &setter{Correction: correction}
		s.operation(o)
		c.diags = append(c.diags, s.diags...)
	}
}

// api corrects structures, parameters and their properties, and returns what went wrong with any correction.
func (c *corrector) api(a *API) diag.List {
	for i, correction := range c.corrections {
		if c.reached[i] {
			continue
		}
		s := &setter{Correction: correction, api: a}
		s.apply()
		c.diags = append(c.diags, s.diags...)
	}
	return c.diags
}

// setter applies one correction.
type setter struct {
	Correction
	api   *API
	diags diag.List
}

// apply finds the structure or property and corrects it.
func (s *setter) apply() {
	if s.Property == "" {
		if schema := s.api.Schema(s.Schema); schema != nil && s.Schema != "" {
			s.schema(schema)
			return
		}
		s.missing()
		return
	}
	if p := s.find(); p != nil {
		s.property(p)
		return
	}
	s.missing()
}

// missing reports a correction whose target the docs no longer have.
func (s *setter) missing() {
	s.diags.Add("correction-target", s.Source, "the correction's target %s is not in the docs", s.target())
}

// find walks from the operation or the structure down to the property.
func (s *setter) find() *Property {
	names := strings.Split(s.Property, ".")
	if o := s.api.Operation(s.Operation); o != nil && s.Operation != "" {
		for _, p := range o.Parameters {
			if p.Name.Value == s.Property {
				return &p.Property
			}
		}
		if o.Body == nil {
			return nil
		}
		return s.api.Descend(o.Body.Schema, names)
	}
	return s.api.Descend(s.api.Schema(s.Schema), names)
}

// Descend follows property names down from a schema, through references and the items of arrays; nil where one is
// missing.
func (a *API) Descend(schema *Schema, names []string) *Property {
	var found *Property
	for _, name := range names {
		schema = a.Resolve(schema)
		for schema != nil && schema.Items != nil {
			schema = a.Resolve(schema.Items)
		}
		if schema == nil {
			return nil
		}
		if found = schema.Property(strings.TrimSuffix(name, "[]")); found == nil {
			return nil
		}
		schema = found.Schema
	}
	return found
}

func (s *setter) operation(o *Operation) {
	set := s.Set
	correct(s, "name", &o.ID, set.Name)
	correct(s, "method", &o.Method, set.Method)
	correct(s, "path", &o.Path, set.Path)
	correct(s, "requestName", &o.RequestName, set.RequestName)
	correct(s, "summary", &o.Summary, set.Summary)
	correct(s, "description", &o.Description, set.Description)
	correct(s, "deprecated", &o.Deprecated, set.Deprecated)
}

func (s *setter) property(p *Property) {
	set := s.Set
	correct(s, "name", &p.Name, set.Name)
	correct(s, "description", &p.Description, set.Description)
	correct(s, "deprecated", &p.Deprecated, set.Deprecated)
	correct(s, "required", &p.Required, set.Required)
	if set.Default != nil {
		if string(p.Default.Value) == string(set.Default) {
			s.idle("default")
		}
		p.Default = Configure(set.Default, CorrectionRule, s.Source)
	}
	if p.Schema == nil {
		p.Schema = &Schema{}
	}
	s.shape(p.Schema)
}

func (s *setter) schema(schema *Schema) {
	correct(s, "description", &schema.Description, s.Set.Description)
	s.shape(schema)
	if name := s.Set.Name; name != nil {
		if *name == schema.Name {
			s.idle("name")
		}
		s.api.rename(schema, *name)
	}
}

// shape corrects a schema's type, values and limits.
func (s *setter) shape(schema *Schema) {
	if s.Set.Type != nil {
		s.retype(schema, *s.Set.Type)
	}
	correct(s, "format", &schema.Format, s.Set.Format)
	if s.Set.Enum != nil {
		s.enumerate(schema)
	}
	s.limit(&schema.Constraints)
}

// retype makes the schema what a type expression says.
func (s *setter) retype(schema *Schema, expression string) {
	if typeExpression(schema) == expression {
		s.idle("type")
	}
	*schema = Schema{
		Name: schema.Name, Description: schema.Description, Properties: schema.Properties, Constraints: schema.Constraints,
		Enum: schema.Enum, Nullable: schema.Nullable, Source: schema.Source, Sources: schema.Sources,
	}
	if of, ok := strings.CutSuffix(expression, "[]"); ok {
		schema.Type = Configure(Array, CorrectionRule, s.Source)
		schema.Items = &Schema{}
		s.setType(schema.Items, of)
		return
	}
	s.setType(schema, expression)
}

func (s *setter) setType(schema *Schema, name string) {
	switch t := Type(name); t {
	case Any, String, Integer, Number, Boolean, Object, Array:
		schema.Type = Configure(t, CorrectionRule, s.Source)
		if t != Object {
			schema.Properties = nil
		}
	default:
		if s.api.Schema(name) == nil {
			s.diags.Add("correction-target", s.Source, "the correction gives %s the type %s, which is no structure of the docs", s.target(), name)
			return
		}
		schema.Properties = nil
		schema.Ref = Configure(name, CorrectionRule, s.Source)
	}
}

// typeExpression is the schema's type as a correction would write it.
func typeExpression(schema *Schema) string {
	switch {
	case schema.Ref.Known():
		return schema.Ref.Value
	case schema.Items != nil:
		return typeExpression(schema.Items) + "[]"
	default:
		return string(schema.Type.Value)
	}
}

// enumerate sets the list of values and keeps the meanings that the docs give them.
func (s *setter) enumerate(schema *Schema) {
	if schema.Items != nil {
		schema = schema.Items
	}
	enum := &Enum{Origin: Origin{Kind: Configured, Rule: CorrectionRule, Spans: []diag.Span{s.Source}}}
	meanings := map[string]Fact[string]{}
	var old []string
	if schema.Enum != nil {
		for _, v := range schema.Enum.Values {
			old = append(old, v.Value.Value)
			meanings[v.Value.Value] = v.Meaning
		}
	}
	if slices.Equal(old, s.Set.Enum) {
		s.idle("enum")
	}
	for _, value := range s.Set.Enum {
		enum.Values = append(enum.Values, &EnumValue{Value: Configure(value, CorrectionRule, s.Source), Meaning: meanings[value]})
	}
	schema.Enum = enum
}

func (s *setter) limit(c *Constraints) {
	set := s.Set.Limits
	limit(s, "minLength", &c.MinLength, set.MinLength)
	limit(s, "maxLength", &c.MaxLength, set.MaxLength)
	limit(s, "minItems", &c.MinItems, set.MinItems)
	limit(s, "maxItems", &c.MaxItems, set.MaxItems)
	limit(s, "minimum", &c.Minimum, set.Minimum)
	limit(s, "maximum", &c.Maximum, set.Maximum)
	limit(s, "pattern", &c.Pattern, set.Pattern)
	limit(s, "uniqueItems", &c.UniqueItems, set.UniqueItems)
}

// idle reports a part of a correction that the docs already say, so that an outdated correction cannot rest unseen.
func (s *setter) idle(key string) {
	s.diags.Add("correction-unused", s.Source, "the correction of %s changes nothing: the docs already have this %s", s.target(), key)
}

// correct sets one fact.
func correct[T comparable](s *setter, key string, fact *Fact[T], want *T) {
	if want == nil {
		return
	}
	if fact.Known() && fact.Value == *want {
		s.idle(key)
	}
	*fact = Configure(*want, CorrectionRule, s.Source)
}

// limit sets one constraint.
func limit[T comparable](s *setter, key string, fact **Fact[T], want *T) {
	if want == nil {
		return
	}
	if *fact == nil {
		*fact = &Fact[T]{}
	}
	correct(s, key, *fact, want)
}

// rename gives a structure a new name, and all references with it.
func (a *API) rename(schema *Schema, name string) {
	old := schema.Name
	schema.Name = name
	a.EachSchema(func(s *Schema) {
		if s.Ref.Known() && s.Ref.Value == old {
			s.Ref.Value = name
		}
	})
	for _, o := range a.Operations {
		if o.RequestName.Known() && o.RequestName.Value == old {
			o.RequestName.Value = name
		}
	}
}

// EachSchema calls visit for every schema of the API once, inline ones too, in the order of the docs.
func (a *API) EachSchema(visit func(*Schema)) {
	for _, o := range a.Operations {
		for _, p := range o.Parameters {
			p.Schema.each(visit)
		}
		if o.Body != nil {
			o.Body.Schema.each(visit)
		}
		for _, r := range o.Responses {
			r.Schema.each(visit)
			for _, h := range r.Headers {
				h.Schema.each(visit)
			}
		}
	}
	for _, s := range a.Schemas {
		s.each(visit)
	}
}

func (s *Schema) each(visit func(*Schema)) {
	if s == nil {
		return
	}
	visit(s)
	s.Items.each(visit)
	s.Additional.each(visit)
	for _, part := range s.Choice.schemas() {
		part.each(visit)
	}
	for _, p := range s.Properties {
		p.Schema.each(visit)
	}
}
