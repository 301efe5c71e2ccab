package dialect

import (
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// described is the parameter or property that a section describes at length: its heading names it.
func (r *reader) described(s *section, above context) *model.Property {
	if s.heading == nil || s.role != "" || above.comment || above.outside {
		return nil
	}
	title := strings.Trim(s.title(), "` *")
	if p := above.property; p != nil && canHold(p.Schema) {
		return findProperty(&model.Property{Schema: p.Schema}, title)
	}
	for _, in := range r.scope.op.Inputs {
		if p := findProperty(&in.Property, title); p != nil {
			return p
		}
	}
	if schema := r.scope.response.Schema; schema != nil && above.role == RoleResponse {
		return findProperty(&model.Property{Schema: schema}, title)
	}
	return nil
}

// findProperty finds a property of a name, at or below a property.
func findProperty(p *model.Property, name string) *model.Property {
	if strings.EqualFold(p.Name.Value, name) {
		return p
	}
	s := p.Schema
	for s.Items != nil {
		s = s.Items
	}
	for _, each := range s.Properties {
		if hit := findProperty(each, name); hit != nil {
			return hit
		}
	}
	return nil
}

// canHold reports whether a schema can have properties: it is an object, an array of them, or of unknown type.
func canHold(s *model.Schema) bool {
	for s.Items != nil {
		s = s.Items
	}
	return s.Type.Value == model.Object || s.Type.Value == model.Array || s.Type.Value == model.Unknown
}

// propertyTable reads a table below a property that holds no others: the first column lists its values where a column
// of values or of names leads the table; else the table belongs to its description.
func (r *reader) propertyTable(t *mdparse.Table, ctx context) {
	e := r.tableValues(t)
	if e == nil {
		r.propertyBlock(t, ctx.property, ctx)
		return
	}
	r.setEnum(ctx.property.Schema, e)
	r.ledger.use(t.Span, "enum")
}

// tableValues reads a table as an enumeration: a value in the first column of each row, its meaning in the second.
func (r *reader) tableValues(t *mdparse.Table) *model.Enum {
	if len(t.Header.Cells) == 0 {
		return nil
	}
	if role := r.d.columnRole(t.Header.Cells[0].Runs.Text()); role != ColEnum && role != ColName && role != ColCode && role != ColExample {
		return nil
	}
	e := &model.Enum{Origin: model.Origin{Kind: model.Stated, Rule: "enum-table", Spans: []diag.Span{t.Span}}}
	for _, row := range t.Rows {
		if len(row.Cells) == 0 {
			return nil
		}
		f := flatten(r.file, row.Cells[0].Runs)
		start, end := trimmed(f.text, 0, len(f.text))
		if start >= end || strings.ContainsAny(f.text[start:end], " \n") {
			return nil
		}
		v := &model.EnumValue{Value: model.State(f.text[start:end], "enum-table", f.span(start, end))}
		if len(row.Cells) > 1 {
			if m := flatten(r.file, row.Cells[1].Runs); strings.TrimSpace(m.text) != "" {
				v.Meaning = model.State(strings.TrimSpace(m.text), "enum-table", m.span(0, len(m.text)))
			}
		}
		e.Values = append(e.Values, v)
	}
	if len(e.Values) == 0 {
		return nil
	}
	return e
}

// propertyBlock reads a block of a section that describes a property: words go on with its description and can state
// facts, a list is of values or of properties below.
func (r *reader) propertyBlock(b mdparse.Block, p *model.Property, ctx context) {
	input := &model.Input{Property: *p}
	for _, in := range r.scope.op.Inputs {
		if &in.Property == p {
			input = in
		}
	}
	r.below(entry{span: p.Source, input: input}, b, ctx)
	*p = input.Property
}

// namesProperty reports whether a heading is code within a section of parameters: it names one of them, whatever word
// that is.
func (s *section) namesProperty() bool {
	under := s.parent.under()
	if !isRequest(under) && under != RoleResponse {
		return false
	}
	code := false
	for _, run := range s.heading.Runs {
		switch {
		case run.Kind == mdparse.CodeSp:
			code = true
		case run.Kind == mdparse.Text && strings.TrimSpace(run.Text) != "":
			return false
		}
	}
	return code
}
