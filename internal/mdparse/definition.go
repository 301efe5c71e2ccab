package mdparse

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/seed-97755388/docgen/internal/diag"
)

// definitions builds a definition list. Terms that share their descriptions are lines of one entry.
func (b *builder) definitions(v *view, n *extast.DefinitionList) Block {
	d := &Definitions{}
	var entry *Definition
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == extast.KindDefinitionTerm {
			if entry == nil || entry.Blocks != nil {
				entry = &Definition{}
				d.Entries = append(d.Entries, entry)
			}
			b.addTerm(v, entry, c)
			continue
		}
		if entry != nil {
			entry.Blocks = append(entry.Blocks, b.children(v, c)...)
			entry.Span = b.enclosing(entry.Span, entry.Span, entry.Blocks)
		}
	}
	if len(d.Entries) == 0 {
		return nil
	}
	first, last := d.Entries[0], d.Entries[len(d.Entries)-1]
	d.Span = diag.Span{File: b.file.Name, Start: first.Span.Start, End: last.Span.End}
	return d
}

func (b *builder) addTerm(v *view, entry *Definition, term ast.Node) {
	lines := v.nodeLines(term)
	if len(lines) == 0 {
		return
	}
	span := v.span(lines[0].start, lines[len(lines)-1].end)
	if len(entry.Term) == 0 {
		entry.Span = span
	} else {
		at := v.lineEnd(v.lastBreak(lines[0].start))
		entry.Term = append(entry.Term, Run{Kind: Soft, Text: "\n", Span: v.span(at, at+1)})
		entry.Span.End = span.End
	}
	entry.Term = append(entry.Term, b.nodeRuns(v, term)...)
}

// lastBreak is the offset of the line break before a line, 0 where it is the first.
func (v *view) lastBreak(at int) int {
	for at > 0 && v.text[at] != '\n' {
		at--
	}
	return at
}
