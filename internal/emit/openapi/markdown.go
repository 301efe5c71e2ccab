package openapi

import (
	"regexp"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// markdown makes a CommonMark description safe to show in a browser. Code stays as it is; outside of it only the HTML
// elements and attributes of the tables in html.go remain. What could run there is taken out and reported at the
// description's place.
func (e *emitter) markdown(s string, at diag.Span) string {
	var out strings.Builder
	var unsafe []string
	for _, b := range blocks(quoteCallouts(s)) {
		if b.kind == proseBlock {
			b.text = outdentList(b.text)
		}
		if b.kind == codeBlock {
			out.WriteString(b.text)
			continue
		}
		c := cleaner{rest: b.text, raw: b.kind == htmlBlock}
		out.WriteString(safeLinks(c.clean(), &unsafe))
		unsafe = append(unsafe, c.unsafe...)
	}
	if len(unsafe) > 0 {
		e.diags.Add("unsafe-html", at, "left out of a description, as it could run in a browser: %s", strings.Join(unsafe, ", "))
	}
	return strings.TrimSpace(out.String())
}

// The marks of inline Markdown, with what stands within them.
var (
	codeMark   = regexp.MustCompile("`+([^`]+)`+")
	linkMark   = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
	strongMark = regexp.MustCompile(`(\*\*|__)([^*_]+)(\*\*|__)`)
)

// plainText is a line without the marks of Markdown: OpenAPI shows summaries as they are.
func plainText(s string) string {
	for _, mark := range []*regexp.Regexp{codeMark, linkMark} {
		s = mark.ReplaceAllString(s, "$1")
	}
	return strings.TrimSpace(strongMark.ReplaceAllString(s, "$2"))
}

// listItem matches the start of a list item: its indentation and its mark.
var listItem = regexp.MustCompile(`^([ \t]*)(?:[-*+]|1[.)])[ \t]`)

// outdentList takes the indentation off a list right below a line of text. Four blanks or more make its marks part of the
// text (CommonMark, section 5.3), and no writer means that.
func outdentList(s string) string {
	text := strings.TrimLeft(s, "\n")
	lines := strings.SplitAfter(text, "\n")
	first := leading(lines[0])
	if listItem.MatchString(lines[0]) {
		return s
	}
	for i, line := range lines[1:] {
		m := listItem.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		deep, ok := strings.CutPrefix(m[1], first)
		if !ok || len(strings.ReplaceAll(deep, "\t", "    ")) < 4 {
			return s
		}
		for j := i + 1; j < len(lines); j++ {
			lines[j] = first + strings.TrimPrefix(strings.TrimPrefix(lines[j], first), deep)
		}
		break
	}
	return s[:len(s)-len(text)] + strings.Join(lines, "")
}

// leading is the white space at the start of a line.
func leading(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

// prose is the markdown of a fact.
func (e *emitter) prose(f model.Fact[string]) string { return e.markdown(f.Value, f.Origin.Place()) }

// blockKind is what CommonMark takes a run of lines for, as far as HTML within it is concerned.
type blockKind int

const (
	proseBlock blockKind = iota // HTML is inline, and code spans hide it
	codeBlock                   // a fenced code block: nothing is HTML
	htmlBlock                   // an HTML block: backquotes and backslashes hide nothing
)

// block is a run of lines of one kind, with their line breaks.
type block struct {
	kind blockKind
	text string
}

// The beginnings of CommonMark's blocks (sections 4.5 and 4.6), behind the marks of quotes and list items.
var (
	container   = `^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)]))*[ \t]*`
	fence       = regexp.MustCompile(container + "(`{3,}|~{3,})([^\n]*)")
	verbatim    = regexp.MustCompile(container + `(?i)<(pre|script|style|textarea)[\s>]`)
	verbatimEnd = regexp.MustCompile(`(?i)</(pre|script|style|textarea)>`)
	htmlStart   = regexp.MustCompile(container + `(?i)<(?:[!?]|/?(?:` + strings.Join(blockElements, "|") + `)(?:[\s/>]|$))`)
	loneTag     = regexp.MustCompile(container + `</?[a-zA-Z][^<>]*>\s*$`)
)

// blocks splits a text into runs of lines. Together they are the text.
func blocks(s string) []block {
	var out []block
	var r blockReader
	for line := range strings.Lines(s) {
		kind := r.read(line)
		if n := len(out); n > 0 && out[n-1].kind == kind && !r.starts {
			out[n-1].text += line
			continue
		}
		out = append(out, block{kind, line})
	}
	return out
}

// blockReader tells the kind of one line after the other.
type blockReader struct {
	fence     string // the mark that closes the fenced code block
	html      bool   // within an HTML block
	verbatim  bool   // within one that only its end tag ends
	paragraph bool   // within a paragraph, which a lone tag does not interrupt
	starts    bool   // the line starts a new block
}

func (r *blockReader) read(line string) blockKind {
	blank := strings.TrimSpace(line) == ""
	r.starts = blank && !r.verbatim
	switch {
	case r.fence != "":
		return r.withinFence(line)
	case r.verbatim:
		r.verbatim = !verbatimEnd.MatchString(line)
		return htmlBlock
	case r.html && !blank:
		return htmlBlock
	}
	r.html = false
	if m := fence.FindStringSubmatch(line); m != nil && !(m[1][0] == '`' && strings.Contains(m[2], "`")) {
		r.fence, r.paragraph = m[1], false
		return codeBlock
	}
	r.verbatim = verbatim.MatchString(line) && !verbatimEnd.MatchString(line)
	r.html = htmlStart.MatchString(line) || verbatim.MatchString(line) || !r.paragraph && loneTag.MatchString(line)
	r.paragraph = !blank && !r.html
	if r.html {
		return htmlBlock
	}
	return proseBlock
}

// withinFence looks for the line that closes a fenced code block: at least as many of its marks, and nothing else.
func (r *blockReader) withinFence(line string) blockKind {
	mark := strings.TrimLeft(strings.TrimSpace(line), "> ")
	if len(mark) >= len(r.fence) && strings.Trim(mark, r.fence[:1]) == "" {
		r.fence = ""
	}
	return codeBlock
}

// destination matches the start of a link's or image's destination, and that of a link reference definition.
var destination = regexp.MustCompile(`(\]\(\s*<?|(?m:^[ >]*\[[^\]\n]+\]:\s*<?))([^\s)>]+)`)

// safeLinks replaces destinations that would run as code by an empty fragment.
func safeLinks(s string, unsafe *[]string) string {
	return destination.ReplaceAllStringFunc(s, func(match string) string {
		m := destination.FindStringSubmatch(match)
		if safeURL(m[2]) {
			return match
		}
		*unsafe = append(*unsafe, "a link to "+m[2])
		return m[1] + "#"
	})
}
