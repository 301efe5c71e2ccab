package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says whether a diagnostic fails the run.
type Severity string

// The severities, the gravest first: an Error makes docgen exit with 1.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// Diagnostic is one thing that the docs' author or the dialect's author should know, at its place.
type Diagnostic struct {
	Span     Span      `json:"span"`
	Severity Severity  `json:"severity"`
	Code     string    `json:"code"` // stable, kebab-case, listed in Catalogue
	Message  string    `json:"message"`
	Related  []Related `json:"related,omitempty"`
	Fix      string    `json:"fix,omitempty"` // what to write instead, where that is beyond doubt
}

// Related is a further place that a diagnostic speaks of, such as the other side of a contradiction.
type Related struct {
	Span    Span   `json:"span"`
	Message string `json:"message"`
}

// String renders file:line:col: severity: message [code].
func (d Diagnostic) String() string {
	return fmt.Sprintf("%s: %s: %s [%s]", d.Span, d.Severity, d.Message, d.Code)
}

// List is a collection of diagnostics; stages append to it and go on.
type List []Diagnostic

// Add appends the diagnostic of a code in the catalogue, with the severity that the catalogue gives it.
func (l *List) Add(code string, at Span, format string, args ...any) *Diagnostic {
	*l = append(*l, Diagnostic{Span: at, Severity: severityOf(code), Code: code, Message: fmt.Sprintf(format, args...)})
	return &(*l)[len(*l)-1]
}

// Relate adds a further place; what stands nowhere in the docs has none.
func (d *Diagnostic) Relate(at Span, message string) *Diagnostic {
	if at.IsZero() {
		return d
	}
	d.Related = append(d.Related, Related{Span: at, Message: message})
	return d
}

// Sorted returns the list in the order of files, places and codes, without doubles.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

// Count is the number of diagnostics of a severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Span.File, b.Span.File),
		cmp.Compare(a.Span.Start.Offset, b.Span.Start.Offset),
		cmp.Compare(a.Span.End.Offset, b.Span.End.Offset),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message, b.Message),
	)
}
