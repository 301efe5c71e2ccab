package mdparse_test

var mdxCases = map[string]blockCase{
	"imports and exports": {
		text: "import { A, B } from '/x/y.mdx'\nimport \"z\";\n\nexport const a = {\n  b: 1,\n}\n\nimport is a word\n",
		want: []string{
			`1:1-1:32 html import names="{ A, B }"@8 from="/x/y.mdx"@23`,
			`2:1-2:12 html import from="z"@9`,
			"4:1-6:2 html export",
			`8:1-8:17 p text@1"import is a word"`,
		},
	},
	"a component alone": {
		text: "<LastUpdated />\n\n<Route\n  method=\"GET\"\n  path={'/users/{id}'} deprecated\n/>\n",
		want: []string{
			"1:1-1:16 html LastUpdated",
			`3:1-6:3 html Route method="GET"@11 path="/users/{id}"@10 deprecated=""@34`,
		},
	},
	"components with content": {
		text: "<Tabs>\n  <Tab title=\"cURL\">\n\n    ```bash\n    curl\n      -X\n    ```\n\n  </Tab>\n  <Tab title='Go'>text</Tab>\n</Tabs>\n",
		want: []string{
			"1:1-11:8 container Tabs",
			` 2:3-9:9 container Tab title="cURL"@15`,
			"  4:5-7:8 code fenced=true bash \"curl\\n  -X\\n\"",
			` 10:3-10:29 container Tab title="Go"@15`,
			`  10:19-10:23 p text@19"text"`,
		},
	},
	"a note right below its tag": {
		text: "<Note type=\"x\">\nIt is `a`.\n\nMore.\n</Note>\n",
		want: []string{
			`1:1-5:8 container Note type="x"@13`,
			` 2:1-2:11 p text@1"It is " code@8"a" text@10"."`,
			` 4:1-4:6 p text@1"More."`,
		},
	},
	"an expression comment": {
		text: "{/* a *b* */}\n\nx\n",
		want: []string{
			`1:1-1:14 comment " a *b* "`,
			` 1:5-1:10 p text@5"a " text/@8"b"`,
			`3:1-3:2 p text@1"x"`,
		},
	},
	"an admonition": {
		text: ":::note[Read this]\na\n\n| x |\n| - |\n| 1 |\n:::\nb\n",
		want: []string{
			`1:1-7:4 container note title="Read this"@9`,
			` 2:1-2:2 p text@1"a"`,
			" 4:1-6:6 table",
			`  4:1-4:6 row ""`,
			`   4:3-4:4 text@3"x"`,
			`  6:1-6:6 row ""`,
			`   6:3-6:4 text@3"1"`,
			`8:1-8:2 p text@1"b"`,
		},
	},
	"nested admonitions": {
		text: "::::tip A title\n:::info\na\n:::\n::::\n",
		want: []string{
			`1:1-5:5 container tip title="A title"@9`,
			" 2:1-4:4 container info",
			`  3:1-3:2 p text@1"a"`,
		},
	},
	"an indented admonition": {
		text: "!!! warning \"Take care\"\n    a\n\n    - b\n\nc\n",
		want: []string{
			`1:1-4:8 container warning title="Take care"@14`,
			` 2:5-2:6 p text@5"a"`,
			" 4:5-4:8 list ordered=false",
			"  4:5-4:8 item",
			`   4:7-4:8 p text@7"b"`,
			`6:1-6:2 p text@1"c"`,
		},
	},
	"shortcodes": {
		text: "{{< api method=\"POST\" \"/v5/x\" >}}\n\n{{% notice tip %}}\na\n{{% /notice %}}\n\n{% tabs %}\nb\n{% endtabs %}\n",
		want: []string{
			`1:1-1:34 html api method="POST"@17 ="/v5/x"@24`,
			`3:1-5:16 container notice tip=""@15`,
			` 4:1-4:2 p text@1"a"`,
			"7:1-9:14 container tabs",
			` 8:1-8:2 p text@1"b"`,
		},
	},
	"a component in text": {
		text: "see <Icon name=\"x\" /> here\n",
		want: []string{
			"1:1-1:27 p text@1\"see \" tag@5\"<Icon name=\\\"x\\\" />\" text@22\" here\"",
		},
	},
}
