package diag

// dialectCodes are the codes of reading pages by a dialect.
var dialectCodes = []Entry{
	{
		Code:     "enum-contradicted",
		Severity: Warning,
		Meaning:  "A sentence lists values, but the default or the example is none of them. The values are not taken as a closed list.",
		Remedy:   "Mend the list or the example.",
		Example:  "| status | string | 可选值 enabled, disabled | `true` |",
	},
	{
		Code:     "enum-value-twice",
		Severity: Warning,
		Meaning:  "A list of values has one value twice.",
		Remedy:   "Remove the second one, or mend its spelling.",
		Example:  "| sort | string | - `asc`: up<br>- `asc`: down |",
	},
	{
		Code:     "limit-contradicted",
		Severity: Warning,
		Meaning:  "The words of a description give one limit or default two values. Neither is taken.",
		Remedy:   "Say one of them, or give each a sentence that tells what it is about.",
		Example:  "| name | string | 最多 50 字符，不超过 64 个字符 |",
	},
	{
		Code:     "not-understood",
		Severity: Warning,
		Meaning:  "No rule of the dialect accounts for this piece of the page: no fact comes from it and no rule says that it can be ignored.",
		Remedy:   "Mend the page, or add a rule to the dialect: `docgen dialect try` shows what is left.",
	},
	{
		Code:     "parameters-without-operation",
		Severity: Warning,
		Meaning:  "A table or list of parameters stands where no operation is described: nothing near it says a method and a path. Nothing comes from it.",
		Remedy:   "State the method and the path in the section, or teach the dialect the marks that do.",
		Example:  "## Parameters\n\n| Name | Type | Required |\n|---|---|---|\n| id | string | yes |\n",
	},
	{
		Code:     "row-twice",
		Severity: Warning,
		Meaning:  "A table has two rows for one name. The first row counts.",
		Remedy:   "Remove one of the rows.",
		Example:  "| page | number |\n| page | string |",
	},
	{
		Code:     "row-without-name",
		Severity: Warning,
		Meaning:  "A row of a parameter table has no name. Nothing comes from it.",
		Remedy:   "Give the row's first cell a name, or remove the row.",
		Example:  "| | string | the key |",
	},
	{
		Code:     "unknown-column",
		Severity: Warning,
		Meaning:  "A column of a parameter table has a header that the dialect does not know. Its cells are not read.",
		Remedy:   "Rename the header, or add it to the dialect's columns (with the role ignore where it says nothing).",
		Example:  "| Name | Type | Since |",
	},
	{
		Code:     "unknown-heading",
		Severity: Warning,
		Meaning:  "A heading has a text that the dialect does not know.",
		Remedy:   "Rename the heading, or add it to the dialect's sections.",
		Example:  "## 注意事项",
	},
	{
		Code:     "unknown-location",
		Severity: Warning,
		Meaning:  "A cell that should say where a parameter goes names no location.",
		Remedy:   "Write one of path, query, header, body, form, or add the word to the dialect's tokens.",
		Example:  "| id | string | matrix |",
	},
	{
		Code:     "unknown-required",
		Severity: Warning,
		Meaning:  "A cell that should say whether a parameter is required says neither yes nor no. The parameter is taken as optional.",
		Remedy:   "Write one of the dialect's words for yes or no, or add the word to the dialect's tokens.",
		Example:  "| id | string | maybe |",
	},
	{
		Code:     "unknown-table",
		Severity: Warning,
		Meaning:  "A table stands where parameters, a response or a structure are expected, but cannot be read as such. It is kept in the description.",
		Remedy:   "Give the columns headers that the dialect knows, or add them to the dialect's columns.",
	},
	{
		Code:     "unknown-type",
		Severity: Warning,
		Meaning:  "A cell has a type that the dialect does not know. The type stays unknown.",
		Remedy:   "Mend the spelling, or add the type to the dialect's types.",
		Example:  "| id | strng |",
	},
}
