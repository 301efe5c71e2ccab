package mdparse

import (
	"bytes"

	"github.com/seed-97755388/docgen/internal/diag"
)

// fullWidthPipe is U+FF5C, which a Chinese input method gives for a pipe; Markdown takes it for text.
const fullWidthPipe = "｜"

// splitRow cuts a table row, its ends trimmed, at its unescaped pipes, as GFM does: also at pipes in code spans.
func splitRow(text []byte, line extent) []extent {
	return splitAt(text, line, rowPipes(text, line))
}

// rowPipes are the offsets of the pipes that cut a row, those at its ends included.
func rowPipes(text []byte, line extent) []extent {
	var out []extent
	for i := line.start; i < line.end; i++ {
		if text[i] == '|' && (i == line.start || text[i-1] != '\\') {
			out = append(out, extent{i, i + 1})
		}
	}
	return out
}

// splitAt cuts a row at the given pipes into trimmed cells.
func splitAt(text []byte, line extent, pipes []extent) []extent {
	v := &view{text: text}
	at, cells := line.start, []extent{}
	for i, p := range pipes {
		if i == 0 && p.start == line.start {
			at = p.end
			continue
		}
		cells = append(cells, v.trimmed(extent{at, p.start}))
		at = p.end
	}
	if at < line.end || len(cells) == 0 {
		cells = append(cells, v.trimmed(extent{at, line.end}))
	}
	return cells
}

// mend is a row read otherwise than GFM reads it, because no other reading fits its header.
type mend struct {
	cells []extent
	code  string // the diagnostic's code
	at    extent // the pipe that was misread
}

// mendCells reads a row with too many cells as one whose code spans hold pipes, and a row with too few as one with
// full-width pipes. The result has no code where neither gives the wanted count.
func mendCells(text []byte, line extent, cells []extent, want int) mend {
	pipes := rowPipes(text, line)
	if len(cells) > want {
		spans := codeSpans(text, line)
		kept, dropped := outside(pipes, spans)
		if joined := splitAt(text, line, kept); len(dropped) > 0 && len(joined) == want {
			return mend{cells: joined, code: codePipeInCode, at: dropped[0]}
		}
	}
	if m := outerFullWidth(text, line, cells, want); m.code != "" {
		return m
	}
	if len(cells) < want {
		wide := fullWidthPipes(text, line)
		if all := splitAt(text, line, merged(pipes, wide)); len(wide) > 0 && len(all) == want {
			return mend{cells: all, code: codeFullWidthPipe, at: wide[0]}
		}
	}
	return mend{}
}

// outerFullWidth reads a row that begins with a full-width pipe where the others begin with a pipe.
func outerFullWidth(text []byte, line extent, cells []extent, want int) mend {
	first := extent{line.start, line.start + len(fullWidthPipe)}
	if len(cells) != want || len(cells) == 0 || !bytes.HasPrefix(text[line.start:line.end], []byte(fullWidthPipe)) {
		return mend{}
	}
	v := &view{text: text}
	cells[0] = v.trimmed(extent{first.end, cells[0].end})
	return mend{cells: cells, code: codeFullWidthPipe, at: first}
}

// codeSpans are the ranges between matching runs of backticks on a line.
func codeSpans(text []byte, line extent) []extent {
	var out []extent
	for i := line.start; i < line.end; i++ {
		if text[i] == '\\' {
			i++
			continue
		}
		if text[i] != '`' {
			continue
		}
		run := backticks(text[:line.end], i)
		end := closingBackticks(text[:line.end], i+run, run)
		if end < 0 {
			i += run - 1
			continue
		}
		out = append(out, extent{i + run, end})
		i = end + run - 1
	}
	return out
}

// outside tells the pipes outside the code spans from those within.
func outside(pipes, spans []extent) (kept, dropped []extent) {
	for _, p := range pipes {
		if within(p, spans) {
			dropped = append(dropped, p)
		} else {
			kept = append(kept, p)
		}
	}
	return kept, dropped
}

func within(e extent, spans []extent) bool {
	for _, s := range spans {
		if s.start <= e.start && e.end <= s.end {
			return true
		}
	}
	return false
}

// fullWidthPipes are the full-width pipes of a row outside code.
func fullWidthPipes(text []byte, line extent) []extent {
	var out []extent
	for at := line.start; at < line.end; {
		i := bytes.Index(text[at:line.end], []byte(fullWidthPipe))
		if i < 0 {
			break
		}
		out = append(out, extent{at + i, at + i + len(fullWidthPipe)})
		at += i + len(fullWidthPipe)
	}
	kept, _ := outside(out, codeSpans(text, line))
	return kept
}

// merged is both lists in the order of the text.
func merged(a, b []extent) []extent {
	out := make([]extent, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].start < b[0].start {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// row builds a table row with the cells of its line, mended to the wanted count where that is beyond doubt.
func (b *builder) row(v *view, line extent, want int) *Row {
	cells := splitRow(v.text, line)
	switch m := mendCells(v.text, line, cells, want); {
	case m.code == codePipeInCode:
		cells = m.cells
		b.diags.Add(m.code, v.span(m.at.start, m.at.end), `read this pipe as part of the code span; write it as \|`)
	case m.code == codeFullWidthPipe:
		cells = m.cells
		b.diags.Add(m.code, v.span(m.at.start, m.at.end), "read this full-width pipe as a column's end; write |")
	case len(cells) != want:
		b.cellCount(v.span(line.start, line.end), len(cells), want)
	default:
		b.brokenCode(v, line)
	}
	row := &Row{Span: v.span(line.start, line.end), Indent: b.indent(v, line.start)}
	for _, c := range cells {
		row.Cells = append(row.Cells, &Cell{Span: v.span(c.start, c.end), Runs: b.cellRuns(v, c)})
	}
	return row
}

func (b *builder) cellCount(at diag.Span, got, want int) {
	if got < want {
		b.diags.Add(codeCellCount, at, "the row has %d cells, its header %d; add the missing ones, empty cells too", got, want)
		return
	}
	b.diags.Add(codeCellCount, at, `the row has %d cells, its header %d; write pipes within a cell as \|`, got, want)
}

// brokenCode reports a pipe that cuts a code span in a row whose count is right all the same.
func (b *builder) brokenCode(v *view, line extent) {
	if _, cut := outside(rowPipes(v.text, line), codeSpans(v.text, line)); len(cut) > 0 {
		b.diags.Add(codePipeInCode, v.span(cut[0].start, cut[0].end), `this pipe cuts a code span in two; write it as \|`)
	}
}

// indent is the blank space before an offset on its line, as the file prints it.
func (b *builder) indent(v *view, at int) string {
	end := v.offset(at)
	start := end
	for start > 0 && isBlank(b.file.Content[start-1]) {
		start--
	}
	return string(b.file.Content[start:end])
}
