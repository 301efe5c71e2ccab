package mdparse

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/seed-97755388/docgen/internal/diag"
)

// view is a part of a file as goldmark is to read it: without byte order mark, every line ended by LF, the tabs before a
// line's content made blanks, the prefixes of enclosing quotes and lists removed. Each byte knows its place in the file.
type view struct {
	file   *diag.File
	text   []byte
	pieces []piece
	marks  *marks
	cursor *cursor
}

// cursor remembers the last position asked for: the next one mostly stands a little further on the same line, and a line
// can be long.
type cursor struct{ last diag.Position }

func (c *cursor) position(file *diag.File, offset int) diag.Position {
	if c.last.Line > 0 && c.last.Offset <= offset && offset <= len(file.Content) {
		if between := file.Content[c.last.Offset:offset]; !bytes.ContainsAny(between, "\r\n") {
			c.last.Offset, c.last.Column = offset, c.last.Column+utf8.RuneCount(between)
			return c.last
		}
	}
	c.last = file.Position(offset)
	return c.last
}

// piece maps the bytes of a view from at on, up to the next piece, to the file. The bytes of a fixed piece are the
// blanks that stand for the one tab at from.
type piece struct {
	at, from int
	fixed    bool
}

// newView makes a view of a whole file, past its byte order mark.
func newView(file *diag.File) *view {
	v := &view{file: file, text: make([]byte, 0, len(file.Content)+64), cursor: &cursor{}}
	content := file.Content
	at := bomLength(content)
	for at < len(content) {
		end := at
		for end < len(content) && content[end] != '\n' && content[end] != '\r' {
			end++
		}
		v.addLine(at, end)
		if end < len(content) {
			v.addBytes(end, []byte{'\n'})
			end++
			if content[end-1] == '\r' && end < len(content) && content[end] == '\n' {
				end++
			}
		}
		at = end
	}
	return v
}

func bomLength(content []byte) int {
	if bytes.HasPrefix(content, []byte("\xEF\xBB\xBF")) {
		return 3
	}
	return 0
}

// addLine appends the file's bytes from start to end, a line without its break, with the tabs of its prefix as blanks:
// goldmark counts the columns of such tabs in ways that shift the places of what follows.
func (v *view) addLine(start, end int) {
	line := v.file.Content[start:end]
	prefix := prefixLength(line)
	lineStart, from := len(v.text), 0
	for i := range prefix {
		if line[i] != '\t' {
			continue
		}
		v.addBytes(start+from, line[from:i])
		v.addTab(start+i, 4-(len(v.text)-lineStart)%4)
		from = i + 1
	}
	v.addBytes(start+from, line[from:])
}

// prefixLength is the length of what may stand before a line's content: blanks, quote and list markers.
func prefixLength(line []byte) int {
	at := 0
	for at < len(line) {
		n := markerLength(line[at:])
		if n == 0 {
			break
		}
		at += n
	}
	return at
}

