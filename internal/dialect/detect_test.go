package dialect_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
)

const (
	marked   = "## List\n\n<RouteHighlighter method=\"GET\" path=\"/x\" />\n"
	unmarked = "## List\n\n`GET /x`\n"
	english  = "# List\n\n## Request Response\n"
	plain    = "# 查询\n\n### 请求参数\n\n### 请求方式\n"
	chinese  = "# 查询\n\n## 请求响应\n\n## 数据结构\n"
)

func pages(texts ...string) []*diag.File {
	var out []*diag.File
	for _, text := range texts {
		out = append(out, diag.NewFile("page.md", []byte(text)))
	}
	return out
}

func TestChoosePicksTheDialectWhoseMarksHalfOfThePagesBear(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		pages  []*diag.File
		want   string
		reason string
	}{
		"all pages":        {pages(chinese), "authing", "1 of 1 pages bear its marks: (?m)^## 请求响应\\s*$ and 1 more"},
		"marks in English": {pages(english), "authing", "1 of 1 pages bear its marks: (?mi)^## request response\\s*$"},
		"headings of all":  {pages(plain), "generic", "no built-in dialect's marks are on half of the 1 pages"},
		"half of them":     {pages(marked, unmarked), "meilisearch", "1 of 2 pages bear its marks: <RouteHighlighter\\s+method="},
		"less than half":   {pages(marked, unmarked, unmarked), "generic", "no built-in dialect's marks are on half of the 3 pages"},
		"no mark at all":   {pages(unmarked), "generic", "no built-in dialect's marks are on half of the 1 pages"},
		"the heavier mark": {pages(marked + "\nNacos\n"), "meilisearch", "1 of 1 pages bear its marks: <RouteHighlighter\\s+method="},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := dialect.Choose(c.pages)
			require.NoError(t, err)
			require.Equal(t, dialect.Choice{Name: c.want, Reason: c.reason}, got)
		})
	}
}
