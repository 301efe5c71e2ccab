package mdparse

import "github.com/seed-97755388/docgen/internal/diag"

// UnitKind says what a Unit is.
type UnitKind string

// The kinds of units.
const (
	UnitHeading        UnitKind = "heading"
	UnitParagraph      UnitKind = "paragraph"
	UnitHeader         UnitKind = "header-row"
	UnitRow            UnitKind = "row"
	UnitCell           UnitKind = "cell"
	UnitItem           UnitKind = "item"
	UnitTerm           UnitKind = "term" // of a definition list
	UnitCode           UnitKind = "code"
	UnitComment        UnitKind = "comment"
	UnitHTML           UnitKind = "html"
	UnitContainer      UnitKind = "container"
	UnitFrontMatter    UnitKind = "front-matter"
	UnitLinkDefinition UnitKind = "link-definition"
	UnitRule           UnitKind = "rule"
)

// Unit is one thing on a page that has to be accounted for.
type Unit struct {
	Kind   UnitKind
	Span   diag.Span
	Parent int // the index of the unit that holds this one (the row of a cell, the item of a paragraph), -1 for none
}

// Units lists all that a page holds in the order of the source, what holds others before them.
func (p *Page) Units() []Unit {
	var l unitLister
	l.blocks(p.Blocks, -1)
	return l.units
}

// unitLister walks the blocks of a page.
type unitLister struct{ units []Unit }

func (l *unitLister) add(kind UnitKind, at diag.Span, parent int) int {
	l.units = append(l.units, Unit{Kind: kind, Span: at, Parent: parent})
	return len(l.units) - 1
}

func (l *unitLister) blocks(blocks []Block, parent int) {
	for _, b := range blocks {
		l.block(b, parent)
	}
}

func (l *unitLister) block(b Block, parent int) {
	switch b := b.(type) {
	case *Heading:
		l.add(UnitHeading, b.Span, parent)
	case *Paragraph:
		l.add(UnitParagraph, b.Span, parent)
	case *Table:
		l.table(b, parent)
	case *List:
		for _, item := range b.Items {
			l.blocks(item.Blocks, l.add(UnitItem, item.Span, parent))
		}
	case *Definitions:
		for _, d := range b.Entries {
			l.blocks(d.Blocks, l.add(UnitTerm, d.Span, parent))
		}
	case *Code:
		l.add(UnitCode, b.Span, parent)
	case *Comment:
		l.blocks(b.Blocks, l.add(UnitComment, b.Span, parent))
	case *Container:
		l.blocks(b.Blocks, l.add(UnitContainer, b.Span, parent))
	default:
		l.leaf(b, parent)
	}
}

func (l *unitLister) leaf(b Block, parent int) {
	switch b := b.(type) {
	case *HTML:
		l.add(UnitHTML, b.Span, parent)
	case *FrontMatter:
		l.add(UnitFrontMatter, b.Span, parent)
	case *LinkDefinition:
		l.add(UnitLinkDefinition, b.Span, parent)
	case *Rule:
		l.add(UnitRule, b.Span, parent)
	}
}

// table lists the rows of a table and the comments between them.
func (l *unitLister) table(t *Table, parent int) {
	l.row(UnitHeader, t.Header, parent)
	comments := t.Comments
	for _, r := range t.Rows {
		for len(comments) > 0 && comments[0].Span.Start.Offset < r.Span.Start.Offset {
			l.block(comments[0], parent)
			comments = comments[1:]
		}
		l.row(UnitRow, r, parent)
	}
	for _, c := range comments {
		l.block(c, parent)
	}
}

// row lists a row and its cells; a cell that spans rows is listed with the first of them.
func (l *unitLister) row(kind UnitKind, r *Row, parent int) {
	at := l.add(kind, r.Span, parent)
	for _, c := range r.Cells {
		if r.Span.Contains(c.Span) {
			l.add(UnitCell, c.Span, at)
		}
	}
}
