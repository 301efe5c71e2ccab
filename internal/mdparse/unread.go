package mdparse

import (
	"sort"

	"github.com/seed-97755388/docgen/internal/diag"
)

// Unread reports the rows of the page's file that are part of no table, code block or comment of the page.
func Unread(page *Page) diag.List {
	covered := coverage(page)
	var out diag.List
	for _, r := range Rows(page.File) {
		if r.Kind == BodyRow && !r.InComment && !covered.holds(r.Span.Start.Offset) {
			out.Add(codeRowUnread, r.Span, "nothing was read from this row; mend the table above it, or give it a header and a delimiter row")
		}
	}
	return out
}

// ranges are extents of a file in the order of the source, without overlaps.
type ranges []extent

// coverage are the places of the page's table rows, code, comments and front matter.
func coverage(page *Page) ranges {
	var out ranges
	for _, u := range page.Units() {
		switch u.Kind {
		case UnitRow, UnitHeader, UnitCode, UnitComment, UnitFrontMatter:
			out = out.with(extent{u.Span.Start.Offset, u.Span.End.Offset})
		case UnitHeading, UnitParagraph, UnitCell, UnitItem, UnitTerm, UnitHTML, UnitContainer, UnitRule, UnitLinkDefinition:
		}
	}
	return out
}

// with adds a range that begins no earlier than those before it.
func (rs ranges) with(e extent) ranges {
	if n := len(rs); n > 0 && e.start < rs[n-1].end {
		rs[n-1].end = max(rs[n-1].end, e.end)
		return rs
	}
	return append(rs, e)
}

// holds reports whether an offset lies in one of the ranges.
func (rs ranges) holds(at int) bool {
	i := sort.Search(len(rs), func(i int) bool { return rs[i].end > at })
	return i < len(rs) && rs[i].start <= at
}
