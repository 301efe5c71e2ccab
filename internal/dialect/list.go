package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// entry is an item of a list, or of a definition list, with what its words say of a parameter.
type entry struct {
	span  diag.Span
	input *model.Input
	below []mdparse.Block // what stands below the first line
}

// listRows reads a list as parameters where its section holds parameters and each of its items reads as one.
func (r *reader) listRows(l *mdparse.List, ctx context) bool {
	if !holdsProperties(ctx.role) {
		return false
	}
	entries := r.entries(l)
	if entries == nil {
		return false
	}
	r.addEntries(entries, ctx)
	r.ledger.use(l.Span, "list")
	return true
}

// definitions reads a definition list: a term names a parameter, its description says the rest.
func (r *reader) definitions(d *mdparse.Definitions, ctx context) {
	if !holdsProperties(ctx.role) {
		r.describe(d.Span)
		return
	}
	var entries []entry
	for _, e := range d.Entries {
		runs := slices.Clone(e.Term)
		below := e.Blocks
		if len(below) > 0 {
			if p, ok := below[0].(*mdparse.Paragraph); ok {
				runs = append(runs, mdparse.Run{Kind: mdparse.Text, Text: " - ", Span: p.Span})
				runs = append(runs, p.Runs...)
				below = below[1:]
			}
		}
		input := r.entryInput(flatten(r.file, runs), e.Span)
		if input == nil {
			input, below = r.termInput(e), e.Blocks
		}
		if input == nil {
			r.diags.Add("row-without-name", e.Span, "this term names no parameter")
			continue
		}
		entries = append(entries, entry{span: e.Span, input: input, below: below})
	}
	r.addEntries(entries, ctx)
	r.ledger.use(d.Span, "list")
}

// termInput reads a term as the bare name of a parameter; nil where it is none. What is said of it stands below.
func (r *reader) termInput(e *mdparse.Definition) *model.Input {
	f := flatten(r.file, e.Term)
	input := &model.Input{Property: model.Property{Source: e.Span, Schema: &model.Schema{}}}
	if strings.ContainsAny(strings.TrimSpace(f.text), " \n") || !r.name(input, f) {
		return nil
	}
	return input
}

// holdsProperties reports whether a section's lists and tables are of parameters or properties.
func holdsProperties(role Role) bool {
	return isRequest(role) || role == RoleResponse || role == RoleStructure || role == RoleResponseHeaders
}

// entryInput reads the words of an item by the first rule that fits; nil where none does.
func (r *reader) entryInput(f flat, at diag.Span) *model.Input {
	for _, rule := range r.d.Items {
		m, ok := rule.Match.first(f.text)
		if !ok || m.start > 0 {
			continue
		}
		cells := map[ColumnRole]flat{}
		for name, g := range m.groups {
			cells[ColumnRole(name)] = f.part(g)
		}
		meta := cells["meta"]
		delete(cells, "meta")
		input := &model.Input{Property: model.Property{Source: at}}
		if !r.name(input, cells[ColName]) {
			return nil
		}
		r.meta(meta, cells)
		_, stated := cells[ColDefault]
		r.fill(input, cells, stated)
		return input
	}
	return nil
}

// meta reads the words in an item's parentheses: each is a type, a word for required or optional, a location, or a
// default; what is none of them is left to the description.
func (r *reader) meta(f flat, cells map[ColumnRole]flat) {
	rest := [2]int{-1, -1}
	for _, g := range splitMeta(f.text) {
		part := f.part(g)
		word := normalWord(part.text)
		switch {
		case word == "":
		case r.isRequiredWord(word):
			cells[ColRequired] = part
		case r.isLocation(part.text) && cells[ColLocation].text == "":
			cells[ColLocation] = part
		default:
			if m, ok := r.d.Names.Default.first(part.text); ok && m.group("default") != "" {
				cells[ColDefault] = part.part(m.groups["default"])
				continue
			}
			if _, taken := cells[ColType]; !taken {
				cells[ColType] = r.typeAndDefault(part, cells)
				continue
			}
			if rest[0] < 0 {
				rest[0] = g[0]
			}
			rest[1] = g[1]
		}
	}
	if _, taken := cells[ColLimits]; rest[0] >= 0 && !taken {
		cells[ColLimits] = f.part(rest)
	}
}

