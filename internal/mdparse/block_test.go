package mdparse_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// blockCase is a page and the outline of its blocks: each with its place, runs with their columns.
type blockCase struct {
	text string
	want []string
}

func allBlockCases() map[string]blockCase {
	all := map[string]blockCase{}
	for prefix, group := range map[string]map[string]blockCase{
		"Markdown": markdownCases, "HTML": htmlCases, "MDX": mdxCases, "comment": commentCases,
	} {
		for name, tc := range group {
			all[prefix+": "+name] = tc
		}
	}
	return all
}

func TestBlocks(t *testing.T) {
	t.Parallel()
	for name, tc := range allBlockCases() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page, diags := parse(t, tc.text)
			require.Empty(t, diags)
			require.Equal(t, tc.want, outline(page.Blocks))
		})
	}
}

func TestBlocksAreTheSameInEveryEncodingOfLines(t *testing.T) {
	t.Parallel()
	for name, tc := range allBlockCases() {
		for _, spelling := range []string{"CRLF", "CR", "BOM"} {
			t.Run(name+" in "+spelling, func(t *testing.T) {
				t.Parallel()
				page, _ := parse(t, spellings[spelling](tc.text))
				require.Equal(t, tc.want, outline(page.Blocks))
			})
		}
	}
}

func TestOtherDiagnostics(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		text  string
		diags []string
		want  []string
	}{
		"a comment without end hides nothing": {
			text:  "a\n\n<!-- b\n\n## c\n",
			diags: []string{"3:1 unclosed-comment"},
			want:  []string{`1:1-1:2 p text@1"a"`, `3:1-3:5 comment ""`, `3:6-3:7 p text@6"b"`, `5:1-5:5 h2 # text@4"c"`},
		},
		"a code block without end": {
			text:  "- ```go\n  x\n\n  y\n",
			diags: []string{"1:3 unclosed-code"},
			want:  []string{"1:1-4:4 list ordered=false", " 1:1-4:4 item", `  1:3-4:4 code fenced=true go "x\n\ny\n"`},
		},
		"headings without a blank": {
			text:  "##标题 {#a}\ntext\n- x\n\n#1 is text\n",
			diags: []string{"1:1 heading-without-space"},
			want: []string{
				`1:1-1:10 h2 #a text@3"标题"`, `2:1-2:5 p text@1"text"`, "3:1-3:4 list ordered=false", " 3:1-3:4 item", `  3:3-3:4 p text@3"x"`,
				`5:1-5:11 p text@1"#1 is text"`,
			},
		},
		"rows that no table holds": {
			text:  "名:\n| a | b |\n| c | d |\n",
			diags: []string{"2:1 row-unread", "3:1 row-unread"},
			want:  []string{"1:1-3:10 p text@1\"名:\" soft@3\"\\n\" text@1\"| a | b |\" soft@10\"\\n\" text@1\"| c | d |\""},
		},
		"a single row is no table": {
			text:  "| a | b |\n",
			diags: []string{"1:1 table-without-delimiter"},
			want:  []string{`1:1-1:10 p text@1"| a | b |"`},
		},
		"rows in a code block and in a comment are none": {
			text: "```\n| a | b |\n```\n\n    | c | d |\n\n<!--\n| e | f |\n-->\n",
			want: []string{
				`1:1-3:4 code fenced=true  "| a | b |\n"`,
				`5:5-5:14 code fenced=false  "| c | d |\n"`,
				`7:1-9:4 comment "\n| e | f |\n"`,
				` 8:1-8:10 p text@1"| e | f |"`,
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page, diags := parse(t, tc.text)
			require.Equal(t, append([]string{}, tc.diags...), codesOf(diags))
			require.Equal(t, tc.want, outline(page.Blocks))
		})
	}
}

func TestElementsNestedBeyondReasonKeepTheirText(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("<div>\n", 60) + "text\n" + strings.Repeat("</div>\n", 60)
	page, _ := parse(t, text)
	units := page.Units()
	last := units[len(units)-1]
	require.Contains(t, page.File.Text(last.Span), "text")
	require.Len(t, units, 52)
}

func TestTheExampleOfEachCodeGivesTheCode(t *testing.T) {
	t.Parallel()
	for _, code := range []string{
		"blank-line-in-table", "byte-order-mark", "cell-count", "code-across-break", "comment-in-table", "delimiter-in-table", "escaped-break", "full-width-pipe", "heading-without-space", "line-in-table",
		"pipe-in-code", "row-split", "row-unread", "table-without-delimiter", "unclosed-code", "unclosed-comment",
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			entry, ok := diag.Lookup(code)
			require.True(t, ok)
			_, diags := mdparse.Parse(diag.NewFile("page.md", []byte(entry.Example)))
			require.NotEmpty(t, diags)
			for _, d := range diags {
				require.Equal(t, code, d.Code)
				require.Equal(t, entry.Severity, d.Severity)
			}
		})
	}
}
