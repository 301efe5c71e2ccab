package mdparse

import (
	"github.com/yuin/goldmark/ast"

	"github.com/seed-97755388/docgen/internal/diag"
)

// list builds a bullet or an ordered list.
func (b *builder) list(v *view, n *ast.List) Block {
	l := &List{Ordered: n.IsOrdered()}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		marker := v.marker(c.Pos())
		blocks := b.children(v, c)
		span := v.span(marker.start, marker.end)
		l.Items = append(l.Items, &Item{Span: b.enclosing(span, span, blocks), Blocks: blocks})
	}
	if len(l.Items) == 0 {
		return nil
	}
	first, last := l.Items[0], l.Items[len(l.Items)-1]
	l.Span = diag.Span{File: b.file.Name, Start: first.Span.Start, End: last.Span.End}
	return l
}

// marker is the extent of the list marker at an offset.
func (v *view) marker(at int) extent {
	at = min(at, len(v.text))
	end := at
	for end < len(v.text) && !isSpace(v.text[end]) {
		end++
	}
	return extent{at, end}
}
