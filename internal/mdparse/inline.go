package mdparse

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// inlineRun is a run in the making: its text is as printed, its place that in the view.
type inlineRun struct {
	Run
	at extent
}

// flattener makes runs of goldmark's inline nodes.
type flattener struct {
	v     *view
	base  int // where the parsed text begins in the view
	style Run
	out   []inlineRun
}

// nodeRuns are the runs of a node whose inline content goldmark has parsed.
func (b *builder) nodeRuns(v *view, n ast.Node) Runs {
	f := &flattener{v: v}
	f.children(n)
	return v.finish(f.out)
}

// listLine is a line of a cell that begins with the mark of a list item.
var listLine = regexp.MustCompile(`(?m)^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]`)

// cellRuns are the runs of a table cell. Where a row goes on over several lines and holds a list, its lines are meant as they
// stand.
func (b *builder) cellRuns(v *view, e extent) Runs {
	runs := b.inlineRuns(v, e)
	if at := codeAcrossBreak(runs); at >= 0 {
		b.diags.Add(codeCodeAcrossBreak, runs[at].Span, "a line break stands in this code span: a backtick before it is not closed on its line; close it")
		runs = b.lineRuns(v, e, cellBreak)
	}
	if at := escapedList.FindIndex(v.text[e.start:e.end]); at != nil {
		b.diags.Add(codeEscapedBreak, v.span(e.start+at[0], e.start+at[1]), "this line break is escaped, so that readers see its letters; write <br>")
		runs = b.lineRuns(v, e, anyBreak)
	}
	lists := listLine.Match(v.text[e.start:e.end])
	for i, r := range runs {
		switch {
		case r.Kind == CodeSp:
			runs[i].Text = strings.ReplaceAll(r.Text, `\|`, "|")
		case r.Kind == Soft && lists:
			runs[i].Kind = Break
		}
	}
	return runs
}

var (
	cellBreak = regexp.MustCompile(`(?i)<br\s*/?>`)
	anyBreak  = regexp.MustCompile(`(?i)(?:<|&lt;)br\s*/?(?:>|&gt;)`)
	// escapedList is an escaped break that a list item follows: it was not meant to be read.
	escapedList = regexp.MustCompile(`(?i)&lt;br\s*/?&gt;\s*[-*•]\s`)
)

// codeAcrossBreak finds a code span that a <br> stands in beside other text, -1 where there is none. Markdown pairs a stray backtick with
// one of a later line of the cell, and turns code and words around from there on.
func codeAcrossBreak(runs Runs) int {
	return slices.IndexFunc(runs, func(r Run) bool {
		return r.Kind == CodeSp && cellBreak.MatchString(r.Text) && strings.TrimSpace(cellBreak.ReplaceAllString(r.Text, "")) != ""
	})
}

// lineRuns are the runs of a cell of which each line is read by itself.
func (b *builder) lineRuns(v *view, e extent, breaks *regexp.Regexp) Runs {
	var out Runs
	from := e.start
	for _, at := range breaks.FindAllIndex(v.text[e.start:e.end], -1) {
		out = append(out, b.inlineRuns(v, extent{from, e.start + at[0]})...)
		out = append(out, Run{Kind: Break, Text: "\n", Span: v.span(e.start+at[0], e.start+at[1])})
		from = e.start + at[1]
	}
	return append(out, b.inlineRuns(v, extent{from, e.end})...)
}

// inlineRuns parses a range of a view as inline content.
func (b *builder) inlineRuns(v *view, e extent) Runs {
	e = v.trimmed(e)
	if e.start >= e.end {
		return nil
	}
	if !bytes.ContainsAny(v.text[e.start:e.end], "\n\\`*_{}[]<>!&~") {
		return Runs{{Kind: Text, Text: v.raw(e.start, e.end), Span: v.span(e.start, e.end)}}
	}
	doc := lineParser().Parse(text.NewReader(v.text[e.start:e.end]), parser.WithContext(b.context()))
	f := &flattener{v: v, base: e.start}
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		if p := c.PreviousSibling(); p != nil && p.Lines().Len() > 0 {
			at := v.lineEnd(e.start + p.Lines().At(p.Lines().Len()-1).Stop - 1)
			f.add(Run{Kind: Break, Text: "\n"}, extent{at, at + 1})
		}
		f.children(c)
	}
	return v.finish(f.out)
}

func (f *flattener) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f.node(c)
	}
}

func (f *flattener) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		f.text(n)
	case *ast.CodeSpan:
		f.code(n)
	case *ast.Emphasis:
		f.styled(n, func(s *Run) {
			s.Strong = s.Strong || n.Level > 1
			s.Emph = s.Emph || n.Level == 1
		})
	case *extast.Strikethrough:
		f.styled(n, func(s *Run) { s.Strike = true })
	case *ast.Link:
		f.link(n)
	case *ast.Image:
		f.image(n)
	case *ast.AutoLink:
		f.autoLink(n)
	case *ast.RawHTML:
		f.raw(n)
	default:
		f.children(n)
	}
}

