package runtime

import (
	"math"
	"strconv"
	"strings"
)

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

// lookupMember finds a member of an object by its name. What follows it is not read.
func lookupMember(data []byte, name string) []byte {
	r := jsonReader{data: data}
	if r.peek() != '{' || r.enter() != nil {
		return nil
	}
	for first := true; ; first = false {
		more, err := r.more(first, '}')
		if err != nil || !more {
			return nil
		}
		member, err := r.name()
		if err != nil {
			return nil
		}
		value, err := r.take()
		if err != nil {
			return nil
		}
		if string(member) == name {
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
		return unquote(value[1 : len(value)-1])
	case '{', '[', 'n':
		return ""
	}
	return string(value)
}

// parseWhole reads a whole number as JSON may spell it: 200, 200.0 or 2e2. It is 0 for
// any other text.
func parseWhole(text string) int64 {
	whole, _ := wholeNumber(text)
	return whole
}

// wholeNumber reads a whole number and reports whether the text is one.
func wholeNumber(text string) (int64, bool) {
	if whole, err := strconv.ParseInt(text, 10, 64); err == nil {
		return whole, true
	}
	const exact = 1 << 53
	float, err := strconv.ParseFloat(text, 64)
	if err != nil || float != math.Trunc(float) || math.Abs(float) > exact {
		return 0, false
	}
	return int64(float), true
}
