package mdparse_test

import (
	"fmt"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// outline writes blocks one a line, indented by depth: place, kind, content.
func outline(blocks []mdparse.Block) []string {
	var o outliner
	o.blocks(blocks, "")
	return o.lines
}

type outliner struct{ lines []string }

func (o *outliner) add(indent string, at diag.Span, format string, args ...any) {
	place := fmt.Sprintf("%d:%d-%d:%d ", at.Start.Line, at.Start.Column, at.End.Line, at.End.Column)
	o.lines = append(o.lines, indent+place+strings.TrimSpace(fmt.Sprintf(format, args...)))
}

func (o *outliner) blocks(blocks []mdparse.Block, indent string) {
	for _, b := range blocks {
		o.block(b, indent)
	}
}

func (o *outliner) block(b mdparse.Block, indent string) {
	switch b := b.(type) {
	case *mdparse.Heading:
		o.add(indent, b.Span, "h%d #%s %s", b.Level, b.ID, runs(b.Runs))
	case *mdparse.Paragraph:
		o.add(indent, b.Span, "p %s", runs(b.Runs))
	case *mdparse.Table:
		o.table(b, indent)
	case *mdparse.List:
		o.add(indent, b.Span, "list ordered=%v", b.Ordered)
		for _, item := range b.Items {
			o.add(indent+" ", item.Span, "item")
			o.blocks(item.Blocks, indent+"  ")
		}
	case *mdparse.Definitions:
		o.add(indent, b.Span, "definitions")
		for _, d := range b.Entries {
			o.add(indent+" ", d.Span, "term %s", runs(d.Term))
			o.blocks(d.Blocks, indent+"  ")
		}
	default:
		o.other(b, indent)
	}
}

func (o *outliner) other(b mdparse.Block, indent string) {
	switch b := b.(type) {
	case *mdparse.Code:
		o.add(indent, b.Span, "code fenced=%v %s %q", b.Fenced, b.Lang, b.Text)
	case *mdparse.Comment:
		o.add(indent, b.Span, "comment %q", b.Text)
		o.blocks(b.Blocks, indent+" ")
	case *mdparse.Container:
		o.add(indent, b.Span, "container %s%s", b.Name, attrs(b.Attrs))
		o.blocks(b.Blocks, indent+" ")
	case *mdparse.HTML:
		o.add(indent, b.Span, "html %s%s", b.Name, attrs(b.Attrs))
	case *mdparse.FrontMatter:
		o.add(indent, b.Span, "front matter %q", b.Text)
	case *mdparse.LinkDefinition:
		o.add(indent, b.Span, "definition of %s: %s", b.Label, b.Link)
	case *mdparse.Rule:
		o.add(indent, b.Span, "rule")
	}
}

func (o *outliner) table(t *mdparse.Table, indent string) {
	o.add(indent, t.Span, "table")
	for _, r := range append([]*mdparse.Row{t.Header}, t.Rows...) {
		o.add(indent+" ", r.Span, "row %q", r.Indent)
		for _, c := range r.Cells {
			o.add(indent+"  ", c.Span, "%s", runs(c.Runs))
		}
	}
}

func attrs(list []mdparse.Attr) string {
	var out strings.Builder
	for _, a := range list {
		fmt.Fprintf(&out, " %s=%q@%d", a.Name, a.Value, a.Span.Start.Column)
	}
	return out.String()
}

// runs writes runs as kind, style, column and text.
func runs(list mdparse.Runs) string {
	var out []string
	for _, r := range list {
		style := ""
		for i, on := range []bool{r.Strong, r.Emph, r.Strike} {
			if on {
				style += "*/~"[i : i+1]
			}
		}
		if r.Link != "" {
			style += "→" + r.Link
		}
		out = append(out, fmt.Sprintf("%s%s@%d%q", r.Kind, style, r.Span.Start.Column, r.Text))
	}
	return strings.Join(out, " ")
}
