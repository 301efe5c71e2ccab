package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// block reads one block and gives the context of the next: a label changes it.
func (r *reader) block(b mdparse.Block, ctx context) context {
	if r.claimed(b, ctx) {
		return ctx
	}
	switch b := b.(type) {
	case *mdparse.Paragraph:
		return r.paragraph(b, ctx)
	case *mdparse.Table:
		r.table(b, ctx)
	case *mdparse.List:
		r.list(b, ctx)
	case *mdparse.Code:
		r.code(b, ctx)
	case *mdparse.Comment:
		r.comment(b, ctx)
	case *mdparse.Container:
		return r.container(b, ctx)
	case *mdparse.HTML:
		r.html(b, ctx)
	case *mdparse.Heading: // within a list item or a container: a line of text
		r.describe(b.Span)
	case *mdparse.Definitions:
		r.definitions(b, ctx)
	case *mdparse.FrontMatter:
		r.frontMatter(b, ctx)
	case *mdparse.Rule:
		r.ledger.ignore(b.Span, "thematic-break")
	}
	return ctx
}

// frontMatter reads the facts of an operation in the block at the top of its page.
func (r *reader) frontMatter(b *mdparse.FrontMatter, ctx context) {
	if !ctx.outside && r.matchFacts(InMatter, ctx, verbatim(r.file, b.Span)) {
		r.ledger.use(b.Span, "facts")
		return
	}
	r.ledger.ignore(b.Span, "front-matter")
}

// claimed reads a block that its place alone gives a meaning: one to ignore, or one about a property.
func (r *reader) claimed(b mdparse.Block, ctx context) bool {
	if rule, ok := r.d.ignores(b, ctx, r.file); ok {
		r.ledger.ignore(b.Place(), rule)
		return true
	}
	if _, table := b.(*mdparse.Table); ctx.property != nil && !table {
		r.propertyBlock(b, ctx.property, ctx)
		return true
	}
	return ctx.role == RoleDetails && r.details(b, ctx)
}

// ignores finds the rule that says that a block tells nothing of the API.
func (d *Dialect) ignores(b mdparse.Block, ctx context, file *diag.File) (string, bool) {
	if ctx.role == RoleIgnore {
		return ctx.rule, true
	}
	kind := kindOf(b)
	for _, rule := range d.Ignore {
		if rule.Kind != "" && rule.Kind != kind || rule.Role != "" && rule.Role != ctx.role {
			continue
		}
		if rule.Match.Finds(file.Text(b.Place())) {
			return rule.Rule, true
		}
	}
	return "", false
}

// kindOf names a block's kind as dialects do.
func kindOf(b mdparse.Block) Kind {
	switch b.(type) {
	case *mdparse.Heading:
		return "heading"
	case *mdparse.Paragraph:
		return "paragraph"
	case *mdparse.Table:
		return "table"
	case *mdparse.List:
		return "list"
	case *mdparse.Definitions:
		return "definitions"
	case *mdparse.Code:
		return "code"
	case *mdparse.Comment:
		return "comment"
	case *mdparse.Container:
		return "container"
	case *mdparse.HTML:
		return "html"
	case *mdparse.FrontMatter:
		return "front-matter"
	default:
		return "rule"
	}
}

// paragraph reads a paragraph: a label, facts, or else words that belong to the description.
func (r *reader) paragraph(p *mdparse.Paragraph, ctx context) context {
	f := flatten(r.file, p.Runs)
	if next, ok := r.label(f, p.Span, ctx); ok {
		return next
	}
	if role, rule := r.titleRole(p, f); role != "" && !ctx.comment {
		r.ledger.use(p.Span, rule)
		ctx.role, ctx.rule, ctx.led, r.last = role, rule, true, role
		r.openStatus(rule, f)
		ctx.required = r.d.groupRequired(rule, strings.TrimRight(strings.TrimSpace(f.text), ":： "), p.Span)
		return ctx
	}
	if ctx.comment {
		r.ledger.ignore(p.Span, "comment")
		return ctx
	}
	if r.matchFacts("section", ctx, f) || r.matchFacts("paragraph", ctx, f) {
		r.ledger.use(p.Span, "facts")
		if opened := r.opens(f); opened != "" {
			ctx.role = opened
		}
		return ctx
	}
	if r.paragraphRows(p, ctx) {
		return ctx
	}
	r.include(f)
	if ctx.role == RoleName || ctx.role == RoleMethod || ctx.role == RolePath {
		r.unread(p.Span, ctx.role)
	}
	r.prose(p.Span, f, ctx)
	return ctx
}

