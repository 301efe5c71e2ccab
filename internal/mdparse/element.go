package mdparse

import (
	"bytes"
	"regexp"
	"strings"
)

// form is the syntax of an element.
type form int

const (
	formTag form = iota
	formShortcode
	formComment    // <!-- … -->
	formExpression // {/* … */}, the comment of MDX
	formAdmonition // :::note … :::
	formIndented   // !!! note, with indented content
	formOther      // <!DOCTYPE …>, <?xml … ?>
)

// element is what begins at a tag: up to its closing tag, or the tag alone.
type element struct {
	tag
	form  form
	inner extent // between the tags; zero where there is no closing tag
	close int    // where the element ends, with its closing tag
	ended bool   // a closing tag was found
}

// marks are the elements of a view by the offset of their first byte, found before goldmark runs, because a block parser
// sees one line at a time and must know at the first whether and where the element ends.
type marks map[int]*element

// marker finds the elements of a view.
type marker struct {
	v       *view
	found   marks
	open    []*element
	missing map[string]bool // closing marks that stand nowhere in the rest of the text
	at      int
}

// elements finds the elements of the view outside code.
func (v *view) elements() marks {
	if v.marks == nil {
		m := &marker{v: v, found: marks{}, missing: map[string]bool{}}
		m.run()
		v.marks = &m.found
	}
	return *v.marks
}

func (m *marker) run() {
	text := m.v.text
	for m.at < len(text) {
		if (m.at == 0 || text[m.at-1] == '\n') && m.line() {
			continue
		}
		switch text[m.at] {
		case '\\':
			m.at += 2
		case '`':
			m.codeSpan()
		case '<', '{':
			m.tag()
		default:
			m.at++
		}
	}
}

var (
	fenceOpen      = regexp.MustCompile("^(`{3,}[^`\\n]*|~{3,}[^\\n]*)$")
	admonitionMark = regexp.MustCompile(`^(:{3,})[ ]*([A-Za-z][\w-]*)?[ ]*(.*)$`)
	indentedMark   = regexp.MustCompile(`^(?:!!!|\?\?\?\+?)[ ]+([A-Za-z][\w-]*)[ ]*(.*)$`)
)

// line looks at what begins with a line: a code fence, an admonition.
func (m *marker) line() bool {
	end := m.v.lineEnd(m.at)
	line := m.v.text[m.at:end]
	start := m.at + prefixLength(line)
	rest := bytes.TrimRight(m.v.text[start:end], " \t")
	if len(rest) < 3 {
		return false
	}
	switch rest[0] {
	case '`', '~':
		return fenceOpen.Match(rest) && m.fence(rest, end+1)
	case ':':
		return bytes.HasPrefix(rest, []byte(":::")) && m.admonition(start, end, rest)
	case '!', '?':
		m.indented(start, end, rest)
	}
	return false
}

// fence skips a fenced block. One that never ends is left to goldmark, which knows where its container ends.
func (m *marker) fence(open []byte, at int) bool {
	length := len(open) - len(bytes.TrimLeft(open, string(open[0])))
	if lost := lostFence(m.v.text, open, at); lost >= 0 {
		m.at = lost
		return true
	}
	for at < len(m.v.text) {
		end := m.v.lineEnd(at)
		line := bytes.Trim(m.v.text[at:end], " \t>")
		if len(line) >= length && len(bytes.Trim(line, string(open[0]))) == 0 {
			m.at = end
			return true
		}
		at = end + 1
	}
	return false
}

// codeSpan skips a code span that ends on its line, or else its backticks.
func (m *marker) codeSpan() {
	text := m.v.text[:m.v.lineEnd(m.at)]
	run := backticks(text, m.at)
	m.at += run
	if i := closingBackticks(text, m.at, run); i >= 0 {
		m.at = i + run
	}
}

// backticks is the length of the run of backticks at an offset.
func backticks(text []byte, at int) int {
	n := 0
	for at+n < len(text) && text[at+n] == '`' {
		n++
	}
	return n
}

// closingBackticks finds the next run of exactly n backticks.
func closingBackticks(text []byte, at, n int) int {
	for at < len(text) {
		i := bytes.IndexByte(text[at:], '`')
		if i < 0 {
			return -1
		}
		run := backticks(text, at+i)
		if run == n {
			return at + i
		}
		at += i + run
	}
	return -1
}

// tag reads what a `<` or `{` begins.
func (m *marker) tag() {
	text := m.v.text[m.at:]
	switch {
	case bytes.HasPrefix(text, []byte("<!--")):
		m.comment(formComment, "-->", 4)
	case bytes.HasPrefix(text, []byte("{/*")):
		m.comment(formExpression, "*/}", 3)
	case bytes.HasPrefix(text, []byte("<!")) || bytes.HasPrefix(text, []byte("<?")):
		m.declaration()
	default:
		m.named()
	}
}

func (m *marker) comment(f form, closing string, skip int) {
	el := &element{tag: tag{extent: extent{m.at, m.at + skip}}, form: f, close: m.at + skip}
	if i := m.find(m.at+skip, closing); i >= 0 {
		el.inner = extent{m.at + skip, i}
		el.close, el.ended = i+len(closing), true
	}
	m.found[m.at] = el
	m.at = el.close
}

