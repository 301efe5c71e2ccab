package gosdk

import (
	"bytes"
	"go/doc/comment"
	"strings"
)

// docComment is the doc comment of a declaration. It is printed by the same printer that gofmt uses, so that formatting
// leaves it alone, and as // lines only: a description may hold */.
type docComment struct {
	blocks []comment.Block
}

// paragraph adds plain text as a paragraph; no text adds none.
func (d *docComment) paragraph(text string) {
	if text = clean(text); text != "" {
		d.blocks = append(d.blocks, paragraphOf(text))
	}
}

// markdown adds text in CommonMark. Prefix, such as the name of what is declared, stands before its first words, and
// alone where there are none.
func (d *docComment) markdown(prefix, text string) {
	blocks := markdownBlocks(clean(text))
	if prefix != "" {
		if first, ok := firstParagraph(blocks); ok {
			first.Text = append([]comment.Text{comment.Plain(prefix + " ")}, first.Text...)
		} else {
			blocks = append([]comment.Block{paragraphOf(prefix)}, blocks...)
		}
	}
	d.blocks = append(d.blocks, blocks...)
}

// code adds preformatted text.
func (d *docComment) code(text string) {
	if text = strings.Trim(clean(text), "\n"); text != "" {
		d.blocks = append(d.blocks, &comment.Code{Text: text + "\n"})
	}
}

// heading adds a heading.
func (d *docComment) heading(text string) {
	d.blocks = append(d.blocks, &comment.Heading{Text: []comment.Text{comment.Plain(clean(text))}})
}

// list adds a bullet list.
func (d *docComment) list(items []string) {
	if len(items) == 0 {
		return
	}
	list := &comment.List{}
	for _, item := range items {
		list.Items = append(list.Items, &comment.ListItem{Content: []comment.Block{paragraphOf(clean(item))}})
	}
	d.blocks = append(d.blocks, list)
}

// String gives the // lines, without a line break at the end.
func (d *docComment) String() string {
	d.endSentences()
	var printer comment.Printer
	text := printer.Comment(&comment.Doc{Content: d.blocks})
	var out bytes.Buffer
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, "\n")
		out.WriteString("//")
		if len(line) > 0 && line[0] != '\t' {
			out.WriteByte(' ')
		}
		out.Write(line)
		out.WriteByte('\n')
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// headingOf is a heading of the docs. It is a paragraph, which gofmt makes a heading where it can be one; that it is set in
// italics is seen nowhere but in endSentences.
func headingOf(text string) *comment.Paragraph {
	return &comment.Paragraph{Text: []comment.Text{comment.Italic(wrap(text))}}
}

// isHeading reports whether headingOf made a paragraph.
func isHeading(p *comment.Paragraph) bool {
	_, ok := p.Text[len(p.Text)-1].(comment.Italic)
	return ok
}

// endSentences puts a full stop behind a line of its own that gofmt would make a heading for want of one.
func (d *docComment) endSentences() {
	var printer comment.Printer
	var parser comment.Parser
	for i := 1; i+1 < len(d.blocks); i++ {
		p, ok := d.blocks[i].(*comment.Paragraph)
		if !ok || isHeading(p) {
			continue
		}
		read := parser.Parse(string(printer.Comment(&comment.Doc{Content: d.blocks[i-1 : i+2]}))).Content
		if len(read) < 2 {
			continue
		}
		if _, heading := read[1].(*comment.Heading); heading {
			p.Text = append(p.Text, comment.Plain("."))
		}
	}
}

func paragraphOf(text string) *comment.Paragraph {
	return &comment.Paragraph{Text: []comment.Text{comment.Plain(wrap(text))}}
}

// firstParagraph is the first block where it is a paragraph that a name can stand before.
func firstParagraph(blocks []comment.Block) (*comment.Paragraph, bool) {
	if len(blocks) == 0 {
		return nil, false
	}
	p, ok := blocks[0].(*comment.Paragraph)
	return p, ok
}

// clean takes out what a Go source must not hold or what only confuses it: carriage returns, control characters and
// byte order marks.
func clean(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ToValidUTF8(text, "�")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			return '\n'
		case r < ' ' || r == 0x7f || r == '\ufeff' || r == '\u200b':
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(text)
}

// lineWidth is where comments are wrapped, in columns; East Asian characters take two.
const lineWidth = 100

// wrap breaks long lines at spaces. Text without spaces, such as Chinese, stays on its line: a break would show as a
// space.
func wrap(text string) string {
	var out strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		wrapLine(&out, strings.TrimSpace(line))
	}
	return out.String()
}

func wrapLine(out *strings.Builder, line string) {
	column := 0
	for i, word := range strings.Fields(line) {
		width := columns(word)
		switch {
		case i == 0:
		case column+1+width > lineWidth && opensPlainly(word):
			out.WriteByte('\n')
			column = 0
		default:
			out.WriteByte(' ')
			column++
		}
		out.WriteString(word)
		column += width
	}
}

// opensPlainly reports whether a word may begin a line without being read as a list's marker, a heading or a build
// constraint.
func opensPlainly(word string) bool {
	c := word[0]
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

func columns(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x1100 {
			n++
		}
		n++
	}
	return n
}
