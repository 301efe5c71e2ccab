package fidelity_test

import (
	"fmt"
	"regexp"
	"strings"
)

// damage is one kind of harm to a page. at gives the lines where it can be done; do gives what the line becomes, which
// may be several lines or none.
type damage struct {
	name string
	at   func(p sheet, line int) bool
	do   func(p sheet, line int) []string
	page func(text string) string // harms the page as a whole, in place of at and do
}

// sheet is a page's lines, and what is known of them.
type sheet struct {
	lines []string
	table []int // the line of the header of the table that a line is a row of, -1 where it is of none
}

// newSheet finds the tables of a page.
func newSheet(text string) sheet {
	p := sheet{lines: strings.Split(text, "\n")}
	header, fenced := -1, false
	for i, l := range p.lines {
		if strings.HasPrefix(l, "```") {
			fenced = !fenced
		}
		row := !fenced && strings.HasPrefix(strings.TrimLeft(l, " "), "|")
		switch {
		case !row:
			header = -1
		case header < 0:
			header = i
		}
		p.table = append(p.table, header)
	}
	return p
}

func (p sheet) header(i int) bool    { return p.table[i] == i }
func (p sheet) delimiter(i int) bool { return p.table[i] >= 0 && i == p.table[i]+1 }
func (p sheet) row(i int) bool       { return p.table[i] >= 0 && i > p.table[i]+1 }

// inner is a row with another row of its table after it.
func (p sheet) inner(i int) bool { return p.row(i) && i+1 < len(p.lines) && p.row(i+1) }

// cells cuts a row at its pipes; the first and last are what stands outside them.
func cells(line string) []string { return strings.Split(line, "|") }

// cell is the number of a cell of a row that a header of the given words has, 0 where there is none.
func (p sheet) cell(i int, words ...string) int {
	for n, c := range cells(p.lines[p.table[i]]) {
		for _, w := range words {
			if strings.Contains(c, w) {
				return n
			}
		}
	}
	return 0
}

// with is a row with a cell replaced.
func with(line string, n int, text string) string {
	c := cells(line)
	c[n] = text
	return strings.Join(c, "|")
}

// replaced is a kind of damage that replaces a pattern on lines that hold it.
func replaced(name, pattern, by string) damage {
	re := regexp.MustCompile(pattern)
	return damage{
		name: name,
		at:   func(p sheet, i int) bool { return re.MatchString(p.lines[i]) },
		do:   func(p sheet, i int) []string { return []string{re.ReplaceAllString(p.lines[i], by)} },
	}
}

// before is a kind of damage that inserts lines before a row within a table.
func before(name string, lines ...string) damage {
	return damage{
		name: name,
		at:   func(p sheet, i int) bool { return i > 0 && p.inner(i-1) },
		do:   func(p sheet, i int) []string { return append(append([]string{}, lines...), p.lines[i]) },
	}
}

// onRow is a kind of damage to a row.
func onRow(name string, do func(p sheet, i int) []string) damage {
	return damage{name: name, at: sheet.row, do: do}
}

// onCell is a kind of damage to the cell of a column.
func onCell(name string, words []string, change func(cell string) string) damage {
	return damage{
		name: name,
		at: func(p sheet, i int) bool {
			if !p.row(i) {
				return false
			}
			n := p.cell(i, words...)
			return n > 0 && change(cells(p.lines[i])[n]) != cells(p.lines[i])[n]
		},
		do: func(p sheet, i int) []string {
			n := p.cell(i, words...)
			return []string{with(p.lines[i], n, change(cells(p.lines[i])[n]))}
		},
	}
}

func empty(string) string { return " " }

// columns are the headers of the pages under specs.
var (
	nameColumn        = []string{"名称"}
	typeColumn        = []string{"类型"}
	requiredColumn    = []string{"是否必填"}
	defaultColumn     = []string{"默认值"}
	descriptionColumn = []string{"描述"}
	exampleColumn     = []string{"示例值"}
)

