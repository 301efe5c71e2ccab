package gosdk

import (
	"go/format"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMarkdownBecomesGodoc(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ in, want string }{
		"plain text":                           {"用户 ID", "// X 用户 ID"},
		"nothing":                              {"", "// X"},
		"end of a comment":                     {"a */ b", "// X a */ b"},
		"code spans keep what looks like tags": {"格式为 `<extIdpId>:<userIdInIdp>`，例如 `a`", "// X 格式为 <extIdpId>:<userIdInIdp>，例如 a"},
		"tags and entities":                    {"<b>a</b> &lt; <span style=\"x\">b</span>", "// X a < b"},
		"links":                                {"见 [文档](https://e.com/a \"t\")、[下节](#x) ![图](https://e.com/i.png)", "// X 见 文档 (https://e.com/a)、下节 图"},
		"line breaks and a list":               {"可选值为：<br>- `a`: 甲<br>- `b`: 乙<br>", "// X 可选值为：\n//   - a: 甲\n//   - b: 乙"},
		"a numbered list goes on":              {"步骤\n\n1. 一\n   再\n2. 二", "// X 步骤\n//  1. 一\n//     再\n//  2. 二"},
		"headings and rulers":                  {"# 标题\n---\n正文 **重点**", "// X 标题\n//\n// 正文 重点"},
		"code blocks":                          {"看：\n```json\n{\n  \"a\": 1\n}\n```\n完", "// X 看：\n//\n//\t{\n//\t  \"a\": 1\n//\t}\n//\n// 完"},
		"tables stand as they are":             {"| a | b |\n|---|---|\n| 1 | 2 |", "// X\n//\n//\t| a | b |\n//\t|---|---|\n//\t| 1 | 2 |"},
		"quotes":                               {"> 注意\n> 小心", "// X 注意\n// 小心"},
		"html comments":                        {"a<!-- b\nc -->d", "// X ad"},
		"control characters":                   {"a\x00b\r\nc\ufeff", "// X ab\n// c"},
		"a list first":                         {"- 一\n- 二", "// X\n//   - 一\n//   - 二"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := &docComment{}
			d.markdown("X", c.in)
			require.Equal(t, c.want, d.String())
		})
	}
}

func TestOnlyHeadingsOfTheDocsAreHeadings(t *testing.T) {
	t.Parallel()
	d := &docComment{}
	d.markdown("X", "does it.\n\n## Stream answers\n\nUse it to see more\n\nThe rest, as well.\n")
	d.paragraph("The application that calls")
	d.paragraph("Docs: a.md:1")
	formatted, err := format.Source([]byte("package p\n\n" + d.String() + "\nvar X int\n"))
	require.NoError(t, err)
	require.Equal(t, "// X does it.\n//\n// # Stream answers\n//\n// Use it to see more.\n//\n// The rest, as well.\n//\n"+
		"// The application that calls.\n//\n// Docs: a.md:1", strings.TrimSuffix(strings.TrimPrefix(string(formatted), "package p\n\n"), "\nvar X int\n"))
}

func TestLongLinesAreWrappedAtSpaces(t *testing.T) {
	t.Parallel()
	d := &docComment{}
	d.paragraph(strings.Repeat("word ", 30))
	lines := strings.Split(d.String(), "\n")
	require.Len(t, lines, 2)
	require.LessOrEqual(t, len(lines[0]), lineWidth+len("// "))
	chinese := &docComment{}
	chinese.paragraph(strings.Repeat("字", 200))
	require.NotContains(t, chinese.String(), "\n")
}

// FuzzDocComment holds that no description can end its comment, and that gofmt leaves the comment as it is.
func FuzzDocComment(f *testing.F) {
	for _, seed := range []string{
		"a */ b", "- a\n  - b\n\n1. c", "```\ncode", "//go:build x", "+build x", "# h", "| a |", "> q", "``x`` ''y''", "\ta\n b",
		"1) a\n\n   b", "*\n\n- ", "Deprecated: x", "[a]: b", "a\n\n\n\tb\n\n\n\tc",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &docComment{}
		d.markdown("X", text)
		d.paragraph("Docs: a.md:1")
		source := []byte("package p\n\n" + d.String() + "\nvar X int\n")
		formatted, err := format.Source(source)
		require.NoError(t, err)
		again, err := format.Source(formatted)
		require.NoError(t, err)
		require.Equal(t, string(formatted), string(again))
		parsed, err := parser.ParseFile(token.NewFileSet(), "p.go", formatted, parser.ParseComments)
		require.NoError(t, err)
		require.Len(t, parsed.Decls, 1)
	})
}
