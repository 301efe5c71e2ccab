package mdparse

import (
	"github.com/yuin/goldmark/ast"
)

// paragraph builds a paragraph, or the table that its lines of pipes are meant to be.
func (b *builder) paragraph(v *view, n ast.Node) Block {
	lines := v.nodeLines(n)
	if len(lines) == 0 {
		return nil
	}
	if t := b.undelimited(v, lines); t != nil {
		return t
	}
	return &Paragraph{node{v.span(lines[0].start, lines[len(lines)-1].end)}, b.nodeRuns(v, n)}
}

// linkDefinition builds the definition of a link reference.
func (b *builder) linkDefinition(v *view, n *ast.LinkReferenceDefinition) Block {
	lines := v.nodeLines(n)
	if len(lines) == 0 {
		return nil
	}
	span := v.span(lines[0].start, lines[len(lines)-1].end)
	return &LinkDefinition{node: node{span}, Label: string(n.Label), Link: resolve(string(n.Destination))}
}
