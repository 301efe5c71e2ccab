package roundtrip_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/pipeline"
	"github.com/seed-97755388/docgen/internal/roundtrip"
)

var documents = flag.String("documents", "", "the folder of the documents that roundtrip/write.mjs has written as Markdown")

// What must come back: all of docgen's own documents and of those that the docs in the corpus were written from, and
// nearly all of other people's, whose Markdown can be ambiguous.
var least = map[string]float64{"own": 1, "corpus": 1, "foreign": 0.98}

var facetsHeld = []roundtrip.Facet{
	roundtrip.Paths, roundtrip.Methods, roundtrip.Parameters, roundtrip.Locations, roundtrip.Required, roundtrip.Types, roundtrip.Enums,
}

func TestDocumentsComeBack(t *testing.T) {
	t.Parallel()
	if *documents == "" {
		t.Skip("make roundtrip writes the Markdown of the documents first; it needs Node")
	}
	folders, err := filepath.Glob(filepath.Join(*documents, "*", "input"))
	require.NoError(t, err)
	require.NotEmpty(t, folders)
	rows := make([]string, len(folders))
	t.Cleanup(func() {
		require.NoError(t, os.WriteFile(filepath.Join(*documents, "summary.md"), []byte(summary(rows)), 0o644))
	})
	for i, input := range folders {
		folder := filepath.Dir(input)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			t.Parallel()
			kind, err := os.ReadFile(filepath.Join(folder, "kind"))
			require.NoError(t, err)
			floor, ok := least[string(kind)]
			require.True(t, ok, "kind %s", kind)
			report := sendBack(t, folder)
			rows[i] = summaryRow(filepath.Base(folder), string(kind), report)
			holds(t, report, floor)
		})
	}
}

// summary is a table with a document in each row: precision and recall of each facet.
func summary(rows []string) string {
	var b strings.Builder
	b.WriteString("| document | kind | operations |")
	for _, f := range roundtrip.Facets() {
		fmt.Fprintf(&b, " %s |", f)
	}
	b.WriteString(" not printed |\n|" + strings.Repeat(" --- |", len(roundtrip.Facets())+4) + "\n")
	b.WriteString(strings.Join(rows, ""))
	return b.String()
}

func summaryRow(name, kind string, report *roundtrip.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s | %s | %d |", name, kind, report.Operations)
	unprinted := 0
	for _, f := range roundtrip.Facets() {
		s := report.Score(f)
		unprinted += s.Unprinted
		fmt.Fprintf(&b, " %.3f / %.3f |", s.Precision(), s.Recall())
	}
	fmt.Fprintf(&b, " %d |\n", unprinted)
	return b.String()
}

// sendBack reads a document's Markdown, compares what comes back with what was sent, and leaves both the document and the
// report in the folder.
func sendBack(t *testing.T, folder string) *roundtrip.Report {
	t.Helper()
	back := readMarkdown(t, folder)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "back.yaml"), back, 0o644))
	sent, err := os.ReadFile(filepath.Join(folder, "sent.json"))
	require.NoError(t, err)
	report, err := roundtrip.Compare(sent, back)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "report.txt"), []byte(render(filepath.Base(folder), report)), 0o644))
	return report
}

// readMarkdown runs docgen on a folder's input.
func readMarkdown(t *testing.T, folder string) []byte {
	t.Helper()
	c := config.New()
	c.SetDocs([]string{"input"}, filepath.Base(folder))
	c.Dir, c.Dialect = folder, "widdershins"
	c.APIs[0].OpenAPI = "back.yaml"
	result, err := pipeline.Run(context.Background(), c, pipeline.Options{})
	require.NoError(t, err)
	for _, tree := range result.Trees {
		for _, f := range tree.Files {
			return f.Content
		}
	}
	require.Fail(t, "no document came back")
	return nil
}

// render shows a report: the table, what the Markdown does not print by its reasons, and every other miss.
func render(name string, report *roundtrip.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %d operations\n\n%s", name, report.Operations, report.Table())
	reasons := map[string]int{}
	var misses []string
	for _, m := range report.Misses {
		if m.Why != "" {
			reasons[m.Why]++
			continue
		}
		misses = append(misses, m.String())
	}
	fmt.Fprintf(&b, "\nmisses: %d\n%s\n", len(misses), strings.Join(misses, "\n"))
	fmt.Fprintf(&b, "\nnot printed:\n")
	for _, why := range slices.Sorted(maps.Keys(reasons)) {
		fmt.Fprintf(&b, "%6d  %s\n", reasons[why], why)
	}
	return b.String()
}

// holds fails where a facet that must come back does not.
func holds(t *testing.T, report *roundtrip.Report, floor float64) {
	t.Helper()
	for _, f := range facetsHeld {
		s := report.Score(f)
		require.GreaterOrEqual(t, s.Precision(), floor, "%s: precision; report.txt lists the misses", f)
		require.GreaterOrEqual(t, s.Recall(), floor, "%s: recall; report.txt lists the misses", f)
	}
}
