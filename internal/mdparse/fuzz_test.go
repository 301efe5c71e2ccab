package mdparse_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// seeds are pages that hold a bit of everything; each is parsed in several spellings.
var seeds = []string{
	"# 标题 {#id}\n\n段落，含 `代码` 与 **粗体**。\n",
	"| 名称 | 类型 |\n| --- | --- |\n| a | `x|y` |\n| b ｜ c |\n| d | e | f |\n\n| g | h |\n",
	"| a | b |\n|---|---|\n| 1 | 2 |\n<!-- c -->\n| 3 | 4 |\ntext\n",
	"- a\n\t- b\n\t\t| x | y |\n\t\t|---|---|\n\t\t| 1 | 2 |\n1.\tc\n\n\t```json\n\t{\n\t\t\"a\": 1\n\t}\n\t```\n",
	"> quote\n> | a |\n> |---|\n> | 1 |\n>\n> <details>\n> x\n> </details>\n",
	"<!-- ## x\n```java\nclass A {}\n```\n-->\n",
	"<Note>\ntext <Tip>a</Tip>\n</Note>\n<Route method=\"GET\" path={`/x`} />\n",
	":::note[T]\n| a | b |\n| 1 | 2 |\n:::\n\n!!! tip \"x\"\n    y\n",
	"<table><tr><th>a</th><th>b<tr><td rowspan=2>1<td>2<tr><td>3</table>\n<dl><dt>a<dd>b</dl>",
	"Term\n: one\n\n    two\n\n[r]: /x \"t\"\n[a][r] ![i](/p.png) <https://e.x> <b>x</b> a<br/>b\\\nc  \nd\n",
	"---\ntitle: x\n---\n\nimport A from 'b'\n\n{{< x a=\"b\" >}}\n{% tab %}\ny\n{% endtab %}\n",
	"Setext\n===\n\n***\n\n    code\n\n```\nopen\n",
	"a\nb|c\n-|-\n-\n",
	"<ul><li>a <ul><li>b</li></ul></li></ul><pre><code class=\"language-go\">x &lt;</code></pre>\n",
}

// spellings are ways to write the same page.
var spellings = map[string]func(string) string{
	"LF":    func(s string) string { return s },
	"CRLF":  func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"CR":    func(s string) string { return strings.ReplaceAll(s, "\n", "\r") },
	"BOM":   func(s string) string { return "\uFEFF" + s },
	"tabs":  func(s string) string { return strings.ReplaceAll(s, "    ", "\t") },
	"list":  func(s string) string { return "- " + strings.ReplaceAll(s, "\n", "\n  ") },
	"quote": func(s string) string { return "> " + strings.ReplaceAll(s, "\n", "\n> ") },
	"div":   func(s string) string { return "<div>\n" + s + "\n</div>\n" },
}

func TestPagesHoldTheInvariantsInEverySpelling(t *testing.T) {
	t.Parallel()
	for name, spell := range spellings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, s := range seeds {
				parse(t, spell(s))
			}
			parse(t, spell(strings.Join(seeds, "\n")))
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
		f.Add([]byte(spellings["CRLF"](s)))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		file := diag.NewFile("fuzz.md", content)
		page, diags := mdparse.Parse(file)
		checkPage(t, page)
		for _, d := range diags {
			require.LessOrEqual(t, d.Span.End.Offset, len(content))
		}
		for _, d := range mdparse.Unread(page) {
			require.True(t, reportedAt(diags, d.Span), "%s", d)
		}
	})
}
