package gosdk

import (
	"go/doc/comment"
	"html"
	"regexp"
	"strings"
)

// The constructs of CommonMark that descriptions use. What godoc has no counterpart for is taken off, its text is kept.
var (
	lineBreak   = regexp.MustCompile(`(?i)<br\s*/?>`)
	htmlComment = regexp.MustCompile(`(?s)<!--.*?-->`)
	htmlTag     = regexp.MustCompile(`(?i)</?(?:a|abbr|b|blockquote|center|code|del|details|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>`)
	listItem    = regexp.MustCompile(`^\s*(?:[-*+]|(\d{1,9})[.)])\s+(.*)$`)
	image       = regexp.MustCompile(`!\[([^\]]*)\]\([^)\s]*(?:\s+"[^"]*")?\)`)
	link        = regexp.MustCompile(`\[([^\]]+)\]\(([^)\s]*)(?:\s+"[^"]*")?\)`)
	codeSpan    = regexp.MustCompile("`+([^`]+)`+")
	strong      = regexp.MustCompile(`(\*\*|__)(\S(?:.*?\S)?)(\*\*|__)`)
	heading     = regexp.MustCompile(`^\s*#{1,6}\s+(.*?)\s*#*\s*$`)
	fence       = regexp.MustCompile("^\\s*(?:```|~~~)")
	ruler       = regexp.MustCompile(`^\s*(?:-\s*){3,}$|^\s*(?:\*\s*){3,}$|^\s*=+\s*$`)
)

// markdownReader turns CommonMark into the blocks of a doc comment, line by line.
type markdownReader struct {
	blocks []comment.Block
	text   []string          // the open paragraph
	list   *comment.List     // the open list
	item   []string          // its open item
	code   []string          // the open code block
	within func(string) bool // reports whether a line belongs to the open code block; nil outside of one
}

// markdownBlocks reads a description. Lists stay lists, tables and code blocks stand as they are printed, links show
// their target behind their text.
func markdownBlocks(text string) []comment.Block {
	r := &markdownReader{}
	text = htmlComment.ReplaceAllString(lineBreak.ReplaceAllString(text, "\n"), "")
	for line := range strings.Lines(text) {
		r.line(strings.TrimRight(line, " \t\n"))
	}
	r.closeCode()
	r.close()
	return r.blocks
}

func (r *markdownReader) line(line string) {
	if r.within != nil {
		if r.within(line) {
			r.code = append(r.code, line)
			return
		}
		isFence := fence.MatchString(line)
		r.closeCode()
		if isFence {
			return
		}
	}
	line = unquote(line)
	bare := strings.TrimSpace(line)
	switch {
	case fence.MatchString(line):
		r.openCode(func(l string) bool { return !fence.MatchString(l) })
	case strings.HasPrefix(bare, "|"):
		r.openCode(func(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), "|") })
		r.code = append(r.code, bare)
	case bare == "" || ruler.MatchString(line):
		r.close()
	case heading.MatchString(line):
		r.close()
		r.blocks = append(r.blocks, headingOf(inline(heading.FindStringSubmatch(line)[1])))
	default:
		r.words(line)
	}
}

// words takes a line of a list or of a paragraph.
func (r *markdownReader) words(line string) {
	if m := listItem.FindStringSubmatch(line); m != nil {
		r.closeText()
		r.closeItem()
		if r.list != nil && (r.list.Items[0].Number == "") != (m[1] == "") {
			r.closeList()
		}
		r.openItem(m[1], m[2])
		return
	}
	line = inline(line)
	switch {
	case line == "":
	case r.list != nil:
		r.item = append(r.item, line)
	default:
		r.text = append(r.text, line)
	}
}

func (r *markdownReader) openItem(number, text string) {
	if r.list == nil {
		r.list = &comment.List{}
	}
	r.list.Items = append(r.list.Items, &comment.ListItem{Number: number})
	r.item = []string{inline(text)}
}

func (r *markdownReader) openCode(within func(string) bool) {
	r.close()
	r.within = within
}

// close ends the open paragraph or list.
func (r *markdownReader) close() {
	r.closeText()
	r.closeItem()
	r.closeList()
}

func (r *markdownReader) closeText() {
	if len(r.text) > 0 {
		r.blocks = append(r.blocks, paragraphOf(strings.Join(r.text, "\n")))
	}
	r.text = nil
}

func (r *markdownReader) closeItem() {
	if r.list != nil && r.item != nil {
		last := r.list.Items[len(r.list.Items)-1]
		last.Content = []comment.Block{paragraphOf(strings.TrimSpace(strings.Join(r.item, "\n")))}
	}
	r.item = nil
}

func (r *markdownReader) closeList() {
	if r.list != nil {
		r.blocks = append(r.blocks, r.list)
	}
	r.list = nil
}

func (r *markdownReader) closeCode() {
	if text := strings.Trim(strings.Join(r.code, "\n"), "\n"); strings.TrimSpace(text) != "" {
		r.blocks = append(r.blocks, &comment.Code{Text: text + "\n"})
	}
	r.code, r.within = nil, nil
}

// unquote takes off a block quote's markers.
func unquote(line string) string {
	for {
		bare := strings.TrimLeft(line, " ")
		if !strings.HasPrefix(bare, ">") {
			return line
		}
		line = strings.TrimPrefix(bare[1:], " ")
	}
}

// inline takes the markup off a line. Code spans keep their content as it is; a tag in them is no tag.
func inline(line string) string {
	var out strings.Builder
	at := 0
	for _, m := range codeSpan.FindAllStringSubmatchIndex(line, -1) {
		out.WriteString(plain(line[at:m[0]]))
		out.WriteString(line[m[2]:m[3]])
		at = m[1]
	}
	out.WriteString(plain(line[at:]))
	return strings.TrimSpace(out.String())
}

// plain takes the markup off text without code spans.
func plain(text string) string {
	text = image.ReplaceAllString(text, "$1")
	text = link.ReplaceAllStringFunc(text, linkText)
	text = htmlTag.ReplaceAllString(text, "")
	text = strong.ReplaceAllString(text, "$2")
	return html.UnescapeString(text)
}

// linkText shows a link's target where it leads somewhere from outside of the docs.
func linkText(markup string) string {
	m := link.FindStringSubmatch(markup)
	if strings.Contains(m[2], "://") && m[1] != m[2] {
		return m[1] + " (" + m[2] + ")"
	}
	return m[1]
}
