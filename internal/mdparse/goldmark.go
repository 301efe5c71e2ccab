package mdparse

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// viewKey holds the view that a parser reads, in goldmark's context.
var viewKey = parser.NewContextKey()

// blockParser is goldmark with our own parsers for elements, comments and tables: goldmark's HTML blocks end at the
// first empty line, and its tables drop cells.
var blockParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(rowKeeper{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(rowKeeper{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(elementParser{}, 150),
			util.Prioritized(rowKeeper{parser.NewThematicBreakParser()}, 200),
			util.Prioritized(rowKeeper{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(rowKeeper{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(fenceParser{parser.NewFencedCodeBlockParser()}, 700),
			util.Prioritized(rowKeeper{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(moduleParser{}, 900),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(inlineParsers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(tableTransformer{}, 200),
		),
	)
})

// lineParser reads inline content alone: that of a cell, of an HTML element.
var lineParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(indentedParagraphs{parser.NewParagraphParser()}, 100)),
		parser.WithInlineParsers(inlineParsers()...),
	)
})

func inlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(cjkStrong{parser.NewEmphasisParser()}, 500),
		util.Prioritized(doubleTildes{extension.NewStrikethroughParser()}, 500),
	}
}

// indentedParagraphs reads every line as text, an indented one too.
type indentedParagraphs struct{ parser.BlockParser }

// CanAcceptIndentedLine implements parser.BlockParser.
func (indentedParagraphs) CanAcceptIndentedLine() bool { return true }

// doubleTildes leaves single tildes alone: in `1~64` they are a range, not a deletion.
type doubleTildes struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (d doubleTildes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); !bytes.HasPrefix(line, []byte("~~")) {
		return nil
	}
	return d.InlineParser.Parse(parent, block, pc)
}

// fenceParser notes where a fenced block's closing fence ends, which goldmark does not keep, and ends a block whose
// closing fence is lost.
type fenceParser struct{ parser.BlockParser }

// The attributes of a fenced block.
const (
	fenceEnd  = "end"  // where its closing fence ends
	fenceLost = "lost" // where it must end without one
)

// Open implements parser.BlockParser.
func (p fenceParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if v, ok := pc.Get(viewKey).(*view); ok && node != nil && parent.Kind() == ast.KindDocument {
		if at := lostFence(v.text, line, segment.Stop); at >= 0 {
			node.SetAttributeString(fenceLost, at)
		}
	}
	return node, state
}

// Continue implements parser.BlockParser.
func (p fenceParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, segment := reader.PeekLine()
	if lost, ok := node.AttributeString(fenceLost); ok {
		if at, _ := lost.(int); segment.Start >= at {
			return parser.Close
		}
	}
	state := p.BlockParser.Continue(node, reader, pc)
	if state&parser.Continue == 0 {
		node.SetAttributeString(fenceEnd, segment.Start+len(bytes.TrimRight(line, " \t\n")))
	}
	return state
}

var kindElement = ast.NewNodeKind("Element")

// elementNode holds the lines of an element, raw; they are read again when the blocks are built.
type elementNode struct {
	ast.BaseBlock
	until int // the offset of the element's end in the view
}

// Kind implements ast.Node.
func (n *elementNode) Kind() ast.NodeKind { return kindElement }

// IsRaw implements ast.Node.
func (n *elementNode) IsRaw() bool { return true }

// Dump implements ast.Node.
func (n *elementNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// elementParser takes the lines of an element out of the Markdown.
type elementParser struct{}

// Trigger implements parser.BlockParser.
func (elementParser) Trigger() []byte { return []byte{'<', '{', ':', '!', '?'} }

// Open implements parser.BlockParser.
func (elementParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	v, _ := pc.Get(viewKey).(*view)
	_, segment := reader.PeekLine()
	if v == nil || pc.BlockOffset() < 0 {
		return nil, parser.NoChildren
	}
	el := v.elements()[segment.Start+pc.BlockOffset()]
	if el == nil || !v.beginsBlock(el, ast.IsParagraph(pc.LastOpenedBlock().Node)) {
		return nil, parser.NoChildren
	}
	node := &elementNode{until: el.close}
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

// Continue implements parser.BlockParser.
func (elementParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	_, segment := reader.PeekLine()
	if n, ok := node.(*elementNode); !ok || segment.Start >= n.until {
		return parser.Close
	}
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// Close implements parser.BlockParser.
func (elementParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser; Open looks closer.
func (elementParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (elementParser) CanAcceptIndentedLine() bool { return false }

// beginsBlock reports whether an element at the start of a line is a block, and no part of a paragraph.
func (v *view) beginsBlock(el *element, inParagraph bool) bool {
	switch role := htmlNames[el.name]; {
	case el.form != formTag || role == block || role == verbatim:
		return true
	case role == void:
		return el.name == "hr" || el.name == "link" || el.name == "meta"
	}
	alone := v.blank(el.tag.end, v.lineEnd(el.tag.end))
	whole := el.ended && v.blank(el.close, v.lineEnd(el.close))
	if inParagraph && isLower(el.name[0]) {
		return false
	}
	return alone || whole
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
