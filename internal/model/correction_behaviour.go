package model

import (
	"slices"
	"strings"
)

// paging sets how an operation's list is asked for page by page.
func (s *setter) paging(o *Operation) {
	want := s.Set.Paging
	if want == nil {
		return
	}
	if want.None {
		if o.Paging == nil {
			s.idle("paging")
		}
		o.Paging = nil
		return
	}
	p := &Paging{Page: want.Page, Limit: want.Limit, List: want.List, Total: want.Total}
	p.Origin = Configure("", CorrectionRule, s.at("paging")).Origin
	if why := s.pagingMisfit(o, p); why != "" {
		s.misfit("paging", why)
		return
	}
	if was := o.Paging; was != nil && was.In == p.In && slices.Equal(was.Page, p.Page) && slices.Equal(was.Limit, p.Limit) &&
		slices.Equal(was.List, p.List) && slices.Equal(was.Total, p.Total) {
		s.idle("paging")
	}
	o.Paging = p
}

// pagingMisfit says which of the properties is not what it should be, "" where all are; it fills in where they go.
func (s *setter) pagingMisfit(o *Operation, p *Paging) string {
	for i, way := range [][]string{p.Page, p.Limit} {
		property, in := s.asked(o, way)
		switch {
		case property == nil:
			return "the request of " + o.ID.Value + " has no " + strings.Join(way, ".")
		case !countable(property):
			return strings.Join(way, ".") + " of the request is no number"
		case i > 0 && in != p.In:
			return "page and limit stand in different parts of the request"
		}
		p.In = in
	}
	answer := s.answer(o, p.List)
	if answer == nil {
		return "no response of " + o.ID.Value + " has a list " + strings.Join(p.List, ".")
	}
	if len(p.Total) == 0 {
		return ""
	}
	if total := s.api.follow(answer, p.Total); total == nil || !numeric(total) {
		return "the response of " + o.ID.Value + " has no number " + strings.Join(p.Total, ".")
	}
	return ""
}

// asked finds a property of the request, and where it goes: into the query or the body.
func (s *setter) asked(o *Operation, way []string) (*Property, Location) {
	for _, p := range o.Parameters {
		if p.In.Value == InQuery && p.Name.Value == strings.Join(way, ".") {
			return &p.Property, InQuery
		}
	}
	if o.Body == nil || len(way) == 0 {
		return nil, InBody
	}
	holder := s.api.follow(o.Body.Schema, way[:len(way)-1])
	if holder == nil {
		return nil, InBody
	}
	return holder.Property(way[len(way)-1]), InBody
}

// answer is the first response that holds a list at the end of a way.
func (s *setter) answer(o *Operation, way []string) *Schema {
	for _, r := range o.Responses {
		if list := s.api.follow(r.Schema, way); list != nil && list.Type.Value == Array {
			return r.Schema
		}
	}
	return nil
}

// follow goes down from a schema by the names of properties, through references alone; nil where one is missing.
func (a *API) follow(schema *Schema, way []string) *Schema {
	schema = a.Resolve(schema)
	for _, name := range way {
		if schema == nil || schema.Property(name) == nil {
			return nil
		}
		schema = a.Resolve(schema.Property(name).Schema)
	}
	return schema
}

// batch sets which list an operation takes in batches.
func (s *setter) batch(o *Operation) {
	want := s.Set.Batch
	if want == nil {
		return
	}
	if want.None {
		if o.Batch == nil {
			s.idle("batch")
		}
		o.Batch = nil
		return
	}
	property, _ := s.asked(o, []string{want.Property})
	switch {
	case property == nil:
		s.misfit("batch", "the request of "+o.ID.Value+" has no "+want.Property)
		return
	case property.Schema.Type.Value != Array:
		s.misfit("batch", want.Property+" of the request is no list")
		return
	}
	if most := property.Schema.Constraints.MaxItems; most != nil && want.Limit > most.Value {
		s.misfit("batch", "one call takes less: correct maxItems of "+want.Property+", too")
		return
	}
	if was := o.Batch; was != nil && was.Property == want.Property && was.Limit == want.Limit {
		s.idle("batch")
	}
	o.Batch = &Batch{Property: want.Property, Limit: want.Limit, Origin: Configure("", CorrectionRule, s.at("batch")).Origin}
}
