package dialect

import (
	"strings"

	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// details reads a block of a section that tells more of the parameters above, each behind its name, than their table has
// room for. A block without a name goes on with the parameter before. It reports false for a label, which ends the words.
func (r *reader) details(b mdparse.Block, ctx context) bool {
	if c, ok := b.(*mdparse.Container); ok && len(c.Blocks) == 1 {
		if p, ok := c.Blocks[0].(*mdparse.Paragraph); ok && r.isLabel(p) {
			return false
		}
	}
	text := r.file.Text(b.Place())
	if m, ok := r.d.Names.Detail.first(text); ok && m.start == 0 {
		if input := r.detailed(m.group("name")); input != nil {
			words := r.file.Span(b.Place().Start.Offset+m.groups["description"][0], b.Place().End.Offset)
			input.Description = model.State(tidy(r.file.Text(words)), "details", words)
			r.detail = input
			r.ledger.use(b.Place(), "details")
			return true
		}
	}
	if r.detail == nil {
		r.ledger.ignore(b.Place(), ctx.rule)
		return true
	}
	r.moreWords(r.detail, b)
	return true
}

// isLabel reports whether a paragraph is a label.
func (r *reader) isLabel(p *mdparse.Paragraph) bool {
	_, _, ok := r.d.labelOf(p.Runs.Text())
	return ok
}

// detailed finds the row of a name that the words before did not speak of.
func (r *reader) detailed(name string) *model.Input {
	printed, indent := r.undent(flat{file: r.file, text: name})
	for _, row := range r.listed {
		if row.input.Name.Value == strings.TrimSpace(printed.text) && row.depth == indent.marks && row.input.Description.Origin.Rule != "details" {
			return row.input
		}
	}
	return nil
}