// damages are all kinds.
func damages() []damage {
	list := []damage{
		onRow("drop the last cell", func(p sheet, i int) []string {
			c := cells(p.lines[i])
			return []string{strings.Join(c[:len(c)-2], "|") + "|"}
		}),
		onRow("drop the second cell", func(p sheet, i int) []string {
			c := cells(p.lines[i])
			return []string{strings.Join(append(c[:2:2], c[3:]...), "|")}
		}),
		onRow("add a cell at the end", func(p sheet, i int) []string { return []string{p.lines[i] + " more |"} }),
		onRow("add a cell at the start", func(p sheet, i int) []string { return []string{"| more " + strings.TrimLeft(p.lines[i], " ")} }),
		onRow("swap name and type", func(p sheet, i int) []string { return []string{swapped(p.lines[i], 1, 2)} }),
		onRow("swap type and the next", func(p sheet, i int) []string { return []string{swapped(p.lines[i], 2, 3)} }),
		onCell("empty the name", nameColumn, empty),
		onCell("empty the type", typeColumn, empty),
		onCell("empty required", requiredColumn, empty),
		onCell("empty the default", defaultColumn, empty),
		onCell("empty the description", descriptionColumn, empty),
		onCell("empty the example", exampleColumn, empty),
		onCell("misspell the type", typeColumn, func(string) string { return " strng " }),
		onCell("misspell required", requiredColumn, func(string) string { return " 也许 " }),
		onRow("double a row", func(p sheet, i int) []string { return []string{p.lines[i], p.lines[i]} }),
		onRow("trailing blanks", func(p sheet, i int) []string { return []string{p.lines[i] + "   "} }),
		onRow("tabs around cells", func(p sheet, i int) []string { return []string{strings.ReplaceAll(p.lines[i], " | ", "\t|\t")} }),
		onRow("no closing pipe", func(p sheet, i int) []string { return []string{strings.TrimRight(p.lines[i], "| ")} }),
		onRow("no opening pipe", func(p sheet, i int) []string { return []string{strings.Replace(p.lines[i], "| ", "", 1)} }),
		onRow("no blanks at pipes", func(p sheet, i int) []string {
			return []string{p.lines[i][:1] + strings.ReplaceAll(p.lines[i][1:], " | ", "|")}
		}),
		onRow("a full-width pipe", func(p sheet, i int) []string { return []string{strings.Replace(p.lines[i], " | ", " ｜ ", 1)} }),
		onRow("a row in two lines", func(p sheet, i int) []string { return broken(p.lines[i]) }),
		{
			name: "an indented row", at: sheet.inner, // the indent of all rows tells the HTTP method
			do: func(p sheet, i int) []string { return []string{"      " + strings.TrimLeft(p.lines[i], " ")} },
		},
		onCell("a pipe in a code span", descriptionColumn, func(c string) string { return c + "见 `a|b` " }),
		onCell("an unclosed code span", descriptionColumn, func(c string) string { return " `" + strings.TrimLeft(c, " ") }),
		onCell("a break of another form", descriptionColumn, func(c string) string { return strings.Replace(c, "<br>", "<br/>", 1) }),
		onCell("breaks with a blank", descriptionColumn, func(c string) string { return strings.ReplaceAll(c, "<br>", "<br />") }),
		onCell("breaks in capitals", descriptionColumn, func(c string) string { return strings.ReplaceAll(c, "<br>", "<BR>") }),
		onCell("breaks escaped", descriptionColumn, func(c string) string { return strings.ReplaceAll(c, "<br>", "&lt;br&gt;") }),
		onCell("a list of asterisks", descriptionColumn, func(c string) string { return strings.ReplaceAll(c, "<br>- ", "<br>* ") }),
		onCell("a list of elements", descriptionColumn, elements),
		before("a comment line", "<!-- 待补充 -->"),
		before("a comment of two lines", "<!-- 待", "补充 -->"),
		before("a blank line", ""),
		before("two blank lines", "", ""),
		before("a line of blanks", "   "),
		before("a plain line", "这里还要补充说明。"),
		replaced("break the link of a type", `^( ?\| \w+ \|[^|]*href="#)(\w+)`, "${1}${2}X"),
		replaced("break an anchor", `^(### <a id=")(\w+)`, "${1}${2}X"),
		replaced("drop an anchor", `^### <a id="\w+"></a> `, "### "),
		replaced("rename a structure", `^(### <a id="\w+"></a> \w+)$`, "${1}X"),
		replaced("rename a heading", `^## (请求参数|请求响应|数据结构|方法名称)$`, "## 其他事项"),
		replaced("a heading a level down", `^## (请求参数|请求响应|数据结构|方法名称)$`, "### $1"),
		replaced("a heading a level up", `^## (请求参数|请求响应|数据结构|方法名称)$`, "# $1"),
		replaced("a structure a level up", `^### (<a id=)`, "## $1"),
		replaced("a structure a level down", `^### (<a id=)`, "#### $1"),
		replaced("a heading without a blank", `^## (请求参数|请求响应|数据结构|方法名称)$`, "##$1"),
		replaced("a heading in bold", `^## (请求参数|请求响应|数据结构|方法名称)$`, "**$1**"),
		replaced("an open fence", "^```$", ""),
		replaced("an unclosed comment", `^## (请求响应|数据结构)$`, "<!-- 待定\n\n## $1"),
		replaced("break the JSON", `^  "statusCode": 200,$`, `  "statusCode": 200`),
		replaced("misspell the method", `ManagementClient\.`, "ManagmentClient,"),
		replaced("no response type", "^类型： `\\w+`$", ""),
		{
			name: "cut the delimiter row", at: sheet.delimiter,
			do: func(sheet, int) []string { return nil },
		},
		{
			name: "a short delimiter row", at: sheet.delimiter,
			do: func(sheet, int) []string { return []string{"| ---- |"} },
		},
		{
			name: "a delimiter row of other dashes", at: sheet.delimiter,
			do: func(p sheet, i int) []string { return []string{strings.ReplaceAll(p.lines[i], "-", "—")} },
		},
		{
			name: "a delimiter row with alignment", at: sheet.delimiter,
			do: func(p sheet, i int) []string { return []string{strings.ReplaceAll(p.lines[i], "----", ":---:")} },
		},
		{
			name: "two tables where one was", at: func(p sheet, i int) bool { return i > 0 && p.inner(i-1) },
			do: func(p sheet, i int) []string {
				head := p.table[i]
				return []string{"", p.lines[head], p.lines[head+1], p.lines[i]}
			},
		},
		{
			name: "the header again", at: func(p sheet, i int) bool { return i > 0 && p.inner(i-1) },
			do: func(p sheet, i int) []string { return []string{p.lines[p.table[i]], p.lines[p.table[i]+1], p.lines[i]} },
		},
		{
			name: "no blank line before a table", at: func(p sheet, i int) bool { return p.lines[i] == "" && i+1 < len(p.lines) && p.header(i+1) },
			do: func(sheet, int) []string { return nil },
		},
		{name: "a byte order mark", page: func(text string) string { return "\uFEFF" + text }},
		{name: "CRLF", page: func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }},
		{name: "CR", page: func(text string) string { return strings.ReplaceAll(text, "\n", "\r") }},
		{name: "no line break at the end", page: func(text string) string { return strings.TrimRight(text, "\n") }},
		{name: "blank lines doubled", page: func(text string) string { return strings.ReplaceAll(text, "\n\n", "\n\n\n") }},
		{name: "trailing blanks on all lines", page: func(text string) string { return strings.ReplaceAll(text, "\n", "  \n") }},
		{name: "HTML tables", page: htmlTables},
		{name: "wide tables", page: func(text string) string {
			return regexp.MustCompile(`(?m)([^|\s]) \|$`).ReplaceAllString(text, "$1           |")
		}},
	}
	for _, column := range [][]string{nameColumn, typeColumn, requiredColumn, defaultColumn, descriptionColumn, exampleColumn} {
		list = append(list, renamed(column))
	}
	return list
}

