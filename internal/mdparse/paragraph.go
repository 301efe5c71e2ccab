package mdparse

import (
	"github.com/yuin/goldmark/ast"
)

// paragraph builds a paragraph, or what its lines are meant to be: a table, or a heading with what follows it.
func (b *builder) paragraph(v *view, n ast.Node) []Block {
	lines := v.nodeLines(n)
	if len(lines) == 0 {
		return nil
	}
	if t := b.undelimited(v, lines); t != nil {
		return []Block{t}
	}
	if h := b.unspacedHeading(v, lines[0]); h != nil {
		rest := make([]extent, 0, len(lines))
		for _, l := range lines[1:] {
			rest = append(rest, extent{l.start, min(v.lineEnd(l.end)+1, len(v.text))})
		}
		return append([]Block{h}, b.blocks(v.join(rest))...)
	}
	return []Block{&Paragraph{node{v.span(lines[0].start, lines[len(lines)-1].end)}, b.nodeRuns(v, n)}}
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
