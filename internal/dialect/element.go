package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// Element reads an element as a parameter or a property: <Param query="page" type="integer" required>The page.</Param>.
// Its words are what it holds; elements within are properties of it.
type Element struct {
	Rule      string                `yaml:"rule"`      // the id that facts and reports name
	Component []string              `yaml:"component"` // the elements' names
	Role      Role                  `yaml:"role"`      // of the section that it belongs to, whatever section it stands in
	Attrs     map[string]ColumnRole `yaml:"attrs"`     // attribute → what it holds, as a column does
	Places    map[string]Role       `yaml:"places"`    // attribute that holds the name → the section that it belongs to
}

// elementOf finds the rule for elements of a name.
func (d *Dialect) elementOf(name string) *Element {
	for i, e := range d.Elements {
		if slices.Contains(e.Component, name) {
			return &d.Elements[i]
		}
	}
	return nil
}

// element reads an element as a parameter and reports whether it is one.
func (r *reader) element(name string, attrs []mdparse.Attr, b mdparse.Block, ctx context) bool {
	rule := r.d.elementOf(name)
	if rule == nil || ctx.comment {
		return false
	}
	e, role, ok := r.elementEntry(rule, attrs, b, ctx)
	if !ok {
		return false
	}
	if role != "" {
		ctx.role = role
	} else if !holdsProperties(ctx.role) {
		ctx.role = RoleParameters
	}
	r.addEntries([]entry{e}, ctx)
	r.ledger.use(b.Place(), rule.Rule)
	return true
}

// elementEntry is the parameter that an element describes, and the section that its rule or its attribute puts it in.
func (r *reader) elementEntry(rule *Element, attrs []mdparse.Attr, b mdparse.Block, ctx context) (entry, Role, bool) {
	cells, role := map[ColumnRole]flat{}, rule.Role
	input := &model.Input{Property: model.Property{Source: b.Place()}}
	for _, a := range attrs {
		key := strings.ToLower(a.Name)
		place, placed := rule.Places[key]
		switch column := rule.Attrs[key]; {
		case placed:
			cells[ColName], role = attrText(r.file, a), place
		case column == ColRequired || column == ColOptional:
			input.Required = r.flagAttr(a, column == ColOptional, rule.Rule)
		case column != "":
			cells[column] = attrText(r.file, a)
		}
	}
	below := elementBlocks(b)
	if p, ok := firstOf(below); ok {
		cells[ColDescription], below = flatten(r.file, p.Runs), below[1:]
		r.ledger.use(p.Span, rule.Rule)
	}
	if !r.name(input, cells[ColName]) {
		return entry{}, "", false
	}
	r.fill(input, cells, strings.TrimSpace(cells[ColDefault].text) != "")
	if !input.Required.Known() {
		input.Required = model.Infer(false, "attribute-absent", b.Place())
	}
	e := entry{span: b.Place(), input: input}
	r.elementsBelow(&e, below, ctx)
	return e, role, true
}

// elementsBelow reads what an element holds beside its first paragraph: elements are properties of it, wherever they
// stand in others that only fold or group; the rest goes on with its description.
func (r *reader) elementsBelow(e *entry, blocks []mdparse.Block, ctx context) {
	for _, b := range blocks {
		name, attrs := elementName(b)
		if rule := r.d.elementOf(name); rule != nil {
			if child, _, ok := r.elementEntry(rule, attrs, b, ctx); ok {
				for _, more := range child.below {
					r.below(child, more, ctx)
				}
				attach(e.input.Schema, []*model.Property{&child.input.Property}, e.span)
				r.ledger.use(b.Place(), rule.Rule)
				continue
			}
		}
		if c, ok := b.(*mdparse.Container); ok && r.holdsElements(c.Blocks) {
			r.elementsBelow(e, c.Blocks, ctx)
			r.ledger.use(b.Place(), "container")
			continue
		}
		e.below = append(e.below, b)
	}
}

// holdsElements reports whether there is an element that describes a parameter among blocks or below them.
func (r *reader) holdsElements(blocks []mdparse.Block) bool {
	return slices.ContainsFunc(blocks, func(b mdparse.Block) bool {
		if name, _ := elementName(b); r.d.elementOf(name) != nil {
			return true
		}
		c, ok := b.(*mdparse.Container)
		return ok && r.holdsElements(c.Blocks)
	})
}

// elementName is the name of a block that is an element, and its attributes.
func elementName(b mdparse.Block) (string, []mdparse.Attr) {
	switch b := b.(type) {
	case *mdparse.Container:
		return b.Name, b.Attrs
	case *mdparse.HTML:
		return b.Name, b.Attrs
	default:
		return "", nil
	}
}

// elementBlocks are the blocks that an element holds.
func elementBlocks(b mdparse.Block) []mdparse.Block {
	if c, ok := b.(*mdparse.Container); ok {
		return c.Blocks
	}
	return nil
}

// firstOf is the paragraph that blocks begin with.
func firstOf(blocks []mdparse.Block) (*mdparse.Paragraph, bool) {
	if len(blocks) == 0 {
		return nil, false
	}
	p, ok := blocks[0].(*mdparse.Paragraph)
	return p, ok
}

// attrText is the value of an attribute as a text, its entities resolved.
func attrText(file *diag.File, a mdparse.Attr) flat {
	run := mdparse.Run{Kind: mdparse.Text, Text: a.Value, Span: a.Span}
	return flat{file: file, text: a.Value, pieces: []piece{{end: len(a.Value), run: run, exact: file.Text(a.Span) == a.Value}}}
}

// flagAttr is what an attribute without a value, or with true or false, says: required, required={true}.
func (r *reader) flagAttr(a mdparse.Attr, opposite bool, rule string) model.Fact[bool] {
	at := a.Span
	if from := at.Start.Offset - len(a.Name); a.Value == "" && from >= 0 {
		at = r.file.Span(from, at.Start.Offset) // the name alone says it
	}
	return model.State((strings.ToLower(strings.Trim(a.Value, `{}"' `)) != "false") != opposite, rule, at)
}