// renamed is the damage of a column that gets another header.
func renamed(words []string) damage {
	return damage{
		name: "rename the header " + words[0],
		at:   func(p sheet, i int) bool { return p.header(i) && p.cell(i, words...) > 0 },
		do:   func(p sheet, i int) []string { return []string{with(p.lines[i], p.cell(i, words...), " 内容 ")} },
	}
}

// swapped is a row with two cells exchanged.
func swapped(line string, a, b int) string {
	c := cells(line)
	c[a], c[b] = c[b], c[a]
	return strings.Join(c, "|")
}

// broken is a row with a line break in its last cell but one.
func broken(line string) []string {
	c := cells(line)
	at := len(c) - 3
	words := strings.TrimSpace(c[at])
	half := len([]rune(words)) / 2
	text := string([]rune(words)[:half]) + "\n" + string([]rune(words)[half:])
	c[at] = " " + text + " "
	return strings.Split(strings.Join(c, "|"), "\n")
}

// elements is a cell with its list as HTML.
func elements(cell string) string {
	parts := strings.Split(strings.TrimRight(cell, " "), "<br>- ")
	if len(parts) < 2 {
		return cell
	}
	out := parts[0] + "<ul>"
	for _, item := range parts[1:] {
		out += "<li>" + strings.TrimSuffix(strings.TrimSpace(item), "<br>") + "</li>"
	}
	return out + "</ul> "
}

// htmlTables is a page with its tables as HTML.
func htmlTables(text string) string {
	p := newSheet(text)
	var out []string
	for i, l := range p.lines {
		switch {
		case p.header(i):
			out = append(out, "<table>", "<thead>", htmlRow(l, "th"), "</thead>", "<tbody>")
		case p.delimiter(i):
		case p.row(i):
			out = append(out, htmlRow(l, "td"))
		default:
			out = append(out, l)
		}
		if p.table[i] >= 0 && (i+1 == len(p.lines) || p.table[i+1] < 0) {
			out = append(out, "</tbody>", "</table>")
		}
	}
	return strings.Join(out, "\n")
}

// code is a code span.
var code = regexp.MustCompile("`([^`]*)`")

// htmlRow is a row as HTML, its code spans as elements.
func htmlRow(line, element string) string {
	var b strings.Builder
	b.WriteString("<tr>")
	c := cells(line)
	for _, cell := range c[1 : len(c)-1] {
		cell = code.ReplaceAllStringFunc(strings.TrimSpace(cell), func(span string) string {
			return "<code>" + strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;").Replace(strings.Trim(span, "`")) + "</code>"
		})
		fmt.Fprintf(&b, "<%s>%s</%s>", element, cell, element)
	}
	b.WriteString("</tr>")
	return b.String()
}
