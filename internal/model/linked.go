package model

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// followLinks takes over what pages refer to by links, wherever it stands: shared parameters, enumerations and
// structures. What is taken over keeps its origin there.
func (l *linker) followLinks(drafts []*Draft) {
	f := &follower{targets: targets{drafts}, diags: &l.diags, done: map[*DraftOperation]bool{}}
	for _, d := range drafts {
		f.from = d
		for _, o := range d.Operations {
			f.operation(o)
		}
		for _, s := range slices.Clone(d.Schemas) {
			f.schema(s)
		}
	}
	for _, d := range drafts {
		l.reportStrays(d)
	}
}

// StrayCode is the diagnostic of parameters outside of all operations that nothing refers to.
const StrayCode = "parameters-without-operation"

// reportStrays reports the parameters of a page that belong to no operation.
func (l *linker) reportStrays(d *Draft) {
	for _, at := range d.Strays {
		if !slices.ContainsFunc(d.shared, func(s diag.Span) bool { return s.Contains(at) }) {
			l.diags.Add(StrayCode, at, "these parameters belong to no operation: nothing near them says a method and a path")
		}
	}
}

// follower follows the links of one page after the other.
type follower struct {
	targets
	from  *Draft
	diags *diag.List
	depth int
	done  map[*DraftOperation]bool
}

// ValuesLink is the rule of a link whose words say that it leads to the values of a parameter.
const ValuesLink = "values-link"

// find gives a target together with the page that it stands on.
func (f *follower) find(address string) (*Draft, *Target) {
	t := f.targets.find(f.from, address)
	if t == nil {
		return nil, nil
	}
	for _, d := range f.drafts {
		if slices.Contains(d.Targets, t) {
			return d, t
		}
	}
	return nil, nil
}

func (f *follower) operation(o *DraftOperation) {
	if f.done[o] {
		return
	}
	f.done[o] = true
	for _, include := range o.Includes {
		f.include(o, include)
	}
	for _, in := range o.Inputs {
		f.property(&in.Property)
	}
	if o.Body != nil {
		f.schema(o.Body.Schema)
	}
	for _, r := range o.Responses {
		f.schema(r.Schema)
	}
}

// include adds the parameters that an operation shares with others to its own.
func (f *follower) include(o *DraftOperation, address Fact[string]) {
	d, t := f.find(address.Value)
	switch {
	case t == nil && strings.ContainsAny(address.Value, "#/"):
		f.diags.Add("unresolved-link", address.Origin.Place(), "no page of the docs has %s; the parameters that are said to stand there are missing", address.Value)
		return
	case t == nil || t.Operation == o:
		return // words that name no section
	}
	if t.Operation != nil {
		f.operation(t.Operation)
	}
	for _, in := range d.inputs(t) {
		if !slices.ContainsFunc(o.Inputs, func(own *Input) bool { return own.Name.Value == in.Name.Value && own.In.Value == in.In.Value }) {
			o.Inputs = append(o.Inputs, in.clone())
		}
	}
	d.use(t.Source)
}

// use marks what a page left aside as used by those who refer to it.
func (d *Draft) use(at diag.Span) {
	d.shared = append(d.shared, at)
	for i, e := range d.Ledger {
		if at.Contains(e.Span) && (e.Outcome == Ignored || e.By == StrayCode) {
			d.Ledger[i].Outcome, d.Ledger[i].By = Used, "linked-section"
		}
	}
}

// property follows the links in a property's words.
func (f *follower) property(p *Property) {
	f.schema(p.Schema)
	for _, link := range p.Links {
		if d, t := f.find(link.Value); t != nil && f.take(p.Schema, t, link.Origin.Rule == ValuesLink) {
			d.use(t.Source)
			return
		}
	}
}

