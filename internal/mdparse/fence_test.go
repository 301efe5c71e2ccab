package mdparse_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// kindsOf names a page's blocks: a heading by its text, code by its language and text.
func kindsOf(page *mdparse.Page) []string {
	var out []string
	for _, b := range page.Blocks {
		switch b := b.(type) {
		case *mdparse.Heading:
			out = append(out, "heading "+b.Runs.Text())
		case *mdparse.Code:
			out = append(out, "code "+b.Lang+" "+b.Text)
		case *mdparse.Paragraph:
			out = append(out, "paragraph "+b.Runs.Text())
		case *mdparse.Table:
			out = append(out, "table")
		}
	}
	return out
}

func TestALostFenceEndsAtTheNextHeading(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		text  string
		want  []string
		diags []string
	}{
		"a heading before the next block": {
			text:  "```java\na();\n\n## B\n\n```json\n{}\n```\n",
			want:  []string{"code java a();\n\n", "heading B", "code json {}\n"},
			diags: []string{"1:1 unclosed-code"},
		},
		"a heading before the end": {
			text:  "```json\n{}\n\n\n## B\n\n| a | b |\n|---|---|\n| c | d |\n",
			want:  []string{"code json {}\n\n\n", "heading B", "table"},
			diags: []string{"1:1 unclosed-code"},
		},
		"another block right below": {
			text:  "```java\na();\n```json\n{}\n```\n",
			want:  []string{"code java a();\n", "code json {}\n"},
			diags: []string{"1:1 unclosed-code"},
		},
		"nothing shows the end": {
			text:  "```json\n{}\n\ntext\n",
			want:  []string{"code json {}\n\ntext\n"},
			diags: []string{"1:1 unclosed-code"},
		},
		"a closed block with what looks like a heading": {
			text:  "```python\na = 1\n\n## b\n```\n",
			want:  []string{"code python a = 1\n\n## b\n"},
			diags: []string{},
		},
		"a page about Markdown": {
			text:  "````md\n# A\n\n## B\n\n```json\n{}\n```\n````\n",
			want:  []string{"code md # A\n\n## B\n\n```json\n{}\n```\n"},
			diags: []string{},
		},
		"a longer fence around a shorter one": {
			text:  "````text\n\n## B\n```json\n{}\n```\n````\n",
			want:  []string{"code text \n## B\n```json\n{}\n```\n"},
			diags: []string{},
		},
		"carriage returns": {
			text:  "```java\r\na();\r\n\r\n## B\r\n\r\n```json\r\n{}\r\n```\r\n",
			want:  []string{"code java a();\n\n", "heading B", "code json {}\n"},
			diags: []string{"1:1 unclosed-code"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page, diags := mdparse.Parse(diag.NewFile("page.md", []byte(tc.text)))
			require.Equal(t, tc.want, kindsOf(page))
			require.Equal(t, tc.diags, codesOf(diags))
		})
	}
}

func TestALostFenceNamesTheLastLineOfTheCode(t *testing.T) {
	t.Parallel()
	_, diags := mdparse.Parse(diag.NewFile("page.md", []byte("```java\na();\n b();\n\n## B\n")))
	require.Len(t, diags, 1)
	require.Equal(t, "page.md:3:1", diags[0].Related[0].Span.String())
	require.Equal(t, 6, diags[0].Related[0].Span.End.Column)
}

func TestRowsBelowALostFenceAreCounted(t *testing.T) {
	t.Parallel()
	rows := mdparse.Rows(diag.NewFile("page.md", []byte("```java\na();\n\n## B\n\n| a | b |\n|---|---|\n| c | d |\n\n```json\n{}\n```\n")))
	require.Len(t, rows, 3)
}
