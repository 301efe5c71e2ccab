package mdparse

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/seed-97755388/docgen/internal/diag"
)

// Parse reads a file. It gives a page for any input; what Markdown would lose or misread is in the diagnostics.
func Parse(file *diag.File) (*Page, diag.List) {
	var diags diag.List
	b := &builder{file: file, diags: &diags}
	v := newView(file)
	if n := bomLength(file.Content); n > 0 {
		diags.Add(codeByteOrderMark, file.Span(0, n), "the file begins with a byte order mark; save it as UTF-8 without one")
	}
	page := &Page{File: file}
	matter, rest := b.frontMatter(v)
	if matter != nil {
		page.Blocks = append(page.Blocks, matter)
	}
	page.Blocks = append(page.Blocks, b.blocks(rest)...)
	for _, d := range Unread(page) {
		if !reported(diags, d.Span) {
			diags = append(diags, d)
		}
	}
	return page, diags.Sorted()
}

// reported reports whether a row stands among lines that are reported as no table.
func reported(diags diag.List, row diag.Span) bool {
	return slices.ContainsFunc(diags, func(d diag.Diagnostic) bool {
		return d.Code == codeTableWithoutDelimiter && d.Span.Contains(row)
	})
}

// builder makes blocks of goldmark's nodes.
type builder struct {
	file  *diag.File
	diags *diag.List
	refs  []parser.Reference // the link definitions seen so far, for what is parsed apart
	depth int                // of the elements around
}

// maxDepth is how deep elements can hold each other before their content is left as it is printed: each level reads it
// anew.
const maxDepth = 50

// quiet is a builder whose diagnostics go nowhere: what stands in a comment has no reader.
func (b *builder) quiet() *builder {
	return &builder{file: b.file, diags: &diag.List{}, refs: b.refs, depth: b.depth}
}

// blocks parses a view as Markdown.
func (b *builder) blocks(v *view) []Block {
	if v.blank(0, len(v.text)) {
		return nil
	}
	if b.depth > maxDepth {
		return b.unparsed(v)
	}
	pc := b.context()
	pc.Set(viewKey, v)
	doc := blockParser().Parse(text.NewReader(v.text), parser.WithContext(pc))
	inner := &builder{file: b.file, diags: b.diags, refs: pc.References(), depth: b.depth + 1}
	return inner.children(v, doc)
}

// unparsed is the text of a view as it is printed.
func (b *builder) unparsed(v *view) []Block {
	e := v.trimmed(extent{0, len(v.text)})
	span := v.span(e.start, e.end)
	return []Block{&Paragraph{node{span}, Runs{{Kind: Tag, Text: v.raw(e.start, e.end), Span: span}}}}
}

// context is goldmark's context with the link definitions of the text around.
func (b *builder) context() parser.Context {
	pc := parser.NewContext()
	for _, r := range b.refs {
		pc.AddReference(r)
	}
	return pc
}

// children builds the blocks of a node's children.
func (b *builder) children(v *view, parent ast.Node) []Block {
	var out []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n.Kind() {
		case kindElement:
			out = append(out, b.element(v, n)...)
		case kindTable:
			tables, last := b.tables(v, n)
			out, n = append(out, tables...), last
		case ast.KindParagraph, ast.KindTextBlock:
			out = append(out, b.paragraph(v, n)...)
		default:
			if block := b.block(v, n); block != nil {
				out = append(out, block)
			}
		}
	}
	return out
}

// block builds the block of a node that has no say over its siblings.
func (b *builder) block(v *view, n ast.Node) Block {
	switch n := n.(type) {
	case *ast.Heading:
		return b.heading(v, n)
	case *ast.List:
		return b.list(v, n)
	case *ast.FencedCodeBlock:
		return b.fencedCode(v, n)
	case *ast.CodeBlock:
		return b.indentedCode(v, n)
	case *ast.Blockquote:
		return b.quote(v, n)
	case *ast.ThematicBreak:
		return &Rule{node{v.lineSpan(n.Pos())}}
	case *ast.LinkReferenceDefinition:
		return b.linkDefinition(v, n)
	case *extast.DefinitionList:
		return b.definitions(v, n)
	case *moduleNode:
		return b.module(v, n)
	}
	return nil
}

// lineSpan is the place from an offset to the end of its line, without the space there.
func (v *view) lineSpan(at int) diag.Span {
	e := v.trimmed(extent{at, v.lineEnd(at)})
	return v.span(e.start, e.end)
}

// enclosing is the span from a start to the end of the last block, or to an end where there is none.
func (b *builder) enclosing(start, end diag.Span, blocks []Block) diag.Span {
	if n := len(blocks); n > 0 {
		end = blocks[n-1].Place()
	}
	return diag.Span{File: b.file.Name, Start: start.Start, End: end.End}
}
