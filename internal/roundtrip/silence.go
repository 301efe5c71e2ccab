package roundtrip

import "slices"

// silence is something that widdershins 4.0.1 does not print: what stands there cannot come back.
type silence struct {
	why    string
	facets []Facet // of the schema itself; all, and all below it, where empty
	holds  func(where at, t *schema) bool
}

// silences are read off the package's templates (parameters.def, responses.def, main.dot) and schemaToArray.
var silences = []silence{
	{"limits are printed nowhere", []Facet{Limits}, always},
	{"null is not printed for a parameter", []Facet{Nullable}, func(w at, _ *schema) bool { return w.side == parameterSide && w.depth == 0 }},
	{"restrictions have no column in a request's table", []Facet{ReadOnly}, inRequest},
	{"a choice in a request's table has no label", []Facet{Choices}, inRequest},
	{"items are printed by their type alone", []Facet{Formats, Nullable, ReadOnly, Choices}, func(w at, _ *schema) bool { return w.item }},
	{"values of items are listed for parameters alone", []Facet{Enums}, func(w at, _ *schema) bool { return w.item && !inRequest(w, nil) }},
	{"the root of a response is printed by its type alone", []Facet{Formats, Nullable, Enums, ReadOnly, Choices}, responseRoot},
	{"the root of a body is printed by its type alone", []Facet{Formats, Nullable, Enums, ReadOnly, Choices}, func(w at, _ *schema) bool { return w.side == bodySide && w.depth == 0 }},
	{"what a parameter that is an object holds is not printed", nil, func(w at, t *schema) bool { return w.side == parameterSide && w.depth == 0 && t.kind == "object" }},
	{"items that are combined of parts are printed by the word allOf, oneOf or anyOf alone", nil, func(w at, t *schema) bool { return w.item && (t.combined || t.wrapped) }},
	{"a body of no stated type is printed without its members", nil, func(w at, t *schema) bool { return w.side == bodySide && w.depth == 0 && t.untyped }},
	{"a structure of no stated type is printed as any, in full but once in a table", nil, func(w at, t *schema) bool { return w.side != componentSide && t.ref != "" && t.typeless }},
	{"what a component is by itself has no row to say so", []Facet{ReadOnly, Nullable}, func(w at, _ *schema) bool { return w.side == componentSide && w.depth == 0 }},
	{"a component that is another one by reference alone is printed empty", nil, func(w at, t *schema) bool { return w.side == componentSide && w.depth == 0 && t.ref != "" }},
	{"an array of arrays is printed without what the inner ones hold", nil, func(w at, _ *schema) bool { return w.nested }},
	{"an array whose type is not stated, or is a list of types, is printed without its items", nil, func(w at, _ *schema) bool { return w.item && w.untyped }},
	{"what an array at the root of a response holds is told by its example alone", []Facet{Types}, func(w at, _ *schema) bool { return w.side == responseSide && w.item && w.depth == 1 }},
	{"a response of any type is printed as one of no type", []Facet{Types}, func(w at, t *schema) bool { return responseRoot(w, t) && t.kind == anyKind }},
	{"a combined type at the root of a response is not printed", nil, func(w at, t *schema) bool { return responseRoot(w, t) && (t.combined || t.wrapped) }},
	{"a combined type at the root of a body is not printed", nil, func(w at, t *schema) bool { return w.side == bodySide && w.depth == 0 && (t.combined || t.wrapped) }},
	{"a schema with allOf and members of its own is printed without its parts", nil, func(_ at, t *schema) bool { return t.combined && t.ownMembers }},
	{"parts in a request's table have no label", nil, func(w at, t *schema) bool { return inRequest(w, t) && t.combined }},
	{"the rows of items in a body that is an array are not printed", nil, func(w at, _ *schema) bool { return w.side == bodySide && w.item && w.depth == 1 }},
}

// Two more are no matter of a schema.
const (
	slashInName  = "of a name with a slash the part before it is printed"
	severalMedia = "of the media types of a response one is printed"
)

func always(at, *schema) bool { return true }

func inRequest(w at, _ *schema) bool { return w.side == parameterSide || w.side == bodySide }

func responseRoot(w at, _ *schema) bool { return w.side == responseSide && w.depth == 0 }

// unprinted says why a fact of the first document cannot come back, "" where it should.
func unprinted(where at, t *schema, facet Facet) string {
	if where.why != "" || t == nil {
		return where.why
	}
	for _, s := range silences {
		if (len(s.facets) == 0 || slices.Contains(s.facets, facet)) && s.holds(where, t) {
			return s.why
		}
	}
	return ""
}

// unprintedBelow says why nothing below a schema can come back.
func unprintedBelow(where at, t *schema) string {
	if where.why != "" || t == nil {
		return where.why
	}
	for _, s := range silences {
		if len(s.facets) == 0 && s.holds(where, t) {
			return s.why
		}
	}
	return ""
}