// take gives a schema what a target holds for it: values to a plain one, properties to one that can have them. It
// reports whether there was anything.
func (f *follower) take(s *Schema, t *Target, values bool) bool {
	holder := s
	for holder.Items != nil && holder.Type.Value == Array {
		holder = holder.Items
	}
	switch holder.Type.Value {
	case String, Integer, Number:
		if !values || t.Values == nil || holder.Enum != nil {
			return false
		}
		holder.Enum = t.Values.clone()
		return true
	case Object, Unknown, Array:
		return f.takeProperties(holder, t)
	default:
		return false
	}
}

// takeProperties gives a schema the properties of a target.
func (f *follower) takeProperties(s *Schema, t *Target) bool {
	if len(t.Inputs) == 0 || len(s.Properties) > 0 || s.Ref.Known() {
		return false
	}
	if s.Type.Value == Array {
		s.Items = &Schema{}
		s = s.Items
	}
	if !s.Type.Known() {
		s.Type = Infer(Object, "linked-section", t.Source)
	}
	for _, in := range t.Inputs {
		s.Properties = append(s.Properties, &in.clone().Property)
	}
	return true
}

// schema follows a reference that is an address: it becomes a structure named after the section that it leads to, or
// the values that stand there.
func (f *follower) schema(s *Schema) {
	if s == nil || f.depth > 50 {
		return
	}
	f.depth++
	defer func() { f.depth-- }()
	if s.Ref.Known() {
		f.reference(s)
		return
	}
	f.schema(s.Items)
	f.schema(s.Additional)
	for _, p := range s.Properties {
		f.property(p)
	}
}

// reference makes the structure of a section that a reference leads to, unless pages describe one of that name.
func (f *follower) reference(s *Schema) {
	if f.described(s.Ref.Value) {
		return
	}
	d, t := f.find("#" + s.Ref.Value)
	if t == nil {
		d, t = f.find(s.Ref.Value)
	}
	if t == nil {
		return
	}
	origin := s.Ref.Origin
	switch {
	case len(t.Inputs) > 0:
		s.Ref = Fact[string]{Value: t.Title, Origin: origin}
		d.structure(t)
	case t.Values != nil:
		s.Ref = Fact[string]{}
		s.Type = Fact[Type]{Value: t.Values.valueType(), Origin: origin}
		s.Enum = t.Values.clone()
	}
	d.use(t.Source)
}

// described reports whether any page describes a structure of a name.
func (f *follower) described(name string) bool {
	return slices.ContainsFunc(f.drafts, func(d *Draft) bool {
		return slices.ContainsFunc(d.Schemas, func(s *Schema) bool { return s.Name == name })
	})
}

// structure adds the structure that a section describes to its page, once.
func (d *Draft) structure(t *Target) {
	if slices.ContainsFunc(d.Schemas, func(s *Schema) bool { return s.Name == t.Title }) {
		return
	}
	s := &Schema{Name: t.Title, Type: Infer(Object, "linked-section", t.Source), Source: t.Source, Sources: []diag.Span{t.Source}}
	for _, in := range t.Inputs {
		s.Properties = append(s.Properties, &in.Property)
	}
	d.Schemas = append(d.Schemas, s)
}

// clone copies an input, so that what is concluded for one operation does not hold for another.
func (in *Input) clone() *Input {
	out := *in
	out.Schema = in.Schema.clone()
	return &out
}

// clone copies a schema with all below it.
func (s *Schema) clone() *Schema {
	if s == nil {
		return nil
	}
	out := *s
	out.Items, out.Additional, out.Enum = s.Items.clone(), s.Additional.clone(), s.Enum.clone()
	out.Properties = nil
	for _, p := range s.Properties {
		copied := *p
		copied.Schema = p.Schema.clone()
		out.Properties = append(out.Properties, &copied)
	}
	return &out
}

// clone copies an enumeration; its values are never changed.
func (e *Enum) clone() *Enum {
	if e == nil {
		return nil
	}
	return &Enum{Values: slices.Clone(e.Values), Origin: e.Origin}
}