// unread reports words that stand where a fact of the operation is expected, where none was read there.
func (r *reader) unread(at diag.Span, role Role) {
	for _, f := range r.scope.facts {
		if rule := r.d.Facts[f.trust]; rule.In == "section" && rule.Role == role {
			return
		}
	}
	r.diags.Add("fact-unread", at, "the %s of the operation is expected here, but these words do not say it as the dialect knows it", role)
}

// opens is the role that a paragraph's facts give to what follows it.
func (r *reader) opens(f flat) Role {
	for _, rule := range r.d.Facts {
		if rule.Opens != "" && rule.Match.Finds(f.text) {
			return rule.Opens
		}
	}
	return ""
}

// prose keeps words that state no fact: of a structure in the structure's description, else in the operation's.
func (r *reader) prose(at diag.Span, f flat, ctx context) {
	switch {
	case ctx.comment:
		r.ledger.ignore(at, "comment")
	case ctx.role == RoleStructure && r.scope.structure != nil && !r.scope.structure.Description.Known():
		r.scope.structure.Description = model.State(strings.TrimSpace(r.file.Text(at)), "prose", at)
		r.ledger.use(at, "description")
	case ctx.role == RoleResponse && !r.scope.response.Description.Known() && f.text != "":
		r.scope.response.Description = model.State(strings.TrimSpace(r.file.Text(at)), "prose", at)
		r.ledger.use(at, "description")
	default:
		r.describe(at)
	}
}

// context is what stands below the label. One that combines or continues leaves the role as it is.
func (l Label) context(ctx context) context {
	if l.Role != "" {
		ctx.role, ctx.rule = l.Role, l.Rule
	}
	ctx.combine = l.Combine
	ctx.continues = l.Continues || l.Combine != ""
	return ctx
}

// list reads a list: parameters where its items look like them, else words.
func (r *reader) list(l *mdparse.List, ctx context) {
	if ctx.comment {
		r.ledger.ignore(l.Span, "comment")
		return
	}
	if r.listRows(l, ctx) || ctx.role == RoleErrors && r.errorItems(l) {
		return
	}
	for _, item := range l.Items {
		ctx = r.item(item, ctx)
	}
}

// item reads a list item that names no parameter, and gives the context of the next. One that begins with a title or a
// label holds what that says.
func (r *reader) item(item *mdparse.Item, ctx context) context {
	p, ok := firstParagraph(item)
	if !ok {
		r.describe(item.Span)
		return ctx
	}
	if next, ok := r.label(flatten(r.file, p.Runs), p.Span, ctx); ok {
		r.itemRest(item, next)
		r.ledger.use(item.Span, "label")
		return ctx
	}
	if role, rule := r.d.titleRole(strings.Trim(p.Runs.Text(), ":： "), r.last); role != "" && len(item.Blocks) > 1 {
		r.ledger.use(p.Span, rule)
		ctx.role, ctx.rule, r.last = role, rule, role
		r.openStatus(rule, flatten(r.file, p.Runs))
		r.itemRest(item, ctx)
		r.ledger.use(item.Span, rule)
		return ctx
	}
	if f := flatten(r.file, p.Runs); r.matchFacts(InSection, ctx, f) {
		r.ledger.use(item.Span, "facts")
		return ctx
	}
	r.include(flatten(r.file, p.Runs))
	r.describe(item.Span)
	return ctx
}

// itemRest reads what stands below the first paragraph of an item.
func (r *reader) itemRest(item *mdparse.Item, ctx context) {
	for _, b := range item.Blocks[1:] {
		ctx = r.block(b, ctx)
	}
}

// firstParagraph is the paragraph that an item begins with.
func firstParagraph(item *mdparse.Item) (*mdparse.Paragraph, bool) {
	if len(item.Blocks) == 0 {
		return nil, false
	}
	p, ok := item.Blocks[0].(*mdparse.Paragraph)
	return p, ok
}

