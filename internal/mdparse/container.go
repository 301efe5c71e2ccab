package mdparse

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// quote builds a block quote. One that begins with `[!NOTE]` is an admonition of that kind.
func (b *builder) quote(v *view, n *ast.Blockquote) Block {
	span := v.span(n.Pos(), n.Pos()+1)
	c := &Container{Name: "quote", Blocks: b.children(v, n)}
	c.Span = b.enclosing(span, span, c.Blocks)
	if len(c.Blocks) > 0 {
		b.alert(c)
	}
	return c
}

var alertMark = regexp.MustCompile(`^\[!([A-Za-z]+)\]$`)

// alert gives a quote the kind that its first line names, which is no text then.
func (b *builder) alert(c *Container) {
	p, ok := c.Blocks[0].(*Paragraph)
	if !ok || len(p.Runs) == 0 {
		return
	}
	if m := alertMark.FindStringSubmatch(p.Runs[0].Text); m != nil && (len(p.Runs) == 1 || p.Runs[1].Kind != Text) {
		c.Name = strings.ToLower(m[1])
		p.Runs = p.Runs[min(2, len(p.Runs)):]
	}
}
