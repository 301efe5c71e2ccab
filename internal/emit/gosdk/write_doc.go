package gosdk

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// methodDoc is the doc comment of a method: the docs' words, the request line, and the place of the page.
func (w *writer) methodDoc(m *method) string {
	d := &docComment{}
	summary := oneLine(inline(m.op.Summary.Value))
	if summary == "" {
		summary = "calls " + m.op.Method.Value + " " + m.op.Path.Value + "."
	}
	d.paragraph(m.name + " " + summary)
	if oneLine(inline(m.op.Description.Value)) != summary {
		d.markdown("", m.op.Description.Value)
	}
	d.paragraph(m.op.Method.Value + " " + m.op.Path.Value)
	d.deprecated(m.op.Deprecated, "the documentation marks this operation as deprecated.")
	d.place(m.op.Source)
	return d.String()
}

// allPagesDoc is the doc comment of the method that goes through all pages.
func (w *writer) allPagesDoc(m *method) string {
	d := &docComment{}
	d.paragraph(fmt.Sprintf("%s calls %s page by page and yields each item. It begins with the page that the request asks "+
		"for, and ends with the list's last item or the first error. The request is not changed.", m.all, m.name))
	return d.String()
}

// allItemsDoc is the doc comment of the method that splits a list into calls.
func (w *writer) allItemsDoc(m *method) string {
	d := &docComment{}
	results := "It returns the answers of the calls that succeeded, in order, and the errors of the others joined, each a *BatchError."
	if m.resp == nil {
		results = "It returns the errors of the calls that failed joined, each a *BatchError."
	}
	d.paragraph(fmt.Sprintf("%s calls %s with at most %d of the request's %s at a time. %s",
		m.all, m.name, m.batch.limit, m.batch.items.name, results))
	return d.String()
}

// structDoc is the doc comment of a structure.
func (w *writer) structDoc(st *structType) string {
	d := &docComment{}
	text := st.about
	if st.schema != nil && st.schema.Description.Known() {
		text = st.schema.Description.Value
	}
	if text == "" {
		text = w.roleOf(st)
	}
	d.markdown(st.name, text)
	if st.schema != nil {
		d.place(st.schema.Source)
	}
	return d.String()
}

// roleOf says what a structure that the docs do not describe is for.
func (w *writer) roleOf(st *structType) string {
	for _, m := range w.sdk.methods {
		switch {
		case m.req == st:
			return "is the request of " + m.name + "."
		case m.resp != nil && m.resp.object == st:
			return "is the answer of " + m.name + "."
		}
	}
	switch {
	case st.sent && st.received:
		return "is a part of requests and answers."
	case st.sent:
		return "is a part of requests."
	}
	return "is a part of answers."
}

// fieldDoc is the comment of a field: the docs' words and the limits.
func (w *writer) fieldDoc(st *structType, f *field) string {
	d := &docComment{}
	d.markdown("", f.prop.Description.Value)
	d.paragraph(strings.Join(fieldFacts(st, f), " "))
	d.deprecated(f.prop.Deprecated, "the documentation marks this as deprecated.")
	if len(d.blocks) == 0 {
		return ""
	}
	return d.String()
}

// fieldFacts are the sentences on what a field takes.
func fieldFacts(st *structType, f *field) []string {
	var out []string
	if st.sent && f.required {
		out = append(out, "Required.")
	}
	if where := locations[f.in]; where != "" {
		out = append(out, where)
	}
	out = append(out, limitFacts(f.typ)...)
	if f.prop.Default.Known() {
		out = append(out, "Default: "+valueText(f.prop.Default.Value)+".")
	}
	if f.prop.Example.Known() {
		if text := valueText(f.prop.Example.Value); len(text) <= maxExample {
			out = append(out, "Example: "+text)
		}
	}
	return out
}

// maxExample is the length of the longest example that a field's comment shows, in bytes.
const maxExample = 120

var locations = map[model.Location]string{
	model.InPath:   "Sent in the path.",
	model.InQuery:  "Sent in the query.",
	model.InHeader: "Sent as a header.",
}

// limitFacts are the sentences on the limits of a value and of a list's items.
func limitFacts(t *typ) []string {
	var out []string
	limits := t.limits
	out = appendRange(out, wholes(limits.MinItems), wholes(limits.MaxItems), " items")
	if limits.UniqueItems != nil && limits.UniqueItems.Value {
		out = append(out, "No item twice.")
	}
	out = appendRange(out, wholes(limits.MinLength), wholes(limits.MaxLength), " characters")
	out = append(out, numberFacts(limits)...)
	if limits.Pattern != nil {
		out = append(out, "Matches "+limits.Pattern.Value+" .")
	}
	if t.kind == sliceKind && len(limitFacts(t.elem)) > 0 {
		out = append(out, "Each: "+strings.Join(limitFacts(t.elem), " "))
	}
	return out
}

func numberFacts(limits model.Constraints) []string {
	var out []string
	if limits.Minimum != nil {
		out = append(out, exclusive("At least ", "More than ", limits.ExclusiveMinimum)+decimal(limits.Minimum.Value)+".")
	}
	if limits.Maximum != nil {
		out = append(out, exclusive("At most ", "Less than ", limits.ExclusiveMaximum)+decimal(limits.Maximum.Value)+".")
	}
	return out
}

// wholes is a limit as text, empty where there is none.
func wholes(limit *model.Fact[int]) string {
	if limit == nil {
		return ""
	}
	return strconv.Itoa(limit.Value)
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func appendRange(out []string, least, most, what string) []string {
	switch {
	case least != "" && least == most:
		return append(out, "Exactly "+least+what+".")
	case least != "" && most != "":
		return append(out, least+" to "+most+what+".")
	case least != "":
		return append(out, "At least "+least+what+".")
	case most != "":
		return append(out, "At most "+most+what+".")
	}
	return out
}

// valueText is a JSON value for people: a string without its quotes, where that leaves no doubt.
func valueText(v model.Value) string {
	text := oneLine(string(v))
	if plain, err := strconv.Unquote(text); err == nil && plain != "" && oneLine(plain) == plain {
		return plain
	}
	return text
}

// enumDoc is the doc comment of an enum.
func (w *writer) enumDoc(e *enumType) string {
	d := &docComment{}
	text := e.about
	if text == "" {
		text = "is an open enumeration: a value that the documentation does not list is kept."
		d.paragraph(e.name + " " + text)
	} else {
		d.markdown(e.name, text)
		d.paragraph("The enumeration is open: a value that the documentation does not list is kept.")
	}
	d.place(e.source)
	return d.String()
}

// valueDoc is the comment of an enum's constant: its meaning.
func valueDoc(v *enumValue) string {
	if strings.TrimSpace(v.doc) == "" {
		return ""
	}
	d := &docComment{}
	d.markdown(v.name, v.doc)
	return d.String()
}

// deprecated adds the paragraph that Go's tools know.
func (d *docComment) deprecated(fact model.Fact[bool], text string) {
	if fact.Known() && fact.Value {
		d.paragraph("Deprecated: " + text)
	}
}

// place adds where the docs say it.
func (d *docComment) place(at diag.Span) {
	if !at.IsZero() {
		d.paragraph(fmt.Sprintf("Docs: %s:%d", at.File, at.Start.Line))
	}
}

// oneLine is a text on one line, for summaries.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
