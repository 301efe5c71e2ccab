package pipeline

import (
	"fmt"
	"regexp"
	"strings"
)

// maxListed bounds each list of a draft: what stands on few pages is for later.
const maxListed = 40

// Draft writes the beginning of a dialect file from what stands on the pages. What generic knows is written out, what it
// does not know is a comment for the author to complete.
func (s *Survey) Draft(name string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# Drafted by docgen dialect new from %d pages. Lines that are commented out need a role; delete what\n", s.Pages)
	b.WriteString("# generic already reads right. docgen dialect try shows what a change does.\n")
	fmt.Fprintf(&b, "name: %s\nextends: generic\ndescription: to be written\n", name)
	b.WriteString("\n# Where methods and paths stand:\n")
	for _, c := range s.Routes {
		fmt.Fprintf(&b, "#   %s: %d×\n", c.Text, c.N)
	}
	if len(s.Routes) == 0 {
		b.WriteString("#   nowhere: give facts with in: file, or path rules in docgen.yaml\n")
	}
	section := func(key string, counts []Count, line func(number int, c Count) string) {
		if len(counts) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n%s:\n", key)
		for i, c := range counts[:min(len(counts), maxListed)] {
			lead := "  - "
			if c.Role == "" {
				lead = "  # - "
			}
			fmt.Fprintf(&b, "%s%s # %d×\n", lead, line(i+1, c), c.N)
		}
	}
	section("sections", s.Headings, func(number int, c Count) string {
		return fmt.Sprintf("{rule: heading-%d, role: %s, level: %d, match: %s}", number, role(c), c.Level, quoted("^"+regexp.QuoteMeta(c.Text)+"$"))
	})
	section("columns", s.Headers, func(_ int, c Count) string {
		return fmt.Sprintf("{role: %s, names: [%s]}", role(c), quoted(c.Text))
	})
	section("types", unknownOnly(s.Types), func(number int, c Count) string {
		return fmt.Sprintf("{rule: type-%d, match: %s, type: %s}", number, quoted("^"+regexp.QuoteMeta(c.Text)+"$"), role(c))
	})
	if unknown := unknownOnly(s.Required); len(unknown) > 0 {
		b.WriteString("\n# Words in the columns for required that say neither yes nor no to generic:\n# tokens:\n")
		for _, c := range unknown[:min(len(unknown), maxListed)] {
			fmt.Fprintf(&b, "#   ?: [%s] # %d×\n", quoted(c.Text), c.N)
		}
	}
	return withoutEmptyLists(b.String())
}

// emptyList is a key whose items are all comments.
var emptyList = regexp.MustCompile(`(?m)^(\w+):\n((?:  # .*\n)+)(\n|\z|#)`)

// withoutEmptyLists comments out keys that have no items, which YAML would read as null.
func withoutEmptyLists(text string) []byte {
	return []byte(emptyList.ReplaceAllString(text, "# $1:\n$2$3"))
}

func role(c Count) string {
	if c.Role == "" {
		return "?"
	}
	return c.Role
}

func unknownOnly(counts []Count) []Count {
	var out []Count
	for _, c := range counts {
		if c.Role == "" {
			out = append(out, c)
		}
	}
	return out
}

// quoted writes a YAML string on one line.
func quoted(text string) string {
	return "'" + strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "'", "''") + "'"
}
