package openapi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/emit/openapi"
	"github.com/seed-97755388/docgen/internal/model"
)

// description emits a property with a description and gives what the document makes of it.
func description(t *testing.T, text string) (string, []string) {
	t.Helper()
	doc, diags := emit(t, withProperty(prop("p", typed(model.String), described(text))), openapi.Options{})
	n := node(t, doc, "components", "schemas", "Dto", "properties", "p", "description")
	if n == nil {
		return "", codes(diags)
	}
	return n.Value, codes(diags)
}

func TestDescriptions(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, out string }{
		"prose":               {"a < b, 1<2 & *c*", "a < b, 1<2 & *c*"},
		"blank ends":          {"\n a \n ", "a"},
		"kept element":        {`<a HREF="https://x.example/?a=1&amp;b">x</a><br/>`, `<a href="https://x.example/?a=1&amp;b">x</a><br>`},
		"looks":               {`<div style="width:80px" class=x align=left>a</div>`, `<div align="left">a</div>`},
		"details":             {"<details open>\n<summary>More</summary>\n\n* a\n\n</details>", "<details open>\n<summary>More</summary>\n\n* a\n\n</details>"},
		"comment":             {"a<!-- b <c>\nd -->e", "ae"},
		"placeholder":         {"format <extIdpId>:<userIdInIdp>", `format \<extIdpId>:\<userIdInIdp>`},
		"escaped placeholder": {`format \<id>`, `format \<id>`},
		"placeholder in code": {"format `<id>` and ``<a`b>``", "format `<id>` and ``<a`b>``"},
		"unclosed backquote":  {"a ` <id>", "a ` \\<id>"},
		"fenced code":         {"x\n```html\n<script>\n\na</script>\n```\n<id>", "x\n```html\n<script>\n\na</script>\n```\n\\<id>"},
		"autolink":            {"<https://x.example> <a@x.example>", "<https://x.example> <a@x.example>"},
		"dropped element":     {"<input value=1><label>a</label>", "a"},
		"link":                {"[a](https://x.example) ![](img/a.png) [b](#c)", "[a](https://x.example) ![](img/a.png) [b](#c)"},
		"own scheme":          {"[a](authing://x)", "[a](authing://x)"},
		"broken tag":          {"a <b c", "a &lt;b c"},
		"list set in too far": {"Kinds:\n    - a: b\n      c\n        - d", "Kinds:\n- a: b\n  c\n    - d"},
		"list of figures":     {"Kinds:\n\t1. a\n\t2. b", "Kinds:\n1. a\n2. b"},
		"list within a list":  {"- a\n    - b", "- a\n    - b"},
		"list of its item":    {"Kinds:\n- a\n    - b", "Kinds:\n- a\n    - b"},
		"list in a list item": {"- a\n\n  Kinds:\n      - b", "- a\n\n  Kinds:\n  - b"},
		"code set in":         {"Code:\n\n    - a", "Code:\n\n    - a"},
		"warning":             {"a\n\n<Warning>\nb `<c>`\n\n- d\n</Warning>\n\ne", "a\n\n> **Warning**\n>\n> b `<c>`\n>\n> - d\n\ne"},
		"note on one line":    {"<Note>Take care.</Note>", "> **Note**\n>\n> Take care."},
		"note with a title":   {"<Callout type=\"info\" title=\"Beware\">\nb\n</Callout>", "> **Info: Beware**\n>\n> b"},
		"directive":           {":::tip Do it\nb\n:::\nc", "> **Tip: Do it**\n>\n> b\nc"},
		"note without an end": {"<Note>\nb", "\\<Note>\nb"},
		"note in code":        {"```\n<Note>\nb\n</Note>\n```", "```\n<Note>\nb\n</Note>\n```"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, found := description(t, c.in)
			require.Equal(t, c.out, got)
			require.Empty(t, found)
			again, _ := description(t, got)
			require.Equal(t, got, again, "cleaning twice changes nothing")
		})
	}
}

func TestUnsafeHTMLIsLeftOutAndReported(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, out string }{
		{"script", "a<script>alert(1)</script>b", "ab"},
		{"script over blank lines", "<script>\n\nalert(1)\n\n</script>\nb", "b"},
		{"capitals", "a<SCRIPT src=x>alert(1)</SCRIPT >b", "ab"},
		{"iframe without end", "a <iframe src='x'> b", "a  b"},
		{"event", `<img src="a.png" onerror="alert(1)">`, `<img src="a.png">`},
		{"link of an element", `<a href="java&#115;cript:alert(1)">x</a>`, "<a>x</a>"},
		{"link with a blank in its scheme", "<a href='java\tscript:alert(1)'>x</a>", "<a>x</a>"},
		{"Markdown link", "[x](javascript:alert(1))", "[x](#))"},
		{"Markdown link with a reference", "[x](java&#x73;cript:alert)", "[x](#)"},
		{"reference definition", "[x]\n\n[x]: data:text/html,a", "[x]\n\n[x]: #"},
		{"code in an HTML block", "<div>\n`<script>alert(1)</script>`\n</div>", "<div>\n``\n</div>"},
		{"fence in an HTML block", "<div>\n```\n<script>alert(1)</script>\n</div>", "<div>\n```\n\n</div>"},
		{"fence in pre", "<pre>\n\n```\n<script>alert(1)</script>\n</pre>", "<pre>\n\n```\n\n</pre>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, found := description(t, c.in)
			require.Equal(t, c.out, got)
			require.Equal(t, []string{"unsafe-html"}, found)
		})
	}
}

func TestTagsThatOnlyBrowsersReadAreEscaped(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"<div>\n<img/onerror=alert(1) src=x>\n</div>",
		"<div>\n<svg onload=alert(1)//\n</div>",
		"<div>\n\\<img src=x onerror=alert(1)>\n</div>",
		"<foo onclick=alert(1)>x</foo>",
		"<div>\n<https://x/onclick=alert(1)>\n</div>",
		"<!DOCTYPE x>",
		"<?php x ?>",
	} {
		got, _ := description(t, in)
		rest := strings.NewReplacer("<div>", "", "</div>", "", `<img src="x">`, "", `\</foo>`, "").Replace(got)
		require.NotContains(t, rest, "<", in)
	}
}

func FuzzNothingHidesAScriptInAnHTMLBlock(f *testing.F) {
	f.Add("a <b>`<script>`</b>\n```\n<x>\n```\n")
	f.Add("`<script>alert(1)`\n</div>~~~\n\\<script src=x>")
	f.Fuzz(func(t *testing.T, in string) {
		lines := []string{"<div>"}
		for line := range strings.Lines(in) {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
		got, _ := description(t, strings.Join(lines, "\n"))
		require.NotRegexp(t, `(?i)<script[\s/>]`, got)
	})
}