// typeAndDefault reads `integer: 18`, a type with a default behind a colon, and gives the type.
func (r *reader) typeAndDefault(f flat, cells map[ColumnRole]flat) flat {
	i := strings.IndexAny(f.text, ":=")
	if i < 0 {
		return f
	}
	words := f.part([2]int{i + 1, len(f.text)})
	if marked := strings.HasPrefix(strings.TrimSpace(words.text), "<"); !marked && r.typeText(f.text[:i], f.span(0, i), "") == nil {
		return f
	}
	if word := strings.Trim(normalWord(words.text), "<>"); r.isRequiredWord(word) {
		cells[ColRequired] = f.part([2]int{i + 1 + strings.Index(words.text, word), i + 1 + strings.Index(words.text, word) + len(word)})
	} else {
		cells[ColDefault] = words
	}
	return f.part([2]int{0, i})
}

// isRequiredWord reports whether a word alone says required or optional. The values of booleans say neither.
func (r *reader) isRequiredWord(word string) bool {
	return len(word) > 1 && word != "true" && word != "false" && (r.d.Tokens.Yes.Has(word) || r.d.Tokens.No.Has(word))
}

// isLocation reports whether words name a parameter's location.
func (r *reader) isLocation(text string) bool {
	return slices.ContainsFunc(r.d.Tokens.Location, func(l LocationWord) bool { return l.Match.Finds(text) })
}

// splitMeta splits words at commas and semicolons that stand in no brackets, and at a colon before a default.
func splitMeta(text string) [][2]int {
	var out [][2]int
	depth, from := 0, 0
	for i, c := range text {
		switch {
		case strings.ContainsRune("<([{", c):
			depth++
		case strings.ContainsRune(">)]}", c):
			depth--
		case depth == 0 && strings.ContainsRune(",;，；、", c):
			out = append(out, [2]int{from, i})
			from = i + len(string(c))
		}
	}
	return append(out, [2]int{from, len(text)})
}

// addEntries adds the parameters of a list where its section puts them, with those of the lists below them.
func (r *reader) addEntries(entries []entry, ctx context) {
	var rows []readRow
	for _, e := range entries {
		rows = append(rows, readRow{span: e.span, input: e.input})
		for _, b := range e.below {
			r.below(e, b, ctx)
		}
	}
	r.addRows(rows, ctx)
}

// below reads a block below an item: a list of properties nests, values make an enumeration, words go on with the
// description.
func (r *reader) below(e entry, b mdparse.Block, ctx context) {
	l, ok := b.(*mdparse.List)
	if !ok {
		r.moreWords(e.input, b)
		return
	}
	if r.facets(e, l) {
		r.ledger.use(l.Span, "list")
		return
	}
	children := r.entries(l)
	typed := slices.ContainsFunc(children, func(c entry) bool { return c.input.Schema.Type.Known() })
	if enum := r.listValues(l); enum != nil && !holdsObjects(e.input.Schema) && !(typed && canHold(e.input.Schema)) {
		r.setEnum(e.input.Schema, enum)
		r.ledger.use(l.Span, "enum")
		return
	}
	if children == nil {
		r.moreWords(e.input, l)
		return
	}
	var properties []*model.Property
	for _, c := range children {
		for _, b := range c.below {
			r.below(c, b, ctx)
		}
		properties = append(properties, &c.input.Property)
	}
	attach(e.input.Schema, properties, e.span)
	r.ledger.use(l.Span, "list")
}

// facets reads a list whose items state the default and the values of the parameter above it, as API Blueprint does.
func (r *reader) facets(e entry, l *mdparse.List) bool {
	var enum *model.Enum
	var standard flat
	for _, item := range l.Items {
		p, ok := firstParagraph(item)
		if !ok {
			return false
		}
		f := flatten(r.file, p.Runs)
		m, ok := r.d.Names.Default.first(f.text)
		values, isList := lastList(item)
		switch {
		case ok && m.group("default") != "":
			standard = f.part(m.groups["default"])
		case isList && r.d.Names.Members.Finds(f.text) && r.listValues(values) != nil:
			enum = r.listValues(values)
		default:
			return false
		}
	}
	if enum != nil {
		r.setEnum(e.input.Schema, enum)
	}
	if standard.text != "" {
		e.input.Default = r.value(standard, e.input.Schema, "list")
	}
	return true
}

