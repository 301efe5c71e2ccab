package model

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-97755388/docgen/internal/diag"
)

// Target is a section that links can lead to, with what it holds for those who refer to it.
type Target struct {
	Anchor    string // the heading's id, or its text as links spell it
	Title     string
	Inputs    []*Input // the rows of its tables and lists, as parameters
	Values    *Enum    // the values that its first table or list names
	Operation *DraftOperation
	Source    diag.Span // the section, down to the next heading of its level
	Within    *Target   // the section around it
}

// Slug spells a heading's text as links to it do: lower case, a hyphen for each blank, no punctuation.
func Slug(title string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(strings.TrimSpace(title)) {
		switch {
		case unicode.IsLetter(c), unicode.IsDigit(c), c == '-', c == '_':
			b.WriteRune(c)
		case unicode.IsSpace(c):
			b.WriteByte('-')
		}
	}
	return b.String()
}

// targets finds what links lead to, over all pages.
type targets struct{ drafts []*Draft }

// find gives the target of a link on a page, or of a section's bare title; nil where there is none. A link to a page as
// a whole leads to its first section.
func (t targets) find(from *Draft, address string) *Target {
	file, anchor, _ := strings.Cut(address, "#")
	if file == "" {
		return from.target(anchor)
	}
	if d := t.page(from, file); d != nil {
		return d.target(anchor)
	}
	if strings.ContainsAny(address, "#/") {
		return nil
	}
	return from.target(Slug(address))
}

// page finds the page that a link leads to. Of several that the end of an address fits, the one that shares most of it
// counts, unless two share as much.
func (t targets) page(from *Draft, link string) *Draft {
	var best *Draft
	most := 0
	for _, d := range t.drafts {
		n := shared(from.File.Name, link, d.File.Name)
		switch {
		case n > most:
			best, most = d, n
		case n == most:
			best = nil
		}
	}
	return best
}

// target finds a section of the page by its anchor; the first one that holds anything where the anchor is empty.
func (d *Draft) target(anchor string) *Target {
	for _, t := range d.Targets {
		if anchor == "" && (len(t.Inputs) > 0 || t.Values != nil) || anchor != "" && (t.Anchor == anchor || Slug(t.Title) == Slug(anchor)) {
			return t
		}
	}
	return nil
}

// wholePath is more than any address has parts: the link names the page beyond doubt.
const wholePath = 1 << 16

// shared is how many parts at its end a link on one page shares with another page's path: all of them where the link is
// relative to the page, none where the last part differs. Endings do not count, for sites leave them out.
func shared(from, link, page string) int {
	link = strings.TrimSuffix(link, "/")
	if _, rest, ok := strings.Cut(link, "://"); ok {
		_, link, _ = strings.Cut(rest, "/")
		link = "/" + link
	}
	page, link = withoutEnding(page), withoutEnding(link)
	if path.Join(path.Dir(from), link) == page || path.Join(withoutEnding(from), link) == page {
		return wholePath
	}
	if !strings.HasPrefix(link, "/") {
		return 0
	}
	a, b := strings.Split(page, "/"), strings.Split(strings.TrimPrefix(link, "/"), "/")
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// withoutEnding is a page's path without the ending of its file, and without the name that an index has.
func withoutEnding(name string) string {
	for _, ending := range []string{".md", ".mdx", ".markdown", ".html", ".htm"} {
		name = strings.TrimSuffix(name, ending)
	}
	for _, index := range []string{"/index", "/README", "/_index"} {
		name = strings.TrimSuffix(name, index)
	}
	return name
}

// inputs are the parameters that a target shares: those of its rows and of the sections within it, or those of the operation that it
// describes.
func (d *Draft) inputs(t *Target) []*Input {
	out := slices.Clone(t.Inputs)
	for _, other := range d.Targets {
		if other != t && other.under(t) {
			out = append(out, other.Inputs...)
		}
	}
	if len(out) == 0 && t.Operation != nil {
		return t.Operation.Inputs
	}
	return out
}

// under reports whether a target lies within another.
func (t *Target) under(other *Target) bool {
	for at := t.Within; at != nil; at = at.Within {
		if at == other {
			return true
		}
	}
	return false
}
