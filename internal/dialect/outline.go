package dialect

import (
	"regexp"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// section is a heading with what stands below it.
type section struct {
	heading  *mdparse.Heading // nil for the page itself
	role     Role             // "" where no rule gives one
	rule     string
	blocks   []mdparse.Block // up to the first heading below
	children []*section
	parent   *section
	linked   bool   // a table of the page links to it, and no rule gives it a role
	below    string // the source of the first block below the heading
}

// level is the heading's level, 0 for the page.
func (s *section) level() int {
	if s.heading == nil {
		return 0
	}
	return s.heading.Level
}

// title is the heading's text.
func (s *section) title() string {
	if s.heading == nil {
		return ""
	}
	return strings.TrimSpace(s.heading.Runs.Text())
}

// place is where the heading stands.
func (s *section) place() diag.Span {
	if s.heading == nil {
		return diag.Span{}
	}
	return s.heading.Span
}

// group is the title of the group that the section stands in, else another name.
func (s *section) group(other string) string {
	for at := s; at != nil; at = at.parent {
		if at.role == RoleGroup {
			return at.title()
		}
	}
	return other
}

// under is the role that the section or the nearest section above it has.
func (s *section) under() Role {
	for at := s; at != nil; at = at.parent {
		if at.role != "" {
			return at.role
		}
	}
	return ""
}

// outline arranges a page's blocks below its headings and gives the headings their roles. Where only known headings
// divide the page, any other is a block of the section that it stands in.
func (d *Dialect) outline(file *diag.File, blocks []mdparse.Block) *section {
	root := &section{}
	at := root
	last := Role("")
	for i, b := range blocks {
		h, ok := b.(*mdparse.Heading)
		if !ok {
			at.blocks = append(at.blocks, b)
			continue
		}
		above := at
		for above.level() >= h.Level {
			above = above.parent
		}
		next := &section{heading: h, parent: above}
		if i+1 < len(blocks) {
			next.below = file.Text(blocks[i+1].Place())
		}
		if next.role, next.rule = d.sectionRole(next, last); next.role == "" && d.Operations.Known {
			at.blocks = append(at.blocks, b)
			continue
		}
		if next.role != "" {
			last = next.role
		}
		above.children = append(above.children, next)
		at = next
	}
	return root
}

// sectionRole is the role of the first rule that fits a heading.
func (d *Dialect) sectionRole(s *section, last Role) (Role, string) {
	title, property := s.title(), s.namesProperty()
	for _, rule := range d.Sections {
		if property && rule.Under == "" || rule.Level != 0 && rule.Level != s.level() {
			continue
		}
		if rule.Under != "" && s.parent.under() != rule.Under {
			continue
		}
		if rule.follows(last) && rule.besides(s) && (rule.Match.Finds(title) || rule.Match.Finds(bare(title))) {
			return rule.Role, rule.Rule
		}
	}
	return "", ""
}

// follows reports whether a rule is for titles after one of a role.
func (rule Section) follows(last Role) bool {
	return len(rule.After) == 0 || slices.Contains(rule.After, last)
}

// besides reports whether a heading's id and what stands right below it are as a rule wants them.
func (rule Section) besides(s *section) bool {
	return (rule.ID.IsZero() || rule.ID.Finds(s.heading.ID)) && (rule.Below.IsZero() || rule.Below.Finds(s.below))
}

var remark = regexp.MustCompile(`\s*(?:\([^()]*\)|（[^（）]*）)\s*[:：]?$|^[\d.]+[.、\s]\s*|[:：]$`)

// bare is a title without a number before it and a remark in parentheses behind it.
func bare(title string) string { return strings.Trim(remark.ReplaceAllString(title, ""), "*_` ") }

// titleRole is the role of words that stand as a heading without being one, after a title of another role.
func (d *Dialect) titleRole(title string, last Role) (Role, string) {
	for _, rule := range d.Sections {
		if rule.follows(last) && rule.Level == 0 && rule.Under == "" && rule.ID.IsZero() && rule.Below.IsZero() && (rule.Match.Finds(title) || rule.Match.Finds(bare(title))) {
			return rule.Role, rule.Rule
		}
	}
	return "", ""
}

// groupRequired is what a title of a rule says of the parameters below it: its group required or optional matches.
func (d *Dialect) groupRequired(rule, title string, at diag.Span) model.Fact[bool] {
	for _, s := range d.Sections {
		if s.Rule != rule {
			continue
		}
		m, _ := s.Match.first(title)
		for _, word := range []string{"required", "optional"} {
			if m.group(word) != "" {
				return model.State(word == "required", rule, at)
			}
		}
	}
	return model.Fact[bool]{}
}

// each visits a section and all below it, in the order of the page.
func (s *section) each(visit func(*section)) {
	visit(s)
	for _, c := range s.children {
		c.each(visit)
	}
}
