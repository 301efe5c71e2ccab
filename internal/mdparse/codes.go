package mdparse

// The codes of this package's diagnostics; internal/diag says what each means.
const (
	codeBlankLineInTable      = "blank-line-in-table"
	codeByteOrderMark         = "byte-order-mark"
	codeCodeAcrossBreak       = "code-across-break"
	codeCellCount             = "cell-count"
	codeCommentInTable        = "comment-in-table"
	codeDelimiterInTable      = "delimiter-in-table"
	codeEscapedBreak          = "escaped-break"
	codeFullWidthPipe         = "full-width-pipe"
	codeHeadingWithoutSpace   = "heading-without-space"
	codeLineInTable           = "line-in-table"
	codePipeInCode            = "pipe-in-code"
	codeRowSplit              = "row-split"
	codeRowUnread             = "row-unread"
	codeTableWithoutDelimiter = "table-without-delimiter"
	codeUnclosedCode          = "unclosed-code"
	codeUnclosedComment       = "unclosed-comment"
)
