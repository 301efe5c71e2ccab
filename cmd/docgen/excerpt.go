package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// excerptWidth is how many characters of a line are shown around a place.
const excerptWidth = 100

// excerpts shows facts with the lines of the docs that they come from.
type excerpts struct {
	files map[string]*diag.File
	show  func(string) string
}

func newExcerpts(files []*diag.File, show func(string) string) *excerpts {
	e := &excerpts{files: map[string]*diag.File{}, show: show}
	for _, f := range files {
		e.files[f.Name] = f
	}
	return e
}

// facts shows each fact: its value, its rule, and the places with their lines.
func (e *excerpts) facts(w io.Writer, facts []model.NamedFact) error {
	var b strings.Builder
	for i, f := range facts {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s = %s\n", f.Name, shorten(f.Value))
		fmt.Fprintf(&b, "  %s by %s\n", f.Origin.Kind, f.Origin.Rule)
		for _, span := range f.Origin.Spans {
			e.excerpt(&b, span)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// shorten cuts a long value.
func shorten(value string) string {
	if runes := []rune(value); len(runes) > excerptWidth {
		return string(runes[:excerptWidth]) + "…"
	}
	return value
}

// excerpt shows a place and its line, with the place underlined.
func (e *excerpts) excerpt(b *strings.Builder, span diag.Span) {
	place := span
	place.File = e.show(span.File)
	fmt.Fprintf(b, "  %s\n", place)
	file := e.files[span.File]
	if file == nil || span.Start.Line < 1 || span.Start.Line > file.LineCount() {
		return
	}
	before, marked, after := split(file, span)
	number := fmt.Sprint(span.Start.Line)
	indent := strings.Repeat(" ", uniseg.StringWidth(before))
	underline := strings.Repeat("^", max(1, uniseg.StringWidth(marked)))
	fmt.Fprintf(b, "    %s | %s%s%s\n", number, before, marked, after)
	fmt.Fprintf(b, "    %s | %s%s\n", strings.Repeat(" ", len(number)), indent, underline)
}

// split cuts the line of a place in three, each short enough to be shown. What a span says of further lines is cut off.
func split(file *diag.File, span diag.Span) (before, marked, after string) {
	line := file.LineSpan(span.Start.Line)
	end := min(span.End.Offset, line.End.Offset)
	before = file.Text(file.Span(line.Start.Offset, span.Start.Offset))
	marked = file.Text(file.Span(span.Start.Offset, end))
	after = file.Text(file.Span(end, line.End.Offset))
	const context = excerptWidth / 4
	if runes := []rune(before); len(runes) > context {
		before = "…" + string(runes[len(runes)-context:])
	}
	if runes := []rune(marked); len(runes) > excerptWidth {
		marked, after = string(runes[:excerptWidth])+"…", ""
	}
	if runes := []rune(after); len(runes) > context {
		after = string(runes[:context]) + "…"
	}
	tabs := strings.NewReplacer("\t", " ")
	return tabs.Replace(before), tabs.Replace(marked), tabs.Replace(after)
}
