package dialect

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// literal is a string that a text must hold for an expression to match. A folded one is ASCII in lower case, and the text
// may hold it in any case.
type literal struct {
	text string
	fold bool
}

// maxLiterals is how many alternatives are still quicker to look for than to match the expression.
const maxLiterals = 24

// literals are strings of which a text must hold at least one for an expression to match, nil where nothing is known of
// them. Most words hold none of a phrase's, and looking for them costs far less than the expression does.
func literals(expression string) []literal {
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil
	}
	return needs(re)
}

func needs(re *syntax.Regexp) []literal {
	switch re.Op {
	case syntax.OpLiteral:
		return literalOf(re)
	case syntax.OpCapture, syntax.OpPlus:
		return needs(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needs(re.Sub[0])
		}
	case syntax.OpConcat:
		return mostTelling(re.Sub)
	case syntax.OpAlternate:
		return anyOf(re.Sub)
	}
	return nil
}

// literalOf is a literal as one string; nil where other characters fold to it.
func literalOf(re *syntax.Regexp) []literal {
	text := string(re.Rune)
	if re.Flags&syntax.FoldCase == 0 {
		return []literal{{text: text}}
	}
	for _, c := range re.Rune {
		if c >= utf8.RuneSelf {
			return nil
		}
	}
	return []literal{{text: strings.ToLower(text), fold: true}}
}

// mostTelling are the literals of the part of a sequence whose shortest literal is the longest.
func mostTelling(parts []*syntax.Regexp) []literal {
	var best []literal
	for _, p := range parts {
		if found := needs(p); found != nil && shortest(found) > shortest(best) {
			best = found
		}
	}
	return best
}

func shortest(list []literal) int {
	if len(list) == 0 {
		return 0
	}
	n := len(list[0].text)
	for _, l := range list {
		n = min(n, len(l.text))
	}
	return n
}

// anyOf are the literals of all alternatives; nil where one of them needs none.
func anyOf(parts []*syntax.Regexp) []literal {
	var out []literal
	for _, p := range parts {
		found := needs(p)
		if found == nil || len(out)+len(found) > maxLiterals {
			return nil
		}
		out = append(out, found...)
	}
	return out
}

// The characters outside ASCII that fold to a letter of it.
const (
	longS  = "\u017F"
	kelvin = "\u212A"
)

// possible reports whether a text can match an expression that needs one of the literals.
func possible(list []literal, text string) bool {
	if len(list) == 0 || slices.ContainsFunc(list, func(l literal) bool { return l.in(text) }) {
		return true
	}
	folds := slices.ContainsFunc(list, func(l literal) bool { return l.fold })
	return folds && (strings.Contains(text, longS) || strings.Contains(text, kelvin))
}

// in reports whether a text holds the literal.
func (l literal) in(text string) bool {
	if !l.fold {
		return strings.Contains(text, l.text)
	}
	for i := 0; i+len(l.text) <= len(text); i++ {
		if text[i]|' ' == l.text[0]|' ' && strings.EqualFold(text[i:i+len(l.text)], l.text) {
			return true
		}
	}
	return false
}
