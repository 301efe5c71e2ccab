package pipeline_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

// tagged reads pages by the generic dialect and gives the groups with their words, and the title that each operation has.
func tagged(t *testing.T, pages map[string]string) (groups map[string]string, operations []string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range pages {
		file := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o750))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	}
	c := config.New()
	c.Dialect, c.Dir = "generic", dir
	c.APIs = []config.API{{Name: "api", Docs: []string{"."}}}
	result, err := pipeline.Read(t.Context(), c, pipeline.Options{})
	require.NoError(t, err)
	groups = map[string]string{}
	for _, g := range result.API.Groups {
		groups[g.Name] = g.Description.Value
	}
	for _, o := range result.API.Operations {
		operations = append(operations, o.Page)
	}
	words := strings.Join(slices.Collect(maps.Values(groups)), "\n")
	for _, e := range result.Ledger {
		require.NotEqual(t, "outside-operations", e.By, "the words are used")
		if e.By == "page-words" {
			piece := pages[e.Span.File][e.Span.Start.Offset:e.Span.End.Offset]
			require.Contains(t, words, strings.TrimSpace(piece), "no other words are used by it")
		}
	}
	for _, d := range result.Diagnostics {
		require.NotEqual(t, "page-without-operation", d.Code)
	}
	return groups, operations
}

const twoOperations = "## List\n\n`GET /boats`\n\n## Add\n\n`POST /boats`\n"

func TestPagesInNoFolderAreGroupsOfTheirOwn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		page, title, words string
	}{
		"heading and words": {"# Boats\n\nWhat *swims*.\n\n- Fast\n\n" + twoOperations, "Boats", "What *swims*.\n\n- Fast"},
		"front matter":      {"---\ntitle: \"Boats\"\ndescription: What swims\n---\n\n" + twoOperations, "Boats", "What swims"},
		"words count more":  {"---\ntitle: Boats\ndescription: x\n---\n\nWhat swims.\n\n" + twoOperations, "Boats", "What swims."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			groups, operations := tagged(t, map[string]string{"boats.md": c.page})
			require.Equal(t, map[string]string{c.title: c.words}, groups)
			require.Equal(t, []string{c.title, c.title}, operations)
		})
	}
}

func TestPageOfOneOperationIsNoGroup(t *testing.T) {
	t.Parallel()
	groups, operations := tagged(t, map[string]string{"boats.md": "# List boats\n\n`GET /boats`\n"})
	require.Empty(t, groups)
	require.Equal(t, []string{""}, operations)
}

func TestIndexOfAFolderDescribesIt(t *testing.T) {
	t.Parallel()
	groups, operations := tagged(t, map[string]string{
		"boats/index.md": "# Boats\n\nWhat swims.\n", "boats/list.md": "# List boats\n\n`GET /boats`\n",
	})
	require.Equal(t, map[string]string{"boats": "What swims."}, groups)
	require.Equal(t, []string{""}, operations)
}