// code reads a code block: a sample, an example, or a part of the description.
func (r *reader) code(c *mdparse.Code, ctx context) {
	f := codeText(r.file, c)
	facts := r.matchCodeFacts(c, ctx, f)
	switch {
	case ctx.role == RoleSample || ctx.comment:
		r.sample(c, f)
	case ctx.role == RoleResponse || ctx.role == RoleResponseExample:
		r.scope.response.Examples = append(r.scope.response.Examples, r.example(c))
		r.ledger.use(c.Span, "response-example")
	case ctx.role == RoleRequestExample || isRequest(ctx.role):
		r.requestExample(c, f)
	case ctx.role == RoleStructure && r.scope.structure != nil:
		r.examples[r.scope.structure] = r.example(c)
		r.ledger.use(c.Span, "structure-example")
	case facts:
		r.scope.called = r.d.calls(c)
		r.ledger.use(c.Span, "facts")
	case r.scope.called && ctx.role == RoleOperation && strings.EqualFold(c.Lang, "json"):
		r.scope.response.Examples = append(r.scope.response.Examples, r.example(c)) // what comes back from the call before it
		r.scope.called = false
		r.ledger.use(c.Span, "response-example")
	default:
		r.describe(c.Span)
	}
}

// calls reports whether a code block is a call that a weak marker finds.
func (d *Dialect) calls(c *mdparse.Code) bool {
	return slices.ContainsFunc(d.Facts, func(rule FactRule) bool {
		return rule.Weak && rule.In == InCode && rule.Match.Finds(c.Text)
	})
}

// codeText is a code block as one text. Where the source is not the text as it stands, of an indented block or with
// CRLF, it is cut line by line.
func codeText(file *diag.File, c *mdparse.Code) flat {
	f := flat{file: file, text: c.Text, pieces: []piece{{
		end: len(c.Text), exact: file.Text(c.Content) == c.Text,
		run: mdparse.Run{Kind: mdparse.Text, Text: c.Text, Span: c.Content},
	}}}
	if !f.pieces[0].exact {
		f.pieces = codeLines(file, c)
	}
	return f
}

// codeLines are the pieces of a code block whose text is not the source as it stands.
func codeLines(file *diag.File, c *mdparse.Code) []piece {
	var out []piece
	offset, start := c.Content.Start.Offset, 0
	for _, l := range strings.SplitAfter(c.Text, "\n") {
		text := strings.TrimRight(l, "\n")
		if text != "" {
			at := strings.Index(string(file.Content[offset:c.Content.End.Offset]), text)
			if at < 0 {
				break
			}
			offset += at
			out = append(out, piece{
				start: start, end: start + len(text), exact: true,
				run: mdparse.Run{Kind: mdparse.Text, Text: text, Span: file.Span(offset, offset+len(text))},
			})
			offset += len(text)
		}
		start += len(l)
	}
	return out
}

// requestExample keeps a code block of a request's section: JSON is an example of the body, anything else a sample.
func (r *reader) requestExample(c *mdparse.Code, f flat) {
	if e := r.example(c); e.Value != nil {
		if r.scope.op.Body == nil {
			r.scope.op.Body = &model.RequestBody{}
		}
		r.scope.op.Body.Example = e
		r.ledger.use(c.Span, "request-example")
		return
	}
	r.sample(c, f)
}

// sample keeps sample code with the fields of the request that it sets.
func (r *reader) sample(c *mdparse.Code, f flat) {
	s := &model.Sample{Lang: c.Lang, Text: c.Text, Source: c.Span}
	for _, rule := range r.d.Samples {
		for _, m := range rule.Match.find(f.text) {
			if name := m.group("field"); name != "" && !rule.Unless.Finds(f.text[m.start:m.end]) {
				s.Fields = append(s.Fields, model.State(lowerFirst(name), rule.Rule, f.spanOf(m, "field")))
			}
		}
	}
	r.scope.op.Samples = append(r.scope.op.Samples, s)
	r.ledger.use(c.Span, "sample")
}

// example makes an example of a code block.
func (r *reader) example(c *mdparse.Code) *model.Example {
	value, _ := model.ParseJSON(c.Text)
	return &model.Example{Value: value, Text: c.Text, Origin: model.Origin{Kind: model.Stated, Rule: "code-block", Spans: []diag.Span{c.Content}}}
}

