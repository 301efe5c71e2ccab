package mdparse

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// tables builds a pipe table, and goes on with the rows that GFM cuts off: below a comment or an empty line. A second
// delimiter row begins a second table. The node is the last that became part of them.
func (b *builder) tables(v *view, n ast.Node) ([]Block, ast.Node) {
	var out []Block
	lines := v.nodeLines(n)
	for {
		t := b.pipeTable(v, lines[0], lines[1])
		next := v.secondHeader(lines)
		if next == 0 {
			t.addLines(lines[2:])
			last := t.extend(n)
			t.openEnd()
			return append(out, t.finish()), last
		}
		t.addLines(lines[2:next])
		out = append(out, t.finish())
		lines = lines[next:]
		b.diags.Add(codeDelimiterInTable, v.span(lines[1].start, lines[1].end),
			"this delimiter row stands within a table; the row above it is read as the header of another: put an empty line between the tables")
	}
}

// secondHeader is the index of a row with a delimiter row of as many cells below it, 0 where there is none.
func (v *view) secondHeader(lines []extent) int {
	for i := 3; i < len(lines); i++ {
		count := delimiterCells(v.text[lines[i].start:lines[i].end])
		if count > 0 && v.opensRow(lines[i]) && len(splitRow(v.text, lines[i-1])) == count {
			return i - 1
		}
	}
	return 0
}

// pipeTable begins a table with its header and its delimiter row.
func (b *builder) pipeTable(v *view, header, delimiter extent) *pipeTable {
	t := &pipeTable{b: b, v: v, header: header, start: delimiter.start, end: delimiter.end, outer: v.opensRow(header)}
	t.want = delimiterCells(v.text[delimiter.start:delimiter.end])
	t.out.Header = b.row(v, header, t.want)
	t.out.Delimiter = v.span(delimiter.start, delimiter.end)
	return t
}

// finish gives the table with its place.
func (t *pipeTable) finish() *Table {
	t.out.Span = t.v.span(t.header.start, t.end)
	return &t.out
}

// pipeTable is a table in the making.
type pipeTable struct {
	b      *builder
	v      *view
	out    Table
	header extent
	want   int  // the header's cells
	outer  bool // the header begins with a pipe
	start  int  // of the last row
	end    int  // of the last row
}

func (t *pipeTable) addLines(lines []extent) {
	for len(lines) > 0 {
		n := t.splitRow(lines)
		if n == 0 {
			t.addLine(lines[0])
			n = 1
		}
		lines = lines[n:]
	}
}

func (t *pipeTable) addLine(line extent) {
	t.start, t.end = line.start, line.end
	if t.outer && len(rowPipes(t.v.text, line)) == 0 && len(fullWidthPipes(t.v.text, line)) == 0 {
		t.b.diags.Add(codeLineInTable, t.v.span(line.start, line.end),
			"this line right below a table is read as a row; put an empty line before it")
		span := t.v.span(line.start, line.end)
		cell := &Cell{Span: span, Runs: t.b.cellRuns(t.v, line)}
		t.out.Rows = append(t.out.Rows, &Row{Span: span, Indent: t.b.indent(t.v, line.start), Cells: []*Cell{cell}})
		return
	}
	t.out.Rows = append(t.out.Rows, t.b.row(t.v, line, t.want))
}

// splitRow reads lines as one row where the first opens with a pipe and the last closes with one, and only all of them
// together have the header's cells. It gives the number of lines read, 0 where there is no such row.
func (t *pipeTable) splitRow(lines []extent) int {
	n := t.v.brokenLines(lines)
	if n == 0 || !t.outer {
		return 0
	}
	whole := extent{lines[0].start, lines[n-1].end}
	if len(splitRow(t.v.text, whole)) != t.want {
		return 0
	}
	t.b.diags.Add(codeRowSplit, t.v.span(lines[1].start, lines[n-1].end), "read this as the rest of the row above; write the row on one line")
	t.out.Rows = append(t.out.Rows, t.b.row(t.v, whole, t.want))
	t.start, t.end = whole.start, whole.end
	return n
}

// brokenLines is the number of lines from one that opens with a pipe to the first that closes with one, if none between
// does either; 0 where the first closes with a pipe too.
func (v *view) brokenLines(lines []extent) int {
	if !v.opensRow(lines[0]) || v.closesRow(lines[0]) {
		return 0
	}
	for i, l := range lines[1:] {
		if v.opensRow(l) || !v.adjacent(lines[i], l) {
			return 0
		}
		if v.closesRow(l) {
			return i + 2
		}
	}
	return 0
}

