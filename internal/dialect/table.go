package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// table reads a table: parameters, a response's or a structure's properties, or else a part of the description.
func (r *reader) table(t *mdparse.Table, ctx context) {
	if ctx.comment {
		r.ledger.ignore(t.Span, "comment")
		return
	}
	roles := r.d.columnRoles(t.Header)
	if !slices.Contains(roles, ColName) || ctx.role == RoleDescription || ctx.role == RoleOperation || ctx.role == "" {
		if isRequest(ctx.role) || ctx.role == RoleResponse || ctx.role == RoleStructure {
			r.diags.Add("unknown-table", t.Header.Span, "no column of this table is known to hold names; its rows go into the description")
		}
		r.describe(t.Span)
		return
	}
	r.tableHeader(t.Header, roles)
	rows := r.tableRows(t, roles)
	switch {
	case isRequest(ctx.role):
		r.requestRows(t, rows, ctx.role)
	case ctx.role == RoleResponse:
		r.responseRows(rows)
	case ctx.role == RoleStructure && r.scope.structure != nil:
		s := r.scope.structure
		s.Properties = append(s.Properties, r.nest(properties(rows))...)
	case ctx.role == RoleResponseHeaders:
		r.scope.response.Headers = append(r.scope.response.Headers, properties(rows)...)
	default:
		r.diags.Add("unknown-table", t.Header.Span, "the section of this table says not whether it is of a request, a response or a structure")
	}
	r.ledger.use(t.Span, "table")
}

// columnRoles gives each column of a header its role, "" where no rule knows it. A role goes to its first column.
func (d *Dialect) columnRoles(header *mdparse.Row) []ColumnRole {
	roles := make([]ColumnRole, len(header.Cells))
	for i, c := range header.Cells {
		if role := d.columnRole(c.Runs.Text()); role == ColIgnore || !slices.Contains(roles, role) {
			roles[i] = role
		}
	}
	return roles
}

// columnRole is the role of a header's words.
func (d *Dialect) columnRole(header string) ColumnRole {
	word := normalWord(header)
	for _, c := range d.Columns {
		for _, name := range c.Names {
			if normalWord(name) == word {
				return c.Role
			}
		}
		if c.Match.Finds(header) {
			return c.Role
		}
	}
	return ""
}

// normalWord is a word for comparison: lower case, without blanks and the marks that decorate words.
func normalWord(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Trim(text, " \t\n*_`:：")), " "))
}

// tableHeader accounts for a header and reports the columns that the dialect does not know.
func (r *reader) tableHeader(header *mdparse.Row, roles []ColumnRole) {
	for i, c := range header.Cells {
		if roles[i] == "" {
			r.diags.Add("unknown-column", c.Span, "the dialect knows no column %q; its cells are not read", c.Runs.Text())
			r.ledger.report(c.Span, "unknown-column")
			continue
		}
		r.ledger.use(c.Span, "column:"+string(roles[i]))
	}
	r.ledger.use(header.Span, "header")
}

// readRow is a row with what it says of a property.
type readRow struct {
	row   *mdparse.Row
	input *model.Input
}

// tableRows reads a table's rows. A row without a name is reported; a row that stands twice counts once.
func (r *reader) tableRows(t *mdparse.Table, roles []ColumnRole) []readRow {
	var out []readRow
	for _, row := range t.Rows {
		input := r.row(row, roles)
		if input == nil {
			r.diags.Add("row-without-name", row.Span, "this row names no parameter; give its first cell a name")
			r.ledger.report(row.Span, "row-without-name")
			continue
		}
		r.ledger.use(row.Span, "row")
		if twin := findRow(out, input.Name.Value); twin != nil {
			r.diags.Add("row-twice", row.Span, "%s stands in this table twice; the first row counts", input.Name.Value).
				Relate(twin.row.Span, "the first row")
			continue
		}
		out = append(out, readRow{row: row, input: input})
	}
	return out
}

// findRow finds a row by its property's name.
func findRow(rows []readRow, name string) *readRow {
	for i := range rows {
		if rows[i].input.Name.Value == name {
			return &rows[i]
		}
	}
	return nil
}

// requestRows adds rows to the operation's inputs, at the location that their section gives them.
func (r *reader) requestRows(t *mdparse.Table, rows []readRow, role Role) {
	r.scope.rows = append(r.scope.rows, t.Rows...)
	for _, row := range rows {
		if loc, ok := locationOf(role); ok && !row.input.In.Known() {
			row.input.In = model.State(loc, "section:"+string(role), row.row.Span)
		}
		r.scope.op.Inputs = append(r.scope.op.Inputs, row.input)
	}
}

// locationOf is where the parameters of a section go.
func locationOf(role Role) (model.Location, bool) {
	switch role {
	case RolePathParameters:
		return model.InPath, true
	case RoleQuery:
		return model.InQuery, true
	case RoleHeaders:
		return model.InHeader, true
	case RoleBody:
		return model.InBody, true
	case RoleForm:
		return model.InForm, true
	default:
		return "", false
	}
}

// responseRows adds rows to the response's structure.
func (r *reader) responseRows(rows []readRow) {
	res := r.scope.response
	if res.Schema == nil {
		res.Schema = &model.Schema{Type: model.Infer(model.Object, "response-table")}
	}
	res.Schema.Properties = append(res.Schema.Properties, r.nest(properties(rows))...)
}

// properties are the properties of rows.
func properties(rows []readRow) []*model.Property {
	var out []*model.Property
	for _, row := range rows {
		out = append(out, &row.input.Property)
	}
	return out
}

// nest arranges properties below those that their names belong to.
func (r *reader) nest(props []*model.Property) []*model.Property { return props }