// comment reads the samples in an HTML comment.
func (r *reader) comment(c *mdparse.Comment, ctx context) {
	inner := ctx
	inner.comment = true
	inner.role, inner.rule = "", ""
	root := r.d.outline(r.file, c.Blocks)
	root.each(func(s *section) {
		if s.role != RoleSample {
			return
		}
		within := inner
		within.role, within.rule = s.role, s.rule
		r.ledger.use(s.heading.Span, s.rule)
		for _, b := range s.blocks {
			within = r.block(b, within)
		}
		r.ledger.use(c.Span, "sample")
	})
	r.ledger.ignore(c.Span, "comment")
}

// container reads what a quote, an admonition or an element holds.
func (r *reader) container(c *mdparse.Container, ctx context) context {
	if next, ok := r.quotedLabel(c, ctx); ok {
		return next
	}
	if r.caption(c, ctx) || r.element(c.Name, c.Attrs, c, ctx) || r.component(c, ctx) {
		return ctx
	}
	here := ctx
	if role, rule := r.d.titleRole(containerTitle(c), r.last); role != "" && !ctx.outside {
		here.role, here.rule = role, rule
	}
	if here.role == "" || here.role == RoleDescription || here.role == RoleOperation && !r.holdsFacts(c.Blocks) {
		r.describe(c.Span)
		return ctx
	}
	for _, b := range c.Blocks {
		if inner, ok := b.(*mdparse.Container); ok && inner.Name == "summary" && here.role != ctx.role {
			r.ledger.use(b.Place(), here.rule)
			continue
		}
		here = r.block(b, here)
	}
	r.ledger.use(c.Span, "container")
	return ctx
}

// component reads the facts in an element's attributes, and reports whether the text in it is one of them.
func (r *reader) component(c *mdparse.Container, ctx context) bool {
	attrs := r.withText(c)
	if len(attrs) == 0 || !r.matchComponent(c.Name, attrs, ctx) {
		return false
	}
	r.ledger.use(c.Span, "facts")
	return len(attrs) > len(c.Attrs)
}

// quotedLabel reads a quote that holds a label and no more.
func (r *reader) quotedLabel(c *mdparse.Container, ctx context) (context, bool) {
	if len(c.Blocks) != 1 {
		return ctx, false
	}
	p, ok := c.Blocks[0].(*mdparse.Paragraph)
	if !ok {
		return ctx, false
	}
	next, ok := r.label(flatten(r.file, p.Runs), p.Span, ctx)
	if ok {
		r.ledger.use(c.Span, next.rule)
	}
	return next, ok
}

// containerTitle is the title of a tab, a panel or an expandable element: an attribute, or the summary that it begins with.
func containerTitle(c *mdparse.Container) string {
	for _, a := range c.Attrs {
		switch strings.ToLower(a.Name) {
		case "title", "label", "name", "header", "summary":
			return a.Value
		}
	}
	if len(c.Blocks) == 0 {
		return ""
	}
	if first, ok := c.Blocks[0].(*mdparse.Container); ok && first.Name == "summary" && len(first.Blocks) > 0 {
		if p, ok := first.Blocks[0].(*mdparse.Paragraph); ok {
			return strings.TrimSpace(p.Runs.Text())
		}
	}
	return ""
}

// holdsFacts reports whether there is a table, or an element with a title that the dialect knows, among blocks or below
// them.
func (r *reader) holdsFacts(blocks []mdparse.Block) bool {
	return slices.ContainsFunc(blocks, func(b mdparse.Block) bool {
		switch b := b.(type) {
		case *mdparse.Table:
			return true
		case *mdparse.HTML:
			return r.d.elementOf(b.Name) != nil
		case *mdparse.Container:
			if r.d.elementOf(b.Name) != nil {
				return true
			}
			role, _ := r.d.titleRole(containerTitle(b), r.last)
			return role != "" || r.holdsFacts(b.Blocks)
		default:
			return false
		}
	})
}

// html reads an element that stands alone.
func (r *reader) html(h *mdparse.HTML, ctx context) {
	switch {
	case r.element(h.Name, h.Attrs, h, ctx):
	case r.matchComponent(h.Name, h.Attrs, ctx):
		r.ledger.use(h.Span, "facts")
	case h.Name == "import" || h.Name == "export":
		r.ledger.ignore(h.Span, "mdx-module")
	case ctx.comment:
		r.ledger.ignore(h.Span, "comment")
	default:
		r.describe(h.Span)
	}
}
