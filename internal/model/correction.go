package model

import (
	"slices"

	"github.com/seed-97755388/docgen/internal/diag"
)

// CorrectionRule is the rule that facts set by a Correction name in their origins.
const CorrectionRule = "correction"

// Correction is a statement of configuration that the docs are wrong, and what is right. It names an operation or a
// named structure, and for a property the dotted path below that: "options.pagination.limit". Arrays and references
// are looked through; "tags[]" is not the array but its items. The properties of an operation are those of its
// request, unless Response names the status of one of its responses.
type Correction struct {
	Operation string
	Schema    string
	Response  string
	Property  string
	Set       Change
	Unset     []string // the facts to take away, as Change calls them
	Reason    string
	Source    diag.Span            // in the configuration
	Places    map[string]diag.Span // of its keys, and of those that it sets
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
	Reading     *bool
	Paging      *PagingChange
	Batch       *BatchChange
	In          *Location // of an input
	Type        *string   // a JSON type or the name of a structure, with [] for an array of it
	Format      *string
	Required    *bool
	Nullable    *bool
	Default     Value
	Example     Value
	Enum        []string
	Limits      Limits
}

// Limits are the constraints that a Change sets. An exclusive one takes the place of one that is not.
type Limits struct {
	MinLength, MaxLength, MinItems, MaxItems *int
	Minimum, ExclusiveMinimum                *float64
	Maximum, ExclusiveMaximum                *float64
	Pattern                                  *string
	UniqueItems                              *bool
}

// PagingChange names the properties that ask for a page and hold it, by their ways of names; or says that there are none.
type PagingChange struct {
	None                     bool
	Page, Limit, List, Total []string
}

// BatchChange names the list that an operation takes in batches, or says that there is none.
type BatchChange struct {
	None     bool
	Property string
	Limit    int
}

// owner is what a correction calls the operation or structure that it corrects something of.
func (c Correction) owner() string {
	if c.Operation == "" {
		return c.Schema
	}
	return c.Operation
}

// target is what a correction calls the thing that it corrects.
func (c Correction) target() string {
	switch {
	case c.Property == "":
		return c.owner()
	case c.Response != "":
		return c.owner() + "." + c.Response + "." + c.Property
	}
	return c.owner() + "." + c.Property
}

// at is the place of a key of the correction.
func (c Correction) at(key string) diag.Span {
	if place, ok := c.Places[key]; ok {
		return place
	}
	return c.Source
}

// corrector applies corrections while Link works: operations as soon as what the docs say of them is known, since their
// method decides where inputs go; then where single inputs go; structures once all of them are in place; and last what an
// operation does with pages and batches, which its structures tell.
type corrector struct {
	corrections []Correction
	operations  []*Operation // that each correction of an operation itself has reached
	diags       diag.List
}

func newCorrector(corrections []Correction) *corrector {
	return &corrector{corrections: slices.Clone(corrections), operations: make([]*Operation, len(corrections))}
}

// take gives what has been found since it was asked last.
func (c *corrector) take() diag.List {
	found := c.diags
	c.diags = nil
	return found
}

// run applies a part of a correction.
func (c *corrector) run(i int, a *API, apply func(*setter)) {
	s := &setter{Correction: c.corrections[i], api: a}
	apply(s)
	c.diags = append(c.diags, s.diags...)
}

// operation corrects what stands at the operation itself, by each correction that has found no operation yet.
func (c *corrector) operation(o *Operation) {
	id := o.ID.Value
	for i, correction := range c.corrections {
		if correction.Operation == id && id != "" && correction.Property == "" && c.operations[i] == nil {
			c.operations[i] = o
			c.run(i, nil, func(s *setter) { s.operation(o) })
		}
	}
}

// api corrects structures, parameters and their properties.
func (c *corrector) api(a *API) {
	for i := range c.corrections {
		if c.operations[i] == nil {
			c.run(i, a, (*setter).apply)
		}
	}
}

// behaviour corrects what operations do with pages and batches.
func (c *corrector) behaviour(a *API) {
	for i, o := range c.operations {
		if o != nil {
			c.run(i, a, func(s *setter) {
				s.paging(o)
				s.batch(o)
			})
		}
	}
}

// setter applies one correction.
type setter struct {
	Correction
	api   *API
	diags diag.List
}

