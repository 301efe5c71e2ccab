package runtime

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// The functions of this file look at JSON without decoding it: they find the members
// of an object and the items of an array as slices of the text. They accept more than
// JSON; encoding/json, which reads the same text, is the judge of its syntax.

// scanObject calls visit with each member of the object that data starts with, until
// visit returns false. It reports whether data is an object whose end was seen, or
// visit ended the scan.
func scanObject(data []byte, visit func(name, value []byte) bool) bool {
	at := skipSpace(data, 0)
	if at == len(data) || data[at] != '{' {
		return false
	}
	at = skipSpace(data, at+1)
	for at < len(data) && data[at] != '}' {
		nameEnd := skipValue(data, at)
		colon := skipSpace(data, nameEnd)
		if data[at] != '"' || nameEnd-at < 2 || colon == len(data) || data[colon] != ':' {
			return false
		}
		start := skipSpace(data, colon+1)
		end := skipValue(data, start)
		if end == start {
			return false
		}
		if !visit(plainName(data[at:nameEnd]), data[start:end]) {
			return true
		}
		at = skipComma(data, end)
	}
	return at < len(data)
}

// scanArray calls visit with each item of the array that data starts with.
func scanArray(data []byte, visit func(index int, value []byte)) {
	at := skipSpace(data, 0)
	if at == len(data) || data[at] != '[' {
		return
	}
	at = skipSpace(data, at+1)
	for index := 0; at < len(data) && data[at] != ']'; index++ {
		end := skipValue(data, at)
		if end == at {
			return
		}
		visit(index, data[at:end])
		at = skipComma(data, end)
	}
}

// skipComma returns the place of the next member or of the closing bracket.
func skipComma(data []byte, at int) int {
	at = skipSpace(data, at)
	if at < len(data) && data[at] == ',' {
		return skipSpace(data, at+1)
	}
	return at
}

// skipSpace returns the place of the next byte that is not white space.
func skipSpace(data []byte, at int) int {
	for at < len(data) && (data[at] == ' ' || data[at] == '\n' || data[at] == '\r' || data[at] == '\t') {
		at++
	}
	return at
}

// skipValue returns the end of the value that starts at at, which is len(data) when
// the value does not end, and at when there is none.
func skipValue(data []byte, at int) int {
	if at >= len(data) {
		return at
	}
	switch data[at] {
	case '"':
		return skipString(data, at)
	case '{', '[':
		return skipNested(data, at)
	}
	for at < len(data) && !isDelimiter(data[at]) {
		at++
	}
	return at
}

// isDelimiter reports whether c ends a number, true, false or null.
func isDelimiter(c byte) bool {
	switch c {
	case ',', '}', ']', ':', ' ', '\n', '\r', '\t':
		return true
	}
	return false
}

// skipString returns the place after the string that starts at at.
func skipString(data []byte, at int) int {
	for at++; at < len(data); at++ {
		switch data[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
	return len(data)
}

// skipNested returns the place after the object or array that starts at at. It counts
// brackets, so no depth of nesting can exhaust the stack.
func skipNested(data []byte, at int) int {
	depth := 0
	for at < len(data) {
		switch data[at] {
		case '"':
			at = skipString(data, at)
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
			if depth == 0 {
				return at + 1
			}
		}
		at++
	}
	return len(data)
}

// plainName is the text of a quoted member name.
func plainName(quoted []byte) []byte {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return quoted[1 : len(quoted)-1]
	}
	var name string
	if err := json.Unmarshal(quoted, &name); err != nil {
		return quoted
	}
	return []byte(name)
}

// lookup finds a value by its path, whose names are separated by dots, such as
// "data.access_token". It is nil when there is none.
func lookup(data []byte, path string) []byte {
	name, rest, nested := strings.Cut(path, ".")
	var found []byte
	scanObject(data, func(member, value []byte) bool {
		if string(member) == name {
			found = value
		}
		return found == nil
	})
	if nested && found != nil {
		return lookup(found, rest)
	}
	return found
}

// lookupText finds a string, number or boolean by its path and returns its text. It is
// empty for null, for an object or an array, and when there is no such value.
func lookupText(data []byte, path string) string {
	if path == "" {
		return ""
	}
	value := lookup(data, path)
	if len(value) == 0 {
		return ""
	}
	switch value[0] {
	case '"':
		var text string
		if err := json.Unmarshal(value, &text); err != nil {
			return ""
		}
		return text
	case '{', '[', 'n':
		return ""
	}
	return string(value)
}

// parseWhole reads a whole number as JSON may spell it: 200, 200.0 or 2e2. It is 0 for
// any other text.
func parseWhole(text string) int64 {
	if whole, err := strconv.ParseInt(text, 10, 64); err == nil {
		return whole
	}
	const exact = 1 << 53
	real, err := strconv.ParseFloat(text, 64)
	if err != nil || real != real || real < -exact || real > exact {
		return 0
	}
	return int64(real)
}
