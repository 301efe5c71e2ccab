package dialect

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-97755388/docgen/internal/mdparse"
)

// columnRoles gives each column of a header its role, "" where no rule knows it. A role goes to its first column.
func (d *Dialect) columnRoles(header *mdparse.Row) []ColumnRole {
	roles := make([]ColumnRole, len(header.Cells))
	for i, c := range header.Cells {
		switch role := d.columnRole(c.Runs.Text()); {
		case role == ColIgnore || !slices.Contains(roles, role):
			roles[i] = role
		case role == ColDescription && !slices.Contains(roles, ColNotes):
			roles[i] = ColNotes // remarks beside the description
		}
	}
	return roles
}

// settleNames gives the role of the names to the column whose cells can be names on the wire, where the first one with such
// a header holds words for people: those go on with the description.
func (r *reader) settleNames(t sortedTable) {
	first := slices.Index(t.roles, ColName)
	if first < 0 || r.identifiers(t.Table, first) {
		return
	}
	for i, c := range t.Header.Cells {
		if i == first || t.roles[i] != "" || r.d.columnRole(c.Runs.Text()) != ColName || !r.identifiers(t.Table, i) {
			continue
		}
		t.roles[i], t.roles[first] = ColName, ""
		if !t.has(ColNotes) {
			t.roles[first] = ColNotes
		}
		return
	}
}

// identifiers reports whether the cells of a column are all written in ASCII without blanks, as names on the wire are.
func (r *reader) identifiers(t *mdparse.Table, column int) bool {
	return len(t.Rows) > 0 && !slices.ContainsFunc(t.Rows, func(row *mdparse.Row) bool {
		if column >= len(row.Cells) {
			return true
		}
		name, _ := r.undent(r.cell(row.Cells[column], ColName))
		return strings.ContainsFunc(strings.TrimSpace(name.text), func(c rune) bool { return c > unicode.MaxASCII || unicode.IsSpace(c) })
	})
}

// headerID is an id that is written behind a header's words.
var headerID = regexp.MustCompile(`\s*\{#[^}]*\}`)

// headerRemark is a remark in brackets behind a header's words: Type [length].
var headerRemark = regexp.MustCompile(`(\S)\s*[\[(（][^\[\]()（）]*[\])）]$`)

// columnRole is the role of a header's words, with the remark behind them or without.
func (d *Dialect) columnRole(header string) ColumnRole {
	header = strings.TrimSpace(headerID.ReplaceAllString(header, ""))
	if role := d.wordsRole(header); role != "" || !headerRemark.MatchString(header) {
		return role
	}
	return d.wordsRole(headerRemark.ReplaceAllString(header, "$1"))
}

func (d *Dialect) wordsRole(header string) ColumnRole {
	word := normalWord(header)
	for _, c := range d.Columns {
		for _, name := range c.Names {
			if normalWord(name) == word {
				return c.Role
			}
		}
		if c.Match.Finds(header) {
			return c.Role
		}
	}
	return ""
}

// normalWord is a word for comparison: lower case, without blanks and the marks that decorate words.
func normalWord(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Trim(text, " \t\n*_`:：")), " "))
}
