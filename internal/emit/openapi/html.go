package openapi

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// blockElements start an HTML block wherever a line starts with them (CommonMark, section 4.6, condition 6).
var blockElements = strings.Fields(`address article aside base basefont blockquote body caption center col colgroup
	dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header
	hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary
	table tbody td tfoot th thead title tr track ul`)

// keptElements are the HTML elements that a description may hold.
var keptElements = strings.Fields(`a abbr b blockquote br caption center cite code col colgroup dd del details div dl
	dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub
	summary sup table tbody td tfoot th thead tr tt u ul var`)

// keptAttributes are the attributes that those may have. Looks (class, style) are the showing program's own affair.
var keptAttributes = strings.Fields(`align alt colspan height href id name open rowspan src start title width`)

// removedElements go with all that they hold: what they hold is no text.
var removedElements = strings.Fields(`applet embed frameset iframe math noembed noframes noscript object plaintext
	script style svg template textarea title xmp`)

// droppedElements lose their tags and keep their text.
var droppedElements = strings.Fields(`article aside audio base body button dialog fieldset footer form frame head header
	html input label legend link main meta nav option picture select source video`)

// tag matches an opening or closing tag as CommonMark spells them (section 6.6): slash, name, attributes.
var tag = regexp.MustCompile(`^<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z_:][a-zA-Z0-9_.:-]*` +
	"(?:\\s*=\\s*(?:[^\\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*)\\s*/?>")

// attribute matches one attribute: name and value, with its quotes.
var attribute = regexp.MustCompile("([a-zA-Z_:][a-zA-Z0-9_.:-]*)(?:\\s*=\\s*([^\\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?")

// autolink matches a URL or an address between angle brackets.
var autolink = regexp.MustCompile(`^<(?:(?:https?|mailto):[^\s<>]*|[\w.+-]+@[\w.-]+)>`)

// cleaner goes through a block's text once. Each < is part of code, starts a kept tag that is written anew, or is
// escaped, so nothing that a browser could read otherwise gets through.
type cleaner struct {
	rest   string
	raw    bool // within an HTML block
	out    strings.Builder
	unsafe []string // what was taken out because it could run
}

func (c *cleaner) clean() string {
	for c.rest != "" {
		i := strings.IndexAny(c.rest, "<`\\")
		if i < 0 {
			c.keep(len(c.rest))
			break
		}
		c.keep(i)
		switch c.rest[0] {
		case '`':
			c.code()
		case '\\':
			c.escape()
		default:
			c.bracket()
		}
	}
	return c.out.String()
}

// keep copies the next n bytes.
func (c *cleaner) keep(n int) {
	c.out.WriteString(c.rest[:n])
	c.rest = c.rest[n:]
}

// code copies a code span: as many backquotes close it as open it.
func (c *cleaner) code() {
	n := len(c.rest) - len(strings.TrimLeft(c.rest, "`"))
	if !c.raw {
		for i := n; i < len(c.rest); i++ {
			run := len(c.rest[i:]) - len(strings.TrimLeft(c.rest[i:], "`"))
			if run == n {
				c.keep(i + n)
				return
			}
			i += run
		}
	}
	c.keep(n)
}

// escape copies a backslash and what it escapes, but no bracket that opens a tag: an HTML block knows no backslash.
func (c *cleaner) escape() {
	if c.raw || len(c.rest) == 1 || c.rest[1] == '<' {
		c.keep(1)
		if m := tag.FindStringSubmatch(c.rest); m != nil && !c.raw && harmless(m) {
			c.keep(len(m[0]))
		}
		return
	}
	c.keep(2)
}

// harmless reports whether a tag is a placeholder such as <id>: an unknown name and nothing else.
func harmless(m []string) bool {
	name := strings.ToLower(m[2])
	return strings.TrimSpace(m[3]) == "" && !slices.Contains(removedElements, name) && !slices.Contains(droppedElements, name)
}

// bracket reads what starts with <.
func (c *cleaner) bracket() {
	if end, ok := comment(c.rest); ok {
		c.rest = c.rest[end:]
		return
	}
	if m := autolink.FindString(c.rest); m != "" && !c.raw {
		c.keep(len(m))
		return
	}
	m := tag.FindStringSubmatch(c.rest)
	switch {
	case m != nil:
		c.tag(m)
	case len(c.rest) > 1 && strings.ContainsRune("/!?", rune(c.rest[1])) || len(c.rest) > 1 && unicode.IsLetter(rune(c.rest[1])):
		c.out.WriteString("&lt;")
		c.rest = c.rest[1:]
	default:
		c.keep(1)
	}
}

// comment finds the end of an HTML comment at the start of a text.
func comment(s string) (end int, ok bool) {
	if !strings.HasPrefix(s, "<!--") {
		return 0, false
	}
	if i := strings.Index(s[4:], "-->"); i >= 0 {
		return 4 + i + 3, true
	}
	return 0, false
}

// tag writes a kept tag anew, leaves out what must not stay, and escapes what is a placeholder rather than HTML.
func (c *cleaner) tag(m []string) {
	closing, name := m[1] == "/", strings.ToLower(m[2])
	switch {
	case slices.Contains(keptElements, name):
		c.out.WriteString("<" + m[1] + name + c.attributes(m[3]) + ">")
	case slices.Contains(removedElements, name):
		c.remove(name, len(m[0]), closing)
		return
	case slices.Contains(droppedElements, name):
	case harmless(m):
		c.out.WriteString(`\` + m[0])
	default:
		c.out.WriteString("&lt;" + m[0][1:])
	}
	c.rest = c.rest[len(m[0]):]
}

// remove skips an element with all that it holds; without an end tag, the opening tag alone.
func (c *cleaner) remove(name string, length int, closing bool) {
	c.rest = c.rest[length:]
	if closing {
		return
	}
	c.unsafe = append(c.unsafe, "<"+name+">")
	if i := strings.Index(strings.ToLower(c.rest), "</"+name); i >= 0 {
		if end := strings.IndexByte(c.rest[i:], '>'); end >= 0 {
			c.rest = c.rest[i+end+1:]
		}
	}
}

// attributes writes the kept attributes anew, each value between double quotes.
func (c *cleaner) attributes(s string) string {
	var out strings.Builder
	for _, m := range attribute.FindAllStringSubmatch(s, -1) {
		name := strings.ToLower(m[1])
		value := html.UnescapeString(strings.Trim(m[2], `"'`))
		switch {
		case strings.HasPrefix(name, "on"):
			c.unsafe = append(c.unsafe, "the attribute "+name)
		case !slices.Contains(keptAttributes, name):
		case !safeURL(value) && (name == "href" || name == "src"):
			c.unsafe = append(c.unsafe, "a link to "+value)
		case m[2] == "":
			out.WriteString(" " + name)
		default:
			out.WriteString(" " + name + `="` + html.EscapeString(value) + `"`)
		}
	}
	return out.String()
}

// unsafeSchemes are the URL schemes that a browser runs, or shows as a page of the showing site.
var unsafeSchemes = []string{"javascript", "vbscript", "data"}

// safeURL reports whether a browser that follows the URL runs nothing. Browsers skip blanks and control characters
// within a scheme, and CommonMark reads character references, so both are undone first.
func safeURL(url string) bool {
	url = strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7F {
			return -1
		}
		return r
	}, html.UnescapeString(url))
	scheme, _, found := strings.Cut(url, ":")
	return !found || !slices.Contains(unsafeSchemes, strings.ToLower(scheme))
}
