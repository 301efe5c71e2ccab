package model

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// findPaging recognises lists that are asked for page by page, and operations that take a list in batches.
func (l *linker) findPaging() {
	for _, o := range l.api.Operations {
		o.Paging = l.paging(o)
		o.Batch = l.batch(o)
	}
	l.corrector.behaviour(l.api)
}

// paging finds page and limit in the request and the list in the response.
func (l *linker) paging(o *Operation) *Paging {
	rule := l.opts.Inference.Paging
	p := &Paging{In: InBody}
	for _, within := range rule.Within {
		props, in := l.requestProperties(o, within)
		page, limit := findProperty(props, rule.Page), findProperty(props, rule.Limit)
		if page == nil || limit == nil || !countable(page) || !countable(limit) {
			continue
		}
		p.In = in
		p.Page = append(slices.Clone(within), page.Name.Value)
		p.Limit = append(slices.Clone(within), limit.Name.Value)
		p.Origin = Origin{Kind: Inferred, Rule: "paging", Spans: []diag.Span{page.Source, limit.Source}}
		break
	}
	if p.Page == nil || !l.pageList(o, p) {
		return nil
	}
	return p
}

// requestProperties are the properties at a path of the request's body, or its query parameters at the root.
func (l *linker) requestProperties(o *Operation, within []string) ([]*Property, Location) {
	if o.Body == nil {
		var query []*Property
		if len(within) == 0 {
			for _, p := range o.Parameters {
				if p.In.Value == InQuery {
					query = append(query, &p.Property)
				}
			}
		}
		return query, InQuery
	}
	s := l.api.Resolve(o.Body.Schema)
	for _, name := range within {
		if s == nil || s.Property(name) == nil {
			return nil, InBody
		}
		s = l.api.Resolve(s.Property(name).Schema)
	}
	if s == nil {
		return nil, InBody
	}
	return s.Properties, InBody
}

// pageList finds the list, and the total where there is one, in the response.
func (l *linker) pageList(o *Operation, p *Paging) bool {
	for _, r := range o.Responses {
		s, at := l.api.Resolve(r.Schema), []string(nil)
		if e := l.opts.Conventions.Envelope; s != nil && e != nil && e.Data != "" && s.Property(e.Data) != nil {
			at = []string{e.Data}
			s = l.api.Resolve(s.Property(e.Data).Schema)
		}
		if s == nil {
			continue
		}
		if s.Type.Value == Array && s.Items != nil {
			p.List = at
			return true
		}
		if list := findProperty(s.Properties, l.opts.Inference.Paging.List); list != nil && list.Schema.Type.Value == Array {
			p.List = append(slices.Clone(at), list.Name.Value)
			if total := findProperty(s.Properties, l.opts.Inference.Paging.Total); total != nil {
				p.Total = append(slices.Clone(at), total.Name.Value)
			}
			return true
		}
	}
	return false
}

// findProperty finds the first property that has one of the names.
func findProperty(props []*Property, names []string) *Property {
	for _, name := range names {
		for _, p := range props {
			if strings.EqualFold(p.Name.Value, name) {
				return p
			}
		}
	}
	return nil
}

func countable(p *Property) bool { return numeric(p.Schema) }

// numeric reports whether a schema is of numbers.
func numeric(s *Schema) bool { return s.Type.Value == Integer || s.Type.Value == Number }

// batch finds the one list of limited length that an operation named for it takes.
func (l *linker) batch(o *Operation) *Batch {
	if !containsAny(nameWords(o.ID.Value), l.opts.Inference.Batch) {
		return nil
	}
	props, _ := l.requestProperties(o, nil)
	var hit *Property
	for _, p := range props {
		if p.Schema.Type.Value == Array && p.Schema.Constraints.MaxItems != nil {
			if hit != nil {
				return nil
			}
			hit = p
		}
	}
	if hit == nil {
		return nil
	}
	limit := hit.Schema.Constraints.MaxItems
	return &Batch{Property: hit.Name.Value, Limit: limit.Value, Origin: Origin{Kind: Inferred, Rule: "batch", Spans: append(slices.Clone(o.ID.Origin.Spans), limit.Origin.Spans...)}}
}
