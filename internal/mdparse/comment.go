package mdparse

// comment builds a comment, whose text is Markdown too. One that never ends is reported, and ends at once: Markdown would
// hide the rest of the page.
func (b *builder) comment(v *view, el *element) Block {
	c := &Comment{node: node{v.span(el.start, el.close)}}
	if !el.ended {
		b.diags.Add(codeUnclosedComment, c.Span, "this comment has no end, which hides the rest of the page; close it with -->")
		return c
	}
	c.Text = v.raw(el.inner.start, el.inner.end)
	c.Blocks = b.quiet().blocks(v.cut(el.inner.start, el.inner.end).dedent())
	return c
}
