package mdparse

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	importLine = regexp.MustCompile(`^import\s+(?:(?:type\s+)?([\w*{}$,\s]+?)\s+from\s+)?(["'])([^"'\n]+)["']\s*;?\s*$`)
	exportLine = regexp.MustCompile(`^export\s+(?:const|let|var|function|class|async|default|\{|\*)`)
)

var kindModule = ast.NewNodeKind("Module")

// moduleNode is an import or export of MDX.
type moduleNode struct {
	ast.BaseBlock
}

// Kind implements ast.Node.
func (n *moduleNode) Kind() ast.NodeKind { return kindModule }

// IsRaw implements ast.Node.
func (n *moduleNode) IsRaw() bool { return true }

// Dump implements ast.Node.
func (n *moduleNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// moduleParser reads the import and export lines of MDX; an export goes on to the next empty line.
type moduleParser struct{}

// Trigger implements parser.BlockParser.
func (moduleParser) Trigger() []byte { return []byte{'i', 'e'} }

// Open implements parser.BlockParser.
func (moduleParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if parent.Kind() != ast.KindDocument || pc.BlockOffset() != 0 || !importLine.Match(line) && !exportLine.Match(line) {
		return nil, parser.NoChildren
	}
	node := &moduleNode{}
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

// Continue implements parser.BlockParser.
func (moduleParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	first := node.Lines().At(0)
	if first.Value(reader.Source())[0] == 'i' || len(bytes.TrimSpace(line)) == 0 {
		return parser.Close
	}
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// Close implements parser.BlockParser.
func (moduleParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (moduleParser) CanInterruptParagraph() bool { return false }

// CanAcceptIndentedLine implements parser.BlockParser.
func (moduleParser) CanAcceptIndentedLine() bool { return false }

// module builds an import, with the imported names as attribute "names" and the file as "from", or an export.
func (b *builder) module(v *view, n *moduleNode) Block {
	lines := v.nodeLines(n)
	h := &HTML{node: node{v.span(lines[0].start, lines[len(lines)-1].end)}, Name: "export"}
	m := importLine.FindSubmatchIndex(v.text[lines[0].start:lines[0].end])
	if m == nil {
		return h
	}
	h.Name = "import"
	for i, name := range []string{"names", "", "from"} {
		if start, end := m[2*i+2], m[2*i+3]; start >= 0 && name != "" {
			h.Attrs = append(h.Attrs, b.attr(v, attr{name, extent{lines[0].start + start, lines[0].start + end}}))
		}
	}
	return h
}