func (v *view) opensRow(l extent) bool { return l.start < l.end && v.text[l.start] == '|' }

func (v *view) closesRow(l extent) bool {
	pipes := rowPipes(v.text, l)
	return len(pipes) > 0 && pipes[len(pipes)-1].end == l.end
}

// openEnd reports a last row without a closing pipe where something that ends the table, such as a list, stands right
// below: most likely it was meant as the rest of the row.
func (t *pipeTable) openEnd() {
	next := t.v.lineEnd(t.end) + 1
	if next >= len(t.v.text) || !t.v.closesRow(t.header) || t.v.closesRow(extent{t.start, t.end}) {
		return
	}
	if at := t.v.trimmed(extent{next, t.v.lineEnd(next)}); at.start < at.end {
		t.b.diags.Add(codeRowSplit, t.v.span(at.start, at.end), "this ends the table in the middle of a row; write the row above on one line")
	}
}

// adjacent reports whether two lines follow each other with nothing but space between.
func (v *view) adjacent(first, second extent) bool {
	return v.blank(first.end, second.start) && bytes.Count(v.text[first.end:second.start], []byte("\n")) == 1
}

// extend adds the rows of paragraphs that continue the table, and gives the last node taken.
func (t *pipeTable) extend(n ast.Node) ast.Node {
	for {
		next, comments := t.skipComments(n)
		if next == nil || !t.continues(n, next, len(comments) > 0) {
			return n
		}
		lines := t.v.nodeLines(next)
		if len(comments) > 0 {
			t.b.diags.Add(codeCommentInTable, comments[0].Span,
				"this comment ends the table in Markdown; the rows below it are read as the table's: move the comment out of the table")
			t.out.Comments = append(t.out.Comments, comments...)
		} else {
			t.b.diags.Add(codeBlankLineInTable, t.v.span(lines[0].start, lines[0].end),
				"the rows from here on are read as those of the table above; remove the empty line before them")
		}
		t.addLines(lines)
		n = next
	}
}

// skipComments gives the node after the comments that follow a node.
func (t *pipeTable) skipComments(n ast.Node) (ast.Node, []*Comment) {
	var comments []*Comment
	next := n.NextSibling()
	for next != nil && next.Kind() == kindElement {
		if first := t.v.nodeLines(next)[0]; t.v.text[first.start] != '<' || commentLength(t.v.text[first.start:]) == 0 {
			return nil, nil
		}
		blocks := t.b.quiet().element(t.v, next)
		c, ok := blocks[0].(*Comment)
		if !ok || len(blocks) > 1 {
			return nil, nil
		}
		comments = append(comments, c)
		next = next.NextSibling()
	}
	return next, comments
}

// continues reports whether a paragraph is rows of the table before it: each line has the header's cells, and the first
// is no header of its own, nor the same header again.
func (t *pipeTable) continues(n, next ast.Node, comment bool) bool {
	if next.Kind() != ast.KindParagraph {
		return false
	}
	lines := t.v.nodeLines(next)
	if t.v.raw(lines[0].start, lines[0].end) == t.v.raw(t.header.start, t.header.end) {
		return false
	}
	for i, l := range lines {
		if t.outer && !t.v.opensRow(l) || !t.fits(l, comment) {
			return false
		}
		if i == 1 && looksDelimiter(t.v.text[l.start:l.end]) {
			return false
		}
	}
	return t.outer || t.want > 2 || comment && t.v.onlyBreaks(n, next)
}

// fits reports whether a line has the header's cells. Below a comment, where nothing else can be meant, more or fewer do too.
func (t *pipeTable) fits(l extent, comment bool) bool {
	cells := splitRow(t.v.text, l)
	return len(cells) == t.want || mendCells(t.v.text, l, cells, t.want).code != "" || comment && len(cells) > 1
}

// onlyBreaks reports whether no empty line stands between two nodes.
func (v *view) onlyBreaks(a, b ast.Node) bool {
	from, to := a.Lines().At(a.Lines().Len()-1).Stop, b.Lines().At(0).Start
	return from <= to && !bytes.Contains(v.text[from:to], []byte("\n\n"))
}

// nodeLines are the trimmed lines of a node.
func (v *view) nodeLines(n ast.Node) []extent {
	lines := n.Lines()
	out := make([]extent, 0, lines.Len())
	for i := range lines.Len() {
		s := lines.At(i)
		out = append(out, v.trimmed(extent{s.Start, s.Stop}))
	}
	return out
}
