// Package goname turns the names that docs use into Go identifiers: initialisms, keywords, digits, scripts that Go
// cannot export, and collisions.
package goname

import (
	"go/token"
	"slices"
	"strings"
)

// Exported gives the exported identifier of a name in any spelling: userIds, user_ids and user-ids are UserIDs.
func Exported(name string) string {
	out := Suffix(name)
	if startsWithDigit(out) {
		return "N" + out
	}
	return out
}

// Suffix is Exported for a name that stands behind another one, such as an enum's constant behind its type: it may
// start with a digit.
func Suffix(name string) string {
	var b strings.Builder
	for _, w := range Words(name) {
		part := title(w)
		if endsWithDigit(b.String()) && startsWithDigit(part) {
			b.WriteByte('_') // 1.25 and 12.5 stay apart
		}
		b.WriteString(part)
	}
	return b.String()
}

// Unexported gives the identifier of a parameter or local variable; keywords and predeclared identifiers get "Value"
// behind them.
func Unexported(name string) string {
	words := Words(name)
	var b strings.Builder
	b.WriteString(strings.ToLower(words[0]))
	for _, w := range words[1:] {
		b.WriteString(title(w))
	}
	out := b.String()
	switch {
	case startsWithDigit(out):
		return "n" + out
	case Reserved(out):
		return out + "Value"
	}
	return out
}

// Package gives a package's name: lower case letters and digits, no keyword.
func Package(name string) string {
	out := strings.ToLower(strings.Join(Words(name), ""))
	switch {
	case startsWithDigit(out):
		return "n" + out
	case Reserved(out):
		return out + "api"
	}
	return out
}

// File gives the name of a Go file without its ending: words joined by underscores. The last two words are joined
// without one where Go would take the last for a build constraint or the file for a test.
func File(name string) string {
	words := Words(name)
	for i, w := range words {
		words[i] = strings.ToLower(w)
	}
	if n := len(words); n > 1 && slices.Contains(constraints, words[n-1]) {
		words = append(words[:n-2], words[n-2]+words[n-1])
	}
	return strings.Join(words, "_")
}

// Reserved reports whether a name is a keyword or a predeclared identifier.
func Reserved(name string) bool {
	return token.IsKeyword(name) || slices.Contains(predeclared, name)
}

// title spells a word as it stands in the middle of an exported name.
func title(word string) string {
	lower := strings.ToLower(word)
	if s, ok := initialisms[lower]; ok {
		return s
	}
	stem := strings.TrimRight(lower, "0123456789")
	if s, ok := initialisms[stem]; ok {
		return s + lower[len(stem):]
	}
	return strings.ToUpper(word[:1]) + word[1:]
}

func startsWithDigit(s string) bool { return s != "" && isDigit(rune(s[0])) }

func endsWithDigit(s string) bool { return s != "" && isDigit(rune(s[len(s)-1])) }
