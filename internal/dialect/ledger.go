package dialect

import (
	"slices"
	"sort"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// ledger keeps what became of each unit of a page. The first word on a unit stands.
type ledger struct {
	entries model.Ledger
}

// newLedger opens the units of a page.
func newLedger(page *mdparse.Page) *ledger {
	l := &ledger{}
	for _, u := range page.Units() {
		l.entries = append(l.entries, model.Entry{Kind: string(u.Kind), Span: u.Span, Outcome: model.Open})
	}
	sort.SliceStable(l.entries, func(i, j int) bool {
		return l.entries[i].Span.Start.Offset < l.entries[j].Span.Start.Offset
	})
	return l
}

// use marks everything within a place as used by a fact.
func (l *ledger) use(at diag.Span, by string) { l.mark(at, model.Used, by) }

// ignore marks everything within a place as ignored by a rule.
func (l *ledger) ignore(at diag.Span, by string) { l.mark(at, model.Ignored, by) }

// report marks everything within a place as reported by a diagnostic.
func (l *ledger) report(at diag.Span, code string) { l.mark(at, model.Reported, code) }

// overrule marks everything within a place whatever has been said of it.
func (l *ledger) overrule(at diag.Span, outcome model.Outcome, by string) {
	for i := range l.entries {
		if e := &l.entries[i]; at.Contains(e.Span) {
			e.Outcome, e.By = outcome, by
		}
	}
}

func (l *ledger) mark(at diag.Span, outcome model.Outcome, by string) {
	from := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].Span.Start.Offset >= at.Start.Offset })
	for i := from; i < len(l.entries) && l.entries[i].Span.Start.Offset <= at.End.Offset; i++ {
		if e := &l.entries[i]; e.Outcome == model.Open && at.Contains(e.Span) {
			e.Outcome, e.By = outcome, by
		}
	}
}

// unread are the codes of diagnostics that say that nothing came of a cell or a row.
var unread = []string{"unknown-type", "unknown-required", "unknown-location", "row-twice", "line-in-table"}

// reportUnread marks the cells and rows that diagnostics say nothing came of.
func (l *ledger) reportUnread(diags diag.List) {
	for _, d := range diags {
		if !slices.Contains(unread, d.Code) {
			continue
		}
		for i := range l.entries {
			if e := &l.entries[i]; d.Span.Contains(e.Span) || e.Kind == "cell" && e.Span.Contains(d.Span) {
				e.Outcome, e.By = model.Reported, d.Code
			}
		}
	}
}

// close reports what nothing accounted for.
func (l *ledger) close(diags *diag.List) {
	var last diag.Span
	for i := range l.entries {
		e := &l.entries[i]
		if e.Outcome != model.Open {
			continue
		}
		e.Outcome, e.By = model.Reported, "not-understood"
		if last.IsZero() || !last.Contains(e.Span) {
			diags.Add("not-understood", e.Span, "this %s is understood by no rule of the dialect", e.Kind)
			last = e.Span
		}
	}
}
