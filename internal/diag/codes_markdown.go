package diag

// markdownCodes are the codes of what Markdown loses or misreads, found by internal/mdparse.
var markdownCodes = []Entry{
	{
		Code:     "blank-line-in-table",
		Severity: Warning,
		Meaning: "An empty line ends the table in Markdown, but rows of pipes with as many cells go on below it. " +
			"They were read as rows of the table.",
		Remedy:  "Remove the empty line; or, if another table begins here, give it a header and a delimiter row.",
		Example: "| Name | Type |\n| --- | --- |\n| id | string |\n\n| age | number |\n",
	},
	{
		Code:     "byte-order-mark",
		Severity: Info,
		Meaning:  "The file begins with a byte order mark, which many Markdown readers take for a part of the first line.",
		Remedy:   "Save the file as UTF-8 without a byte order mark.",
		Example:  "\uFEFF# Title\n",
	},
	{
		Code:     "cell-count",
		Severity: Warning,
		Meaning: "A table row has more or fewer cells than the header. Markdown drops the cells that are too many; here they " +
			"are kept, but no column says what they mean.",
		Remedy:  "Give the row as many cells as the header has. Write a pipe that belongs to a text as \\|.",
		Example: "| Name | Type | Description |\n| --- | --- | --- |\n| id | string |\n",
	},
	{
		Code:     "code-across-break",
		Severity: Warning,
		Meaning: "A <br> stands in a code span of a table cell: a backtick on one line of the cell is paired with one of another " +
			"line. Each line of the cell was read by itself.",
		Remedy:  "Close the code span on its own line, or remove the stray backtick.",
		Example: "| Name | Description |\n| --- | --- |\n| a | use `SCAN first<br>- `B`: b |\n",
	},
	{
		Code:     "comment-in-table",
		Severity: Warning,
		Meaning: "An HTML comment on a line of its own ends the table in Markdown. The rows below it were read as rows of " +
			"the table.",
		Remedy:  "Move the comment above or below the table, or into a cell.",
		Example: "| Name | Type |\n| --- | --- |\n| id | string |\n<!-- new in 2.0 -->\n| age | number |\n",
	},
	{
		Code:     "delimiter-in-table",
		Severity: Warning,
		Meaning: "A second delimiter row stands among the rows of a table, as when two tables follow each other without an empty " +
			"line. The row above it was read as the header of another table.",
		Remedy:  "Put an empty line between the tables, or remove the delimiter row.",
		Example: "| Name | Type |\n| --- | --- |\n| id | string |\n| Field | Kind |\n| --- | --- |\n| age | number |\n",
	},
	{
		Code:     "escaped-break",
		Severity: Warning,
		Meaning: "A line break in a table cell is escaped, so that a reader sees the letters <br> before a list item. It was read as a " +
			"line break.",
		Remedy:  "Write <br>, without &lt; and &gt;.",
		Example: "| Name | Description |\n| --- | --- |\n| sort | the order:&lt;br&gt;- `asc`: up&lt;br&gt;- `desc`: down |\n",
	},
	{
		Code:     "full-width-pipe",
		Severity: Warning,
		Meaning: "A row has too few cells, and full-width pipes (U+FF5C) where pipes are missing. They were read as pipes, for " +
			"only so does the row fit its header.",
		Remedy:  "Write | (U+007C) between the cells.",
		Example: "| Name | Type |\n| --- | --- |\n| id ｜ string |\n",
	},
	{
		Code:     "heading-without-space",
		Severity: Warning,
		Meaning:  "A line begins with number signs and no blank after them, so Markdown takes it for text. It was read as a heading.",
		Remedy:   "Write a blank after the number signs; or \\## if the line is no heading.",
		Example:  "##Parameters\n",
	},
	{
		Code:     "line-in-table",
		Severity: Warning,
		Meaning: "A line without pipes stands right below a table. Markdown takes it for a row with one cell; no fact comes " +
			"from it.",
		Remedy:  "Put an empty line before the text, or write the line as a row.",
		Example: "| Name | Type |\n| --- | --- |\n| id | string |\nSee also the next section.\n",
	},
	{
		Code:     "pipe-in-code",
		Severity: Warning,
		Meaning: "A pipe within a code span of a table cell. Markdown ends the cell there, in the middle of the code. If the row " +
			"has too many cells, and just the header's number without that pipe, the code span was read whole.",
		Remedy:  "Write the pipe as \\|, also in code.",
		Example: "| Name | Type |\n| --- | --- |\n| kind | `a|b` |\n",
	},
	{
		Code:     "row-split",
		Severity: Warning,
		Meaning: "A table row was broken into lines: the first has no closing pipe and the others no opening one, and only " +
			"all of them together have the header's cells. They were read as one row. If something else, such as a list, stands " +
			"where the row breaks off, the row ends there.",
		Remedy:  "Write the row on one line, with <br> where the text is to have a line break.",
		Example: "| Name | Type | Description |\n| --- | --- | --- |\n| id | string | the id\nof the user |\n",
	},
	{
		Code:     "row-unread",
		Severity: Error,
		Meaning:  "A line that looks like a table row became part of no table; nothing was read from it.",
		Remedy:   "Look for what ends the table above the line: an empty line, a comment, a missing delimiter row.",
		Example:  "Fields:\n| id | string |\n| age | number |\n",
	},
	{
		Code:     "table-without-delimiter",
		Severity: Warning,
		Meaning: "Lines of pipes that are no table in Markdown, because the delimiter row below the header is missing, broken, " +
			"or has another number of cells. They were read as a table if all of them have the same number of cells.",
		Remedy:  "Write the delimiter row below the header, with as many cells as the header: | --- | --- |.",
		Example: "| Name | Type |\n| id | string |\n| age | number |\n",
	},
	{
		Code:     "unclosed-code",
		Severity: Warning,
		Meaning: "A fenced code block has no closing fence. Markdown takes all that follows, to the next fence, the end of the page or " +
			"of the list item, for code. Here it ends before a heading that stands below an empty line.",
		Remedy:  "Close the block with a line of as many backticks or tildes as its first.",
		Example: "```json\n{}\n\n## Request\n",
	},
	{
		Code:     "unclosed-comment",
		Severity: Warning,
		Meaning:  "An HTML comment has no end. Markdown hides the rest of the page; here it was read as if the comment ended at once.",
		Remedy:   "Close the comment with -->.",
		Example:  "<!-- to do\n\n## Request\n",
	},
}
