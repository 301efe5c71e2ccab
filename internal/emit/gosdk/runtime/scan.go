package runtime

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// cursor goes through JSON text without decoding it, each byte once. It accepts more than
// JSON; encoding/json, which reads the same text, is the judge of its syntax.
type cursor struct {
	data []byte
	at   int
}

// peek returns the first byte of the next value, 0 at the end.
func (c *cursor) peek() byte {
	c.at = skipSpace(c.data, c.at)
	if c.at == len(c.data) {
		return 0
	}
	return c.data[c.at]
}

// take returns the next value and goes behind it. Where no value can begin, the text is
// broken, and the cursor goes to its end.
func (c *cursor) take() []byte {
	c.peek()
	start := c.at
	c.at = skipValue(c.data, start)
	if c.at == start {
		c.at = len(c.data)
	}
	return c.data[start:c.at]
}

// enter goes behind the opening bracket of the next value and reports whether it was
// there.
func (c *cursor) enter(bracket byte) bool {
	if c.peek() != bracket {
		return false
	}
	c.at++
	return true
}

// nextMember goes to the value of the next member of an entered object, and behind the
// object when there is none. The value must be taken before the next call.
func (c *cursor) nextMember() (name []byte, ok bool) {
	if !c.nextItem('}') || c.data[c.at] != '"' {
		return nil, false
	}
	start := c.at
	c.at = skipString(c.data, start)
	quoted := c.data[start:c.at]
	if c.peek() != ':' {
		return nil, false
	}
	c.at++
	c.peek()
	return plainName(quoted), true
}

// nextItem goes to the next item of an entered array, and behind the array when there is
// none. The item must be taken before the next call.
func (c *cursor) nextItem(closing byte) bool {
	next := c.peek()
	if next == ',' {
		c.at++
		next = c.peek()
	}
	if next == closing {
		c.at++
		return false
	}
	return next != 0
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
	if len(quoted) >= 2 && bytes.IndexByte(quoted, '\\') < 0 {
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
	found := lookupMember(data, name)
	if nested && found != nil {
		return lookup(found, rest)
	}
	return found
}

// lookupMember finds a member of an object by its name.
func lookupMember(data []byte, name string) []byte {
	c := cursor{data: data}
	if !c.enter('{') {
		return nil
	}
	for {
		member, ok := c.nextMember()
		if !ok {
			return nil
		}
		if value := c.take(); string(member) == name {
			return value
		}
	}
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
	float, err := strconv.ParseFloat(text, 64)
	if err != nil || float != math.Trunc(float) || math.Abs(float) > exact {
		return 0
	}
	return int64(float)
}
