package dialect

import (
	"regexp"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// tableKind is a kind of table: when one is of it, and how it is read.
type tableKind struct {
	fits func(r *reader, t sortedTable) bool
	read func(r *reader, t sortedTable)
}

// sortedTable is a table with the roles of its columns, and where it stands.
type sortedTable struct {
	*mdparse.Table
	roles []ColumnRole
	ctx   context
}

// has reports whether a column of the table has a role.
func (t sortedTable) has(role ColumnRole) bool { return slices.Contains(t.roles, role) }

// named reports whether the cells in the column of the names can be names. Where all that stands there is other words,
// the table is about something else; empty cells tell nothing.
func (t sortedTable) named(r *reader) bool {
	i := slices.Index(t.roles, ColName)
	if i < 0 || r.d.Names.Match.IsZero() {
		return i >= 0
	}
	words := false
	for _, row := range t.Rows {
		if i >= len(row.Cells) {
			continue
		}
		name, _ := r.undent(r.cell(row.Cells[i], ColName))
		if r.name(&model.Input{}, name) {
			return true
		}
		words = words || strings.TrimSpace(name.text) != ""
	}
	return !words
}

// tableKinds are the kinds of tables; the first that fits counts.
var tableKinds = []tableKind{
	{ // of a label and its value in each row
		func(r *reader, t sortedTable) bool { return len(r.rowLabels(t.Table)) > 0 },
		(*reader).labelTable,
	},
	{ // beside a heading that names a property, and not of what the property holds
		func(_ *reader, t sortedTable) bool {
			return t.ctx.property != nil && !(t.has(ColName) && canHold(t.ctx.property.Schema))
		},
		func(r *reader, t sortedTable) { r.propertyTable(t.Table, t.ctx) },
	},
	{
		func(r *reader, t sortedTable) bool { return t.has(ColPath) && r.d.Operations.By != "page" },
		func(r *reader, t sortedTable) { r.operationRows(t.Table, t.roles) },
	},
	{
		func(_ *reader, t sortedTable) bool { return t.ctx.role == RoleErrors && t.has(ColCode) },
		(*reader).errorTable,
	},
	{
		func(_ *reader, t sortedTable) bool {
			return t.ctx.role == RoleResponse && t.has(ColCode) && !t.has(ColName)
		},
		func(r *reader, t sortedTable) { r.responseTable(t.Table, t.roles) },
	},
	{
		func(_ *reader, t sortedTable) bool {
			return t.ctx.role == RoleValues && t.has(ColName) && t.has(ColValue)
		},
		func(r *reader, t sortedTable) { r.valueTable(t.Table, t.roles) },
	},
	{
		func(r *reader, t sortedTable) bool {
			return t.named(r) && (holdsProperties(t.ctx.role) || r.looksLikeParameters(t.roles, t.ctx))
		},
		(*reader).propertyRows,
	},
	{
		func(*reader, sortedTable) bool { return true },
		(*reader).plainTable,
	},
}

// table reads a table as the first kind that fits.
func (r *reader) table(t *mdparse.Table, ctx context) {
	if ctx.comment {
		r.ledger.ignore(t.Span, "comment")
		return
	}
	if headless(t) {
		r.ledger.use(t.Header.Span, "row")
		t = &mdparse.Table{Header: &mdparse.Row{Span: t.Header.Span}, Rows: append([]*mdparse.Row{t.Header}, t.Rows...)}
		r.propertyRows(sortedTable{Table: t, roles: []ColumnRole{ColName, ColDescription}, ctx: ctx})
		return
	}
	sorted := sortedTable{Table: t, roles: r.d.columnRoles(t.Header), ctx: ctx}
	r.settleNames(sorted)
	if i := slices.Index(sorted.roles, ColMessage); i >= 0 && ctx.role != RoleErrors {
		sorted.roles[i] = "" // no parameter has one
	}
	for _, kind := range tableKinds {
		if kind.fits(r, sorted) {
			kind.read(r, sorted)
			return
		}
	}
}

// propertyRows reads a table of parameters or properties.
func (r *reader) propertyRows(t sortedTable) {
	r.tableHeader(t.Header, t.roles)
	read := r.tableRows(t.Table, t.roles)
	r.keepPlaceholders(read, t.ctx)
	r.listed = append(r.listed, read...)
	rows := r.nest(read, t.ctx)
	r.addWhole(rows.whole, t.ctx)
	r.addRows(rows.top, t.ctx)
	r.ledger.use(t.Span, "table")
}

// plainTable keeps a table that states no fact in the description.
func (r *reader) plainTable(t sortedTable) {
	if holdsProperties(t.ctx.role) {
		r.diags.Add("unknown-table", t.Header.Span, "no column of this table is known to hold names; its rows go into the description")
	}
	r.describe(t.Span)
}

// looksLikeParameters reports whether a table is one of parameters though no heading says so: it stands in an operation
// and has a column for the type, the default or what is required.
func (r *reader) looksLikeParameters(roles []ColumnRole, ctx context) bool {
	if ctx.role != RoleOperation || ctx.outside || r.d.Operations.By == "page" || r.d.Operations.Known {
		return false
	}
	return slices.ContainsFunc(roles, func(role ColumnRole) bool { return role == ColType || role == ColRequired || role == ColDefault })
}

// headless reports whether a table of two columns has no header: its first row begins with code as all others do, a
// parameter's name.
func headless(t *mdparse.Table) bool {
	rows := append([]*mdparse.Row{t.Header}, t.Rows...)
	return !slices.ContainsFunc(rows, func(row *mdparse.Row) bool {
		return row == nil || len(row.Cells) != 2 || len(row.Cells[0].Runs) != 1 || row.Cells[0].Runs[0].Kind != mdparse.CodeSp
	})
}

// addRows puts rows where their section says.
func (r *reader) addRows(rows []readRow, ctx context) {
	for _, row := range rows {
		if !row.input.Required.Known() {
			row.input.Required = ctx.required
		}
	}
	r.keepPlaceholders(rows, ctx)
	if ctx.property != nil {
		attach(ctx.property.Schema, properties(rows), ctx.property.Source)
		return
	}
	switch {
	case ctx.role == RoleResponse:
		r.responseRows(rows)
	case ctx.role == RoleStructure && r.scope.structure != nil:
		r.structureRows(rows)
	case ctx.role == RoleResponseHeaders:
		r.responseHeaders(rows)
	default:
		r.requestRows(rows, ctx.role)
	}
}

// keepPlaceholders gives names that are spelled as in a path their spelling back: outside of requests they stand for the keys
// of a map.
func (r *reader) keepPlaceholders(rows []readRow, ctx context) {
	if ctx.property == nil && ctx.role != RoleResponse && ctx.role != RoleStructure {
		return
	}
	for _, row := range rows {
		if in := row.input.In; in.Origin.Rule == placeholderRule {
			row.input.Name = model.State(r.file.Text(in.Origin.Place()), "column:name", in.Origin.Place())
			row.input.In = model.Fact[model.Location]{}
		}
	}
}

// structureRows adds rows to the structure; those of an array of objects are its items'.
func (r *reader) structureRows(rows []readRow) {
	s := r.scope.structure
	if s.Type.Value == model.Array {
		if len(rows) > 0 {
			attach(s, properties(rows), s.Source)
		}
		return
	}
	s.Properties = append(s.Properties, properties(rows)...)
}

// operationRows reads a table that has an operation in each row.
func (r *reader) operationRows(t *mdparse.Table, roles []ColumnRole) {
	r.tableHeader(t.Header, roles)
	if r.scope.marker != nil && r.scope.marker.row {
		r.ledger.use(t.Span, "operation-row")
		return
	}
	for _, row := range t.Rows {
		op := &model.DraftOperation{Listed: true, Operation: model.Operation{Document: r.src.Document, Group: r.src.Group, Source: row.Span}}
		for i, c := range row.Cells {
			if i < len(roles) {
				r.operationCell(op, roles[i], flatten(r.file, c.Runs))
			}
		}
		r.ledger.use(row.Span, "operation-row")
		op.Paths = r.paths(op.Paths)
		if len(op.Paths) > 0 {
			r.draft.Operations = append(r.draft.Operations, op)
		}
	}
	r.ledger.use(t.Span, "table")
}

// methodWord is an HTTP method; a cell can name several.
var methodWord = regexp.MustCompile(`(?i)\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE)\b`)

// operationCell reads a cell of a table of operations. A path's cell can hold the method too.
func (r *reader) operationCell(op *model.DraftOperation, role ColumnRole, f flat) {
	start, end := trimmed(f.text, 0, len(f.text))
	if start >= end {
		return
	}
	fact := model.State(f.text[start:end], "column:"+string(role), f.span(start, end))
	switch role {
	case ColMethod:
		for _, m := range methodWord.FindAllStringIndex(f.text, -1) {
			op.Methods = append(op.Methods, model.State(strings.ToUpper(f.text[m[0]:m[1]]), fact.Origin.Rule, f.span(m[0], m[1])))
		}
		if len(op.Methods) == 0 {
			fact.Value = strings.ToUpper(fact.Value)
			op.Methods = append(op.Methods, fact)
		}
	case ColPath:
		if m, ok := r.d.Names.Route.first(f.text); ok && m.group("method") != "" {
			op.Methods = append(op.Methods, model.State(strings.ToUpper(m.group("method")), "column:path", f.spanOf(m, "method")))
			fact = model.State(m.group("path"), "column:path", f.spanOf(m, "path"))
		}
		op.Paths = append(op.Paths, fact)
	case ColDescription, ColName:
		if !op.Summary.Known() {
			op.Summary = fact
		}
	}
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
	row    *mdparse.Row // nil for a list item
	padded bool         // the row's table is: its blanks mean nothing
	span   diag.Span
	depth  int // how many marks of depth stand before the name
	indentation
	input *model.Input

	status flat // of the response that the row belongs to, where a column names it
}

// tableRows reads a table's rows. A row without a name is reported; a row that stands twice counts once.
func (r *reader) tableRows(t *mdparse.Table, roles []ColumnRole) []readRow {
	var out []readRow
	padded := r.padded(t)
	for _, row := range t.Rows {
		if len(row.Cells) == 1 && len(t.Header.Cells) > 1 && !strings.Contains(r.file.Text(row.Span), "|") {
			r.ledger.report(row.Span, "line-in-table") // a line of words right below the table: mdparse has reported it
			continue
		}
		read, ok := r.row(row, roles)
		if !ok {
			r.diags.Add("row-without-name", row.Span, "this row names no parameter; give its first cell a name")
			r.ledger.report(row.Span, "row-without-name")
			continue
		}
		read.padded = padded
		r.ledger.use(row.Span, "row")
		if twin := findRow(out, read.input); twin != nil && read.depth == 0 && twin.depth == 0 {
			r.diags.Add("row-twice", row.Span, "%s stands in this table twice; the first row counts", read.input.Name.Value).
				Relate(twin.span, "the first row")
			continue
		}
		out = append(out, read)
	}
	return out
}

// findRow finds a row by its property's name and where it goes.
func findRow(rows []readRow, input *model.Input) *readRow {
	for i := range rows {
		if known := rows[i].input; known.Name.Value == input.Name.Value && known.In.Value == input.In.Value {
			return &rows[i]
		}
	}
	return nil
}

// requestRows adds rows to the operation's inputs, at the location that their section gives them.
func (r *reader) requestRows(rows []readRow, role Role) {
	for _, row := range rows {
		if row.row != nil {
			r.scope.rows = append(r.scope.rows, placedRow{row.row, row.padded})
		}
		if loc, ok := locationOf(role); ok && !row.input.In.Known() {
			row.input.In = model.State(loc, "section:"+string(role), row.span)
		}
		if m := r.scope.marker; m == nil || m.shares(row.input, role) {
			r.scope.op.Inputs = append(r.scope.op.Inputs, row.input)
		}
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
	if len(rows) == 0 {
		return
	}
	res := r.scope.response
	if res.Schema == nil {
		res.Schema = &model.Schema{Type: model.Infer(model.Object, "response-table", rows[0].span)}
	}
	res.Schema.Properties = append(res.Schema.Properties, properties(rows)...)
}

// properties are the properties of rows.
func properties(rows []readRow) []*model.Property {
	var out []*model.Property
	for _, row := range rows {
		out = append(out, &row.input.Property)
	}
	return out
}
