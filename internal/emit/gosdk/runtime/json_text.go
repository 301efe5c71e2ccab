package runtime

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// hexDigits are the digits of escapes.
const hexDigits = "0123456789abcdef"

// appendQuoted appends a text as a JSON string. Bytes that are no UTF-8 become U+FFFD, and U+2028 and U+2029 are
// escaped, since JavaScript takes them for ends of lines.
func appendQuoted(out []byte, text string) []byte {
	out = append(out, '"')
	start := 0
	for i := 0; i < len(text); {
		c, size := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(text[i:])
		}
		if isPlain(c, size) {
			i += size
			continue
		}
		out = appendEscaped(append(out, text[start:i]...), c)
		i += size
		start = i
	}
	return append(append(out, text[start:]...), '"')
}

// isPlain reports whether a character stands for itself in a JSON string.
func isPlain(c rune, size int) bool {
	switch {
	case c < ' ' || c == '"' || c == '\\' || c == '\u2028' || c == '\u2029':
		return false
	case c == utf8.RuneError:
		return size > 1
	}
	return true
}

// appendEscaped appends the escape of a character.
func appendEscaped(out []byte, c rune) []byte {
	switch c {
	case '"', '\\':
		return append(out, '\\', byte(c))
	case '\b':
		return append(out, `\b`...)
	case '\f':
		return append(out, `\f`...)
	case '\n':
		return append(out, `\n`...)
	case '\r':
		return append(out, `\r`...)
	case '\t':
		return append(out, `\t`...)
	}
	return append(out, '\\', 'u', hexDigits[c>>12&15], hexDigits[c>>8&15], hexDigits[c>>4&15], hexDigits[c&15])
}

// unquote gives the text of what stands between the quotes of a JSON string, whose syntax has been checked. Bytes that
// are no UTF-8 and halves of surrogate pairs become U+FFFD.
func unquote(quoted []byte) string {
	if stands(quoted) {
		return string(quoted)
	}
	return string(unescape(make([]byte, 0, len(quoted)), quoted))
}

// stands reports whether a string stands for itself: without escapes, and in UTF-8.
func stands(quoted []byte) bool { return bytes.IndexByte(quoted, '\\') < 0 && utf8.Valid(quoted) }

// unescape appends the text that a string with escapes stands for.
func unescape(out, quoted []byte) []byte {
	for i := 0; i < len(quoted); {
		switch c := quoted[i]; {
		case c == '\\' && quoted[i+1] == 'u':
			r, size := unescapeUnicode(quoted[i:])
			out = utf8.AppendRune(out, r)
			i += size
		case c == '\\':
			out = append(out, unescapeByte(quoted[i+1]))
			i += 2
		case c < utf8.RuneSelf:
			out = append(out, c)
			i++
		default:
			r, size := utf8.DecodeRune(quoted[i:])
			out = utf8.AppendRune(out, r)
			i += size
		}
	}
	return out
}

// unescapeByte is what the character behind a backslash stands for.
func unescapeByte(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c
}

// unescapeUnicode reads \uXXXX, and the other half of a pair behind it, and tells how long they are.
func unescapeUnicode(quoted []byte) (rune, int) {
	const one = len(`\u0000`)
	r := parseHex(quoted[2:one])
	if !utf16.IsSurrogate(r) {
		return r, one
	}
	if len(quoted) >= 2*one && quoted[one] == '\\' && quoted[one+1] == 'u' {
		if pair := utf16.DecodeRune(r, parseHex(quoted[one+2:2*one])); pair != utf8.RuneError {
			return pair, 2 * one
		}
	}
	return utf8.RuneError, one
}

// parseHex reads hexadecimal digits, which have been checked.
func parseHex(digits []byte) rune {
	var r rune
	for _, c := range digits {
		r = r<<4 | rune(hexValue(c))
	}
	return r
}

// hexValue is the value of a hexadecimal digit, -1 where it is none.
func hexValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
