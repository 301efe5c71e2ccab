package mdparse

import (
	"regexp"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// RowKind says what a RawRow is.
type RowKind string

// The kinds of raw rows.
const (
	HeaderRow    RowKind = "header"
	DelimiterRow RowKind = "delimiter"
	BodyRow      RowKind = "body" // also the first line of pipes where no delimiter row follows
)

// RawRow is a line of the file that looks like a table row.
type RawRow struct {
	Span      diag.Span // from its first pipe or character to its last
	Kind      RowKind
	Cells     int // between unescaped pipes
	InComment bool
}

// Rows counts the table rows of a file line by line, without goldmark: the second opinion that tells whether Parse lost
// one. Lines in fenced code are none.
func Rows(file *diag.File) []RawRow {
	c := &rowCounter{file: file}
	for n := 1; n <= file.LineCount(); n++ {
		c.line(file.LineSpan(n))
	}
	return c.rows
}

// rowCounter reads the lines of a file one by one.
type rowCounter struct {
	file    *diag.File
	rows    []RawRow
	fence   string // the open fence
	lost    int    // where the open fence must end without a closing one, -1 where it need not
	comment bool   // within a comment
	before  RawRow // the line before, if a table can begin with it
	table   bool   // a delimiter row was seen, and no empty line since
}

var (
	rawPrefix    = regexp.MustCompile(`^[ \t]*(?:>[ \t]*|[-*+][ \t]+|[0-9]{1,9}[.)][ \t]+)*`)
	rawFence     = regexp.MustCompile("^(```+|~~~+)")
	rawDelimiter = regexp.MustCompile(`^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$`)
	rawPipe      = regexp.MustCompile(`(?:^|[^\\])\|`)
)

func (c *rowCounter) line(span diag.Span) {
	text := c.file.Text(span)
	start := len(rawPrefix.FindString(text))
	rest := strings.TrimRight(text[start:], " \t")
	span = c.file.Span(span.Start.Offset+start, span.Start.Offset+start+len(rest))
	if c.inFence(rest, span.Start.Offset) {
		return
	}
	inComment := c.comment
	c.comments(rest)
	switch {
	case rest == "":
		c.table, c.before = false, RawRow{}
	case strings.HasPrefix(rest, "<!--") || inComment && !rawPipe.MatchString(rest):
	default:
		c.row(RawRow{Span: span, Kind: BodyRow, Cells: rawCells(rest), InComment: inComment}, rest)
	}
}

// inFence follows code fences, and reports whether the line is one or stands in one.
func (c *rowCounter) inFence(line string, at int) bool {
	fence := rawFence.FindString(line)
	if c.fence != "" && c.lost >= 0 && at >= c.lost {
		c.fence = ""
	}
	switch {
	case c.fence == "" && fence == "":
		return false
	case c.fence == "":
		if fence[0] == '`' && strings.Contains(line[len(fence):], "`") {
			return false
		}
		c.fence, c.table, c.before = fence, false, RawRow{}
		c.lost = lostFence(c.file.Content, []byte(line), at+len(line)+1)
	case strings.HasPrefix(fence, c.fence) && strings.TrimSpace(line[len(fence):]) == "":
		c.fence = ""
	}
	return true
}

// comments follows the comments that begin and end on a line.
func (c *rowCounter) comments(line string) {
	for {
		mark := "<!--"
		if c.comment {
			mark = "-->"
		}
		i := strings.Index(line, mark)
		if i < 0 {
			return
		}
		c.comment = !c.comment
		line = line[i+len(mark):]
	}
}

// row notes a line that is a row where it stands. Dashes of any kind make a delimiter row, although not one that Markdown
// takes.
func (c *rowCounter) row(r RawRow, text string) {
	outer := strings.HasPrefix(text, "|")
	piped := outer || rawPipe.MatchString(text)
	switch {
	case piped && rawDelimiter.MatchString(text) && c.before.Cells == r.Cells && !c.before.Span.IsZero():
		c.header()
		r.Kind, c.table = DelimiterRow, true
		c.add(r)
		return
	case c.table && piped:
		c.add(r)
	case outer && strings.HasSuffix(text, "|") && r.Cells > 1:
		if strings.Trim(text, "-–—―=_+:：| \t\u00a0\u3000\u200b") == "" {
			r.Kind = DelimiterRow
		}
		c.add(r)
	}
	c.before = r
}

func (c *rowCounter) add(r RawRow) { c.rows = append(c.rows, r) }

// header makes the line before a delimiter row a header.
func (c *rowCounter) header() {
	c.before.Kind = HeaderRow
	if n := len(c.rows); n > 0 && c.rows[n-1].Span == c.before.Span {
		c.rows[n-1] = c.before
		return
	}
	c.add(c.before)
}

// rawCells is the number of cells between unescaped pipes, one at either end not counted.
func rawCells(line string) int {
	line = strings.TrimPrefix(line, "|")
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		line = strings.TrimSuffix(line, "|")
	}
	return strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") + 1
}
