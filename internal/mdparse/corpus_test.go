package mdparse_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// corpus gives the files of real pages beside the checkout.
func corpus(t *testing.T) []*diag.File {
	t.Helper()
	root := filepath.Join("..", "..", "..", "shared", "corpus")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the corpus of published pages is not beside this checkout")
	}
	var files []*diag.File
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(filepath.Ext(path), ".md") {
			return err
		}
		content, err := os.ReadFile(path)
		files = append(files, diag.NewFile(filepath.ToSlash(path), content))
		return err
	}))
	return files
}

func TestCorpusPagesHoldTheInvariants(t *testing.T) {
	t.Parallel()
	for _, file := range corpus(t) {
		t.Run(file.Name, func(t *testing.T) {
			t.Parallel()
			page, diags := mdparse.Parse(file)
			checkPage(t, page)
			checkRows(t, page, diags)
		})
	}
}

// checkRows requires that the raw count of rows and the tables of a page agree, or a diagnostic says where they do not.
func checkRows(t *testing.T, page *mdparse.Page, diags diag.List) {
	t.Helper()
	tables := map[int]int{}
	for _, r := range tableRows(page.Blocks) {
		tables[r.Span.Start.Line] = len(r.Cells)
	}
	for _, raw := range mdparse.Rows(page.File) {
		if raw.Kind == mdparse.DelimiterRow || raw.InComment || reportedAt(diags, raw.Span) {
			continue
		}
		cells, ok := tables[raw.Span.Start.Line]
		require.True(t, ok, "%s: no table has this row: %s", raw.Span, page.File.Text(raw.Span))
		require.Equal(t, raw.Cells, cells, "%s: %s", raw.Span, page.File.Text(raw.Span))
		delete(tables, raw.Span.Start.Line)
	}
	for line := range tables {
		require.True(t, reportedAt(diags, page.File.LineSpan(line)), "line %d is no row in the raw text", line)
	}
}

func reportedAt(diags diag.List, at diag.Span) bool {
	for _, d := range diags {
		if d.Span.Start.Line-1 <= at.Start.Line && at.Start.Line <= d.Span.End.Line {
			return true
		}
	}
	return false
}

// tableRows are the rows of all pipe tables.
func tableRows(blocks []mdparse.Block) []*mdparse.Row {
	var out []*mdparse.Row
	for _, b := range blocks {
		switch b := b.(type) {
		case *mdparse.Table:
			if !b.Delimiter.IsZero() {
				out = append(append(out, b.Header), b.Rows...)
			}
		case *mdparse.Container:
			out = append(out, tableRows(b.Blocks)...)
		case *mdparse.List:
			for _, item := range b.Items {
				out = append(out, tableRows(item.Blocks)...)
			}
		case *mdparse.Definitions:
			for _, d := range b.Entries {
				out = append(out, tableRows(d.Blocks)...)
			}
		}
	}
	return out
}
