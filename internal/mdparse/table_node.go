package mdparse

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindTable = ast.NewNodeKind("RawTable")

// tableNode holds the lines of a table, raw: the header, the delimiter row, the rows.
type tableNode struct {
	ast.BaseBlock
}

// Kind implements ast.Node.
func (n *tableNode) Kind() ast.NodeKind { return kindTable }

// IsRaw implements ast.Node.
func (n *tableNode) IsRaw() bool { return true }

// Dump implements ast.Node.
func (n *tableNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// tableTransformer makes tables of paragraphs that hold a delimiter row below a header with as many cells, as GFM does.
type tableTransformer struct{}

// Transform implements parser.ParagraphTransformer.
func (tableTransformer) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines := node.Lines()
	for i := 1; i < lines.Len(); i++ {
		header, delimiter := lines.At(i-1), lines.At(i)
		count := delimiterCells(delimiter.Value(reader.Source()))
		if count == 0 || !headerHas(reader.Source(), header.Start, header.Stop, count) {
			continue
		}
		table := &tableNode{}
		table.SetPos(header.Start)
		for j := i - 1; j < lines.Len(); j++ {
			table.Lines().Append(lines.At(j))
		}
		parent := node.Parent()
		if i > 1 {
			parent.InsertBefore(parent, node, paragraphAbove(node, i-1, reader.Source()))
		}
		parent.InsertBefore(parent, node, table)
		parent.RemoveChild(parent, node)
		return
	}
}

// paragraphAbove is a paragraph of the first lines of one that ends in a table. It replaces the old one, of which goldmark
// could still make a heading if a line of dashes follows the table.
func paragraphAbove(node *ast.Paragraph, count int, source []byte) ast.Node {
	above := ast.NewParagraph()
	for i := range count {
		line := node.Lines().At(i)
		line = line.TrimLeftSpace(source)
		if i == count-1 {
			line = line.TrimRightSpace(source)
		}
		above.Lines().Append(line)
	}
	return above
}

// delimiterCells is the number of cells of a delimiter row (`| --- | :-: |`), 0 for any other line.
func delimiterCells(line []byte) int {
	line = bytes.TrimSpace(line)
	if bytes.IndexByte(line, '-') < 0 || len(bytes.Trim(line, "-:| \t")) > 0 {
		return 0
	}
	line = bytes.TrimPrefix(line, []byte("|"))
	line = bytes.TrimSuffix(line, []byte("|"))
	cells := bytes.Split(line, []byte("|"))
	for _, c := range cells {
		c = bytes.TrimSpace(c)
		c = bytes.TrimSuffix(bytes.TrimPrefix(c, []byte(":")), []byte(":"))
		if len(c) == 0 || len(bytes.Trim(c, "-")) > 0 {
			return 0
		}
	}
	return len(cells)
}

// headerHas reports whether a header line has a number of cells, when a full-width pipe or a pipe in code is read as
// meant.
func headerHas(source []byte, start, end, count int) bool {
	v := &view{text: source}
	line := v.trimmed(extent{start, end})
	cells := splitRow(source, line)
	return len(cells) == count || len(mendCells(source, line, cells, count).cells) == count
}
