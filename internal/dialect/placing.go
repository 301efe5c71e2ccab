package dialect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// placedRow is a row of the request as it stands in the source: its blanks can tell how the parameters go.
type placedRow struct {
	*mdparse.Row
	padded bool // its table is drawn with columns of one width, so that blanks within and before rows mean nothing
}

// padded reports whether a table's columns are of one width: its header is as long as the line below it and as most
// rows, in characters or, as East Asian characters take two, in columns. A formatter has moved the blanks of such a table.
func (r *reader) padded(t *mdparse.Table) bool {
	if t.Delimiter.IsZero() || t.Header == nil {
		return false
	}
	for _, width := range []func(string) int{utf8.RuneCountInString, columnWidth} {
		want, same := width(r.line(t.Header.Span)), 0
		for _, row := range t.Rows {
			if width(r.line(row.Span)) == want {
				same++
			}
		}
		if width(r.line(t.Delimiter)) == want && 2*same > len(t.Rows) {
			return true
		}
	}
	return false
}

// line is a line of a table without the blanks around it.
func (r *reader) line(at diag.Span) string { return strings.TrimSpace(r.file.Text(at)) }

// columnWidth is how many columns a text takes where East Asian characters take two.
func columnWidth(text string) int {
	n := 0
	for _, c := range text {
		if unicode.In(c, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || c >= 0x3000 && c <= 0x303f || c >= 0xff01 && c <= 0xff60 {
			n++
		}
		n++
	}
	return n
}

// rowsFit reports whether the request's rows stand as a rule says, and the place that shows it.
func (r *reader) rowsFit(rule FactRule, page diag.Span) (diag.Span, bool) {
	switch {
	case len(r.scope.rows) == 0 && !r.scope.request.IsZero():
		return r.scope.request, rule.Indent == "no-rows"
	case len(r.scope.rows) == 0:
		return page, rule.Indent == "no-rows"
	case !rule.Match.IsZero():
		return r.rowMatches(rule.Match)
	default:
		return r.rowsIndented(rule.Indent)
	}
}

// rowMatches gives the first row in which an expression is found. In a padded row blanks are but one.
func (r *reader) rowMatches(match Regexp) (diag.Span, bool) {
	for _, row := range r.scope.rows {
		text := r.file.Text(row.Span)
		if row.padded {
			text = strings.Join(strings.Fields(text), " ")
		}
		if match.Finds(text) {
			return row.Span, true
		}
	}
	return diag.Span{}, false
}

// rowsIndented reports whether most rows stand behind a blank, or not, as indent says. Rows that show nothing by their
// place do not count: those of elements, and those of a padded table.
func (r *reader) rowsIndented(indent string) (diag.Span, bool) {
	rows := slices.DeleteFunc(slices.Clone(r.scope.rows), func(row placedRow) bool {
		return strings.HasPrefix(r.file.Text(row.Span), "<") || row.padded && !row.indented()
	})
	if len(rows) == 0 {
		return diag.Span{}, false
	}
	behind := 0
	for _, row := range rows {
		if row.indented() {
			behind++
		}
	}
	if 2*behind > len(rows) {
		return rows[0].Span, indent == "some"
	}
	return rows[0].Span, indent == "none"
}

// indented reports whether blanks stand before a row, but for the one that belongs to the mark of a quote.
func (row placedRow) indented() bool {
	quoted := strings.LastIndex(row.Indent, ">") + 1
	return strings.TrimPrefix(row.Indent[quoted:], quoteBlank(quoted)) != ""
}

// quoteBlank is the blank that belongs to the mark of a quote, where there is a quote.
func quoteBlank(marks int) string {
	if marks > 0 {
		return " "
	}
	return ""
}
