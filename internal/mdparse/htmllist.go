package mdparse

// htmlList builds <ul> and <ol>.
func (b *builder) htmlList(v *view, el *element) Block {
	l := &List{node: node{v.span(el.start, el.close)}, Ordered: el.name == "ol"}
	for _, p := range v.parts(el.inner, []string{"ul", "ol"}, "li") {
		inner := v.cut(p.inner.start, p.inner.end).dedent()
		l.Items = append(l.Items, &Item{Span: v.span(p.start, p.close), Blocks: b.flow(inner)})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return l
}

// htmlDefinitions builds <dl>. Terms that share their descriptions are lines of one entry.
func (b *builder) htmlDefinitions(v *view, el *element) Block {
	d := &Definitions{node: node{v.span(el.start, el.close)}}
	var entry *Definition
	for _, p := range v.parts(el.inner, []string{"dl"}, "dt", "dd") {
		span := v.span(p.start, p.close)
		if p.name == "dd" && entry != nil {
			inner := v.cut(p.inner.start, p.inner.end).dedent()
			entry.Blocks = append(entry.Blocks, b.flow(inner)...)
			entry.Span.End = span.End
			continue
		}
		if entry == nil || entry.Blocks != nil {
			entry = &Definition{Span: span}
			d.Entries = append(d.Entries, entry)
		} else {
			entry.Term = append(entry.Term, Run{Kind: Soft, Text: "\n", Span: v.span(p.start, p.start)})
		}
		entry.Term = append(entry.Term, b.inlineRuns(v, p.inner)...)
		entry.Span.End = span.End
	}
	if len(d.Entries) == 0 {
		return nil
	}
	return d
}
