package mdparse

import (
	"bytes"
	"slices"
)

// part is an element within another whose closing tag HTML lets one leave out: a row, a cell, an item.
type part struct {
	tag
	inner extent
	close int
}

// partReader finds the parts of an element.
type partReader struct {
	nests []string
	names []string
	depth int
	open  bool
	out   []part
}

// parts finds the elements of the given names in an extent, without those within a nested element that has such parts
// of its own.
func (v *view) parts(e extent, nests []string, names ...string) []part {
	r := &partReader{nests: nests, names: names}
	for at := e.start; at < e.end; {
		if n := commentLength(v.text[at:e.end]); n > 0 {
			at += n
			continue
		}
		t, ok := tag{}, false
		if v.text[at] == '<' {
			t, ok = readTag(v.text[:e.end], at)
		}
		if !ok {
			at++
			continue
		}
		r.tag(v, e.start, t)
		at = t.end
	}
	r.end(e.end, v.lastText(e.start, e.end))
	return r.out
}

// commentLength is the length of the comment that begins a text, 0 where there is none.
func commentLength(text []byte) int {
	if !bytes.HasPrefix(text, []byte("<!--")) {
		return 0
	}
	if i := bytes.Index(text, []byte("-->")); i >= 0 {
		return i + len("-->")
	}
	return 0
}

func (r *partReader) tag(v *view, from int, t tag) {
	switch {
	case slices.Contains(r.nests, t.name) && t.closing:
		r.depth--
	case slices.Contains(r.nests, t.name):
		r.depth++
	case r.depth > 0 || !slices.Contains(r.names, t.name):
	case t.closing:
		r.end(t.start, t.end)
	default:
		r.end(t.start, v.lastText(from, t.start))
		r.out = append(r.out, part{tag: t, inner: extent{start: t.end}})
		r.open = true
	}
}

// end ends the open part.
func (r *partReader) end(inner, closing int) {
	if r.open {
		last := &r.out[len(r.out)-1]
		last.inner.end, last.close = inner, max(closing, last.inner.start)
		r.open = false
	}
}
