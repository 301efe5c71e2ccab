package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

// sourceWidth is the width of the page's column beside what was read from it.
const sourceWidth = 60

// try is the command that shows what a dialect reads from pages.
type try struct {
	settings
	reporting
	*terminal
}

func newDialectTry(t *terminal) *cobra.Command {
	y := &try{terminal: t, reporting: reporting{format: string(diag.Text)}}
	return &cobra.Command{
		Use:   "try DIALECT PAGE...",
		Short: "Show pages beside what a dialect reads from them, and what it does not",
		Long: `Show each page, line by line, beside the facts that the dialect reads from the
line. A line whose pieces nothing accounts for, or that a diagnostic is about, is
marked with an exclamation mark. DIALECT is a file, or a built-in dialect.`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error { return y.run(cmd.Context(), args[0], args[1:]) },
	}
}

func (y *try) run(ctx context.Context, dialect string, pages []string) error {
	y.dialect = dialect
	c, err := y.resolve(pages)
	if err != nil {
		return err
	}
	result, err := pipeline.Read(ctx, c, pipeline.Options{})
	if err != nil {
		return err
	}
	if err := newBeside(result).write(y.out, result.Files); err != nil {
		return err
	}
	if err := y.diagnostics(y.err, c, result.Diagnostics); err != nil {
		return err
	}
	_, err = fmt.Fprintf(y.err, "docgen: %s, %s; %s\n", count(len(result.API.Operations), "operation"),
		count(len(result.API.Schemas), "schema"), ledgerCounts(result.Ledger))
	return err
}

// lineKey is a line of a file.
type lineKey struct {
	file string
	line int
}

// beside holds what is known of each line.
type beside struct {
	facts map[lineKey][]model.NamedFact
	open  map[lineKey]bool // pieces of the line are not used
}

func newBeside(r *pipeline.Result) *beside {
	b := &beside{facts: map[lineKey][]model.NamedFact{}, open: map[lineKey]bool{}}
	for _, name := range owners(r.API) {
		for _, f := range r.API.FactsOf(name) {
			at := f.Origin.Place()
			key := lineKey{at.File, at.Start.Line}
			b.facts[key] = append(b.facts[key], f)
		}
	}
	for _, e := range r.Ledger {
		if e.Outcome == model.Open || e.Outcome == model.Reported {
			b.open[lineKey{e.Span.File, e.Span.Start.Line}] = true
		}
	}
	for _, d := range r.Diagnostics {
		if d.Severity != diag.Info {
			b.open[lineKey{d.Span.File, d.Span.Start.Line}] = true
		}
	}
	return b
}

func (b *beside) write(w io.Writer, files []*diag.File) error {
	var text strings.Builder
	for _, f := range files {
		fmt.Fprintf(&text, "%s\n", f.Name)
		for n := 1; n <= f.LineCount(); n++ {
			b.line(&text, f, n)
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// line shows one line of a page with the facts that start there, one a line.
func (b *beside) line(text *strings.Builder, f *diag.File, n int) {
	key := lineKey{f.Name, n}
	mark := " "
	if b.open[key] {
		mark = "!"
	}
	facts := b.distinct(key)
	first := ""
	if len(facts) > 0 {
		first = facts[0]
	}
	row := fmt.Sprintf("%4d %s %s │ %s", n, mark, fit(f.Text(f.LineSpan(n)), sourceWidth), first)
	fmt.Fprintln(text, strings.TrimRight(row, " "))
	for _, fact := range facts[min(1, len(facts)):] {
		fmt.Fprintf(text, "%s │ %s\n", strings.Repeat(" ", sourceWidth+7), fact)
	}
}

// distinct renders a line's facts in their places' order. A structure that several operations share is shown once, by its
// shortest name.
func (b *beside) distinct(key lineKey) []string {
	facts := slices.Clone(b.facts[key])
	slices.SortStableFunc(facts, func(x, y model.NamedFact) int {
		return cmp.Or(cmp.Compare(x.Origin.Place().Start.Offset, y.Origin.Place().Start.Offset), cmp.Compare(len(x.Name), len(y.Name)))
	})
	seen := map[string]bool{}
	var out []string
	for _, f := range facts {
		last := f.Name[strings.LastIndex(f.Name, ".")+1:]
		same := fmt.Sprint(f.Origin.Place(), last, f.Value)
		if !seen[same] && last != "description" {
			seen[same] = true
			out = append(out, f.Name+" = "+shorten(f.Value))
		}
	}
	return out
}

// fit pads or cuts a text to a width in columns of a terminal.
func fit(text string, width int) string {
	text = strings.ReplaceAll(text, "\t", " ")
	if uniseg.StringWidth(text) <= width {
		return text + strings.Repeat(" ", width-uniseg.StringWidth(text))
	}
	var b strings.Builder
	used := 0
	for _, r := range text {
		w := uniseg.StringWidth(string(r))
		if used+w > width-1 {
			break
		}
		b.WriteRune(r)
		used += w
	}
	return b.String() + "…" + strings.Repeat(" ", width-1-used)
}
