package dialect

import (
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// Include finds words that say that an operation has the parameters of another section or operation: those that the link
// in the words, or the group name, leads to.
type Include struct {
	Rule  string `yaml:"rule"`  // the id that facts and reports name
	Match Regexp `yaml:"match"` // searched in the lines of paragraphs and items; the group name is a section's title
}

// findTargets makes a target of each section, for links on this page and on others. What a section holds is read here
// only where nothing else reads it: outside of operations, and in sections that the page itself links to.
func (r *reader) findTargets(root *section) {
	r.targets, r.structures = map[*section]*model.Target{}, map[string]string{}
	links := r.linkedAnchors(root)
	root.each(func(s *section) {
		if s.heading == nil {
			return
		}
		t := &model.Target{Anchor: s.heading.ID, Title: strings.Trim(s.title(), "`* "), Source: s.span(), Within: r.targets[s.parent]}
		if t.Anchor == "" {
			t.Anchor = model.Slug(s.title())
		}
		if _, twice := r.structures[strings.ToLower(t.Anchor)]; s.role == RoleStructure && !twice {
			r.structures[strings.ToLower(t.Anchor)] = t.Title
		}
		s.linked = s.role == "" && !r.started[s] && links[strings.ToLower(t.Anchor)]
		if !r.startedAbove(s) || s.linked {
			r.readTarget(s, t)
		}
		r.targets[s] = t
		r.draft.Targets = append(r.draft.Targets, t)
	})
}

// span is the whole section, down to the last block below it.
func (s *section) span() diag.Span {
	out := s.place()
	s.each(func(below *section) {
		for _, b := range below.blocks {
			if at := b.Place(); at.End.Offset > out.End.Offset {
				out.End = at.End
			}
		}
	})
	return out
}

// readTarget reads a section's own tables and lists as parameters and as values. Nothing is accounted for or reported:
// whether any of it counts is known only when something refers to it.
func (r *reader) readTarget(s *section, t *model.Target) {
	saved := *r
	r.scope = &scope{op: &model.DraftOperation{}, response: &model.Response{}}
	r.ledger = &ledger{}
	ctx := context{role: RoleParameters, section: s}
	if isRequest(s.role) {
		ctx.role = s.role
	}
	for _, b := range s.blocks {
		switch b := b.(type) {
		case *mdparse.Table:
			if t.Values == nil {
				t.Values = r.tableValues(b)
			}
			r.table(b, ctx)
		case *mdparse.List:
			if t.Values == nil {
				t.Values = r.listValues(b)
			}
			r.listRows(b, ctx)
		}
	}
	t.Inputs = r.scope.op.Inputs
	*r = saved
}

// linkedAnchors are the sections of the page that cells of types, values and descriptions link to.
func (r *reader) linkedAnchors(root *section) map[string]bool {
	out := map[string]bool{}
	root.each(func(s *section) {
		for _, b := range s.blocks {
			t, ok := b.(*mdparse.Table)
			if !ok {
				continue
			}
			roles := r.d.columnRoles(t.Header)
			for _, row := range t.Rows {
				for i, c := range row.Cells {
					if i < len(roles) && roles[i] != ColName {
						addAnchors(out, c.Runs)
					}
				}
			}
		}
	})
	return out
}

// addAnchors adds the anchors on the same page that runs link to.
func addAnchors(out map[string]bool, runs mdparse.Runs) {
	for _, run := range runs {
		if anchor, ok := strings.CutPrefix(run.Link, "#"); ok {
			out[strings.ToLower(anchor)] = true
		}
	}
}

// linkedSection accounts for a section that a table links to: it describes what stands there, and is no part of the
// operation around it.
func (r *reader) linkedSection(s *section) {
	r.ledger.use(s.span(), "linked-section")
}

// include finds the sections whose parameters a text says that the operation shares.
func (r *reader) include(f flat) {
	for _, rule := range r.d.Includes {
		for _, l := range f.lines() {
			m, ok := rule.Match.first(l.text)
			if !ok {
				continue
			}
			at := f.span(l.start+m.start, l.start+m.end)
			name := m.group("name")
			if links := f.links(l.start, l.end); len(links) > 0 {
				name = links[0]
			}
			if name == "" {
				name = l.text[m.start:m.end]
			}
			r.scope.op.Includes = append(r.scope.op.Includes, model.State(name, rule.Rule, at))
		}
	}
}

// wordLinks are the links in a property's words: they can lead to its values or its members.
func (r *reader) wordLinks(f flat) []model.Fact[string] {
	var out []model.Fact[string]
	for _, l := range f.lines() {
		rule := "description-link"
		if r.d.Enums.Linked.Finds(l.text) {
			rule = model.ValuesLink
		}
		for _, link := range f.links(l.start, l.end) {
			out = append(out, model.State(link, rule, f.span(l.start, l.end)))
		}
	}
	return out
}
