package mdparse

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// fencedCode builds a fenced code block.
func (b *builder) fencedCode(v *view, n *ast.FencedCodeBlock) Block {
	open := v.trimmed(extent{n.Pos(), v.lineEnd(n.Pos())})
	c := &Code{Fenced: true}
	if n.Info != nil {
		c.Lang, _, _ = strings.Cut(v.raw(n.Info.Segment.Start, n.Info.Segment.Stop), " ")
		c.Lang = strings.Trim(c.Lang, "{}")
	}
	end := open.end
	c.Content = v.span(open.end, open.end)
	if lines := n.Lines(); lines.Len() > 0 {
		start, stop := lines.At(0).Start, lines.At(lines.Len()-1).Stop
		c.Content, c.Text = v.span(start, stop), v.code(n)
		end = v.lastText(open.end, stop)
	}
	if at, ok := n.AttributeString(fenceEnd); ok {
		end, _ = at.(int)
	} else {
		b.diags.Add(codeUnclosedCode, v.span(open.start, open.end),
			"this code block has no end, so it takes all that follows; close it with a line of the same fence")
	}
	c.Span = v.span(open.start, end)
	return c
}

// indentedCode builds an indented code block.
func (b *builder) indentedCode(v *view, n *ast.CodeBlock) Block {
	lines := n.Lines()
	if lines.Len() == 0 {
		return nil
	}
	start, stop := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	span := v.span(start, v.lastText(start, stop))
	return &Code{node: node{span}, Text: v.code(n), Content: span}
}

// lastText is the end of a range without its closing line breaks and blanks.
func (v *view) lastText(start, end int) int {
	for end > start && isSpace(v.text[end-1]) {
		end--
	}
	return end
}

// code is the text of a code block's lines.
func (v *view) code(n ast.Node) string {
	var text strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		text.WriteString(strings.Repeat(" ", s.Padding))
		text.WriteString(strings.TrimSuffix(v.raw(s.Start, s.Stop), "\n"))
		text.WriteByte('\n')
	}
	return text.String()
}
