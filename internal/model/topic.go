package model

import (
	"slices"

	"github.com/seed-97755388/docgen/internal/diag"
)

// Topic is what a page says that it is about, beside its operations.
type Topic struct {
	Title       Fact[string]
	Description Fact[string] // CommonMark
	Introduces  bool         // the page introduces the folder that it stands in
	Used        bool         // its words are those of a group
}

// Unused reports whether no operation or structure has a piece of the page.
func (d *Draft) Unused(at diag.Span) bool {
	return slices.ContainsFunc(d.Ledger, func(e Entry) bool { return e.Span == at && (e.Outcome == Ignored || e.Outcome == Reported) })
}

// nameTopics gives the groups the words of the pages that introduce their folders, and the operations of pages in no
// folder the title of their page, where it describes several.
func (l *linker) nameTopics(drafts []*Draft) {
	for _, d := range drafts {
		switch t := d.Topic; {
		case t == nil:
		case d.Group != "" && t.Introduces && len(d.Operations) == 0:
			l.describe(d, d.Group)
		case d.Group == "" && t.Title.Known():
			if own := l.knownOf(d); len(own) > 1 {
				for _, o := range own {
					o.Page = t.Title.Value
				}
				l.group(d.Document, t.Title.Value)
				l.describe(d, t.Title.Value)
			}
		}
	}
}

// knownOf are the operations of a page that the API has and that nothing puts into a group.
func (l *linker) knownOf(d *Draft) []*Operation {
	var out []*Operation
	for _, o := range d.Operations {
		if slices.Contains(l.known, o) && o.Group == "" {
			out = append(out, &o.Operation)
		}
	}
	return out
}

// describe gives a group the words of a page; the first page counts.
func (l *linker) describe(d *Draft, name string) {
	for _, g := range l.api.Groups {
		if g.Name != name || g.Document != d.Document || g.Description.Known() || !d.Topic.Description.Known() {
			continue
		}
		g.Description = d.Topic.Description
		d.Topic.Used = true
		for _, from := range []Origin{d.Topic.Title.Origin, d.Topic.Description.Origin} {
			d.useWords(from)
		}
	}
}

// useWords marks pieces of a page that nothing else has as used.
func (d *Draft) useWords(from Origin) {
	for i, e := range d.Ledger {
		within := slices.ContainsFunc(from.Spans, func(at diag.Span) bool { return at.Contains(e.Span) || e.Span.Contains(at) })
		if within && e.Outcome != Used {
			d.Ledger[i].Outcome, d.Ledger[i].By = Used, from.Rule
		}
	}
}
