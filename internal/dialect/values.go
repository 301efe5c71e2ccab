package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// valueRows are the rows of a table of values that follow each other and are about one parameter.
type valueRows struct {
	name  string
	depth int // 0 where the table prints none
	span  diag.Span
	enum  *model.Enum
}

// valueTable reads a table with a value of an enumeration in each row, behind the name of the parameter that takes it.
func (r *reader) valueTable(t *mdparse.Table, roles []ColumnRole) {
	r.tableHeader(t.Header, roles)
	from := 0
	for _, group := range r.dealt(r.valueGroups(t, roles)) {
		if at := r.owner(group, from); at >= 0 {
			r.setValues(r.listed[at].input.Schema, withoutNull(group.enum, r.listed[at].input.Schema), []model.Type{model.Object})
			from = at + 1
			continue
		}
		r.diags.Add("values-without-parameter", group.span, "no row before this table is called %s", group.name)
	}
	r.ledger.use(t.Span, "table")
}

// valueGroups gathers the rows of each parameter. The first value a second time starts the values of the next parameter
// of that name.
func (r *reader) valueGroups(t *mdparse.Table, roles []ColumnRole) []valueRows {
	var out []valueRows
	for _, row := range t.Rows {
		cells := r.cells(row, roles)
		printed, depth := r.undent(cells[ColName])
		name, value := strings.TrimSpace(printed.text), cells[ColValue]
		start, end := trimmed(value.text, 0, len(value.text))
		fact := model.State(value.text[start:end], "column:value", value.span(start, end))
		last := len(out) - 1
		if last < 0 || out[last].name != name || out[last].enum.Values[0].Value.Value == fact.Value {
			out = append(out, valueRows{name: name, depth: depth.marks, span: row.Span, enum: &model.Enum{
				Origin: model.Origin{Kind: model.Stated, Rule: "table-of-values", Spans: []diag.Span{row.Span}},
			}})
			last++
		}
		out[last].enum.Values = append(out[last].enum.Values, &model.EnumValue{Value: fact})
		r.ledger.use(row.Span, "value-row")
	}
	return out
}

// owner finds the row that values belong to: the first of that name that can take them, from a row on and else from the
// first, as tables of values keep the order of the rows. It gives -1 where there is none.
func (r *reader) owner(group valueRows, from int) int {
	if i := slices.IndexFunc(r.listed[min(from, len(r.listed)):], group.fits); i >= 0 {
		return from + i
	}
	return slices.IndexFunc(r.listed, group.fits)
}

// withoutNull leaves null out of the values of a nullable schema: it is no text, and the type tells of it.
func withoutNull(e *model.Enum, s *model.Schema) *model.Enum {
	if s.Nullable.Value {
		e.Values = slices.DeleteFunc(e.Values, func(v *model.EnumValue) bool { return v.Value.Value == "null" })
	}
	return e
}

// dealt are the groups, those dealt out that have their name alone.
func (r *reader) dealt(groups []valueRows) []valueRows {
	named := map[string]int{}
	for _, group := range groups {
		named[group.name]++
	}
	var out []valueRows
	for _, group := range groups {
		if named[group.name] > 1 {
			out = append(out, group)
			continue
		}
		out = append(out, r.shared(group)...)
	}
	return out
}

// shared deals the values of one name out where as many parameters have the name: each takes one, as the kind of each part
// of a choice does.
func (r *reader) shared(group valueRows) []valueRows {
	takers := 0
	for _, row := range r.listed {
		if !group.fits(row) {
			continue
		}
		if takers++; refers(row.input.Schema) {
			return []valueRows{group} // the structure's own values
		}
	}
	if takers < 2 || takers != len(group.enum.Values) {
		return []valueRows{group}
	}
	var out []valueRows
	for _, v := range group.enum.Values {
		one := group
		one.enum = &model.Enum{Values: []*model.EnumValue{v}, Origin: group.enum.Origin}
		out = append(out, one)
	}
	return out
}

// fits reports whether a row can take the values: it has the name, is no object, and has no values yet.
func (group valueRows) fits(row readRow) bool {
	s := row.input.Schema
	return row.input.Name.Value == group.name && (group.depth == 0 || row.depth == group.depth) &&
		!hasValues(s) && group.kindFits(s) && plausible(group.enum, s)
}

// takesValues reports whether values of a schema, or of what an array holds, are plain.
func takesValues(s *model.Schema) bool {
	if s.Type.Value == model.Array && s.Items != nil {
		return s.Items.Type.Value != model.Any && s.Items.Type.Value != model.Object
	}
	return s.Type.Value != model.Object
}

// kindFits reports whether the values are objects where the schema is one, and plain where it is not.
func (group valueRows) kindFits(s *model.Schema) bool {
	if strings.HasPrefix(group.enum.Values[0].Value.Value, "{") {
		return s.Type.Value == model.Object
	}
	return takesValues(s)
}

// hasValues reports whether a schema, or what an array holds, has an enumeration already.
func hasValues(s *model.Schema) bool { return s.Enum != nil || s.Items != nil && s.Items.Enum != nil }