// apply finds the structure or property and corrects it.
func (s *setter) apply() {
	f := s.find()
	switch {
	case f == nil:
		return
	case f.property != nil && s.Set.Name != nil && s.taken(f):
		return
	case s.Property == "":
		s.unset(&Property{}, f.schema)
		s.schema(f.schema)
	case f.property == nil:
		s.shape(f.schema)
		s.unset(&Property{}, f.schema)
	default:
		s.property(f.property)
		s.unset(f.property, f.property.Schema)
	}
	if s.Operation != "" {
		s.shared(f)
	}
}

func (s *setter) operation(o *Operation) {
	set := s.Set
	correct(s, "name", &o.ID, set.Name)
	correct(s, "method", &o.Method, set.Method)
	correct(s, "path", &o.Path, set.Path)
	correct(s, "requestName", &o.RequestName, set.RequestName)
	correct(s, "summary", &o.Summary, set.Summary)
	correct(s, "description", &o.Description, set.Description)
	s.flag("deprecated", &o.Deprecated, set.Deprecated)
	if set.Reading != nil && o.Method.Value == "GET" {
		s.misfit("reading", "a GET reads by the meaning of HTTP")
		return
	}
	s.flag("reading", &o.Reading, set.Reading)
}

func (s *setter) property(p *Property) {
	set := s.Set
	correct(s, "name", &p.Name, set.Name)
	correct(s, "description", &p.Description, set.Description)
	s.flag("deprecated", &p.Deprecated, set.Deprecated)
	correct(s, "required", &p.Required, set.Required)
	s.value("default", &p.Default, set.Default)
	s.value("example", &p.Example, set.Example)
	if p.Schema == nil {
		p.Schema = &Schema{}
	}
	s.shape(p.Schema)
	if set.In != nil {
		s.misfit("in", "no row of parameters describes it that could go elsewhere; correct the structure that it stands in")
	}
}

func (s *setter) schema(schema *Schema) {
	correct(s, "description", &schema.Description, s.Set.Description)
	s.shape(schema)
	if name := s.Set.Name; name != nil {
		switch other := s.api.Schema(*name); {
		case other == schema:
			s.idle("name")
		case other != nil:
			s.misfit("name", *name+" is another structure")
			s.diags[len(s.diags)-1].Relate(other.Source, "the other structure")
		default:
			s.api.rename(schema, *name)
		}
	}
}

// idle reports a part of a correction that the docs already say, so that an outdated correction cannot rest unseen.
func (s *setter) idle(key string) {
	s.diags.Add("correction-unused", s.at(key), "the correction of %s changes nothing: the docs already have this %s", s.target(), key)
}

// absent reports a fact that a correction takes away and the docs do not have.
func (s *setter) absent(key string) {
	s.diags.Add("correction-unused", s.at("unset"), "the correction of %s changes nothing: the docs have no %s", s.target(), key)
}

// misfit reports a part of a correction that its target cannot have.
func (s *setter) misfit(key, why string) {
	s.diags.Add("correction-misfit", s.at(key), "the correction cannot set %s of %s: %s", key, s.target(), why)
}

// correct sets one fact.
func correct[T comparable](s *setter, key string, fact *Fact[T], want *T) {
	if want == nil {
		return
	}
	if fact.Known() && fact.Value == *want {
		s.idle(key)
	} else {
		s.twice(key, fact.Origin)
	}
	*fact = Configure(*want, CorrectionRule, s.at(key))
}

// twice reports a fact that another correction sets to something else.
func (s *setter) twice(key string, from Origin) {
	if from.Kind == Configured && from.Rule == CorrectionRule {
		s.misfit(key, "another correction sets it")
		s.diags[len(s.diags)-1].Relate(from.Place(), "the other correction")
	}
}

// flag sets a fact that is false where nothing says it.
func (s *setter) flag(key string, fact *Fact[bool], want *bool) {
	if want != nil && !*want && !fact.Known() {
		s.idle(key)
	}
	correct(s, key, fact, want)
}

// value sets a default or an example.
func (s *setter) value(key string, fact *Fact[Value], want Value) {
	if want == nil {
		return
	}
	if fact.Known() && string(fact.Value) == string(want) {
		s.idle(key)
	}
	*fact = Configure(want, CorrectionRule, s.at(key))
}
