package mdparse_test

var commentCases = map[string]blockCase{
	"a comment of several lines": {
		text: "<!-- ## 示例\n```java\nclass A {\n    int a;\n}\n```\n -->\ntext\n",
		want: []string{
			"1:1-7:5 comment \" ## 示例\\n```java\\nclass A {\\n    int a;\\n}\\n```\\n \"",
			` 1:6-1:11 h2 # text@9"示例"`,
			" 2:1-6:4 code fenced=true java \"class A {\\n    int a;\\n}\\n\"",
			`8:1-8:5 p text@1"text"`,
		},
	},
	"a comment and text on a line": {
		text: "<!-- a --> b\n",
		want: []string{
			`1:1-1:11 comment " a "`,
			` 1:6-1:7 p text@6"a"`,
			`1:12-1:13 p text@12"b"`,
		},
	},
	"a comment between paragraphs": {
		text: "a\n<!-- b -->\nc\n",
		want: []string{
			`1:1-1:2 p text@1"a"`,
			`2:1-2:11 comment " b "`,
			` 2:6-2:7 p text@6"b"`,
			`3:1-3:2 p text@1"c"`,
		},
	},
	"a comment that holds a table": {
		text: "<!--\n| a |\n| - |\n| 1 | 2 |\n-->\n",
		want: []string{
			"1:1-5:4 comment \"\\n| a |\\n| - |\\n| 1 | 2 |\\n\"",
			" 2:1-4:10 table",
			`  2:1-2:6 row ""`,
			`   2:3-2:4 text@3"a"`,
			`  4:1-4:10 row ""`,
			`   4:3-4:4 text@3"1"`,
			`   4:7-4:8 text@7"2"`,
		},
	},
}