// add appends a run in the style of the nodes around it.
func (f *flattener) add(r Run, at extent) {
	r.Strong, r.Emph, r.Strike = f.style.Strong, f.style.Emph, f.style.Strike
	if r.Link == "" {
		r.Link = f.style.Link
	}
	f.out = append(f.out, inlineRun{r, at})
}

// styled adds the content of a node in a style of its own.
func (f *flattener) styled(n ast.Node, set func(*Run)) {
	outer := f.style
	set(&f.style)
	f.children(n)
	f.style = outer
}

func (f *flattener) extent(s text.Segment) extent { return extent{f.base + s.Start, f.base + s.Stop} }

func (f *flattener) text(n *ast.Text) {
	at := f.extent(n.Segment)
	if at.start < at.end {
		f.add(Run{Kind: Text}, at)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		kind := Soft
		if n.HardLineBreak() {
			kind = Break
		}
		f.add(Run{Kind: kind, Text: "\n"}, extent{at.end, min(f.v.lineEnd(at.end)+1, len(f.v.text))})
	}
}

func (f *flattener) code(n *ast.CodeSpan) {
	var content strings.Builder
	at := extent{f.base + n.Pos(), f.base + n.Pos()}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			e := f.extent(t.Segment)
			if content.Len() == 0 {
				at.start = e.start
			}
			at.end = e.end
			content.WriteString(f.v.raw(e.start, e.end))
		}
	}
	f.add(Run{Kind: CodeSp, Text: strings.ReplaceAll(content.String(), "\n", " ")}, at)
}

// link adds the text of a link; a link without text leaves an empty run, that its address is not lost.
func (f *flattener) link(n *ast.Link) {
	before := len(f.out)
	f.styled(n, func(s *Run) { s.Link = resolve(string(n.Destination)) })
	if len(f.out) == before {
		f.add(Run{Kind: Text, Link: resolve(string(n.Destination))}, f.point(n))
	}
}

func (f *flattener) point(n ast.Node) extent {
	at := f.base + max(n.Pos(), 0)
	return extent{at, at}
}

func (f *flattener) image(n *ast.Image) {
	inner := &flattener{v: f.v, base: f.base}
	inner.children(n)
	at := f.point(n)
	if k := len(inner.out); k > 0 {
		at = extent{inner.out[0].at.start, inner.out[k-1].at.end}
	}
	alt := f.v.finish(inner.out)
	f.add(Run{Kind: Image, Text: alt.Text(), Link: resolve(string(n.Destination))}, at)
}

// autoLink adds `<https://…>`: the address is the text.
func (f *flattener) autoLink(n *ast.AutoLink) {
	source := f.v.text[f.base:]
	start := f.base + max(n.Pos(), 0) + 1
	f.add(Run{Kind: Text, Link: string(n.URL(source))}, extent{start, start + len(n.Label(source))})
}

func (f *flattener) raw(n *ast.RawHTML) {
	if k := n.Segments.Len(); k > 0 {
		f.add(Run{Kind: Tag}, extent{f.base + n.Segments.At(0).Start, f.base + n.Segments.At(k-1).Stop})
	}
}

// finish reads the HTML among the runs, joins those that belong together, and resolves texts and places.
func (v *view) finish(in []inlineRun) Runs {
	in = joined(v.applyHTML(in))
	out := make(Runs, 0, len(in))
	for _, r := range in {
		r.Span = v.span(r.at.start, r.at.end)
		switch {
		case r.Text != "":
		case r.Kind == Text:
			r.Text = resolve(v.raw(r.at.start, r.at.end))
		case r.Kind == Tag || r.Kind == Note:
			r.Text = v.raw(r.at.start, r.at.end)
		}
		out = append(out, r.Run)
	}
	return out
}

// joined makes one run of neighbouring texts in one style: goldmark cuts text at every special character.
func joined(in []inlineRun) []inlineRun {
	var out []inlineRun
	for _, r := range in {
		n := len(out)
		if n == 0 || r.Kind != Text && r.Kind != CodeSp || out[n-1].at.end != r.at.start || !sameStyle(out[n-1].Run, r.Run) {
			out = append(out, r)
			continue
		}
		out[n-1].at.end = r.at.end
		out[n-1].Text += r.Text
	}
	return out
}

func sameStyle(a, b Run) bool {
	a.Text, b.Text = "", ""
	return a == b
}

// resolve replaces escapes and entities of Markdown by what they stand for.
func resolve(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		if s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]) {
			out.WriteByte(s[i+1])
			i += 2
			continue
		}
		if text, n := entity(s[i:]); n > 0 {
			out.WriteString(text)
			i += n
			continue
		}
		out.WriteByte(s[i])
		i++
	}
	return out.String()
}

// entity reads the entity at the start of s, and gives its text and its length.
func entity(s string) (string, int) {
	end := strings.IndexByte(s, ';')
	if s[0] != '&' || end < 2 || end > 33 {
		return "", 0
	}
	name := []byte(s[:end+1])
	text := util.ResolveNumericReferences(util.ResolveEntityNames(name))
	if bytes.Equal(text, name) {
		return "", 0
	}
	return string(text), end + 1
}
