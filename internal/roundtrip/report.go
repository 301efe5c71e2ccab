package roundtrip

import (
	"fmt"
	"slices"
	"strings"
)

// Facet is one kind of fact that is compared.
type Facet string

// The facets.
const (
	Paths      Facet = "paths"
	Methods    Facet = "methods"
	Parameters Facet = "parameters"
	Locations  Facet = "locations"
	Required   Facet = "required"
	Types      Facet = "types"
	Enums      Facet = "enums"
	Schemas    Facet = "schemas"
	Properties Facet = "properties"
	Responses  Facet = "responses"
	Bodies     Facet = "bodies"
	Media      Facet = "media types"
	Formats    Facet = "formats"
	Nullable   Facet = "nullable"
	ReadOnly   Facet = "read-only"
	Choices    Facet = "choices"
	Limits     Facet = "limits"
)

// Facets are all facets, in the order of the report.
var facets = []Facet{
	Paths, Methods, Parameters, Locations, Required, Types, Enums, Schemas, Properties, Responses, Bodies, Media,
	Formats, Nullable, ReadOnly, Choices, Limits,
}

// Facets lists all facets, in the order of the report.
func Facets() []Facet { return slices.Clone(facets) }

// Score counts the facts of one facet.
type Score struct {
	Facet     Facet
	Truth     int // facts of the first document
	Found     int // facts of the second
	Right     int // that agree
	Unprinted int // facts of the first that the Markdown does not print and that did not come back right; they count nowhere else
}

// Precision is the share of what was found that is right, 1 where nothing was found.
func (s Score) Precision() float64 { return ratio(s.Right, s.Found) }

// Recall is the share of the truth that was found, 1 where there is none.
func (s Score) Recall() float64 { return ratio(s.Right, s.Truth) }

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// Miss is a fact on which the documents differ.
type Miss struct {
	Facet Facet
	Place string // operation or schema, and the property: "GET /pets limit"
	Truth string // "" where the first document says nothing
	Found string // "" where the second says nothing
	Why   string // where the Markdown is to blame
}

// Report is the outcome of a comparison.
type Report struct {
	Operations int // of the first document
	scores     map[Facet]*Score
	Misses     []Miss
}

// Score gives the counts of a facet.
func (r *Report) Score(f Facet) Score {
	if s := r.scores[f]; s != nil {
		return *s
	}
	return Score{Facet: f}
}

// fact counts one fact of either or both documents; "" is a fact that a document does not state.
func (r *Report) fact(m Miss) {
	s := r.scores[m.Facet]
	if s == nil {
		s = &Score{Facet: m.Facet}
		r.scores[m.Facet] = s
	}
	if m.Truth == m.Found {
		if m.Truth != "" {
			s.Truth++
			s.Found++
			s.Right++
		}
		return
	}
	if m.Truth == "" {
		m.Why = "" // what is made up is no fault of the Markdown
	}
	r.Misses = append(r.Misses, m)
	if m.Why != "" {
		s.Unprinted++
		return
	}
	if m.Truth != "" {
		s.Truth++
	}
	if m.Found != "" {
		s.Found++
	}
}

// Table shows the counts of all facets.
func (r *Report) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s %7s %7s %7s %9s %9s %9s\n", "facet", "truth", "found", "right", "precision", "recall", "unprinted")
	for _, f := range facets {
		s := r.Score(f)
		fmt.Fprintf(&b, "%-12s %7d %7d %7d %9.4f %9.4f %9d\n", f, s.Truth, s.Found, s.Right, s.Precision(), s.Recall(), s.Unprinted)
	}
	return b.String()
}

// String shows a miss on one line.
func (m Miss) String() string {
	line := fmt.Sprintf("%s: %s: %q came back as %q", m.Facet, m.Place, m.Truth, m.Found)
	if m.Why != "" {
		line += " (" + m.Why + ")"
	}
	return line
}
