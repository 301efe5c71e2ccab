package mdparse

import (
	"bytes"
	"strings"
)

// undelimited builds a table of a paragraph of pipe lines without a delimiter row, or with a broken one, and reports it.
// Where the lines do not agree on a number of cells it only reports, and gives nil.
func (b *builder) undelimited(v *view, lines []extent) *Table {
	delimiter := -1
	if len(lines) > 1 && looksDelimiter(v.text[lines[1].start:lines[1].end]) {
		delimiter = 1
	}
	if !v.pipeLines(lines, delimiter) {
		return nil
	}
	want := len(splitRow(v.text, lines[0]))
	rows := lines[1+max(delimiter, 0):]
	if len(rows) == 0 || !v.agree(rows, want) {
		b.diags.Add(codeTableWithoutDelimiter, v.span(lines[0].start, lines[len(lines)-1].end),
			"these lines are no table in Markdown; write the row | --- | below the header, with as many cells")
		return nil
	}
	b.diags.Add(codeTableWithoutDelimiter, v.span(lines[0].start, lines[0].end),
		"these lines are read as a table; write %s below the header", delimiterFor(want))
	t := &pipeTable{b: b, v: v, header: lines[0], want: want, outer: v.opensRow(lines[0])}
	t.out.Header = b.row(v, lines[0], want)
	if delimiter > 0 {
		t.out.Delimiter = v.span(lines[1].start, lines[1].end)
	}
	t.addLines(rows)
	return t.finish()
}

// pipeLines reports whether each line but the delimiter row looks like a row: two cells or more, and, where no delimiter row
// tells of a table, a pipe first; a single line ends with one too.
func (v *view) pipeLines(lines []extent, delimiter int) bool {
	for i, l := range lines {
		if i != delimiter && (delimiter < 0 && !v.opensRow(l) || len(splitRow(v.text, l)) < 2) {
			return false
		}
	}
	return len(lines) > 1 || v.closesRow(lines[0])
}

func (v *view) agree(rows []extent, want int) bool {
	for _, l := range rows {
		if len(splitRow(v.text, l)) != want {
			return false
		}
	}
	return true
}

// looksDelimiter reports whether a line is meant as a delimiter row: dashes of any kind, colons and pipes alone.
func looksDelimiter(line []byte) bool {
	rest := strings.TrimFunc(string(line), func(r rune) bool { return strings.ContainsRune("-–—―=_:：|｜+ \t\u00a0\u3000\u200b", r) })
	return rest == "" && bytes.IndexByte(line, '|') >= 0 && strings.ContainsAny(string(line), "-–—―=_")
}

func delimiterFor(cells int) string { return strings.Repeat("| --- ", cells) + "|" }
