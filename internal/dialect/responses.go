package dialect

import (
	"slices"
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

// openStatus opens the response whose status a title prints: the rule's group status.
func (r *reader) openStatus(rule string, f flat) {
	for _, s := range r.d.Sections {
		if s.Rule != rule {
			continue
		}
		if m, ok := s.Match.first(f.text); ok && m.group("status") != "" {
			r.openResponse(m.group("status"), f.spanOf(m, "status"))
		}
	}
}

// restoreResponse goes back to the response before a section that was about another status: where that has none of its
// own, to the success that is known.
func (r *reader) restoreResponse(before *model.Response) {
	r.scope.response = before
	if !slices.Contains(r.scope.responses, before) && before.Schema == nil && len(before.Examples) == 0 {
		r.reopenSuccess(before)
	}
}

// responseTable reads a table that has a response in each row: its status, what it means, and its type.
func (r *reader) responseTable(t *mdparse.Table, roles []ColumnRole) {
	r.tableHeader(t.Header, roles)
	defer r.reopenSuccess(r.scope.response)
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

// reopenSuccess makes the first response of a success that is known the one that what follows belongs to, else the one
// that was.
func (r *reader) reopenSuccess(before *model.Response) {
	for _, known := range r.scope.responses {
		if strings.HasPrefix(known.Status.Value, "2") {
			r.scope.response = known
			return
		}
	}
	r.scope.response = before
}

// allResponses are the responses whose status is printed, and what is told of a response without one: it belongs to the
// success among them that says nothing of its own, or else is one more.
func (r *reader) allResponses() []*model.Response {
	out, res := r.scope.responses, r.scope.implicit
	if len(out) == 0 || res == nil || res.Schema == nil && len(res.Examples) == 0 {
		return out
	}
	for _, known := range out {
		if !strings.HasPrefix(known.Status.Value, "2") {
			continue
		}
		if known.Schema == nil {
			known.Schema = res.Schema
		}
		if len(known.Examples) == 0 {
			known.Examples = res.Examples
		}
		return out
	}
	return append([]*model.Response{res}, out...)
}

// responseCells reads what a row says of the open response.
func (r *reader) responseCells(cells map[ColumnRole]flat) {
	res := r.scope.response
	r.claimExamples(cells[ColDescription].text)
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

// caption makes a quote the caption of the examples below it where the dialect's labels tell the response of others by
// its status: they belong to the response that a table describes in the same words.
func (r *reader) caption(c *mdparse.Container, ctx context) bool {
	if ctx.role != RoleResponseExample || c.Name != "quote" || !r.d.labelsStatus() {
		return false
	}
	var words []string
	for _, b := range c.Blocks {
		if p, ok := b.(*mdparse.Paragraph); ok {
			words = append(words, p.Runs.Text())
		}
	}
	r.scope.response = &model.Response{}
	r.scope.captioned = append(r.scope.captioned, captioned{words: normalWord(strings.Join(words, " ")), response: r.scope.response})
	r.ledger.use(c.Span, "caption")
	return true
}

// captioned is a response that its examples' caption alone tells of.
type captioned struct {
	words    string
	response *model.Response
}

// labelsStatus reports whether a label of examples names the status that they belong to.
func (d *Dialect) labelsStatus() bool {
	return slices.ContainsFunc(d.Labels, func(l Label) bool {
		return l.Role == RoleResponseExample && l.Match.Regexp != nil && l.Match.SubexpIndex("status") > 0
	})
}

// claimExamples gives the open response the first examples under a caption that is its description.
func (r *reader) claimExamples(description string) {
	if len(r.scope.response.Examples) > 0 {
		return
	}
	for i, c := range r.scope.captioned {
		if c.words == normalWord(description) && c.response != nil {
			r.scope.response.Examples = append(r.scope.response.Examples, c.response.Examples...)
			r.scope.captioned[i].response = nil
			return
		}
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
