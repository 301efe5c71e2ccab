package mdparse

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// rowKeeper keeps a block, such as a list, from beginning in the middle of a table row that goes on over several lines:
// generators write the line breaks of a description as they are.
type rowKeeper struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (p rowKeeper) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if v, ok := pc.Get(viewKey).(*view); ok {
		if n, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph); ok && v.inRow(n, reader) {
			return nil, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// inRow reports whether the reader's line is within a row of the table that a paragraph is going to be: the row's first line
// opens with a pipe, one to come closes with one, and all of them together have the header's cells.
func (v *view) inRow(n *ast.Paragraph, reader text.Reader) bool {
	lines := v.nodeLines(n)
	want := 0
	for i := 1; i < len(lines) && want == 0; i++ {
		if v.opensRow(lines[i-1]) && v.closesRow(lines[i-1]) {
			want = delimiterCells(v.text[lines[i].start:lines[i].end])
		}
	}
	first := len(lines) - 1
	for first > 0 && !v.opensRow(lines[first]) {
		first--
	}
	if want == 0 || first < 2 || !v.opensRow(lines[first]) {
		return false
	}
	_, segment := reader.PeekLine()
	for at := segment.Start; at < len(v.text); at = v.lineEnd(at) + 1 {
		l := v.trimmed(extent{at, v.lineEnd(at)})
		if l.start == l.end || v.opensRow(l) {
			return false
		}
		lines = append(lines, l)
		if v.closesRow(l) {
			break
		}
	}
	broken := v.brokenLines(lines[first:])
	return broken > 0 && len(splitRow(v.text, extent{lines[first].start, lines[first+broken-1].end})) == want
}
