package mdparse

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// Markdown is the content as CommonMark: code in backticks, links, images and emphasis kept, breaks as line feeds,
// anchors, comments and further tags left out.
func (rs Runs) Markdown() string {
	return strings.TrimSpace(renderLinks(rs))
}

func renderLinks(rs Runs) string {
	return grouped(rs, func(a, b Run) bool { return linkOf(a) == linkOf(b) }, func(group Runs) string {
		text, link := renderStrong(group), linkOf(group[0])
		if link == "" || strings.TrimSpace(text) == "" {
			return text
		}
		return wrapped("[", text, "]("+destination(link)+")")
	})
}

// linkOf is the address of the link that a run stands in; an image's is that of the picture.
func linkOf(r Run) string {
	if r.Kind == Image {
		return ""
	}
	return r.Link
}

func renderStrong(rs Runs) string {
	return grouped(rs, func(a, b Run) bool { return a.Strong == b.Strong }, func(group Runs) string {
		return marked(group[0].Strong, "**", renderEmph(group))
	})
}

func renderEmph(rs Runs) string {
	return grouped(rs, func(a, b Run) bool { return a.Emph == b.Emph }, func(group Runs) string {
		return marked(group[0].Emph, "*", renderStrike(group))
	})
}

func renderStrike(rs Runs) string {
	return grouped(rs, func(a, b Run) bool { return a.Strike == b.Strike }, func(group Runs) string {
		var text strings.Builder
		for _, r := range group {
			text.WriteString(renderRun(r))
		}
		return marked(group[0].Strike, "~~", text.String())
	})
}

// grouped renders each stretch of runs that are alike.
func grouped(rs Runs, alike func(a, b Run) bool, render func(Runs) string) string {
	var out strings.Builder
	for len(rs) > 0 {
		n := 1
		for n < len(rs) && alike(rs[0], rs[n]) {
			n++
		}
		out.WriteString(render(rs[:n]))
		rs = rs[n:]
	}
	return out.String()
}

func marked(on bool, mark, text string) string {
	if !on || strings.TrimSpace(text) == "" {
		return text
	}
	return wrapped(mark, text, mark)
}

// wrapped puts marks around a text, within the space at its ends: Markdown takes no emphasis that begins with a blank.
func wrapped(open, text, closing string) string {
	inner := strings.TrimSpace(text)
	start := strings.Index(text, inner)
	return text[:start] + open + inner + closing + text[start+len(inner):]
}

func renderRun(r Run) string {
	switch r.Kind {
	case Text:
		return escape(r.Text)
	case CodeSp:
		return codeSpan(r.Text)
	case Break, Bullet:
		return r.Text
	case Soft:
		return " "
	case Image:
		return "![" + escape(r.Text) + "](" + destination(r.Link) + ")"
	case Anchor, Tag, Note:
	}
	return ""
}

// codeSpan puts a text in as many backticks as it takes.
func codeSpan(text string) string {
	if text == "" {
		return ""
	}
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	pad := ""
	spaced := text[0] == ' ' && text[len(text)-1] == ' ' && strings.TrimSpace(text) != ""
	if spaced || text[0] == '`' || text[len(text)-1] == '`' {
		pad = " "
	}
	return fence + pad + text + pad + fence
}

// destination is the address of a link as Markdown takes it: in angle brackets where it holds blanks or parentheses.
func destination(link string) string {
	if link == "" || strings.ContainsAny(link, " ()<>\n") {
		return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A").Replace(link) + ">"
	}
	return link
}

// escape marks the characters that Markdown would read as markup where they stand; elsewhere text stays as it is.
func escape(text string) string {
	var out strings.Builder
	for i := range len(text) {
		if isMarkup(text, i) {
			out.WriteByte('\\')
		}
		out.WriteByte(text[i])
	}
	return out.String()
}

// isMarkup reports whether the character at an offset would be read as markup.
func isMarkup(text string, i int) bool {
	switch text[i] {
	case '`':
		return true
	case '[':
		return strings.Contains(text[i:], "](")
	case '&':
		_, n := entity(text[i:])
		return n > 0
	}
	next, last := byte(' '), byte(' ')
	if i+1 < len(text) {
		next = text[i+1]
	}
	if i > 0 {
		last = text[i-1]
	}
	return isMarkupBetween(text[i], last, next)
}

// isMarkupBetween reports whether a character would be read as markup between two others.
func isMarkupBetween(c, last, next byte) bool {
	switch c {
	case '*':
		return !isSpace(next) || !isSpace(last)
	case '_':
		return !isWord(last) || !isWord(next)
	case '~':
		return next == '~' || last == '~'
	case '\\':
		return util.IsPunct(next)
	case '<':
		return isNameByte(next, true) || isOneOf(next, "/!?")
	}
	return false
}

func isWord(c byte) bool { return util.IsAlphaNumeric(c) || c == '_' || c >= 0x80 }
