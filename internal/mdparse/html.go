package mdparse

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// element builds the blocks of an element's lines: the element, and what follows its end on the same line.
func (b *builder) element(v *view, n ast.Node) []Block {
	ranges := make([]extent, 0, n.Lines().Len())
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		ranges = append(ranges, extent{s.Start, s.Stop})
	}
	return b.elementView(v.join(ranges))
}

// elementView builds the blocks of a view that begins with an element.
func (b *builder) elementView(v *view) []Block {
	start := v.trimmed(extent{0, len(v.text)}).start
	el := v.elements()[start]
	if el == nil {
		return b.blocks(v)
	}
	out := []Block{b.elementBlock(v, el)}
	if !v.blank(el.close, len(v.text)) {
		out = append(out, b.blocks(v.cut(el.close, len(v.text)))...)
	}
	return out
}

// elementBlock builds the block of one element.
func (b *builder) elementBlock(v *view, el *element) Block {
	switch el.form {
	case formComment, formExpression:
		return b.comment(v, el)
	case formTag:
		if block := b.htmlBlock(v, el); block != nil {
			return block
		}
	case formShortcode, formAdmonition, formIndented, formOther:
	}
	place := node{v.span(el.start, el.close)}
	if el.ended && htmlNames[el.name] != verbatim {
		inner := v.cut(el.inner.start, el.inner.end).dedent()
		return &Container{node: place, Name: el.name, Attrs: b.attrs(v, el), Blocks: b.blocks(inner)}
	}
	name := el.name
	if el.closing {
		name = "/" + name
	}
	return &HTML{node: place, Name: name, Attrs: b.attrs(v, el)}
}

// htmlBlock builds the elements of HTML that Markdown has blocks for, and gives nil for any other.
func (b *builder) htmlBlock(v *view, el *element) Block {
	if el.name == "hr" && !el.closing {
		return &Rule{node{v.span(el.start, el.close)}}
	}
	if !el.ended {
		return nil
	}
	switch el.name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return b.htmlHeading(v, el)
	case "p":
		return b.htmlParagraph(v, el)
	case "pre":
		return b.htmlCode(v, el)
	case "blockquote":
		return b.htmlQuote(v, el)
	case "table":
		return b.htmlTable(v, el)
	case "ul", "ol":
		return b.htmlList(v, el)
	case "dl":
		return b.htmlDefinitions(v, el)
	}
	return nil
}

func (b *builder) htmlHeading(v *view, el *element) Block {
	h := &Heading{node: node{v.span(el.start, el.close)}, Level: int(el.name[1] - '0'), Runs: b.inlineRuns(v, el.inner)}
	h.ID, h.Runs = headingID(h.Runs)
	if id := b.attrValue(v, el.attrs, "id"); id != "" {
		h.ID = id
	}
	return h
}

// htmlParagraph builds <p>; one that holds empty lines or elements has blocks of its own.
func (b *builder) htmlParagraph(v *view, el *element) Block {
	inner := v.cut(el.inner.start, el.inner.end)
	blocks := b.blocks(inner.dedent())
	for _, block := range blocks {
		if _, ok := block.(*Paragraph); !ok || len(blocks) > 1 {
			return &Container{node: node{v.span(el.start, el.close)}, Name: "p", Attrs: b.attrs(v, el), Blocks: blocks}
		}
	}
	return &Paragraph{node{v.span(el.start, el.close)}, b.inlineRuns(v, el.inner)}
}

func (b *builder) htmlQuote(v *view, el *element) Block {
	inner := v.cut(el.inner.start, el.inner.end).dedent()
	return &Container{node: node{v.span(el.start, el.close)}, Name: "quote", Attrs: b.attrs(v, el), Blocks: b.blocks(inner)}
}

func (b *builder) attrValue(v *view, attrs []attr, name string) string {
	for _, a := range attrs {
		if strings.EqualFold(a.name, name) {
			return resolve(v.raw(a.value.start, a.value.end))
		}
	}
	return ""
}

// flow builds the content of an HTML element such as <li>: blocks, also where one begins in the middle of a line.
func (b *builder) flow(v *view) []Block {
	at := v.blockWithin()
	if at < 0 {
		return b.blocks(v)
	}
	return append(b.blocks(v.cut(0, at)), b.flowElement(v.cut(at, len(v.text)))...)
}

func (b *builder) flowElement(v *view) []Block {
	el := v.elements()[0]
	if el == nil {
		return b.blocks(v)
	}
	return append([]Block{b.elementBlock(v, el)}, b.flow(v.cut(el.close, len(v.text)))...)
}

// blockWithin is the offset of the first block element that has text before it on its line, or -1.
func (v *view) blockWithin() int {
	for at := 0; at < len(v.text); at++ {
		el := v.elements()[at]
		if el == nil || !el.ended || el.form != formTag || htmlNames[el.name] != block {
			continue
		}
		if line := v.lastBreak(at); !v.blank(line, at) {
			return at
		}
		at = el.close - 1
	}
	return -1
}

func (b *builder) attrs(v *view, el *element) []Attr {
	var out []Attr
	for _, a := range el.attrs {
		out = append(out, b.attr(v, a))
	}
	return out
}

func (b *builder) attr(v *view, a attr) Attr {
	return Attr{Name: a.name, Value: resolve(v.raw(a.value.start, a.value.end)), Span: v.span(a.value.start, a.value.end)}
}
