package mdparse_test

var htmlCases = map[string]blockCase{
	"headings": {
		text: "<h2 id=\"1.1\">获取 <em>配置</em></h2>\n<h3>x</h3>\n",
		want: []string{
			`1:1-1:33 h2 #1.1 text@14"获取 " text/@21"配置"`,
			`2:1-2:11 h3 # text@5"x"`,
		},
	},
	"a paragraph": {
		text: "<p align=\"center\">a\n<b>b</b></p>\n",
		want: []string{
			"1:1-2:13 p text@19\"a\" soft@20\"\\n\" text*@4\"b\"",
		},
	},
	"inline tags": {
		text: "<b>a *b*</b> <i>c</i> <code>d_e_f &lt;</code> <del>g</del> <a href=\"#X\">X[]</a> <a name=\"y\"></a>z</br>w\n",
		want: []string{
			"1:1-1:104 p text*@4\"a \" text*/@7\"b\" text@13\" \" text/@17\"c\" text@22\" \" code@29\"d_e_f <\" text@46\" \" text~@52\"g\" text@59\" \" text→#X@73\"X[]\" text@80\" \" anchor@90\"y\" text@97\"z\" break@98\"\\n\" text@103\"w\"",
		},
	},
	"placeholders are text": {
		text: "List<String> /users/<id>/x <Badge>n</Badge> a<sub>1</sub>\n",
		want: []string{
			`1:1-1:58 p text@1"List<String> /users/<id>/x " tag@28"<Badge>" text@35"n" tag@36"</Badge>" text@44" a" tag@46"<sub>" text@51"1" tag@52"</sub>"`,
		},
	},
	"notes and images in a line": {
		text: "a <!-- n --> b <img src=\"/p.png\" alt=\"pic\">\n",
		want: []string{
			`1:1-1:44 p text@1"a " note@8"n" text@13" b " image→/p.png@39"pic"`,
		},
	},
	"a list in a cell": {
		text: "| a |\n| - |\n| one<ul><li>`x`: y</li><li>z</li></ul>two |\n",
		want: []string{
			"1:1-3:45 table",
			` 1:1-1:6 row ""`,
			`  1:3-1:4 text@3"a"`,
			` 3:1-3:45 row ""`,
			"  3:3-3:43 text@3\"one\" break@10\"\\n\" bullet@10\"- \" code@15\"x\" text@17\": y\" break@25\"\\n\" bullet@25\"- \" text@29\"z\" break@35\"\\n\" text@40\"two\"",
		},
	},
	"a cell with styled blocks": {
		text: "| <div style=\"width:80px\">是否</div> |\n| - |\n| <p>a</p><p>b</p> |\n",
		want: []string{
			"1:1-3:21 table",
			` 1:1-1:37 row ""`,
			`  1:3-1:35 text@27"是否"`,
			` 3:1-3:21 row ""`,
			"  3:3-3:19 text@6\"a\" break@11\"\\n\" text@14\"b\"",
		},
	},
	"a table": {
		text: "<table>\n<thead><tr><th>名</th><th>t</th></tr></thead>\n<tr><td><code>a</code><td>x <br> y\n<tr><td rowspan=\"2\">b</td><td>1</td></tr>\n<tr><td>2</td></tr>\n</table>\n",
		want: []string{
			"1:1-6:9 table",
			` 2:8-2:37 row ""`,
			`  2:16-2:17 text@16"名"`,
			`  2:26-2:27 text@26"t"`,
			` 3:1-3:35 row ""`,
			`  3:9-3:23 code@15"a"`,
			"  3:27-3:35 text@27\"x \" break@29\"\\n\" text@33\" y\"",
			` 4:1-4:42 row ""`,
			`  4:21-4:22 text@21"b"`,
			`  4:31-4:32 text@31"1"`,
			` 5:1-5:20 row ""`,
			`  4:21-4:22 text@21"b"`,
			`  5:9-5:10 text@9"2"`,
		},
	},
	"a table with a cell over two columns": {
		text: "<table><tr><th>a</th><th>b</th></tr><tr><td colSpan={2}>c</td></tr></table>\n",
		want: []string{
			"1:1-1:76 table",
			` 1:8-1:37 row ""`,
			`  1:16-1:17 text@16"a"`,
			`  1:26-1:27 text@26"b"`,
			` 1:37-1:68 row ""`,
			`  1:57-1:58 text@57"c"`,
			"  1:58-1:58 ",
		},
	},
	"lists": {
		text: "<ul>\n  <li>a</li>\n  <li>b <ol><li>c</li></ol> d\n</ul>\n",
		want: []string{
			"1:1-4:6 list ordered=false",
			" 2:3-2:13 item",
			`  2:7-2:8 p text@7"a"`,
			" 3:3-3:30 item",
			`  3:7-3:8 p text@7"b"`,
			"  3:9-3:28 list ordered=true",
			"   3:13-3:23 item",
			`    3:17-3:18 p text@17"c"`,
			`  3:29-3:30 p text@29"d"`,
		},
	},
	"a definition list": {
		text: "<dl>\n<dt><code>a</code></dt><dt>b</dt>\n<dd>x <p>y</p></dd>\n</dl>\n",
		want: []string{
			"1:1-4:6 definitions",
			" 2:1-3:20 term code@11\"a\" soft@24\"\\n\" text@28\"b\"",
			`  3:5-3:6 p text@5"x"`,
			`  3:7-3:15 p text@10"y"`,
		},
	},
	"preformatted text": {
		text: "<pre class=\"lang-sh\"><code class=\"language-json\">\n{\"a\": &lt;1&gt;}\n\n<b>x</b>\n</code></pre>\n",
		want: []string{
			"1:1-5:14 code fenced=true json \"{\\\"a\\\": <1>}\\n\\nx\\n\"",
		},
	},
	"details": {
		text: "<details open>\n<summary>更多</summary>\n\n- a\n\n</details>\nafter\n",
		want: []string{
			`1:1-6:11 container details open=""@14`,
			" 2:1-2:22 container summary",
			`  2:10-2:12 p text@10"更多"`,
			" 4:1-4:4 list ordered=false",
			"  4:1-4:4 item",
			`   4:3-4:4 p text@3"a"`,
			`7:1-7:6 p text@1"after"`,
		},
	},
	"content on the line of the tag": {
		text: "<div class=\"x\">one **two**</div> three\n",
		want: []string{
			`1:1-1:33 container div class="x"@13`,
			` 1:16-1:27 p text@16"one " text*@22"two"`,
			`1:34-1:39 p text@34"three"`,
		},
	},
	"a quote and a rule": {
		text: "<blockquote>a</blockquote>\n<hr/>\n",
		want: []string{
			"1:1-1:27 container quote",
			` 1:13-1:14 p text@13"a"`,
			"2:1-2:6 rule",
		},
	},
	"an element in a list item": {
		text: "- a\n\n  <details>\n  <summary>b</summary>\n  c\n  </details>\n- d\n",
		want: []string{
			"1:1-7:4 list ordered=false",
			" 1:1-6:13 item",
			`  1:3-1:4 p text@3"a"`,
			"  3:3-6:13 container details",
			"   4:3-4:23 container summary",
			`    4:12-4:13 p text@12"b"`,
			`   5:3-5:4 p text@3"c"`,
			" 7:1-7:4 item",
			`  7:3-7:4 p text@3"d"`,
		},
	},
	"an element in a quote": {
		text: "> <div>\n> a\n>\n> b\n> </div>\n",
		want: []string{
			"1:1-5:9 container quote",
			" 1:3-5:9 container div",
			`  2:3-2:4 p text@3"a"`,
			`  4:3-4:4 p text@3"b"`,
		},
	},
	"tags that nothing closes": {
		text: "<div>\n\ntext\n\n</span>\n\n</section>\n",
		want: []string{
			"1:1-1:6 html div",
			`3:1-3:5 p text@1"text"`,
			`5:1-5:8 p tag@1"</span>"`,
			"7:1-7:11 html /section",
		},
	},
	"a doctype": {
		text: "<!DOCTYPE html>\ntext\n",
		want: []string{
			"1:1-1:16 html !doctype",
			`2:1-2:5 p text@1"text"`,
		},
	},
	"script": {
		text: "<script>\n| a |\n\n# x\n</script>\n\ny\n",
		want: []string{
			"1:1-5:10 html script",
			`7:1-7:2 p text@1"y"`,
		},
	},
	"elements in code are text": {
		text: "`<div>` a\n\n```\n<div>\n```\n\n<div>\nb\n</div>\n",
		want: []string{
			`1:1-1:10 p code@2"<div>" text@8" a"`,
			"3:1-5:4 code fenced=true  \"<div>\\n\"",
			"7:1-9:7 container div",
			` 8:1-8:2 p text@1"b"`,
		},
	},
}
