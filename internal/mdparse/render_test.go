package mdparse_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// firstRuns are the runs of the page's first paragraph.
func firstRuns(t *testing.T, text string) mdparse.Runs {
	t.Helper()
	page, _ := mdparse.Parse(diag.NewFile("page.md", []byte(text)))
	p, ok := page.Blocks[0].(*mdparse.Paragraph)
	require.True(t, ok, "%q is no paragraph", text)
	return p.Runs
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ text, want string }{
		"text":                          {"名称 user_id 2 * 3 < 4", "名称 user_id 2 * 3 < 4"},
		"text that looks like markup":   {`\*a\* \_b\_ \<id> &amp;lt; \~~c~~`, `\*a\* \_b\_ \<id> \&lt; \~\~c\~\~`},
		"code with backticks":           {"`` a`b `` ``` `` ```", "``a`b`` ``` `` ```"},
		"code with blanks":              {"`  a  `", "`  a  `"},
		"code of HTML":                  {"<code>a_b &lt;</code>", "`a_b <`"},
		"strong, emphasis and deletion": {"**a *b*** ~~c~~", "**a *b*** ~~c~~"},
		"strong HTML with blanks":       {"x<b> a </b>y", "x **a** y"},
		"links":                         {"[`a` b](#x) [c](</a b>) <https://e.com>", "[`a` b](#x) [c](</a b>) [https://e.com](https://e.com)"},
		"a link of HTML":                {`<a href="#X">X[]</a>`, "[X[]](#X)"},
		"images":                        {"![alt](/i.png) [![b](/j.png)](/k)", "![alt](/i.png) ![b](/j.png)"},
		"breaks":                        {"a<br>- `b`: c<br/>d  \ne\nf", "a\n- `b`: c\nd\ne f"},
		"bullets":                       {"a<ul><li>b</li><li>**c**</li></ul>", "a\n- b\n- **c**"},
		"anchors, tags and notes":       {`<a id="x"></a>a<sub>1</sub> <!-- n -->`, "a1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tc.want, firstRuns(t, tc.text).Markdown())
		})
	}
}

func TestMarkdownOfRealPagesReadsTheSame(t *testing.T) {
	t.Parallel()
	for _, file := range corpus(t) {
		page, _ := mdparse.Parse(file)
		for _, rs := range allRuns(page.Blocks) {
			markdown := strings.ReplaceAll(rs.Markdown(), "\n", " ") // a line can begin like a list
			if markdown == "" {
				continue
			}
			cell, _ := mdparse.Parse(diag.NewFile("cell.md", []byte("x "+markdown)))
			again, ok := cell.Blocks[0].(*mdparse.Paragraph)
			require.True(t, ok, markdown)
			require.Equal(t, words("x "+rs.Text()), words(again.Runs.Text()), markdown)
			require.Equal(t, codes(rs), codes(again.Runs), markdown)
		}
	}
}

func words(s string) string { return strings.Join(strings.Fields(s), " ") }

// codes are the texts of the code spans.
func codes(rs mdparse.Runs) []string {
	var out []string
	for _, r := range rs {
		if r.Kind == mdparse.CodeSp {
			out = append(out, r.Text)
		}
	}
	return out
}

// allRuns are the runs of paragraphs and cells, of lists and containers too.
func allRuns(blocks []mdparse.Block) []mdparse.Runs {
	var out []mdparse.Runs
	for _, b := range blocks {
		switch b := b.(type) {
		case *mdparse.Paragraph:
			out = append(out, b.Runs)
		case *mdparse.Container:
			out = append(out, allRuns(b.Blocks)...)
		case *mdparse.List:
			for _, item := range b.Items {
				out = append(out, allRuns(item.Blocks)...)
			}
		case *mdparse.Table:
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					out = append(out, c.Runs)
				}
			}
		}
	}
	return out
}
