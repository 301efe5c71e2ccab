package diag

import (
	"io"
	"net/url"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// sarifHome is where SARIF's readers are sent to learn about the tool.
const sarifHome = "https://github.com/seed-97755388/docgen"

// renderSARIF writes one run, whose rules are the codes that the list uses.
func renderSARIF(w io.Writer, l List, version string) error {
	run := sarif.NewRunWithInformationURI("docgen", sarifHome)
	if version != "" {
		run.Tool.Driver.WithVersion(version)
	}
	run.WithColumnKind("unicodeCodePoints")
	for _, d := range l {
		rule := run.AddRule(d.Code)
		if e, ok := Lookup(d.Code); ok {
			rule.WithDescription(e.Meaning).WithHelp(sarif.NewMultiformatMessageString().WithText(e.Remedy))
		}
		result := run.CreateResultForRule(d.Code).WithLevel(sarifLevel(d.Severity)).WithMessage(sarif.NewTextMessage(d.Message))
		result.AddLocation(sarifLocation(d.Span))
		for i, other := range d.Related {
			place := sarifLocation(other.Span).WithID(i + 1).WithMessage(sarif.NewTextMessage(other.Message))
			result.AddRelatedLocation(place)
		}
	}
	report := sarif.NewReport()
	report.AddRun(run)
	return report.PrettyWrite(w)
}

// sarifLevel is SARIF's name of a severity.
func sarifLevel(s Severity) string {
	if s == Info {
		return "note"
	}
	return string(s)
}

func sarifLocation(s Span) *sarif.Location {
	place := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewSimpleArtifactLocation(fileURI(s.File)))
	// Regions start at line 1; a diagnostic of a whole file has no place in it.
	if s.Start.Line > 0 {
		place.WithRegion(sarif.NewRegion().
			WithStartLine(s.Start.Line).WithStartColumn(s.Start.Column).
			WithEndLine(max(s.End.Line, s.Start.Line)).WithEndColumn(max(s.End.Column, 1)))
	}
	return sarif.NewLocationWithPhysicalLocation(place)
}

// fileURI escapes a file's name as a relative URI reference.
func fileURI(name string) string {
	parts := strings.Split(name, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}
