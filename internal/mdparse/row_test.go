package mdparse_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

func TestRowsCountsWithoutMarkdown(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"a table":                          {"| a | b |\n|---|:-:|\n| 1 | 2 | 3 |\n| x\\|y |\n", []string{"1:1 header 2", "2:1 delimiter 2", "3:1 body 3", "4:1 body 1"}},
		"no outer pipes":                   {"a | b\n-- | --\n1 | 2\nplain\n\n3 | 4\n", []string{"1:1 header 2", "2:1 delimiter 2", "3:1 body 2"}},
		"after a comment or an empty line": {"|a|b|\n|-|-|\n<!-- c -->\n|1|2|\n\n|3|4|\n", []string{"1:1 header 2", "2:1 delimiter 2", "4:1 body 2", "6:1 body 2"}},
		"in lists and quotes":              {"- x\n\t|a|b|\n\t|-|-|\n\t|1|2|\n> |3|4|\n", []string{"2:2 header 2", "3:2 delimiter 2", "4:2 body 2", "5:3 body 2"}},
		"without a delimiter row":          {"|a|b|\n|1|2|\n", []string{"1:1 body 2", "2:1 body 2"}},
		"in code":                          {"~~~\n|a|b|\n```\n~~~\n|c|d|\n", []string{"5:1 body 2"}},
		"in a comment":                     {"<!--\n|a|b|\n-->\n|c|d|\n", []string{"2:1 body 2 in comment", "4:1 body 2"}},
		"text with pipes":                  {"a | b\n| x\n||\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, r := range mdparse.Rows(diag.NewFile("page.md", []byte(tc.text))) {
				line := fmt.Sprintf("%d:%d %s %d", r.Span.Start.Line, r.Span.Start.Column, r.Kind, r.Cells)
				if r.InComment {
					line += " in comment"
				}
				got = append(got, line)
			}
			require.Equal(t, tc.want, got)
		})
	}
}

// TestTablesAgreeWithGoldmark compares the tables of real pages with those of goldmark's own extension: the same tables and
// rows, and the same cells but those that goldmark drops or adds.
func TestTablesAgreeWithGoldmark(t *testing.T) {
	t.Parallel()
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table))
	for _, file := range corpus(t) {
		_, diags := mdparse.Parse(file)
		doc := markdown.Parser().Parse(text.NewReader(file.Content))
		ours := map[int]*mdparse.Row{}
		for _, r := range tableRows(parsedBlocks(file)) {
			ours[r.Span.Start.Line] = r
		}
		require.NoError(t, ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering && (n.Kind() == extast.KindTableRow || n.Kind() == extast.KindTableHeader) {
				compareRow(t, file, n, ours, diags)
			}
			return ast.WalkContinue, nil
		}))
	}
}

func parsedBlocks(file *diag.File) []mdparse.Block {
	page, _ := mdparse.Parse(file)
	return page.Blocks
}

func compareRow(t *testing.T, file *diag.File, n ast.Node, ours map[int]*mdparse.Row, diags diag.List) {
	t.Helper()
	first := n.FirstChild().Lines().At(0)
	line := file.Position(first.Start)
	if reportedAt(diags, file.LineSpan(line.Line)) {
		return
	}
	row := ours[line.Line]
	require.NotNil(t, row, "%s:%d", file.Name, line.Line)
	i := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s := c.Lines().At(0)
		require.Equal(t, string(file.Content[s.Start:s.Stop]), file.Text(row.Cells[i].Span), "%s:%d", file.Name, line.Line)
		i++
	}
	require.Len(t, row.Cells, i)
}
