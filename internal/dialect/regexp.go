package dialect

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Regexp is a regular expression of a dialect file, in RE2's syntax. The zero Regexp matches nothing.
type Regexp struct {
	*regexp.Regexp

	needs []literal // what a text must hold one of
}

// numeral is what {n}, {a} and {b} stand for, as code or not: Arabic figures with separators, Chinese numerals, English number words.
const numeral = `[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e\d+)?(?:\s*[万亿])?|[零〇一二两三四五六七八九十百千万亿]+|(?i:` + englishWord + `(?:[ -](?:and )?` + englishWord + `)*)`

// englishWord is one word of an English numeral.
const englishWord = `\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)\b`

// UnmarshalYAML compiles the expression; an error names its line and column.
func (r *Regexp) UnmarshalYAML(node *yaml.Node) error {
	var text string
	if err := node.Decode(&text); err != nil {
		return err
	}
	for _, name := range []string{"n", "a", "b"} {
		text = strings.ReplaceAll(text, "{"+name+"}", fmt.Sprintf("`?(?P<%s>%s)`?", name, numeral))
	}
	re, err := regexp.Compile(text)
	if err != nil {
		return fmt.Errorf("line %d, column %d: %w", node.Line, node.Column, err)
	}
	r.Regexp, r.needs = re, literals(text)
	return nil
}

// IsZero reports whether there is no expression.
func (r Regexp) IsZero() bool { return r.Regexp == nil }

// Finds reports whether the expression matches somewhere in text; the zero Regexp never does.
func (r Regexp) Finds(text string) bool {
	return r.Regexp != nil && possible(r.needs, text) && r.MatchString(text)
}

// finding is one match: the text's offsets of the whole and of each named group that took part.
type finding struct {
	start, end int
	groups     map[string][2]int
	text       string
}

// find gives every match in text.
func (r Regexp) find(text string) []finding {
	if r.Regexp == nil || !possible(r.needs, text) {
		return nil
	}
	var out []finding
	for _, m := range r.FindAllStringSubmatchIndex(text, -1) {
		out = append(out, r.finding(text, m))
	}
	return out
}

// first gives the first match in text.
func (r Regexp) first(text string) (finding, bool) {
	if r.Regexp == nil || !possible(r.needs, text) {
		return finding{}, false
	}
	m := r.FindStringSubmatchIndex(text)
	if m == nil {
		return finding{}, false
	}
	return r.finding(text, m), true
}

// finding is the match at some places.
func (r Regexp) finding(text string, m []int) finding {
	f := finding{start: m[0], end: m[1], groups: map[string][2]int{}, text: text}
	for i, name := range r.SubexpNames() {
		if name != "" && m[2*i] >= 0 && m[2*i] < m[2*i+1] {
			if _, taken := f.groups[name]; !taken {
				f.groups[name] = [2]int{m[2*i], m[2*i+1]}
			}
		}
	}
	return f
}

// split splits a text at the matches; the zero Regexp leaves it whole.
func (r Regexp) split(text string) []string {
	if r.Regexp == nil {
		return []string{text}
	}
	return r.Split(text, -1)
}

// group is the text of a named group, "" where it took no part.
func (f finding) group(name string) string {
	g, ok := f.groups[name]
	if !ok {
		return ""
	}
	return f.text[g[0]:g[1]]
}

// expand fills ${group} into a template.
func (f finding) expand(template string) string {
	for name := range f.groups {
		template = strings.ReplaceAll(template, "${"+name+"}", f.group(name))
	}
	return template
}