// lastList is the list that stands below the one paragraph of an item.
func lastList(item *mdparse.Item) (*mdparse.List, bool) {
	if len(item.Blocks) != 2 {
		return nil, false
	}
	l, ok := item.Blocks[1].(*mdparse.List)
	return l, ok
}

// appendWords goes on with a description.
func (r *reader) appendWords(input *model.Input, text string, at diag.Span) {
	more := model.State(text, "list", at)
	if before := input.Description; before.Known() {
		more.Value = before.Value + "\n\n" + more.Value
		more.Origin.Spans = append(slices.Clone(before.Origin.Spans), more.Origin.Spans...)
	}
	input.Description = more
}

// entries reads the items of a list as parameters; nil where one is none.
func (r *reader) entries(l *mdparse.List) []entry {
	var out []entry
	for _, item := range l.Items {
		p, ok := firstParagraph(item)
		if !ok {
			return nil
		}
		f := flatten(r.file, p.Runs)
		if _, m, labelled := r.d.labelOf(f.text); labelled && m.group("status") != "" {
			return nil
		}
		input := r.entryInput(f, item.Span)
		if input == nil {
			return nil
		}
		out = append(out, entry{span: item.Span, input: input, below: item.Blocks[1:]})
	}
	return out
}

// holdsObjects reports whether a schema is of an object, or of an array of them.
func holdsObjects(s *model.Schema) bool {
	for s.Items != nil {
		s = s.Items
	}
	return s.Type.Value == model.Object
}

// listValues reads a list as the values of an enumeration; nil where it is none.
func (r *reader) listValues(l *mdparse.List) *model.Enum {
	e := &model.Enum{Origin: model.Origin{Kind: model.Stated, Rule: "enum-list", Spans: []diag.Span{l.Span}}}
	for _, item := range l.Items {
		p, ok := firstParagraph(item)
		if !ok {
			return nil
		}
		f := flatten(r.file, p.Runs)
		m, ok := r.d.Enums.Bullet.first(f.text)
		if !ok || m.group("value") == "" {
			return nil
		}
		r.addValue(e, "enum-list", m, f)
	}
	return e
}

// moreWords appends a block to a description. A shortcode that is a word for a fact, such as {{<required>}}, is no part of
// it.
func (r *reader) moreWords(input *model.Input, b mdparse.Block) {
	if h, ok := b.(*mdparse.HTML); ok && len(r.phrases(input, verbatim(r.file, h.Span), phraseScope{})) > 0 {
		r.ledger.use(h.Span, "mark")
		return
	}
	r.appendWords(input, tidy(r.file.Text(b.Place())), b.Place())
	if p, ok := b.(*mdparse.Paragraph); ok {
		f := flatten(r.file, p.Runs)
		list, _ := r.enumeration(input, f)
		r.phrases(input, f, phraseScope{list: list, defaultStated: input.Default.Known()})
	}
	r.ledger.use(b.Place(), "description")
}

// paragraphRows reads a paragraph of a request's section as parameters, one on a line: each begins with code or in bold,
// and is as a rule for paragraphs wants it.
func (r *reader) paragraphRows(p *mdparse.Paragraph, ctx context) bool {
	if !isRequest(ctx.role) || len(p.Runs) == 0 || !p.Runs[0].Strong && p.Runs[0].Kind != mdparse.CodeSp {
		return false
	}
	f := flatten(r.file, p.Runs)
	var entries []entry
	for _, l := range f.printedLines() {
		line := f.part([2]int{l.start, l.end})
		if !r.d.inParagraph(line.text) {
			return false
		}
		input := r.entryInput(line, p.Span)
		if input == nil {
			return false
		}
		entries = append(entries, entry{span: p.Span, input: input})
	}
	r.addEntries(entries, ctx)
	r.ledger.use(p.Span, "list")
	return true
}

// inParagraph reports whether a rule for paragraphs reads a line.
func (d *Dialect) inParagraph(text string) bool {
	return slices.ContainsFunc(d.Items, func(rule Item) bool {
		m, ok := rule.Match.first(text)
		return rule.Paragraph && ok && m.start == 0
	})
}
