package mdparse

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// cjkStrong lets double asterisks begin and end strong text also where CommonMark wants a blank beside a punctuation mark:
// in `**注意：**请…` there is none, for Chinese and Japanese are written without.
type cjkStrong struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (p cjkStrong) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	n := p.InlineParser.Parse(parent, block, pc)
	d, ok := n.(*parser.Delimiter)
	if !ok || d.Char != '*' || d.OriginalLength != 2 {
		return n
	}
	line, _ := block.PeekLine()
	after, _ := utf8.DecodeRune(line)
	if isMark(before) && (isCJK(after) || isWide(before) && !unicode.IsSpace(after)) {
		d.CanClose = true
	}
	if isMark(after) && (isCJK(before) || isWide(after) && !unicode.IsSpace(before)) {
		d.CanOpen = true
	}
	return n
}

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

func isCJK(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || isWide(r)
}

// isWide reports whether a rune is a punctuation mark of Chinese or Japanese.
func isWide(r rune) bool {
	return isMark(r) && (r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF || r >= 0x2018 && r <= 0x201D)
}
