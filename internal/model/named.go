package model

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// NamedFact is a fact under the name that a person asks for it by: resignUserBatch.userIds.maxItems.
type NamedFact struct {
	Name   string // operation or structure, properties, and last the fact, joined by dots
	Value  string // JSON
	Origin Origin
}

// FactsOf lists the known facts of an operation or structure, in the order of the docs, down through the structures that
// it refers to. It is empty where the API has no operation or structure of the name.
func (a *API) FactsOf(name string) []NamedFact {
	n := &namer{api: a}
	if o := a.Operation(name); o != nil {
		n.operation(o)
	} else if s := a.Schema(name); s != nil {
		n.enter(name, func() { n.structure(s) })
	}
	return n.facts
}

// namer collects facts under the name of what it is in.
type namer struct {
	api    *API
	path   []string
	within []string // structures around, so that one which holds itself is not entered again
	facts  []NamedFact
}

// enter collects what visit finds under a further part of the name.
func (n *namer) enter(part string, visit func()) {
	n.path = append(n.path, part)
	visit()
	n.path = n.path[:len(n.path)-1]
}

func (n *namer) add(part string, value any, origin Origin) {
	if origin.Kind == "" {
		return
	}
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(value) != nil {
		return // a Value that is no JSON
	}
	name := strings.Join(append(slices.Clone(n.path), part), ".")
	n.facts = append(n.facts, NamedFact{Name: name, Value: strings.TrimSuffix(text.String(), "\n"), Origin: origin})
}

// named adds one fact.
func named[T any](n *namer, part string, f Fact[T]) { n.add(part, f.Value, f.Origin) }

// limited adds a limit where there is one.
func limited[T any](n *namer, part string, f *Fact[T]) {
	if f != nil {
		n.add(part, f.Value, f.Origin)
	}
}

func (n *namer) operation(o *Operation) {
	n.enter(o.ID.Value, func() {
		named(n, "id", o.ID)
		named(n, "client", o.Client)
		named(n, "method", o.Method)
		named(n, "path", o.Path)
		named(n, "summary", o.Summary)
		named(n, "description", o.Description)
		named(n, "deprecated", o.Deprecated)
		named(n, "requestName", o.RequestName)
		named(n, "reading", o.Reading)
		named(n, "noAuth", o.NoAuth)
		for _, p := range o.Parameters {
			n.enter(p.Name.Value, func() {
				named(n, "in", p.In)
				named(n, "comma", p.Comma)
			})
			n.property(&p.Property)
		}
		if o.Body != nil {
			named(n, "mediaType", o.Body.MediaType)
			n.shape(o.Body.Schema)
		}
		n.enter("response", func() { n.responses(o.Responses) })
		n.behaviour(o)
	})
}

// behaviour adds what the operation does beyond one call.
func (n *namer) behaviour(o *Operation) {
	if o.Paging != nil {
		n.add("paging", o.Paging.List, o.Paging.Origin)
	}
	if o.Batch != nil {
		n.add("batch", o.Batch.Limit, o.Batch.Origin)
	}
}

func (n *namer) responses(responses []*Response) {
	for _, r := range responses {
		named(n, "status", r.Status)
		named(n, "description", r.Description)
		n.shape(r.Schema)
	}
}

func (n *namer) property(p *Property) {
	n.enter(p.Name.Value, func() {
		named(n, "name", p.Name)
		named(n, "required", p.Required)
		named(n, "description", p.Description)
		named(n, "deprecated", p.Deprecated)
		named(n, "readOnly", p.ReadOnly)
		named(n, "writeOnly", p.WriteOnly)
		named(n, "default", p.Default)
		named(n, "example", p.Example)
		n.shape(p.Schema)
	})
}

// structure adds a named structure's facts, unless it is around already.
func (n *namer) structure(s *Schema) {
	if s == nil || slices.Contains(n.within, s.Name) {
		return
	}
	n.within = append(n.within, s.Name)
	n.shape(s)
	n.within = n.within[:len(n.within)-1]
}

// shape adds what a schema says, and goes on into what it refers to and holds.
func (n *namer) shape(s *Schema) {
	if s == nil {
		return
	}
	named(n, "ref", s.Ref)
	named(n, "type", s.Type)
	named(n, "format", s.Format)
	named(n, "description", s.Description)
	named(n, "nullable", s.Nullable)
	n.enum(s.Enum)
	n.limits(s.Constraints)
	if s.Ref.Known() {
		n.structure(n.api.Schema(s.Ref.Value))
	}
	if s.Items != nil {
		n.enter("items", func() { n.shape(s.Items) })
	}
	if s.Additional != nil {
		n.enter("additional", func() { n.shape(s.Additional) })
	}
	for i, each := range s.Choice.schemas() {
		n.enter(string(s.Choice.Kind)+strconv.Itoa(i), func() { n.shape(each) })
	}
	for _, p := range s.Properties {
		n.property(p)
	}
}

func (n *namer) enum(e *Enum) {
	if e == nil {
		return
	}
	values := make([]string, len(e.Values))
	for i, v := range e.Values {
		values[i] = v.Value.Value
	}
	n.add("enum", values, e.Origin)
	n.enter("enum", func() {
		for _, v := range e.Values {
			named(n, v.Value.Value, v.Value)
			n.enter(v.Value.Value, func() { named(n, "meaning", v.Meaning) })
		}
	})
}

func (n *namer) limits(c Constraints) {
	limited(n, "minLength", c.MinLength)
	limited(n, "maxLength", c.MaxLength)
	limited(n, "pattern", c.Pattern)
	limited(n, "minimum", c.Minimum)
	limited(n, "exclusiveMinimum", c.ExclusiveMinimum)
	limited(n, "maximum", c.Maximum)
	limited(n, "exclusiveMaximum", c.ExclusiveMaximum)
	limited(n, "minItems", c.MinItems)
	limited(n, "maxItems", c.MaxItems)
	limited(n, "uniqueItems", c.UniqueItems)
}
