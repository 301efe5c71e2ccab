package openapi

import (
	"regexp"
	"slices"
	"strings"
)

// callouts are the boxes that writers of docs set apart from their text, by what they are called in lower case.
var callouts = strings.Fields("note warning tip info caution danger important check success error callout admonition")

// Boxes are components (<Warning> to </Warning>) or directives (:::warning to :::), which no renderer of CommonMark knows.
var (
	boxTag     = regexp.MustCompile(`^[ \t]*<([A-Z][A-Za-z]*)((?:\s[^<>]*)?)>[ \t]*(.*?)[ \t]*$`)
	boxEnd     = regexp.MustCompile(`^(.*?)[ \t]*</([A-Z][A-Za-z]*)>[ \t]*$`)
	directive  = regexp.MustCompile(`^[ \t]*:::+[ \t]*\{?([a-zA-Z]+)\}?[ \t]*(.*?)[ \t]*$`)
	boxHeading = regexp.MustCompile(`\b(?:title|label)=(?:"([^"]*)"|'([^']*)')`)
	boxKind    = regexp.MustCompile(`\b(?:type|intent|kind)=["']([a-zA-Z]+)["']`)
)

// quoteCallouts makes block quotes of boxes, headed by what they are called.
func quoteCallouts(s string) string {
	if !strings.Contains(s, "</") && !strings.Contains(s, ":::") {
		return s
	}
	var out strings.Builder
	lines := strings.Split(s, "\n")
	fence := ""
	for i := 0; i < len(lines); i++ {
		fence = fenceAfter(fence, lines[i])
		if b, n := readBox(lines[i:]); n > 0 && fence == "" {
			out.WriteString(b.quote())
			i += n - 1
		} else {
			out.WriteString(lines[i])
		}
		if i < len(lines)-1 {
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// fenceAfter is the mark of the fenced code block that is open after a line, "" for none.
func fenceAfter(open, line string) string {
	m := fence.FindStringSubmatch(line)
	switch {
	case open == "" && m != nil && !strings.Contains(m[2], "`"):
		return m[1]
	case open != "" && strings.Trim(strings.TrimLeft(line, "> \t"), open[:1]+" \t") == "" && strings.Contains(line, open):
		return ""
	}
	return open
}

// box is one box: what it is called, and its lines.
type box struct {
	title string
	lines []string
}

// readBox reads the box that begins at the first line, and how many lines it takes: none where no box begins or it has no end.
func readBox(lines []string) (box, int) {
	b, first, ends := openBox(lines[0])
	if ends == nil {
		return box{}, 0
	}
	for i, line := range lines {
		if i == 0 {
			line = first
		}
		text, end := ends(line)
		if !end {
			text = line
		}
		b.lines = append(b.lines, text)
		if end {
			return b, i + 1
		}
	}
	return box{}, 0
}

// openBox reads the line that begins a box: what stands behind its mark, and how its last line is told, with what stands
// before that line's mark. Without the latter, no box begins.
func openBox(line string) (b box, rest string, ends func(line string) (text string, ok bool)) {
	if m := boxTag.FindStringSubmatch(line); m != nil && slices.Contains(callouts, strings.ToLower(m[1])) {
		kind, heading := m[1], ""
		if k := boxKind.FindStringSubmatch(m[2]); k != nil {
			kind = upperFirst(k[1])
		}
		if h := boxHeading.FindStringSubmatch(m[2]); h != nil {
			heading = h[1] + h[2]
		}
		return titled(kind, heading), m[3], func(line string) (string, bool) {
			end := boxEnd.FindStringSubmatch(line)
			if end == nil || end[2] != m[1] {
				return "", false
			}
			return end[1], true
		}
	}
	if m := directive.FindStringSubmatch(line); m != nil && slices.Contains(callouts, strings.ToLower(m[1])) {
		return titled(upperFirst(m[1]), strings.Trim(m[2], "[]")), "", func(line string) (string, bool) {
			return "", strings.HasPrefix(strings.TrimSpace(line), ":::") && strings.Trim(line, " \t:") == ""
		}
	}
	return box{}, "", nil
}

// titled is an empty box with its kind and, where it has one, its heading.
func titled(kind, heading string) box {
	if heading == "" {
		return box{title: kind}
	}
	return box{title: kind + ": " + heading}
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// quote is the box as a block quote.
func (b box) quote() string {
	var out strings.Builder
	out.WriteString("> **" + b.title + "**\n>")
	lines := strings.Split(strings.Trim(strings.Join(b.lines, "\n"), "\n"), "\n")
	for _, line := range lines {
		out.WriteString(strings.TrimRight("\n> "+line, " "))
	}
	return out.String()
}
