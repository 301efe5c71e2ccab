package goname

import (
	"fmt"
	"strings"
	"unicode"
)

// Words splits a name into its words, at separators and where the case changes: userIdsList is user, Ids, List;
// HTTPServer is HTTP, Server. Digits stay with the word before them. Words of a name in capitals alone come back in lower
// case, since nothing there tells an initialism. There is always at least one word, and all are ASCII letters and digits.
func Words(name string) []string {
	folded := fold(name)
	if strings.ToUpper(folded) == folded {
		folded = strings.ToLower(folded)
	}
	var words []string
	for _, part := range strings.FieldsFunc(folded, func(r rune) bool { return !isLetter(r) && !isDigit(r) }) {
		words = append(words, joinNames(splitCase(part))...)
	}
	words = withSign(folded, words)
	switch {
	case len(words) > 0:
		return words
	case name == "":
		return []string{"Empty"}
	}
	return spell(name)
}

// fold takes the accents off letters.
func fold(name string) string {
	var b strings.Builder
	for _, r := range name {
		plain, ok := folds[unicode.ToLower(r)]
		switch {
		case !ok:
			b.WriteRune(r)
		case unicode.IsUpper(r):
			b.WriteString(strings.ToUpper(plain[:1]) + plain[1:])
		default:
			b.WriteString(plain)
		}
	}
	return b.String()
}

// splitCase splits a run of letters and digits where a new word begins.
func splitCase(s string) []string {
	var words []string
	start := 0
	for i := 1; i < len(s); i++ {
		if isUpper(s[i]) && beginsWord(s[start:], i-start) {
			words = append(words, s[start:i])
			start = i
		}
	}
	return append(words, s[start:])
}

// joinNames puts words together again where their case is a name's own, as in OAuth2 or GitHub.
func joinNames(words []string) []string {
	var out []string
	for _, w := range words {
		if n := len(out); n > 0 && isName(out[n-1]+w) {
			out[n-1] += w
			continue
		}
		out = append(out, w)
	}
	return out
}

func isName(word string) bool {
	stem := strings.TrimRight(word, "0123456789")
	return initialisms[strings.ToLower(stem)] == stem
}

// beginsWord says whether the capital at i begins a word: it stands behind a small letter or digit, or before a small
// letter that is more than the plural s of an initialism (IDsList).
func beginsWord(s string, i int) bool {
	if !isUpper(s[i-1]) {
		return true
	}
	if i+1 == len(s) || !isLower(s[i+1]) {
		return false
	}
	plural := s[i+1] == 's' && (i+2 == len(s) || !isLower(s[i+2]))
	return !plural
}

// withSign puts a minus before the words of a negative number.
func withSign(name string, words []string) []string {
	if len(words) > 0 && len(name) > 1 && name[0] == '-' && isDigit(rune(name[1])) {
		return append([]string{"Minus"}, words...)
	}
	return words
}

// spell names a text without ASCII letters and digits by its characters: symbols by their names, all others by their
// code points, which depend on nothing but the text itself.
func spell(name string) []string {
	var words []string
	for _, r := range name {
		word, ok := symbols[r]
		if !ok {
			word = fmt.Sprintf("U%04X", r)
		}
		words = append(words, word)
	}
	return words
}

// IsASCII reports whether a name holds a letter or digit that an identifier can be made from, rather than only
// characters that would be spelled by their code points.
func IsASCII(name string) bool {
	return strings.ContainsFunc(fold(name), func(r rune) bool { return isLetter(r) || isDigit(r) })
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
