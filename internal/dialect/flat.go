package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// flat is inline content as one text for the rules' expressions to search: code spans in backticks, breaks as line
// feeds, links by their words. It knows where each piece stands in the source.
type flat struct {
	file   *diag.File
	text   string
	pieces []piece
}

// piece is a run's part of the text. exact pieces can be cut at any offset; others only as a whole.
type piece struct {
	start, end int
	run        mdparse.Run
	exact      bool
}

// flatten makes the text of runs.
func flatten(file *diag.File, runs mdparse.Runs) flat {
	f := flat{file: file}
	var b strings.Builder
	for _, r := range runs {
		start, text := b.Len(), ""
		switch r.Kind {
		case mdparse.Text, mdparse.Break, mdparse.Bullet:
			text = r.Text
		case mdparse.Soft:
			text = " "
		case mdparse.CodeSp:
			text = r.Text
			start++
			b.WriteByte('`')
		case mdparse.Anchor, mdparse.Image, mdparse.Tag, mdparse.Note:
			continue
		}
		b.WriteString(text)
		f.pieces = append(f.pieces, piece{start: start, end: b.Len(), run: r, exact: file.Text(r.Span) == text})
		if r.Kind == mdparse.CodeSp {
			b.WriteByte('`')
		}
	}
	f.text = b.String()
	return f
}

// verbatim is a place of the source as one text, its markup included.
func verbatim(file *diag.File, at diag.Span) flat {
	text := file.Text(at)
	run := mdparse.Run{Kind: mdparse.Text, Text: text, Span: at}
	return flat{file: file, text: text, pieces: []piece{{end: len(text), run: run, exact: true}}}
}

// emphasised reports whether the whole text is emphasised.
func (f flat) emphasised() bool {
	return len(f.pieces) > 0 && !slices.ContainsFunc(f.pieces, func(p piece) bool { return !p.run.Emph && p.run.Kind != mdparse.Soft })
}

// span is the place of the text between two offsets.
func (f flat) span(start, end int) diag.Span {
	from, to := -1, -1
	for _, p := range f.pieces {
		if p.end <= start || p.start >= end {
			continue
		}
		a, b := p.run.Span.Start.Offset, p.run.Span.End.Offset
		if p.exact {
			a, b = a+max(0, start-p.start), b-max(0, p.end-end)
		}
		if from < 0 {
			from = a
		}
		to = b
	}
	if from < 0 {
		return diag.Span{}
	}
	return f.file.Span(from, to)
}

// spanOf is the place of a finding's named group, or of the whole where the group took no part.
func (f flat) spanOf(m finding, group string) diag.Span {
	if g, ok := m.groups[group]; ok {
		if s := f.span(g[0], g[1]); !s.IsZero() {
			return s
		}
	}
	return f.span(m.start, m.end)
}

// links are the addresses of the links that overlap a part of the text.
func (f flat) links(start, end int) []string {
	var out []string
	for _, p := range f.pieces {
		if p.run.Link != "" && p.start < end && p.end > start && (len(out) == 0 || out[len(out)-1] != p.run.Link) {
			out = append(out, p.run.Link)
		}
	}
	return out
}

// line is one line of a flat text.
type line struct {
	start, end int
	text       string
}

// lines splits the text at its line feeds.
func (f flat) lines() []line {
	var out []line
	start := 0
	for _, l := range strings.SplitAfter(f.text, "\n") {
		text := strings.TrimSuffix(l, "\n")
		out = append(out, line{start: start, end: start + len(text), text: text})
		start += len(l)
	}
	return out
}

// without gives the runs less the parts of the text that lie in the cuts.
func (f flat) without(cuts [][2]int) mdparse.Runs {
	var out mdparse.Runs
	for _, p := range f.pieces {
		out = append(out, p.less(f.file, cuts)...)
	}
	return out
}

// less is what the cuts leave of a piece.
func (p piece) less(file *diag.File, cuts [][2]int) mdparse.Runs {
	for _, c := range cuts {
		switch {
		case c[1] <= p.start || c[0] >= p.end:
			continue
		case !p.exact || c[0] <= p.start && c[1] >= p.end:
			return nil
		}
		before, after := p, p
		before.end, after.start = max(p.start, c[0]), min(p.end, c[1])
		return append(before.part(file, p.start).less(file, cuts), after.part(file, p.start).less(file, cuts)...)
	}
	if p.start >= p.end {
		return nil
	}
	return mdparse.Runs{p.run}
}

// part cuts the piece's run to the piece's new bounds; origin is where the run's text begins.
func (p piece) part(file *diag.File, origin int) piece {
	if p.start >= p.end {
		return p
	}
	from := p.run.Span.Start.Offset + p.start - origin
	p.run.Text = p.run.Text[p.start-origin : p.end-origin]
	p.run.Span = file.Span(from, from+len(p.run.Text))
	return p
}

// part is a part of a text by itself. A piece that lies partly outside is cut where it can be.
func (f flat) part(g [2]int) flat {
	out := flat{file: f.file, text: f.text[g[0]:g[1]]}
	for _, p := range f.pieces {
		if p.end <= g[0] || p.start >= g[1] {
			continue
		}
		if p.exact {
			origin := p.start
			p.start, p.end = max(p.start, g[0]), min(p.end, g[1])
			p = p.part(f.file, origin)
		}
		p.start -= g[0]
		p.end -= g[0]
		out.pieces = append(out.pieces, p)
	}
	return out
}
