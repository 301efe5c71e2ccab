package gosdk

import "slices"

// paging is how a method's list is read page by page: the fields on the way to each figure.
type paging struct {
	page  []*field // of the request
	list  []*field // of the answer
	total []*field // of the answer, none where it does not tell
}

// batching is how a method's list is split into calls.
type batching struct {
	items *field
	limit int
}

// pagingOf finds the fields of a paged operation; nil where it has no pages, or none that a loop can step through.
func (p *sdk) pagingOf(m *method) *paging {
	by := m.op.Paging
	if by == nil || m.req == nil || m.resp == nil || m.resp.object == nil {
		return nil
	}
	out := &paging{page: m.req.path(by.Page), list: m.resp.object.path(by.List), total: m.resp.object.path(by.Total)}
	if len(out.page) == 0 || len(out.list) == 0 || !out.page[len(out.page)-1].typ.isNumber() ||
		out.list[len(out.list)-1].typ.kind != sliceKind {
		p.diags.Add("go-paging-path", m.op.Source,
			"%s gets no iterator: the page number or the list is not where its paging says", m.op.ID.Value)
		return nil
	}
	if n := len(out.total); n > 0 && (!out.total[n-1].typ.isNumber() || !besides(out.total, out.list)) {
		out.total = nil
	}
	return out
}

// besides reports whether two ways lead to fields of one structure.
func besides(a, b []*field) bool {
	return slices.Equal(a[:len(a)-1], b[:len(b)-1])
}

// batchOf finds the list that a batch operation takes.
func (p *sdk) batchOf(m *method) *batching {
	by := m.op.Batch
	if by == nil || m.req == nil || by.Limit < 1 || m.paging != nil {
		return nil
	}
	f := m.req.field(by.Property)
	if f == nil || f.typ.kind != sliceKind || f.typ.nullable {
		p.diags.Add("go-batch-property", m.op.Source,
			"%s gets no batch method: its property %s is no list", m.op.ID.Value, by.Property)
		return nil
	}
	return &batching{items: f, limit: by.Limit}
}

// path finds the fields on a way of property names, nil where it leads nowhere.
func (st *structType) path(names []string) []*field {
	var out []*field
	for _, name := range names {
		if st == nil {
			return nil
		}
		f := st.field(name)
		if f == nil {
			return nil
		}
		out = append(out, f)
		st = nil
		if f.typ.kind == structKind {
			st = f.typ.object
		}
	}
	return out
}

func (t *typ) isNumber() bool { return t.kind == intKind || t.kind == floatKind }

// firstPage is the number of a list's first page: 0 where the docs' default says so, or, without one, their minimum.
func firstPage(page *field) int {
	if page.prop.Default.Known() {
		if string(page.prop.Default.Value) == "0" {
			return 0
		}
		return 1
	}
	if least := page.typ.limits.Minimum; least != nil && least.Value == 0 {
		return 0
	}
	return 1
}
