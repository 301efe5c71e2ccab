package dialect

import (
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
	var out []marker
	for _, p := range labelParagraphs(b) {
		f := flatten(r.file, p.Runs)
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

// labelParagraphs are the paragraphs of a block that labels can stand in.
func labelParagraphs(b mdparse.Block) []*mdparse.Paragraph {
	switch b := b.(type) {
	case *mdparse.Paragraph:
		return []*mdparse.Paragraph{b}
	case *mdparse.List:
		var out []*mdparse.Paragraph
		for _, item := range b.Items {
			if p, ok := firstParagraph(item); ok {
				out = append(out, p)
			}
		}
		return out
	default:
		return nil
	}
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
