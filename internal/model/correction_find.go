package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// found is what a correction's path leads to: a property, or the structure or items that a bare schema describes.
type found struct {
	property *Property
	schema   *Schema
	owner    string   // the named structure in which it stands
	way      []string // from there
	among    *Schema  // the schema that has the property, nil for a parameter
}

// missing reports a correction whose target the docs do not have, with what they have in its place.
func (s *setter) missing(key, why string, args ...any) {
	s.diags.Add("correction-target", s.at(key), "the correction's target %s is not in the docs%s", s.target(), fmt.Sprintf(why, args...))
}

// find walks from the operation or the structure down to the target. It reports what it does not find, and is nil then.
func (s *setter) find() *found {
	if s.Operation == "" {
		schema := s.api.Schema(s.Schema)
		if schema == nil {
			s.missing("schema", "%s", hint(s.Schema, s.api.schemaNames()))
			return nil
		}
		return s.descend(&found{schema: schema, owner: s.Schema}, s.Schema)
	}
	o := s.api.Operation(s.Operation)
	if o == nil {
		s.missing("operation", "%s", hint(s.Operation, s.api.operationIDs()))
		return nil
	}
	if s.Response != "" {
		return s.findResponse(o)
	}
	for _, p := range o.Parameters {
		if name := p.Name.Value; name == s.Property || name == strings.TrimSuffix(s.Property, "[]") {
			return s.items(&found{property: &p.Property}, strings.Count(s.Property, "[]"))
		}
	}
	from := &found{schema: &Schema{}}
	if o.Body != nil {
		from.schema = o.Body.Schema
	} else {
		for _, p := range o.Parameters {
			from.schema.Properties = append(from.schema.Properties, &p.Property) // for what there is
		}
	}
	return s.descend(from, "the request of "+s.Operation)
}

// findResponse goes on in a response of the operation.
func (s *setter) findResponse(o *Operation) *found {
	var statuses []string
	for _, r := range o.Responses {
		if r.Status.Value == s.Response {
			return s.descend(&found{schema: r.Schema}, "the response "+s.Response+" of "+s.Operation)
		}
		statuses = append(statuses, r.Status.Value)
	}
	s.missing("response", ": the responses of %s are %s", s.Operation, strings.Join(statuses, ", "))
	return nil
}

// descend follows the names of the correction's property, through references and the items of arrays.
func (s *setter) descend(f *found, from string) *found {
	if s.Property == "" {
		return f
	}
	for _, part := range strings.Split(s.Property, ".") {
		name := strings.TrimRight(part, "[]")
		holder, structure := s.api.holder(f)
		if structure != "" {
			f.owner, f.way, from = structure, nil, structure
		}
		if holder == nil || holder.Property(name) == nil {
			s.missing("property", ": %s%s", whatThere(from, "property", holder.names()), diag.DidYouMean(name, holder.names()))
			return nil
		}
		f.property, f.schema, f.among = holder.Property(name), nil, holder
		f.way = append(f.way, part)
		if f = s.items(f, strings.Count(part, "[]")); f == nil {
			return nil
		}
		from = from + "." + part
	}
	return f
}

// items goes down from an array to its items, as often as its name is followed by brackets.
func (s *setter) items(f *found, depth int) *found {
	for range depth {
		schema := f.schema
		if f.property != nil {
			schema = f.property.Schema
		}
		if schema = s.api.Resolve(schema); schema == nil || schema.Type.Value != Array && schema.Items == nil {
			s.missing("property", ": %s is no array, so it has no items", strings.TrimRight(s.target(), "[]"))
			return nil
		}
		if schema.Name != "" {
			f.owner = schema.Name
		}
		if schema.Items == nil {
			schema.Items = &Schema{}
		}
		f.property, f.schema = nil, schema.Items
	}
	return f
}

// holder is the schema that has the properties of what was found, with the name of the structure that it is.
func (a *API) holder(f *found) (schema *Schema, structure string) {
	schema = f.schema
	if f.property != nil {
		schema = f.property.Schema
	}
	for schema != nil && (schema.Ref.Known() || schema.Items != nil) {
		if schema.Items != nil {
			schema = schema.Items
			continue
		}
		if schema = a.Resolve(schema); schema != nil {
			structure = schema.Name
		}
	}
	return schema, structure
}

// taken reports a new name that another property beside has.
func (s *setter) taken(f *found) bool {
	if f.among == nil {
		return false
	}
	other := f.among.Property(*s.Set.Name)
	if other == nil || other == f.property {
		return false
	}
	s.misfit("name", "another property is called "+*s.Set.Name)
	s.diags[len(s.diags)-1].Relate(other.Source, "the other property")
	return true
}

// shared warns of a correction that names one operation and changes a structure that others have, too.
func (s *setter) shared(f *found) {
	structure := f.owner
	if structure == "" {
		return
	}
	for _, o := range s.api.Operations {
		request, response := s.api.reaches(o, structure)
		own := o.ID.Value == s.Operation
		var user string
		switch {
		case request && (!own || s.Response != ""):
			user = "the request of " + o.ID.Value
		case response && (!own || s.Response == ""):
			user = "the response of " + o.ID.Value
		default:
			continue
		}
		fix := fmt.Sprintf("{schema: %s, property: %s, set: ..., reason: ...}", structure, strings.Join(f.way, "."))
		s.diags.Add("correction-shared", s.at("operation"),
			"the correction of %s changes the structure %s, which %s has, too: name it to say so, as in %s", s.target(), structure, user, fix).
			Relate(o.Source, "the other operation")
		return
	}
}

// reaches reports whether an operation's request and its responses have a structure.
func (a *API) reaches(o *Operation, structure string) (request, response bool) {
	asked, answered := map[string]bool{}, map[string]bool{}
	a.reachOperation(&Operation{Parameters: o.Parameters, Body: o.Body}, asked)
	a.reachOperation(&Operation{Responses: o.Responses}, answered)
	return asked[structure], answered[structure]
}

func (a *API) schemaNames() []string {
	var out []string
	for _, s := range a.Schemas {
		out = append(out, s.Name)
	}
	return out
}

func (a *API) operationIDs() []string {
	var out []string
	for _, o := range a.Operations {
		out = append(out, o.ID.Value)
	}
	return out
}

// names are those of a schema's properties.
func (s *Schema) names() []string {
	var out []string
	if s != nil {
		for _, p := range s.Properties {
			out = append(out, p.Name.Value)
		}
	}
	return out
}

// hint names the nearest of the names that there are, or says where they stand.
func hint(name string, there []string) string {
	if near := diag.DidYouMean(name, there); near != "" {
		return near
	}
	return "; the OpenAPI document lists what is"
}

// manyNames are more than a message lists.
const manyNames = 12

// whatThere lists what a thing has in place of what a correction names.
func whatThere(owner, kind string, names []string) string {
	names = slices.DeleteFunc(names, func(name string) bool { return name == "" })
	switch n := len(names); {
	case n == 0:
		return owner + " has no " + kind
	case n > manyNames:
		return fmt.Sprintf("%s has %s and %d more", owner, strings.Join(names[:manyNames], ", "), n-manyNames)
	}
	return owner + " has " + strings.Join(names, ", ")
}
