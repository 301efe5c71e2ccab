package mdparse

import (
	"cmp"
	"strings"
)

// htmlReader reads the tags among inline runs: some style the runs between them, some are breaks, anchors, bullets.
type htmlReader struct {
	v     *view
	in    []inlineRun
	out   []inlineRun
	open  []openTag
	tags  map[tagKey]bool
	edge  *extent // the edge of a block element, a break if content follows
	begun bool    // some content came before
}

type tagKey struct {
	name    string
	closing bool
}

// openTag is an element that styles the runs up to its end.
type openTag struct {
	name string
	link string
}

// applyHTML gives the runs without the tags whose meaning a Run can carry.
func (v *view) applyHTML(in []inlineRun) []inlineRun {
	tags := false
	for _, r := range in {
		tags = tags || r.Kind == Tag
	}
	if !tags {
		return in
	}
	h := &htmlReader{v: v, in: in}
	for _, r := range in {
		if r.Kind == Tag {
			h.tag(r)
		} else {
			h.add(r)
		}
	}
	return h.out
}

// add appends a run in the style of the open tags, after the break that an edge left. Blank space beside an edge or
// after a break is no content.
func (h *htmlReader) add(r inlineRun) {
	if h.blank(r) && (h.edge != nil || h.last() == Break) {
		return
	}
	if h.edge != nil && h.begun && h.last() != Break && h.last() != Bullet {
		h.out = append(h.out, inlineRun{Run{Kind: Break, Text: "\n"}, extent{h.edge.start, h.edge.start}})
	}
	h.edge = nil
	h.begun = h.begun || r.Kind != Anchor && r.Kind != Note && r.Kind != Tag
	for _, t := range h.open {
		h.apply(t, &r)
	}
	h.out = append(h.out, r)
}

// apply gives a run the style of an open tag.
func (h *htmlReader) apply(t openTag, r *inlineRun) {
	switch t.name {
	case "b", "strong":
		r.Strong = true
	case "i", "em":
		r.Emph = true
	case "del", "s", "strike":
		r.Strike = true
	case "a":
		r.Link = cmp.Or(t.link, r.Link)
	default:
		if r.Kind == Text {
			r.Kind = CodeSp
			r.Text = resolve(h.v.raw(r.at.start, r.at.end))
		}
	}
}

// last is the kind of the last run.
func (h *htmlReader) last() Kind {
	if n := len(h.out); n > 0 {
		return h.out[n-1].Kind
	}
	return ""
}

func (h *htmlReader) blank(r inlineRun) bool {
	return r.Kind == Soft || r.Kind == Text && r.at.start < r.at.end && h.v.blank(r.at.start, r.at.end)
}

// setEdge notes the edge of a block element; the blank space before it is no content.
func (h *htmlReader) setEdge(at extent) {
	h.edge = &at
	for n := len(h.out); n > 0 && h.blank(h.out[n-1]); n-- {
		h.out = h.out[:n-1]
	}
}

// tag reads a piece of raw HTML.
func (h *htmlReader) tag(r inlineRun) {
	source := h.v.text[:r.at.end]
	if strings.HasPrefix(string(source[r.at.start:]), "<!--") {
		h.note(r)
		return
	}
	t, ok := readTag(source, r.at.start)
	if !ok {
		h.add(r)
		return
	}
	switch role := htmlNames[t.name]; {
	case t.name == "br":
		h.lineBreak(r)
	case t.name == "li":
		h.item(t, r)
	case t.name == "img" && !t.closing:
		h.image(t, r)
	case styles[t.name]:
		h.style(t, r)
	case role == block || role == verbatim:
		h.setEdge(r.at)
		h.anchor(t, r)
	case role == "" && h.literal(t):
		r.Kind = Text
		h.add(r)
	default:
		h.anchor(t, r)
		h.add(r)
	}
}

// styles are the elements that a run's style, kind or link stands for.
var styles = map[string]bool{
	"a": true, "b": true, "strong": true, "i": true, "em": true, "del": true, "s": true, "strike": true,
	"code": true, "tt": true, "kbd": true, "samp": true,
}

func (h *htmlReader) note(r inlineRun) {
	r.Kind = Note
	text := string(h.v.text[r.at.start:r.at.end])
	if strings.HasSuffix(text, "-->") && len(text) >= 7 {
		r.at = h.v.trimmed(extent{r.at.start + 4, r.at.end - 3})
	}
	h.add(r)
}

// lineBreak adds <br>, <br/> or </br>; an edge right before it is the same break.
func (h *htmlReader) lineBreak(r inlineRun) {
	h.edge = nil
	r.Kind, r.Text = Break, "\n"
	h.add(r)
}

// item adds the bullet of <li> on a line of its own.
func (h *htmlReader) item(t tag, r inlineRun) {
	h.setEdge(r.at)
	if t.closing {
		return
	}
	r.Kind, r.Text = Bullet, "- "
	h.add(r)
}

func (h *htmlReader) image(t tag, r inlineRun) {
	r.Kind = Image
	for _, a := range t.attrs {
		switch value := resolve(h.v.raw(a.value.start, a.value.end)); a.name {
		case "alt":
			r.Text = value
			r.at = a.value
		case "src":
			r.Link = value
		}
	}
	h.add(r)
}

// style opens or ends an element that styles runs.
func (h *htmlReader) style(t tag, r inlineRun) {
	if t.closing {
		for i := len(h.open) - 1; i >= 0; i-- {
			if h.open[i].name == t.name {
				h.open = append(h.open[:i:i], h.open[i+1:]...)
				return
			}
		}
		return
	}
	h.anchor(t, r)
	if t.single {
		return
	}
	o := openTag{name: t.name}
	for _, a := range t.attrs {
		if a.name == "href" {
			o.link = resolve(h.v.raw(a.value.start, a.value.end))
		}
	}
	h.open = append(h.open, o)
}

// anchor adds the id of a tag, which links can name.
func (h *htmlReader) anchor(t tag, r inlineRun) {
	for _, a := range t.attrs {
		if (a.name == "id" || a.name == "name" && t.name == "a") && a.value.start < a.value.end {
			r.Kind, r.at = Anchor, a.value
			r.Text = resolve(h.v.raw(a.value.start, a.value.end))
			h.out = append(h.out, r)
			return
		}
	}
}

// literal reports whether an unknown tag is text: `<id>` in a path, `List<String>`. It has no attributes, and nothing
// in the same content closes it.
func (h *htmlReader) literal(t tag) bool {
	if len(t.attrs) > 0 || t.single {
		return false
	}
	if h.tags == nil {
		h.countTags()
	}
	return !h.tags[tagKey{t.name, !t.closing}]
}

// countTags notes which tags stand among the runs.
func (h *htmlReader) countTags() {
	h.tags = map[tagKey]bool{}
	for _, r := range h.in {
		if r.Kind != Tag {
			continue
		}
		if t, ok := readTag(h.v.text[:r.at.end], r.at.start); ok {
			h.tags[tagKey{t.name, t.closing}] = true
		}
	}
}
