package dialect

import (
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// openResponse makes the response of a status the one that what follows belongs to.
func (r *reader) openResponse(status string, at diag.Span) {
	for _, known := range r.scope.responses {
		if known.Status.Value == status {
			r.scope.response = known
			return
		}
	}
	r.scope.response = &model.Response{Status: model.State(status, "status", at)}
	r.scope.responses = append(r.scope.responses, r.scope.response)
}

// responseTable reads a table that has a response in each row: its status, what it means, and its type.
func (r *reader) responseTable(t *mdparse.Table, roles []ColumnRole) {
	r.tableHeader(t.Header, roles)
	for _, row := range t.Rows {
		cells := r.cells(row, roles)
		status := cells[ColCode]
		start, end := trimmed(status.text, 0, len(status.text))
		if start >= end {
			r.diags.Add("row-without-name", row.Span, "this row names no status of a response")
			r.ledger.report(row.Span, "row-without-name")
			continue
		}
		r.openResponse(status.text[start:end], status.span(start, end))
		r.responseCells(cells)
		r.ledger.use(row.Span, "response-row")
	}
	r.ledger.use(t.Span, "table")
}

// responseCells reads what a row says of the open response.
func (r *reader) responseCells(cells map[ColumnRole]flat) {
	res := r.scope.response
	if f := cells[ColDescription]; !r.saysNothing(f) && !res.Description.Known() {
		res.Description = model.State(tidy(f.without(nil).Markdown()), "column:description", f.span(0, len(f.text)))
	}
	f := cells[ColType]
	if r.saysNothing(f) || res.Schema != nil {
		return
	}
	if s := r.typeOf(f); says(s) {
		res.Schema = s
	}
}

// saysNothing reports whether a cell is empty or holds a word for none.
func (r *reader) saysNothing(f flat) bool {
	word := normalWord(f.text)
	return word == "" || r.d.Tokens.None.Has(word)
}

// responseHeaders adds headers to the responses whose status their rows name, or else to the open one.
func (r *reader) responseHeaders(rows []readRow) {
	for _, row := range rows {
		if row.status.text != "" {
			r.openResponse(strings.TrimSpace(row.status.text), row.status.span(0, len(row.status.text)))
		}
		r.scope.response.Headers = append(r.scope.response.Headers, &row.input.Property)
	}
}

// typeOfExamples concludes the root of a response from its examples where nothing prints it: rows alone do not tell an
// object from an array of objects.
func typeOfExamples(s *model.Schema, examples []*model.Example) *model.Schema {
	for _, e := range examples {
		if len(e.Value) > 0 {
			return typeOfExample(s, e)
		}
	}
	return s
}

// typeOfExample is a schema whose root is of the example's type.
func typeOfExample(s *model.Schema, e *model.Example) *model.Schema {
	root := model.TypeOf(e.Value)
	switch {
	case s != nil && (s.Ref.Known() || s.Type.Known() && s.Type.Value != model.Object):
		return s
	case root == model.Array && s != nil && (s.Type.Known() || len(s.Properties) > 0):
		items := *s
		items.Name = ""
		return &model.Schema{Type: model.Infer(model.Array, "example-root", e.Origin.Spans...), Items: &items}
	case s != nil && s.Type.Known() || root != model.Array && root != model.Object:
		return s
	}
	out := &model.Schema{}
	if s != nil {
		*out = *s
	}
	out.Type = model.Infer(root, "example-root", e.Origin.Spans...)
	if root == model.Array {
		out.Items = model.ItemsOfExample(e)
	}
	return out
}
