package mdparse

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// heading builds an ATX or a setext heading.
func (b *builder) heading(v *view, n *ast.Heading) Block {
	span := v.lineSpan(n.Pos())
	if lines := v.nodeLines(n); len(lines) > 0 && !atxMark.Match(v.text[n.Pos():]) {
		underline := v.lineEnd(lines[len(lines)-1].end) + 1
		span = v.span(lines[0].start, v.trimmed(extent{underline, v.lineEnd(underline)}).end)
	}
	h := &Heading{node: node{span}, Level: n.Level, Runs: b.nodeRuns(v, n)}
	h.ID, h.Runs = headingID(h.Runs)
	return h
}

var atxMark = regexp.MustCompile(`^#{1,6}(?:[ \t\n]|$)`)

var trailingID = regexp.MustCompile(`[ \t]*\{#([^\s{}]+)[^{}]*\}[ \t]*$`)

// headingID finds the id of a heading: `{#id}` at its end, which is no part of the text, or an anchor in it.
func headingID(runs Runs) (string, Runs) {
	if n := len(runs); n > 0 && runs[n-1].Kind == Text {
		last := runs[n-1]
		if m := trailingID.FindStringSubmatchIndex(last.Text); m != nil {
			return last.Text[m[2]:m[3]], withoutTail(runs, len(last.Text)-m[0])
		}
	}
	for _, r := range runs {
		if r.Kind == Anchor {
			return r.Text, runs
		}
	}
	return "", runs
}

// withoutTail drops the last bytes of the last run, which are printed as they read.
func withoutTail(runs Runs, n int) Runs {
	out := append(Runs{}, runs...)
	last := &out[len(out)-1]
	tail := last.Text[len(last.Text)-n:]
	last.Text = last.Text[:len(last.Text)-n]
	last.Span.End.Offset -= n
	last.Span.End.Column -= len([]rune(tail))
	if last.Text == "" {
		return out[:len(out)-1]
	}
	return out
}

var unspacedMark = regexp.MustCompile(`^(#{2,6})[^#\s]`)

// unspacedHeading builds a heading of a line such as `##标题`, which CommonMark takes for text because no blank follows the
// signs. A single sign is left alone: `#1` is a number.
func (b *builder) unspacedHeading(v *view, line extent) Block {
	m := unspacedMark.FindSubmatchIndex(v.text[line.start:line.end])
	if m == nil {
		return nil
	}
	span := v.span(line.start, line.end)
	b.diags.Add(codeHeadingWithoutSpace, span, "this line is read as a heading; write a blank after the number signs")
	h := &Heading{node: node{span}, Level: m[3]}
	h.ID, h.Runs = headingID(b.inlineRuns(v, extent{line.start + m[3], line.end}))
	return h
}
