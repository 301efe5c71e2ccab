package mdparse_test

var markdownCases = map[string]blockCase{
	"an ATX heading with an id": {
		text: "## 标题 `x` {#my-id .c}\n",
		want: []string{
			`1:1-1:22 h2 #my-id text@4"标题 " code@8"x"`,
		},
	},
	"a heading with an anchor": {
		text: "### <a id=\"UserDto\"></a> UserDto ###\n",
		want: []string{
			`1:1-1:37 h3 #UserDto anchor@12"UserDto" text@25" UserDto"`,
		},
	},
	"setext headings": {
		text: "One\n===\nTwo\nlines\n---\n",
		want: []string{
			`1:1-2:4 h1 # text@1"One"`,
			"3:1-5:4 h2 # text@1\"Two\" soft@4\"\\n\" text@1\"lines\"",
		},
	},
	"a paragraph with breaks": {
		text: "一 **二** *三* ~~四~~\n五  \n六\\\n七<br/>八\n",
		want: []string{
			"1:1-4:8 p text@1\"一 \" text*@5\"二\" text@8\" \" text/@10\"三\" text@12\" \" text~@15\"四\" soft@18\"\\n\" text@1\"五\" break@2\"\\n\" text@1\"六\" break@2\"\\n\" text@1\"七\" break@2\"\\n\" text@7\"八\"",
		},
	},
	"nested lists indented by tabs": {
		text: "- a\n\t- b\n\n\t\tc\n2) d\n",
		want: []string{
			"1:1-4:4 list ordered=false",
			" 1:1-4:4 item",
			`  1:3-1:4 p text@3"a"`,
			"  2:2-4:4 list ordered=false",
			"   2:2-4:4 item",
			`    2:4-2:5 p text@4"b"`,
			`    4:3-4:4 p text@3"c"`,
			"5:1-5:5 list ordered=true",
			" 5:1-5:5 item",
			`  5:4-5:5 p text@4"d"`,
		},
	},
	"a table in a list item": {
		text: "- x\n\n\t| a | b |\n\t|---|---|\n\t| 1 |\t`二` |\n",
		want: []string{
			"1:1-5:13 list ordered=false",
			" 1:1-5:13 item",
			`  1:3-1:4 p text@3"x"`,
			"  3:2-5:13 table",
			"   3:2-3:11 row \"\\t\"",
			`    3:4-3:5 text@4"a"`,
			`    3:8-3:9 text@8"b"`,
			"   5:2-5:13 row \"\\t\"",
			`    5:4-5:5 text@4"1"`,
			`    5:8-5:11 code@9"二"`,
		},
	},
	"a table with an indent": {
		text: " | a | b |\n |---|---|\n   | 1 | 2 |\n",
		want: []string{
			"1:2-3:13 table",
			` 1:2-1:11 row " "`,
			`  1:4-1:5 text@4"a"`,
			`  1:8-1:9 text@8"b"`,
			` 3:4-3:13 row "   "`,
			`  3:6-3:7 text@6"1"`,
			`  3:10-3:11 text@10"2"`,
		},
	},
	"a table below a line of text": {
		text: "text\n| a |\n| - |\n| 1 |\n",
		want: []string{
			`1:1-1:5 p text@1"text"`,
			"2:1-4:6 table",
			` 2:1-2:6 row ""`,
			`  2:3-2:4 text@3"a"`,
			` 4:1-4:6 row ""`,
			`  4:3-4:4 text@3"1"`,
		},
	},
	"fenced and indented code": {
		text: "~~~go {a=1}\nx\n\ty\n\n~~~\n\n    z\n\n\t\tw\n",
		want: []string{
			"1:1-5:4 code fenced=true go \"x\\n\\ty\\n\\n\"",
			"7:5-9:4 code fenced=false  \"z\\n\\n\\tw\\n\"",
		},
	},
	"a fence in a quote": {
		text: "> ```json\n> {}\n> ```\n> text\n",
		want: []string{
			"1:1-4:7 container quote",
			" 1:3-3:6 code fenced=true json \"{}\\n\"",
			` 4:3-4:7 p text@3"text"`,
		},
	},
	"an alert": {
		text: "> [!NOTE]\n> Read *this*.\n",
		want: []string{
			"1:1-2:15 container note",
			` 1:3-2:15 p text@3"Read " text/@9"this" text@14"."`,
		},
	},
	"a definition list": {
		text: "名称\nalias\n: one\n  `x`\n: two\n\nother\n\n: three\n",
		want: []string{
			"1:1-9:8 definitions",
			" 1:1-5:6 term text@1\"名称\" soft@3\"\\n\" text@1\"alias\"",
			"  3:3-4:6 p text@3\"one\" soft@6\"\\n\" code@4\"x\"",
			`  5:3-5:6 p text@3"two"`,
			` 7:1-9:8 term text@1"other"`,
			`  9:3-9:8 p text@3"three"`,
		},
	},
	"YAML front matter": {
		text: "---\ntitle: 一\n---\n\n***\n",
		want: []string{
			"1:1-3:4 front matter \"title: 一\\n\"",
			"5:1-5:4 rule",
		},
	},
	"TOML front matter": {
		text: "+++\ntitle = \"x\"\n+++\ntext\n",
		want: []string{
			"1:1-3:4 front matter \"title = \\\"x\\\"\\n\"",
			`4:1-4:5 p text@1"text"`,
		},
	},
	"two rules are no front matter": {
		text: "---\n\nSome text.\n\n---\n",
		want: []string{
			"1:1-1:4 rule",
			`3:1-3:11 p text@1"Some text."`,
			"5:1-5:4 rule",
		},
	},
	"link definitions": {
		text: "[用户]: /u?a=1&amp;b \"t\"\n\n[用户] [x][用户]\n",
		want: []string{
			"1:1-1:23 definition of 用户: /u?a=1&b",
			`3:1-3:13 p text→/u?a=1&b@2"用户" text@5" " text→/u?a=1&b@7"x"`,
		},
	},
	"escapes and entities": {
		text: "a\\*b &lt;c&gt; &#20013; \\\\ &nope; `a\\*b &lt;`\n",
		want: []string{
			"1:1-1:46 p text@1\"a*b <c> 中 \\\\ &nope; \" code@36\"a\\\\*b &lt;\"",
		},
	},
	"code spans": {
		text: "`` a`b `` ` c ` `d\ne`\n",
		want: []string{
			"1:1-2:3 p code@4\"a`b\" text@10\" \" code@13\"c\" text@16\" \" code@18\"d e\"",
		},
	},
	"links and images": {
		text: "[`a` **b**](#x) ![alt *t*](/i.png) <https://e.com> []( /y )\n",
		want: []string{
			`1:1-1:60 p code→#x@3"a" text→#x@5" " text*→#x@8"b" text@16" " image→/i.png@19"alt t" text@35" " text→https://e.com@37"https://e.com" text@51" " text→/y@52""`,
		},
	},
	"strong text that CommonMark misses": {
		text: "**注意：**请看 **a**，看**“注”**吧\n",
		want: []string{
			`1:1-1:26 p text*@3"注意：" text@8"请看 " text*@13"a" text@16"，看" text*@20"“注”" text@25"吧"`,
		},
	},
	"tildes in ranges": {
		text: "长度 1~64，值 2~3\n",
		want: []string{
			`1:1-1:14 p text@1"长度 1~64，值 2~3"`,
		},
	},
}
