package mdparse

import (
	"bytes"
	"strings"
)

// tag is an opening or closing tag of HTML or MDX, a shortcode of Hugo, or a tag of Liquid, at its place in a view.
type tag struct {
	extent
	name    string
	attrs   []attr
	closing bool // </x>, {{< /x >}}, {% endx %}
	single  bool // <x />, or an element that never has content
}

// attr is an attribute with the place of its value.
type attr struct {
	name  string
	value extent
}

// tagReader reads one tag from the start of text; offsets count from there.
type tagReader struct {
	text []byte
	at   int
	tag  tag
}

// readTag reads the HTML or MDX tag that begins at an offset. Values may be braces (`{…}`), as in JSX.
func readTag(text []byte, start int) (tag, bool) {
	r := &tagReader{text: text, at: start + 1}
	r.tag.start = start
	if r.peek() == '/' {
		r.tag.closing = true
		r.at++
	}
	if r.tag.name = r.name(); r.tag.name == "" || !r.attributes(r.htmlEnd) {
		return tag{}, false
	}
	r.tag.end = r.at
	if lower := strings.ToLower(r.tag.name); htmlNames[lower] != "" {
		r.tag.name = lower
		r.tag.single = r.tag.single || htmlNames[lower] == void
	}
	return r.tag, true
}

// readShortcode reads `{{< name … >}}`, `{{% name … %}}` or `{% name … %}`.
func readShortcode(text []byte, start int) (tag, bool) {
	for _, s := range shortcodeForms {
		if !bytes.HasPrefix(text[start:], []byte(s.open)) {
			continue
		}
		r := &tagReader{text: text, at: start + len(s.open)}
		r.tag.start = start
		r.space()
		if r.peek() == '/' {
			r.tag.closing = true
			r.at++
			r.space()
		}
		r.tag.name = r.name()
		if s.liquid && strings.HasPrefix(r.tag.name, "end") {
			r.tag.name, r.tag.closing = r.tag.name[len("end"):], true
		}
		if r.tag.name == "" || !r.attributes(func() bool { return r.skip(s.close) || r.skipSingle("/"+s.close) }) {
			return tag{}, false
		}
		r.tag.end = r.at
		return r.tag, true
	}
	return tag{}, false
}

type shortcodeForm struct {
	open, close string
	liquid      bool
}

var shortcodeForms = []shortcodeForm{
	{open: "{{<", close: ">}}"},
	{open: "{{%", close: "%}}"},
	{open: "{%", close: "%}", liquid: true},
}

func (r *tagReader) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

func (r *tagReader) skip(s string) bool {
	if bytes.HasPrefix(r.text[r.at:], []byte(s)) {
		r.at += len(s)
		return true
	}
	return false
}

func (r *tagReader) skipSingle(s string) bool {
	if r.skip(s) {
		r.tag.single = true
		return true
	}
	return false
}

func (r *tagReader) htmlEnd() bool { return r.skip(">") || r.skipSingle("/>") }

// space skips blanks and line breaks; it reports false at an empty line, which ends a tag in Markdown.
func (r *tagReader) space() bool {
	breaks := 0
	for r.at < len(r.text) && isSpace(r.text[r.at]) {
		if r.text[r.at] == '\n' {
			breaks++
		}
		r.at++
	}
	return breaks < 2
}

// name reads a name: a letter, then letters, digits, points, colons, hyphens and underlines.
func (r *tagReader) name() string {
	start := r.at
	for r.at < len(r.text) && isNameByte(r.text[r.at], r.at == start) {
		r.at++
	}
	return string(r.text[start:r.at])
}

func isNameByte(c byte, first bool) bool {
	letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	return letter || !first && (c >= '0' && c <= '9' || strings.IndexByte("._:-", c) >= 0)
}

// attributes reads attributes up to the end of the tag.
func (r *tagReader) attributes(end func() bool) bool {
	for {
		before := r.at
		if !r.space() {
			return false
		}
		if end() {
			return true
		}
		if r.at == before || !r.attribute() {
			return false
		}
	}
}

// attribute reads one of `name`, `name=value`, `{...spread}` and, in shortcodes, a bare `"value"`.
func (r *tagReader) attribute() bool {
	if r.peek() == '{' {
		return r.braces()
	}
	if c := r.peek(); c == '"' || c == '\'' {
		return r.value("")
	}
	start := r.at
	for r.at < len(r.text) && isAttrByte(r.text[r.at], r.at == start) {
		r.at++
	}
	name := string(r.text[start:r.at])
	if name == "" {
		return false
	}
	after := r.at
	if r.space(); r.peek() != '=' {
		r.at = after
		r.tag.attrs = append(r.tag.attrs, attr{name: name, value: extent{after, after}})
		return true
	}
	r.at++
	r.space()
	return r.value(name)
}

func isAttrByte(c byte, first bool) bool {
	return isNameByte(c, false) && (!first || c != '.' && c != '-') || c == '@' || c == '*' && !first
}

// value reads an attribute's value in quotes, in braces or bare.
func (r *tagReader) value(name string) bool {
	start := r.at
	switch c := r.peek(); c {
	case '"', '\'':
		end := bytes.IndexByte(r.text[start+1:], c)
		if end < 0 {
			return false
		}
		r.add(name, start+1, start+1+end)
		r.at = start + end + 2
		return true
	case '{':
		if !r.braces() {
			return false
		}
		r.addBraced(name, start+1, r.at-1)
		return true
	}
	for r.at < len(r.text) && !isSpace(r.text[r.at]) && strings.IndexByte("\"'=<>`", r.text[r.at]) < 0 && !r.slashEnd() {
		r.at++
	}
	r.add(name, start, r.at)
	return r.at > start
}

func (r *tagReader) slashEnd() bool {
	return r.text[r.at] == '/' && r.at+1 < len(r.text) && r.text[r.at+1] == '>'
}

func (r *tagReader) add(name string, start, end int) {
	r.tag.attrs = append(r.tag.attrs, attr{name: name, value: extent{start, end}})
}

// addBraced adds the value of `{…}`; that of `{"…"}` is the string.
func (r *tagReader) addBraced(name string, start, end int) {
	for start < end && isSpace(r.text[start]) {
		start++
	}
	for end > start && isSpace(r.text[end-1]) {
		end--
	}
	if end-start >= 2 && strings.IndexByte("\"'`", r.text[start]) >= 0 {
		if i := bytes.IndexByte(r.text[start+1:end], r.text[start]); i == end-start-2 {
			start, end = start+1, end-1
		}
	}
	r.add(name, start, end)
}

// braces skips `{…}` with the braces and strings in it.
func (r *tagReader) braces() bool {
	depth := 0
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				r.at++
				return true
			}
		case '"', '\'', '`':
			end := bytes.IndexByte(r.text[r.at+1:], c)
			if end < 0 {
				return false
			}
			r.at += end + 1
		}
	}
	return false
}
