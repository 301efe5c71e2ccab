package mdparse

import (
	"strings"
)

// htmlCode builds <pre>, with the language of a class such as "language-json" of it or of the <code> in it.
func (b *builder) htmlCode(v *view, el *element) Block {
	c := &Code{node: node{v.span(el.start, el.close)}, Fenced: true}
	c.Lang = langOf(b.attrValue(v, el.attrs, "class"))
	inner := el.inner
	if t, ok := v.codeTag(inner); ok {
		inner.start = t.end
		if i := strings.LastIndex(string(v.text[inner.start:inner.end]), "</code"); i >= 0 {
			inner.end = inner.start + i
		}
		if lang := langOf(b.attrValue(v, t.attrs, "class")); lang != "" {
			c.Lang = lang
		}
	}
	if inner.start < inner.end && v.text[inner.start] == '\n' {
		inner.start++
	}
	c.Content = v.span(inner.start, inner.end)
	c.Text = strings.TrimRight(v.plain(inner), "\n") + "\n"
	return c
}

// codeTag is the <code> tag that begins an extent.
func (v *view) codeTag(e extent) (tag, bool) {
	start := v.trimmed(e).start
	if start >= e.end || v.text[start] != '<' {
		return tag{}, false
	}
	t, ok := readTag(v.text[:e.end], start)
	return t, ok && t.name == "code" && !t.closing
}

// langOf is the language that a class attribute names.
func langOf(class string) string {
	for _, name := range strings.Fields(class) {
		for _, prefix := range []string{"language-", "lang-", "highlight-source-"} {
			if lang, ok := strings.CutPrefix(name, prefix); ok {
				return lang
			}
		}
	}
	return ""
}

// plain is the text of HTML: without tags, entities resolved.
func (v *view) plain(e extent) string {
	var out strings.Builder
	for at := e.start; at < e.end; {
		if v.text[at] == '<' {
			if t, ok := readTag(v.text[:e.end], at); ok {
				at = t.end
				continue
			}
		}
		if v.text[at] == '&' {
			if text, n := entity(string(v.text[at:e.end])); n > 0 {
				out.WriteString(text)
				at += n
				continue
			}
		}
		out.WriteByte(v.text[at])
		at++
	}
	return out.String()
}
