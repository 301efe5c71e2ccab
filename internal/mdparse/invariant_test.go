package mdparse_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// checkPage requires what holds for every page: places lie in the file, in order, within what holds them, and give the
// text back.
func checkPage(t *testing.T, page *mdparse.Page) {
	t.Helper()
	c := checker{t: t, file: page.File}
	c.blocks(page.Blocks, page.File.Span(0, len(page.File.Content)))
	units := page.Units()
	for i, u := range units {
		require.Less(t, u.Parent, i)
		if u.Parent >= 0 {
			require.True(t, units[u.Parent].Span.Contains(u.Span), "unit %s %s", u.Kind, u.Span)
		}
	}
}

type checker struct {
	t    *testing.T
	file *diag.File
}

func (c checker) span(s diag.Span) {
	c.t.Helper()
	require.Equal(c.t, c.file.Name, s.File)
	require.LessOrEqual(c.t, s.Start.Offset, s.End.Offset)
	require.Equal(c.t, c.file.Position(s.Start.Offset), s.Start)
	require.Equal(c.t, c.file.Position(s.End.Offset), s.End)
}

func (c checker) within(outer, inner diag.Span) {
	c.t.Helper()
	c.span(inner)
	require.True(c.t, outer.Contains(inner), "%v-%v holds %v-%v: %q", outer.Start, outer.End, inner.Start, inner.End, c.file.Text(inner))
}

func (c checker) blocks(blocks []mdparse.Block, outer diag.Span) {
	c.t.Helper()
	last := outer.Start.Offset
	for _, b := range blocks {
		place := b.Place()
		c.within(outer, place)
		require.GreaterOrEqual(c.t, place.Start.Offset, last, "%T at %s stands before its sibling's end", b, place)
		last = place.End.Offset
		c.block(b)
	}
}

func (c checker) block(b mdparse.Block) {
	c.t.Helper()
	switch b := b.(type) {
	case *mdparse.Heading:
		c.runs(b.Runs, b.Span)
	case *mdparse.Paragraph:
		c.runs(b.Runs, b.Span)
	case *mdparse.Table:
		c.table(b)
	case *mdparse.List:
		for _, item := range b.Items {
			c.within(b.Span, item.Span)
			c.blocks(item.Blocks, item.Span)
		}
	case *mdparse.Definitions:
		for _, d := range b.Entries {
			c.within(b.Span, d.Span)
			c.runs(d.Term, d.Span)
			c.blocks(d.Blocks, d.Span)
		}
	case *mdparse.Code:
		c.within(b.Span, b.Content)
	case *mdparse.Comment:
		c.blocks(b.Blocks, b.Span)
	case *mdparse.Container:
		c.attrs(b.Attrs, b.Span)
		c.blocks(b.Blocks, b.Span)
	case *mdparse.HTML:
		c.attrs(b.Attrs, b.Span)
	}
}

func (c checker) attrs(attrs []mdparse.Attr, outer diag.Span) {
	c.t.Helper()
	for _, a := range attrs {
		c.within(outer, a.Span)
	}
}

func (c checker) table(table *mdparse.Table) {
	c.t.Helper()
	require.NotNil(c.t, table.Header)
	for _, r := range append([]*mdparse.Row{table.Header}, table.Rows...) {
		c.within(table.Span, r.Span)
		for _, cell := range r.Cells {
			c.within(table.Span, cell.Span) // one that spans rows stands in an earlier row
			c.runs(cell.Runs, cell.Span)
		}
	}
	for _, comment := range table.Comments {
		c.within(table.Span, comment.Span)
	}
}

func (c checker) runs(runs mdparse.Runs, outer diag.Span) {
	c.t.Helper()
	last := outer.Start.Offset
	for _, r := range runs {
		c.within(outer, r.Span)
		if r.Kind != mdparse.Anchor && r.Kind != mdparse.Image {
			require.GreaterOrEqual(c.t, r.Span.Start.Offset, last, "run %q at %s", r.Text, r.Span)
			last = r.Span.End.Offset
		}
		if printed := c.file.Text(r.Span); r.Kind == mdparse.Text && !strings.ContainsAny(printed, `\&`) {
			require.Equal(c.t, printed, r.Text)
		}
	}
}

func parse(t *testing.T, text string) (*mdparse.Page, diag.List) {
	t.Helper()
	page, diags := mdparse.Parse(diag.NewFile("page.md", []byte(text)))
	checkPage(t, page)
	return page, diags
}
