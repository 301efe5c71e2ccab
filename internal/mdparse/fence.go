package mdparse

import (
	"bytes"
	"regexp"
)

var (
	fenceLine   = regexp.MustCompile("^(`{3,}|~{3,})[ \\t]*([^`\\n]*)$")
	headingLine = regexp.MustCompile(`^#{2,6}[ \t]+\S`)
	fencedPages = regexp.MustCompile(`^(?i:md|mdx|markdown)\b`)
)

// lostFence tells where a fenced block that begins with a line, and goes on at an offset, must end although no fence
// closes it: before the first heading with an empty line above it, where another block opens or the text ends before a
// closing fence comes. It is -1 where the block is closed, and where nothing shows its end.
func lostFence(text, open []byte, at int) int {
	fence := fenceLine.FindSubmatch(bytes.TrimSpace(open))
	if fence == nil || fencedPages.Match(fence[2]) {
		return -1
	}
	heading, empty := -1, false
	for at < len(text) {
		end := at + bytes.IndexByte(text[at:], '\n')
		if end < at {
			end = len(text)
		}
		line := bytes.TrimRight(text[at:end], " \t\r")
		if other := fenceLine.FindSubmatch(bytes.TrimLeft(line, " \t>")); other != nil && bytes.HasPrefix(other[1], fence[1]) {
			return fenceEndsAt(heading, at, len(other[2]) > 0)
		}
		if heading < 0 && empty && headingLine.Match(line) {
			heading = at
		}
		empty = len(line) == 0
		at = end + 1
	}
	return heading
}

// fenceEndsAt is where a block ends whose next fence stands at an offset: that fence closes it, unless it opens another
// one.
func fenceEndsAt(heading, at int, opens bool) int {
	switch {
	case !opens:
		return -1
	case heading >= 0:
		return heading
	default:
		return at
	}
}