// markerLength is the length of the blank, the quote mark or the list marker that begins a line, 0 for anything else.
func markerLength(line []byte) int {
	if isBlank(line[0]) || line[0] == '>' {
		return 1
	}
	n := 0
	for n < len(line) && n < 9 && isDigit(line[n]) {
		n++
	}
	if n == len(line) || n == 0 && !isOneOf(line[0], "-*+") || n > 0 && !isOneOf(line[n], ".)") {
		return 0
	}
	if n++; n < len(line) && isBlank(line[n]) {
		return n
	}
	return 0
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isOneOf(c byte, set string) bool { return strings.IndexByte(set, c) >= 0 }

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func isSpace(c byte) bool { return isBlank(c) || c == '\n' || c == '\r' }

// addBytes appends text that stands in the file at from.
func (v *view) addBytes(from int, text []byte) {
	if len(text) == 0 {
		return
	}
	if n := len(v.pieces); n == 0 || v.pieces[n-1].fixed || v.pieces[n-1].from-v.pieces[n-1].at != from-len(v.text) {
		v.pieces = append(v.pieces, piece{at: len(v.text), from: from})
	}
	v.text = append(v.text, text...)
}

func (v *view) addTab(from, width int) {
	v.pieces = append(v.pieces, piece{at: len(v.text), from: from, fixed: true})
	for range width {
		v.text = append(v.text, ' ')
	}
}

// piece finds the index of the piece that holds an offset.
func (v *view) piece(offset int) int {
	return sort.Search(len(v.pieces), func(i int) bool { return v.pieces[i].at > offset }) - 1
}

// offset is the place in the file of the byte at an offset of the view.
func (v *view) offset(at int) int {
	i := v.piece(at)
	if i < 0 {
		return 0
	}
	if p := v.pieces[i]; !p.fixed {
		return p.from + at - p.at
	}
	return v.pieces[i].from
}

// span is the place in the file of the view's bytes from start to end.
func (v *view) span(start, end int) diag.Span {
	from := v.offset(start)
	to := from
	if end > start {
		to = v.offset(end-1) + 1
	}
	return diag.Span{File: v.file.Name, Start: v.cursor.position(v.file, from), End: v.cursor.position(v.file, to)}
}

// raw is what the file prints for the view's bytes from start to end: a tab that stands there whole is a tab again.
func (v *view) raw(start, end int) string {
	var out []byte
	at := start
	for i := max(v.piece(start), 0); i < len(v.pieces) && v.pieces[i].at < end; i++ {
		stop := end
		if i+1 < len(v.pieces) {
			stop = min(end, v.pieces[i+1].at)
		}
		if !v.pieces[i].fixed {
			out = append(out, v.text[at:stop]...)
		} else if whole := i+1 < len(v.pieces) && stop == v.pieces[i+1].at || stop == len(v.text); whole && at == v.pieces[i].at {
			out = append(out, '\t')
		} else {
			out = append(out, v.text[at:stop]...)
		}
		at = stop
	}
	return string(out)
}

// cut is the view of the bytes from start to end.
func (v *view) cut(start, end int) *view {
	out := &view{file: v.file, text: v.text[start:end:end], cursor: v.cursor}
	out.pieces = v.rebased(nil, start, end, 0)
	return out
}

// rebased appends the pieces that cover start to end, moved to begin at an offset of another view.
func (v *view) rebased(to []piece, start, end, at int) []piece {
	for i := max(v.piece(start), 0); i < len(v.pieces) && v.pieces[i].at < end; i++ {
		p := v.pieces[i]
		if p.at < start {
			if !p.fixed {
				p.from += start - p.at
			}
			p.at = start
		}
		p.at += at - start
		to = append(to, p)
	}
	if len(to) == 0 {
		to = append(to, piece{at: at, from: v.offset(start)})
	}
	return to
}

// join is the view of several ranges, one after the other.
func (v *view) join(ranges []extent) *view {
	out := &view{file: v.file, cursor: v.cursor}
	for _, r := range ranges {
		if r.start < r.end {
			out.pieces = v.rebased(out.pieces, r.start, r.end, len(out.text))
			out.text = append(out.text, v.text[r.start:r.end]...)
		}
	}
	return out
}

// dedent removes the indentation of the first full line from every line, as far as a line has it: the content of an
// element is often indented with its tag. The rest of the tag's own line comes first, and loses its blanks.
func (v *view) dedent() *view {
	lines := v.lines(0, len(v.text))
	width := 0
	for _, l := range lines[min(1, len(lines)):] {
		if indent := v.indent(l); indent < l.end-l.start {
			width = indent
			break
		}
	}
	for i, l := range lines {
		drop := v.indent(l)
		if i > 0 {
			drop = min(width, drop)
		}
		lines[i] = extent{l.start + drop, min(l.end+1, len(v.text))}
	}
	return v.join(lines)
}

func (v *view) indent(l extent) int {
	n := 0
	for l.start+n < l.end && v.text[l.start+n] == ' ' {
		n++
	}
	return n
}

// extent is a range of a view's bytes.
type extent struct{ start, end int }

// trimmed is the extent without the space at its ends; an empty one stands where the space ends.
func (v *view) trimmed(e extent) extent {
	for e.end > e.start && isSpace(v.text[e.end-1]) {
		e.end--
	}
	for e.start < e.end && isSpace(v.text[e.start]) {
		e.start++
	}
	return e
}

// lines cuts a range into its lines, without their breaks.
func (v *view) lines(start, end int) []extent {
	var out []extent
	for start < end {
		stop := v.lineEnd(start)
		out = append(out, extent{start, min(stop, end)})
		start = stop + 1
	}
	return out
}

// lineEnd is the offset of the break that ends the line of an offset.
func (v *view) lineEnd(at int) int {
	if i := bytes.IndexByte(v.text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(v.text)
}

// blank reports whether a range holds nothing but space.
func (v *view) blank(start, end int) bool {
	return len(bytes.TrimSpace(v.text[start:end])) == 0
}
