package roundtrip

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Compare says how far a document that came back agrees with the one that was sent.
func Compare(sent, back []byte) (*Report, error) {
	truth, err := parse("the document that was sent", sent)
	if err != nil {
		return nil, err
	}
	found, err := parse("the document that came back", back)
	if err != nil {
		return nil, err
	}
	found.renamed = true
	c := &comparer{truth: truth, found: found, report: &Report{scores: map[Facet]*Score{}}, seen: map[[2]string]bool{}}
	c.operations()
	c.components()
	return c.report, nil
}

// comparer is the state of one comparison.
type comparer struct {
	truth, found *document
	report       *Report
	seen         map[[2]string]bool // pairs of schemas that have been compared
	roots        map[string]bool    // components of the second document that are inline bodies in the first
}

// operations compares the paths and the operations below them.
func (c *comparer) operations() {
	truth, found := c.truth.operations(), c.found.operations()
	c.report.Operations = len(truth)
	c.roots = map[string]bool{}
	c.paths(truth, found)
	for _, name := range union(slices.Collect(maps.Keys(truth)), slices.Collect(maps.Keys(found))) {
		t, f := truth[name], found[name]
		c.report.fact(Miss{Facet: Methods, Place: name, Truth: stated(t != nil, "yes"), Found: stated(f != nil, "yes")})
		if t != nil && f != nil {
			c.operation(t, f)
		}
	}
}

func (c *comparer) paths(truth, found map[string]*operation) {
	t, f := pathsOf(truth), pathsOf(found)
	for _, path := range union(t, f) {
		c.report.fact(Miss{
			Facet: Paths, Place: path,
			Truth: stated(slices.Contains(t, path), "yes"), Found: stated(slices.Contains(f, path), "yes"),
		})
	}
}

func pathsOf(operations map[string]*operation) []string {
	var out []string
	for name := range operations {
		_, path, _ := strings.Cut(name, " ")
		out = append(out, path)
	}
	return out
}

// stated is a text where a condition holds, else "".
func stated(holds bool, text string) string {
	if holds {
		return text
	}
	return ""
}

func (c *comparer) operation(t, f *operation) {
	c.parameters(t, f)
	c.body(t, f)
	truth, found := t.responses(), f.responses()
	for _, status := range union(slices.Collect(maps.Keys(truth)), slices.Collect(maps.Keys(found))) {
		place := t.name + " " + status
		tr, fr := truth[status], found[status]
		c.report.fact(Miss{Facet: Responses, Place: place, Truth: stated(tr != nil, "yes"), Found: stated(fr != nil, "yes")})
		if tr == nil || fr == nil {
			continue
		}
		_, fs := f.doc.content(fr)
		back := f.doc.schema(fs)
		where := at{place: place, side: responseSide}
		ts, alike := t.doc.like(tr, back)
		if !alike {
			where.why = severalMedia
		}
		c.schemas(where, ts, back)
	}
}

// parameters pairs the parameters by name and location, and those left by name.
func (c *comparer) parameters(t, f *operation) {
	truth, found := t.parameters(), f.parameters()
	for _, same := range []func(a, b parameter) bool{
		func(a, b parameter) bool { return a.name == b.name && a.in == b.in },
		func(a, b parameter) bool { return a.name == b.name },
	} {
		truth = slices.DeleteFunc(truth, func(a parameter) bool {
			i := slices.IndexFunc(found, func(b parameter) bool { return same(a, b) })
			if i >= 0 {
				c.parameter(t, &a, &found[i])
				found = slices.Delete(found, i, i+1)
			}
			return i >= 0
		})
	}
	for i := range truth {
		c.parameter(t, &truth[i], nil)
	}
	for i := range found {
		c.parameter(t, nil, &found[i])
	}
}

// parameter compares one parameter; nil is one that a document does not have.
func (c *comparer) parameter(o *operation, t, f *parameter) {
	var truth, found [3]string
	var ts, fs *schema
	place := o.name
	if f != nil {
		found = [3]string{f.name, f.in, strconv.FormatBool(f.required)}
		fs = c.found.schema(f.schema)
		place = o.name + " " + f.name
	}
	if t != nil {
		truth = [3]string{t.name, t.in, strconv.FormatBool(t.required)}
		ts = c.truth.schema(t.schema)
		place = o.name + " " + t.name
	}
	for i, facet := range []Facet{Parameters, Locations, Required} {
		c.report.fact(Miss{Facet: facet, Place: place, Truth: truth[i], Found: found[i]})
	}
	c.schemas(at{place: place, side: parameterSide}, ts, fs)
}

func (c *comparer) body(t, f *operation) {
	truth, found := t.body(), f.body()
	place := t.name + " body"
	c.report.fact(Miss{Facet: Bodies, Place: place, Truth: stated(truth != nil, "yes"), Found: stated(found != nil, "yes")})
	if truth == nil || found == nil {
		return
	}
	tm, ts := t.doc.content(truth)
	fm, fs := f.doc.content(found)
	if content := member(truth, "content"); content[fm] != nil {
		tm, ts = fm, member(member(content, fm), "schema") // the Markdown names one of several
	}
	c.report.fact(Miss{Facet: Media, Place: place, Truth: tm, Found: fm})
	c.report.fact(Miss{Facet: Required, Place: place, Truth: fmt.Sprint(truth["required"] == true), Found: fmt.Sprint(found["required"] == true)})
	tv, fv := t.doc.schema(ts), f.doc.schema(fs)
	if tv != nil && fv != nil && tv.ref == "" && fv.ref != "" {
		c.roots[fv.ref] = true
	}
	c.schemas(at{place: place, side: bodySide}, tv, fv)
}

// components compares the named schemas. A name that docgen gives an inline body is no schema too many.
func (c *comparer) components() {
	truth, found := componentSchemas(c.truth), componentSchemas(c.found)
	for _, name := range union(slices.Collect(maps.Keys(truth)), slices.Collect(maps.Keys(found))) {
		t, f := truth[name], found[name]
		if t == nil && c.roots[name] {
			continue
		}
		c.report.fact(Miss{Facet: Schemas, Place: name, Truth: stated(t != nil, "yes"), Found: stated(f != nil, "yes")})
		if t != nil && f != nil {
			c.schemas(at{place: name, side: componentSide}, c.truth.schema(t), c.found.schema(f))
		}
	}
}

// componentSchemas are a document's named schemas by the names that its own source gives them.
func componentSchemas(d *document) map[string]object {
	out := map[string]object{}
	all := member(member(d.root, "components"), "schemas")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		s := member(all, name)
		if s == nil {
			s = object{}
		}
		out[componentName(d, "#/components/schemas/"+name)] = s
	}
	return out
}
