package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// label reads a paragraph that introduces what follows, or whose lines hold a value each: `**Method**: GET`. It gives
// the context of what follows.
func (r *reader) label(f flat, at diag.Span, ctx context) (context, bool) {
	next, hit, rest := ctx, false, false
	for _, l := range f.printedLines() {
		rule, m, ok := r.d.labelOf(l.text)
		if !ok {
			rest = rest || l.text != ""
			continue
		}
		hit = true
		r.ledger.use(at, rule.Rule)
		in := rule.context(ctx)
		if status := m.group("status"); status != "" {
			r.openResponse(status, f.span(l.start+m.groups["status"][0], l.start+m.groups["status"][1]))
		}
		if !in.continues {
			r.listed = nil
		}
		if value, ok := m.groups["value"]; ok {
			r.matchFacts("section", in, f.part([2]int{l.start + value[0], l.start + value[1]}))
			continue
		}
		next = in
	}
	if hit && rest {
		r.describe(at) // the lines that are no labels must not be lost
	}
	return next, hit
}

// labelOf finds the rule that reads a line as a label.
func (d *Dialect) labelOf(text string) (Label, finding, bool) {
	for _, rule := range d.Labels {
		if m, ok := rule.Match.first(text); ok {
			return rule, m, true
		}
	}
	return Label{}, finding{}, false
}

// pathLabels are the markers that labels of paths make, in a paragraph or in the items of a list.
func (r *reader) pathLabels(b mdparse.Block) []marker {
	out := r.titledPaths(b)
	for _, f := range r.labelTexts(b) {
		for _, l := range f.printedLines() {
			rule, m, ok := r.d.labelOf(l.text)
			if !ok || rule.Role != RolePath {
				continue
			}
			if value, ok := m.groups["value"]; ok {
				out = append(out, r.labelMarker(f.part([2]int{l.start + value[0], l.start + value[1]})))
			}
		}
	}
	return out
}

// labelMarker is the marker of a path that a label holds.
func (r *reader) labelMarker(value flat) marker {
	var out marker
	for i, rule := range r.d.Facts {
		if rule.In != "section" || rule.Role != RolePath {
			continue
		}
		if m, ok := rule.find(value.text); ok {
			out.facts = append(out.facts, r.factsOf(i, m, value)...)
		}
	}
	return out
}

// labelTexts are the texts of a block that labels can stand in: a paragraph, the items of a list, the rows of a table with
// two columns.
func (r *reader) labelTexts(b mdparse.Block) []flat {
	switch b := b.(type) {
	case *mdparse.Paragraph:
		return []flat{flatten(r.file, b.Runs)}
	case *mdparse.List:
		var out []flat
		for _, item := range b.Items {
			if p, ok := firstParagraph(item); ok {
				out = append(out, flatten(r.file, p.Runs))
			}
		}
		return out
	case *mdparse.Table:
		return r.rowLabels(b)
	default:
		return nil
	}
}

// titledPaths are the markers of paths that stand below a title within a list's item: * **URL** and a paragraph below.
func (r *reader) titledPaths(b mdparse.Block) []marker {
	l, ok := b.(*mdparse.List)
	if !ok {
		return nil
	}
	var out []marker
	for _, item := range l.Items {
		p, ok := firstParagraph(item)
		if !ok || len(item.Blocks) < 2 {
			continue
		}
		role, _ := r.d.titleRole(strings.Trim(p.Runs.Text(), ":： "), "")
		if value, ok := item.Blocks[1].(*mdparse.Paragraph); ok && role == RolePath {
			if m := r.labelMarker(flatten(r.file, value.Runs)); len(m.facts) > 0 {
				out = append(out, m)
			}
		}
	}
	return out
}

// rowLabels are the rows of a table with two columns as labels with their values, where one of them is of a path.
func (r *reader) rowLabels(t *mdparse.Table) []flat {
	var out []flat
	path := false
	for _, row := range append([]*mdparse.Row{t.Header}, t.Rows...) {
		if row == nil || len(row.Cells) != 2 {
			return nil
		}
		runs := slices.Clone(row.Cells[0].Runs)
		runs = append(runs, mdparse.Run{Kind: mdparse.Text, Text: ": ", Span: row.Cells[1].Span})
		f := flatten(r.file, append(runs, row.Cells[1].Runs...))
		rule, m, ok := r.d.labelOf(f.text)
		path = path || ok && rule.Role == RolePath && m.group("value") != ""
		out = append(out, f)
	}
	if !path {
		return nil
	}
	return out
}

// labelTable reads a table of a label and its value in each row. Rows of other words belong to the description.
func (r *reader) labelTable(t sortedTable) {
	rest := false
	for i, f := range r.rowLabels(t.Table) {
		if _, ok := r.label(f, t.Span, t.ctx); !ok {
			rest = rest || i > 0 // a header names no label
		}
	}
	if rest {
		r.describe(t.Span)
	}
	r.ledger.use(t.Span, "label")
}

// printedLines splits the text where the source breaks its lines, whether or not a reader sees the break.
func (f flat) printedLines() []line {
	breaks := map[int]bool{}
	for _, p := range f.pieces {
		if p.run.Kind == mdparse.Soft || p.run.Kind == mdparse.Break {
			breaks[p.start] = true
		}
	}
	var out []line
	start := 0
	for i := range f.text {
		if breaks[i] {
			out = append(out, line{start: start, end: i, text: f.text[start:i]})
			start = i + 1
		}
	}
	out = append(out, line{start: start, end: len(f.text), text: f.text[start:]})
	for i, l := range out {
		text := strings.TrimLeft(l.text, " \t")
		out[i].start, out[i].text = l.end-len(text), text
	}
	return out
}
