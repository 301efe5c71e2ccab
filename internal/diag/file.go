// Package diag holds what every stage shares: source files, positions in them, and diagnostics as values.
package diag

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// File is one source file as it was read. Offsets count bytes of Content, a byte order mark included.
type File struct {
	Name    string // as the user named it, with forward slashes
	Content []byte
	lines   []int // offset of the first byte of each line
}

// NewFile indexes the lines of content. Lines end with LF, CRLF or a lone CR.
func NewFile(name string, content []byte) *File {
	f := &File{Name: name, Content: content, lines: []int{0}}
	for i, c := range content {
		if c == '\n' || c == '\r' && (i+1 == len(content) || content[i+1] != '\n') {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// Position is a place in a file. Line and Column start at 1; Column counts Unicode code points, as editors do.
type Position struct {
	Offset int `json:"offset"`
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Span is the text from Start up to, but not including, End. The zero Span is no place at all.
type Span struct {
	File  string   `json:"file"`
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// IsZero reports whether the span names no place.
func (s Span) IsZero() bool { return s.File == "" }

// String renders the start as file:line:column.
func (s Span) String() string {
	return fmt.Sprintf("%s:%d:%d", s.File, s.Start.Line, s.Start.Column)
}

// Contains reports whether inner lies within s.
func (s Span) Contains(inner Span) bool {
	return s.File == inner.File && s.Start.Offset <= inner.Start.Offset && inner.End.Offset <= s.End.Offset
}

// Position gives line and column of a byte offset; offsets past the end are clamped.
func (f *File) Position(offset int) Position {
	offset = max(0, min(offset, len(f.Content)))
	line := sort.SearchInts(f.lines, offset+1)
	start := f.lines[line-1]
	if line == 1 {
		start += f.bom()
	}
	column := 1
	if offset > start {
		column += utf8.RuneCount(f.Content[start:offset])
	}
	return Position{Offset: offset, Line: line, Column: column}
}

// Span gives the span between two byte offsets.
func (f *File) Span(start, end int) Span {
	return Span{File: f.Name, Start: f.Position(start), End: f.Position(end)}
}

// Text cuts the file at a span.
func (f *File) Text(s Span) string {
	start, end := max(0, s.Start.Offset), min(s.End.Offset, len(f.Content))
	if start >= end {
		return ""
	}
	return string(f.Content[start:end])
}

// LineCount is the number of lines; a final line break starts no further one.
func (f *File) LineCount() int {
	if n := len(f.lines); f.lines[n-1] == len(f.Content) && n > 1 {
		return n - 1
	}
	return len(f.lines)
}

// LineSpan is line n, from 1, without its line break. A byte order mark is no part of the first line.
func (f *File) LineSpan(n int) Span {
	start, end := f.lines[n-1], len(f.Content)
	if n == 1 {
		start += f.bom()
	}
	if n < len(f.lines) {
		end = f.lines[n]
	}
	for end > start && (f.Content[end-1] == '\n' || f.Content[end-1] == '\r') {
		end--
	}
	return f.Span(start, end)
}

// bom is the length of a UTF-8 byte order mark at the start, 0 where there is none.
func (f *File) bom() int {
	if len(f.Content) >= 3 && f.Content[0] == 0xEF && f.Content[1] == 0xBB && f.Content[2] == 0xBF {
		return 3
	}
	return 0
}
