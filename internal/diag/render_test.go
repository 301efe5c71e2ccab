package diag_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
)

// list is one diagnostic with all that a diagnostic can have, and one with the least.
func list() diag.List {
	file := diag.NewFile("docs/用户 1.md", []byte("# 用户\n\n| a | b |\n"))
	var l diag.List
	d := l.Add("output-edited", file.Span(2, 8), "100%% wrong: %s", "a,\nb")
	d.Relate(file.Span(10, 11), "the other place")
	d.Fix = "| a |"
	l.Add("correction-unused", diag.Span{File: "docgen.yaml"}, "idle")
	l[1].Severity = diag.Info
	return l
}

func render(t *testing.T, r diag.Renderer, l diag.List) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, r.Render(&b, l))
	return b.String()
}

func TestTextNamesPlacesAndMends(t *testing.T) {
	t.Parallel()
	require.Equal(t, `docs/用户 1.md:1:3: error: 100% wrong: a,
b [output-edited]
    docs/用户 1.md:3:1: the other place
    write instead: | a |
docgen.yaml:0:0: info: idle [correction-unused]
`, render(t, diag.Renderer{Format: diag.Text}, list()))
}

func TestShowRenamesEveryFile(t *testing.T) {
	t.Parallel()
	l := list()
	text := render(t, diag.Renderer{Format: diag.Text, Show: func(name string) string { return "up/" + name }}, l)
	require.Contains(t, text, "up/docs/用户 1.md:1:3: error")
	require.Contains(t, text, "    up/docs/用户 1.md:3:1: the other place")
	require.Equal(t, list(), l, "the list itself stays as it is")
}

func TestJSONComesBackAsItWas(t *testing.T) {
	t.Parallel()
	var back diag.List
	require.NoError(t, json.Unmarshal([]byte(render(t, diag.Renderer{Format: diag.JSON}, list())), &back))
	require.Equal(t, list(), back)
	require.Equal(t, "[]\n", render(t, diag.Renderer{Format: diag.JSON}, nil))
}

func TestGitHubEscapesWhatEndsAValue(t *testing.T) {
	t.Parallel()
	require.Equal(t, "::error file=docs/用户 1.md,line=1,col=3,endLine=1,title=output-edited::100%25 wrong: a,%0Ab%0Adocs/用户 1.md:3:1: the other place\n"+
		"::notice file=docgen.yaml,title=correction-unused::idle\n",
		render(t, diag.Renderer{Format: diag.GitHub}, list()))
}

func TestSARIFFollowsItsSchema(t *testing.T) {
	t.Parallel()
	text := render(t, diag.Renderer{Format: diag.SARIF, Version: "v1.2.3"}, list())
	report, err := sarif.FromString(text)
	require.NoError(t, err)
	require.NoError(t, report.Validate())

	run := report.Runs[0]
	require.Equal(t, "v1.2.3", *run.Tool.Driver.Version)
	require.Len(t, run.Tool.Driver.Rules, 2)
	first := run.Results[0]
	require.Equal(t, "output-edited", *first.RuleID)
	require.Equal(t, "error", first.Level)
	place := first.Locations[0].PhysicalLocation
	require.Equal(t, "docs/%E7%94%A8%E6%88%B7%201.md", *place.ArtifactLocation.URI)
	require.Equal(t, []int{1, 3, 1, 5}, []int{*place.Region.StartLine, *place.Region.StartColumn, *place.Region.EndLine, *place.Region.EndColumn})
	require.Equal(t, "the other place", *first.RelatedLocations[0].Message.Text)
	require.Equal(t, "note", run.Results[1].Level)
	require.Nil(t, run.Results[1].Locations[0].PhysicalLocation.Region, "a diagnostic of no line has no region")
	require.Equal(t, text, render(t, diag.Renderer{Format: diag.SARIF, Version: "v1.2.3"}, list()), "two runs give the same")
}

func TestUnknownFormatIsAnError(t *testing.T) {
	t.Parallel()
	require.Error(t, diag.Renderer{Format: "xml"}.Render(&bytes.Buffer{}, list()))
}