func (m *marker) declaration() {
	end := m.at + 2
	if i := bytes.IndexByte(m.v.text[m.at:m.v.lineEnd(m.at)], '>'); i >= 0 {
		end = m.at + i + 1
		m.found[m.at] = &element{tag: tag{extent: extent{m.at, end}, name: "!doctype", single: true}, form: formOther, close: end}
	}
	m.at = end
}

func (m *marker) named() {
	t, f := tag{}, formTag
	ok := false
	if m.v.text[m.at] == '<' {
		t, ok = readTag(m.v.text, m.at)
	} else {
		t, ok = readShortcode(m.v.text, m.at)
		f = formShortcode
	}
	if !ok {
		m.at++
		return
	}
	m.at = t.end
	if f == formTag && htmlNames[t.name] == inline {
		return
	}
	m.add(&element{tag: t, form: f, close: t.end})
	if !t.closing && f == formTag && htmlNames[t.name] == verbatim {
		m.verbatim(t.name)
	}
}

// add notes an element, and ends the open one that a closing tag belongs to. What stands open in between never ends.
func (m *marker) add(el *element) {
	m.found[el.start] = el
	if !el.closing {
		if !el.single {
			m.open = append(m.open, el)
		}
		return
	}
	for i := len(m.open) - 1; i >= 0; i-- {
		if m.open[i].name == el.name && m.open[i].form == el.form {
			m.end(m.open[i], el.extent)
			m.open = m.open[:i]
			return
		}
	}
}

func (m *marker) end(el *element, closing extent) {
	el.inner = extent{el.tag.end, closing.start}
	el.close, el.ended = closing.end, true
}

// verbatim skips the content of <pre>, <script> and the like, which is no Markdown.
func (m *marker) verbatim(name string) {
	if i := m.find(m.at, "</"+name); i >= 0 {
		m.at = i
	} else if i := m.find(m.at, "</"+strings.ToUpper(name)); i >= 0 {
		m.at = i
	}
}

// find is the offset of the next occurrence of a text, or -1. What was once not found is not searched again, or a page
// of unclosed tags would take time in the square of its length.
func (m *marker) find(at int, what string) int {
	if m.missing[what] {
		return -1
	}
	i := bytes.Index(m.v.text[at:], []byte(what))
	if i < 0 {
		m.missing[what] = true
		return -1
	}
	return at + i
}

// admonition notes `:::note` and its end, `:::`. A fence with more colons can hold ones with fewer.
func (m *marker) admonition(start, end int, line []byte) bool {
	m.at = end
	match := admonitionMark.FindSubmatchIndex(line)
	if match[4] < 0 {
		m.closeAdmonition(extent{start, start + len(line)}, match[3]-match[2])
		return true
	}
	el := &element{form: formAdmonition, close: start + len(line)}
	el.tag = tag{extent: extent{start, start + len(line)}, name: strings.ToLower(string(line[match[4]:match[5]]))}
	if title := m.title(start+match[6], start+match[7]); title.start < title.end {
		el.attrs = []attr{{name: "title", value: title}}
	}
	m.found[start] = el
	m.open = append(m.open, el)
	return true
}

func (m *marker) closeAdmonition(closing extent, colons int) {
	for i := len(m.open) - 1; i >= 0; i-- {
		el := m.open[i]
		if el.form == formAdmonition && colonRun(m.v.text, el.start) == colons {
			m.end(el, closing)
			m.open = m.open[:i]
			return
		}
	}
}

// colonRun is the length of the run of colons at an offset.
func colonRun(text []byte, at int) int {
	n := 0
	for at+n < len(text) && text[at+n] == ':' {
		n++
	}
	return n
}

// title is a title without its brackets or quotes.
func (m *marker) title(start, end int) extent {
	e := m.v.trimmed(extent{start, end})
	if e.end-e.start >= 2 {
		pair := string([]byte{m.v.text[e.start], m.v.text[e.end-1]})
		if pair == "[]" || pair == `""` {
			return extent{e.start + 1, e.end - 1}
		}
	}
	return e
}

// indented notes `!!! note "Title"` with the lines after it that are indented by four columns more.
func (m *marker) indented(start, end int, line []byte) {
	match := indentedMark.FindSubmatchIndex(line)
	if match == nil {
		return
	}
	width := m.v.indent(extent{m.at, end}) + 4
	last, at := end, end+1
	for at < len(m.v.text) {
		stop := m.v.lineEnd(at)
		if l := (extent{at, stop}); !m.v.blank(at, stop) {
			if m.v.indent(l) < width {
				break
			}
			last = stop
		}
		at = stop + 1
	}
	if last == end {
		return
	}
	el := &element{form: formIndented, close: last, ended: true, inner: extent{end, last}}
	el.tag = tag{extent: extent{start, start + len(line)}, name: strings.ToLower(string(line[match[2]:match[3]]))}
	if title := m.title(start+match[4], start+match[5]); title.start < title.end {
		el.attrs = []attr{{name: "title", value: title}}
	}
	m.found[start] = el
}
