package mdparse_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// codesOf are the diagnostics as line:column code.
func codesOf(diags diag.List) []string {
	out := []string{}
	for _, d := range diags {
		out = append(out, fmt.Sprintf("%d:%d %s", d.Span.Start.Line, d.Span.Start.Column, d.Code))
	}
	return out
}

// grid is a table's cells as text, the header first.
func grid(t *mdparse.Table) []string {
	var out []string
	for _, r := range append([]*mdparse.Row{t.Header}, t.Rows...) {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Runs.Text())
		}
		out = append(out, strings.Join(cells, " / "))
	}
	return out
}

func tablesOf(page *mdparse.Page) []*mdparse.Table {
	var out []*mdparse.Table
	for _, b := range page.Blocks {
		if t, ok := b.(*mdparse.Table); ok {
			out = append(out, t)
		}
	}
	return out
}

func TestTableMends(t *testing.T) {
	t.Parallel()
	const head = "| n | t |\n|---|---|\n"
	for name, tc := range map[string]struct {
		text  string
		diags []string
		grid  []string
	}{
		"a well-formed table": {
			text: head + "| a | b |\n",
			grid: []string{"n / t", "a / b"},
		},
		"no outer pipes": {
			text: "n | t\n--|--\na | b\nc | `d`\n",
			grid: []string{"n / t", "a / b", "c / d"},
		},
		"an escaped pipe in code": {
			text: head + "| a | `x\\|y` z\\|z |\n",
			grid: []string{"n / t", "a / x|y z|z"},
		},
		"a row with too few cells": {
			text:  head + "| 名 |\n",
			diags: []string{"3:1 cell-count"},
			grid:  []string{"n / t", "名"},
		},
		"a row with too many cells keeps them": {
			text:  head + "| a | b | c |\n",
			diags: []string{"3:1 cell-count"},
			grid:  []string{"n / t", "a / b / c"},
		},
		"a pipe in code that makes a cell too many": {
			text:  head + "| 名 | `x|y` or `z` |\n",
			diags: []string{"3:9 pipe-in-code"},
			grid:  []string{"n / t", "名 / x|y or z"},
		},
		"pipes in code in a row that fits only without one of them": {
			text:  head + "| a | `x|y` | c |\n",
			diags: []string{"3:1 cell-count"},
			grid:  []string{"n / t", "a / `x / y` / c"},
		},
		"a pipe in code in a row whose count is right": {
			text:  head + "| `x|y` |\n",
			diags: []string{"3:5 pipe-in-code"},
			grid:  []string{"n / t", "`x / y`"},
		},
		"a full-width pipe for a pipe": {
			text:  head + "| 名 ｜ 型 |\n",
			diags: []string{"3:5 full-width-pipe"},
			grid:  []string{"n / t", "名 / 型"},
		},
		"a full-width pipe in a header": {
			text:  "| n ｜ t |\n|---|---|\n| a | b |\n",
			diags: []string{"1:5 full-width-pipe"},
			grid:  []string{"n / t", "a / b"},
		},
		"a full-width pipe at the start of a row": {
			text:  head + "｜ 名 | 型 |\n",
			diags: []string{"3:1 full-width-pipe"},
			grid:  []string{"n / t", "名 / 型"},
		},
		"a list behind escaped breaks": {
			text:  head + "| a | 可选：&lt;br&gt;- `x`&lt;br /&gt;- `y` |\n",
			diags: []string{"3:10 escaped-break"},
			grid:  []string{"n / t", "a / 可选：\n- x\n- y"},
		},
		"an escaped break that is spoken of": {
			text: head + "| a | write &lt;br&gt; for a line break |\n",
			grid: []string{"n / t", "a / write <br> for a line break"},
		},
		"a full-width pipe that belongs to the text": {
			text: head + "| a | x｜y |\n",
			grid: []string{"n / t", "a / x｜y"},
		},
		"a full-width pipe in code is text": {
			text:  head + "| `x｜y` |\n",
			diags: []string{"3:1 cell-count"},
			grid:  []string{"n / t", "x｜y"},
		},
		"a backtick that is not closed on its line of the cell": {
			text:  head + "| a | `x` of `y<br>`z` of `w |\n",
			diags: []string{"3:15 code-across-break"},
			grid:  []string{"n / t", "a / x of `y\nz of `w"},
		},
		"a comment between rows": {
			text:  head + "| a | b |\n<!-- 注 -->\n| c | d |\n",
			diags: []string{"4:1 comment-in-table"},
			grid:  []string{"n / t", "a / b", "c / d"},
		},
		"two comments, one of several lines, between rows": {
			text:  head + "| a | b |\n<!-- x\n\ny -->\n<!-- z -->\n| c | d |\n| e | f |\n",
			diags: []string{"4:1 comment-in-table"},
			grid:  []string{"n / t", "a / b", "c / d", "e / f"},
		},
		"a comment below a table, then text": {
			text: head + "| a | b |\n<!-- x -->\ntext\n",
			grid: []string{"n / t", "a / b"},
		},
		"an empty line between rows": {
			text:  head + "| a | b |\n\n| c | d |\n| e | f |\n",
			diags: []string{"5:1 blank-line-in-table"},
			grid:  []string{"n / t", "a / b", "c / d", "e / f"},
		},
		"an empty line before rows of another width": {
			text:  head + "| a | b |\n\n| c | d | e |\n",
			diags: []string{"5:1 table-without-delimiter"},
			grid:  []string{"n / t", "a / b"},
		},
		"a line of text below a table": {
			text:  head + "| a | b |\nsee below\n",
			diags: []string{"4:1 line-in-table"},
			grid:  []string{"n / t", "a / b", "see below"},
		},
		"a row on two lines": {
			text:  head + "| a | one\ntwo |\n| c | d |\n",
			diags: []string{"4:1 row-split"},
			grid:  []string{"n / t", "a / one two", "c / d"},
		},
		"a row on several lines": {
			text:  head + "| a | one\n  `two\n three` |\n",
			diags: []string{"4:3 row-split"},
			grid:  []string{"n / t", "a / one two three"},
		},
		"a row that holds a list": {
			text:  head + "| a | one:\n  - `x`: two\n- `y`: three\n four |\n| b | c |\n",
			diags: []string{"4:3 row-split"},
			grid:  []string{"n / t", "a / one:\n- x: two\n- y: three\nfour", "b / c"},
		},
		"a row that holds a heading, a quote and a rule": {
			text:  head + "| a | one\n# two\n> three\n---\nfour |\n",
			diags: []string{"4:1 row-split"},
			grid:  []string{"n / t", "a / one # two > three --- four"},
		},
		"a row that a list cuts off and nothing closes": {
			text:  head + "| a | one\n  - two\n\nthree |\n",
			diags: []string{"4:3 row-split"},
			grid:  []string{"n / t", "a / one"},
		},
		"a list below a row that lacks its last pipe": {
			text:  head + "| a | one\n- two\n- three\n\n| b | c |\n",
			diags: []string{"4:1 row-split", "7:1 table-without-delimiter"},
			grid:  []string{"n / t", "a / one"},
		},
		"a row without a closing pipe": {
			text: head + "| a | b\n| c | d |\n",
			grid: []string{"n / t", "a / b", "c / d"},
		},
		"a break in code that is meant": {
			text: head + "| a | `<br>` or `<br/>` |\n",
			grid: []string{"n / t", "a / <br> or <br/>"},
		},
		"no delimiter row": {
			text:  "| n | t |\n| a | b |\n",
			diags: []string{"1:1 table-without-delimiter"},
			grid:  []string{"n / t", "a / b"},
		},
		"a delimiter row with too few cells": {
			text:  "| n | t | d |\n|---|---|\n| a | b | c |\n",
			diags: []string{"1:1 table-without-delimiter"},
			grid:  []string{"n / t / d", "a / b / c"},
		},
		"a delimiter row of long dashes": {
			text:  "| n | t |\n|——|——|\n| a | b |\n",
			diags: []string{"1:1 table-without-delimiter"},
			grid:  []string{"n / t", "a / b"},
		},
		"a full-width colon in the delimiter row": {
			text:  "| n | t |\n|：--|---|\n| a | b |\n",
			diags: []string{"1:1 table-without-delimiter"},
			grid:  []string{"n / t", "a / b"},
		},
		"a broken delimiter row without outer pipes": {
			text:  "n | t\n--|--|--\na | b\n",
			diags: []string{"1:1 table-without-delimiter"},
			grid:  []string{"n / t", "a / b"},
		},
		"a no-break space in the delimiter row": {
			text:  "| n | t |\n|\u00a0--- | --- |\n| a | b |\n",
			diags: []string{"1:1 table-without-delimiter"},
			grid:  []string{"n / t", "a / b"},
		},
		"rows of different widths without a delimiter row": {
			text:  "| n | t |\n| a | b | c |\n",
			diags: []string{"1:1 table-without-delimiter"},
		},
		"a second delimiter row": {
			text:  head + "| a | b |\n| x | y | z |\n|---|---|---|\n| c | d | e |\n",
			diags: []string{"5:1 delimiter-in-table"},
			grid:  []string{"n / t", "a / b", "x / y / z", "c / d / e"},
		},
		"the same header again below an empty line": {
			text:  head + "| a | b |\n\n| n | t |\n| c | d |\n",
			diags: []string{"5:1 table-without-delimiter"},
			grid:  []string{"n / t", "a / b", "n / t", "c / d"},
		},
		"a byte order mark": {
			text:  "\uFEFF" + head + "| a | b |\n",
			diags: []string{"1:1 byte-order-mark"},
			grid:  []string{"n / t", "a / b"},
		},
		"text with pipes is no table": {
			text: "a | b\nc | d\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, text := range []string{tc.text, strings.ReplaceAll(tc.text, "\n", "\r\n")} {
				page, diags := parse(t, text)
				require.Equal(t, append([]string{}, tc.diags...), codesOf(diags))
				var got []string
				for _, table := range tablesOf(page) {
					got = append(got, grid(table)...)
				}
				require.Equal(t, tc.grid, got)
			}
		})
	}
}
