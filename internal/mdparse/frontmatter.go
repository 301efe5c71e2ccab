package mdparse

import (
	"bytes"
	"regexp"
)

var frontMatterKey = regexp.MustCompile(`^(?:["']?[\w.$-]+["']?\s*[:=]|#|\[|\{)`)

// frontMatter cuts the YAML (`---`) or TOML (`+++`) block at the top of a page off.
func (b *builder) frontMatter(v *view) (Block, *view) {
	start := len(v.text) - len(bytes.TrimLeft(v.text, "\n"))
	end := v.lineEnd(start)
	fence := string(bytes.TrimRight(v.text[start:end], " "))
	if fence != "---" && fence != "+++" {
		return nil, v
	}
	stop, ok := v.closingFence(end+1, fence)
	if !ok || !v.holdsKeys(end+1, stop.start) {
		return nil, v
	}
	f := &FrontMatter{node: node{v.span(start, stop.end)}, Text: v.raw(end+1, stop.start)}
	return f, v.cut(stop.end, len(v.text))
}

// closingFence finds the line that ends the front matter.
func (v *view) closingFence(at int, fence string) (extent, bool) {
	for at < len(v.text) {
		end := v.lineEnd(at)
		switch line := string(bytes.TrimRight(v.text[at:end], " ")); {
		case line == fence, line == "..." && fence == "---":
			return extent{at, at + len(line)}, true
		}
		at = end + 1
	}
	return extent{}, false
}

// holdsKeys reports whether the first line of a range that is not empty looks like YAML or TOML: two rules (`---`) can
// stand around a paragraph too.
func (v *view) holdsKeys(start, end int) bool {
	e := v.trimmed(extent{start, end})
	return e.start == e.end || frontMatterKey.Match(v.text[e.start:e.end])
}
