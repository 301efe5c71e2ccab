package mdparse

import (
	"strconv"
)

// htmlTable builds <table>. Its first row is the header. A cell that spans rows stands in each of them, for that is what
// a reader sees; one that spans columns is followed by empty cells.
func (b *builder) htmlTable(v *view, el *element) Block {
	rows := v.parts(el.inner, []string{"table"}, "tr")
	if len(rows) == 0 {
		return nil
	}
	t := &Table{node: node{v.span(el.start, el.close)}}
	g := &grid{b: b, v: v}
	for i, part := range rows {
		row := &Row{Span: v.span(part.start, part.close), Cells: g.row(v.parts(part.inner, []string{"table"}, "td", "th"))}
		if i == 0 {
			t.Header = row
			continue
		}
		if len(row.Cells) != len(t.Header.Cells) {
			b.cellCount(row.Span, len(row.Cells), len(t.Header.Cells))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// grid places the cells of an HTML table, row by row.
type grid struct {
	b     *builder
	v     *view
	below map[int]spanned // by column: the cell that reaches down
}

type spanned struct {
	cell *Cell
	rows int
}

func (g *grid) row(parts []part) []*Cell {
	var cells []*Cell
	next := map[int]spanned{}
	reach := func() {
		for s, ok := g.below[len(cells)]; ok; s, ok = g.below[len(cells)] {
			if s.rows > 1 {
				next[len(cells)] = spanned{s.cell, s.rows - 1}
			}
			cells = append(cells, s.cell)
		}
	}
	for _, p := range parts {
		reach()
		inner := g.v.trimmed(p.inner)
		cell := &Cell{Span: g.v.span(inner.start, inner.end), Runs: g.b.inlineRuns(g.v, inner)}
		rows := g.count(p, "rowspan")
		for range g.count(p, "colspan") {
			if rows > 1 {
				next[len(cells)] = spanned{cell, rows - 1}
			}
			cells = append(cells, cell)
			cell = &Cell{Span: g.v.span(inner.end, inner.end)}
		}
	}
	reach()
	g.below = next
	return cells
}

// count is the number that rowspan or colspan gives, within reason.
func (g *grid) count(p part, name string) int {
	n, err := strconv.Atoi(g.b.attrValue(g.v, p.attrs, name))
	if err != nil || n < 1 || n > 1000 {
		return 1
	}
	return n
}
