package mdparse

import (
	"bytes"
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
	content := extent{open.end, open.end}
	if lines := n.Lines(); lines.Len() > 0 {
		content = extent{lines.At(0).Start, v.withoutBreak(lines.At(lines.Len() - 1).Stop)}
		c.Text = v.code(n)
	}
	end, ok := 0, false
	if at, closed := n.AttributeString(fenceEnd); closed {
		end, ok = at.(int)
	}
	if !ok {
		end = v.lastText(open.end, max(content.end, open.end))
		content = extent{min(content.start, end), end}
		b.unclosedCode(v, n, open, end)
	}
	c.Content = v.span(content.start, content.end)
	c.Span = v.span(open.start, end)
	return c
}

// unclosedCode reports a fenced block without a closing fence. It says where the block was ended, if something showed it.
func (b *builder) unclosedCode(v *view, n ast.Node, open extent, end int) {
	if _, lost := n.AttributeString(fenceLost); !lost {
		b.diags.Add(codeUnclosedCode, v.span(open.start, open.end),
			"this code block has no end, so it takes all that follows; close it with a line of the same fence")
		return
	}
	last := bytes.LastIndexByte(v.text[:end], '\n') + 1
	b.diags.Add(codeUnclosedCode, v.span(open.start, open.end),
		"this code block has no end; it is read up to the text that cannot be a part of it; close it with a line of the same fence").
		Relate(v.span(last, end), "the last line that was read as code")
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

// withoutBreak is the offset before the line break that ends at an offset.
func (v *view) withoutBreak(at int) int {
	if at > 0 && v.text[at-1] == '\n' {
		return at - 1
	}
	return at
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
