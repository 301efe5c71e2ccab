package runtime

import (
	"errors"
	"fmt"
	"strings"
)

// errJSONEnd is JSON that ends too early.
var errJSONEnd = errors.New("unexpected end of JSON")

// jsonReader goes through one JSON text and holds it to the syntax of RFC 8259.
type jsonReader struct {
	data  []byte
	at    int
	depth int
	types *jsonTypes
	// loose lets the answer's own members, which are those of the envelope, be numbers in quotes, or texts without.
	loose bool
}

// jsonError is a value that does not fit, at its path in the answer.
type jsonError struct {
	path string
	text string
}

func (e *jsonError) Error() string {
	if e.path == "" {
		return e.text
	}
	return e.path + ": " + e.text
}

// within puts the name of a member, or the index of an item, before the path of an error.
func within(err error, place string) error {
	inner, ok := err.(*jsonError)
	if !ok {
		return err
	}
	if inner.path != "" && !strings.HasPrefix(inner.path, "[") {
		place += "."
	}
	inner.path = place + inner.path
	return inner
}

// checkJSON reports what is wrong with the syntax of a text.
func checkJSON(data []byte) error {
	r := jsonReader{data: data}
	if err := r.skip(); err != nil {
		return err
	}
	return r.end()
}

// unexpected is the error of a character that may not stand here.
func (r *jsonReader) unexpected() error {
	if r.at >= len(r.data) {
		return errJSONEnd
	}
	return fmt.Errorf("unexpected %q at offset %d of the JSON", r.data[r.at], r.at)
}

// end demands that nothing follows.
func (r *jsonReader) end() error {
	if r.peek(); r.at < len(r.data) {
		return r.unexpected()
	}
	return nil
}

// peek returns the first byte of what comes next, 0 at the end.
func (r *jsonReader) peek() byte {
	for r.at < len(r.data) && isSpace(r.data[r.at]) {
		r.at++
	}
	if r.at == len(r.data) {
		return 0
	}
	return r.data[r.at]
}

// isSpace reports whether c is white space in JSON.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// enter goes behind the opening bracket of an object or array.
func (r *jsonReader) enter() error {
	r.at++
	if r.depth++; r.depth > maxJSONDepth {
		return errTooDeep
	}
	return nil
}

// more goes to the next item of an entered object or array, or behind its closing bracket. First says that none has
// been read.
func (r *jsonReader) more(first bool, closing byte) (bool, error) {
	switch next := r.peek(); {
	case next == closing:
		r.at++
		r.depth--
		return false, nil
	case first:
		return true, nil
	case next != ',':
		return false, r.unexpected()
	}
	r.at++
	if r.peek() == closing {
		return false, r.unexpected()
	}
	return true, nil
}

// name reads the name of a member and goes to its value. It is plain as a rule, and then no copy.
func (r *jsonReader) name() ([]byte, error) {
	if r.peek() != '"' {
		return nil, r.unexpected()
	}
	quoted, err := r.quoted()
	if err != nil {
		return nil, err
	}
	if r.peek() != ':' {
		return nil, r.unexpected()
	}
	r.at++
	if stands(quoted) {
		return quoted, nil
	}
	return []byte(unquote(quoted)), nil
}

// quoted reads a string and returns what stands between its quotes.
func (r *jsonReader) quoted() ([]byte, error) {
	start := r.at + 1
	for r.at = start; r.at < len(r.data); r.at++ {
		switch c := r.data[r.at]; {
		case c == '"':
			r.at++
			return r.data[start : r.at-1], nil
		case c == '\\':
			if err := r.escape(); err != nil {
				return nil, err
			}
		case c < ' ':
			return nil, r.unexpected()
		}
	}
	return nil, errJSONEnd
}

// escape goes to the last character of an escape.
func (r *jsonReader) escape() error {
	if r.at++; r.at == len(r.data) {
		return errJSONEnd
	}
	switch r.data[r.at] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return nil
	case 'u':
		for range 4 {
			if r.at++; r.at == len(r.data) || hexValue(r.data[r.at]) < 0 {
				return r.unexpected()
			}
		}
		return nil
	}
	return r.unexpected()
}

// number reads a number and returns its digits.
func (r *jsonReader) number() ([]byte, error) {
	start := r.at
	r.accept("-")
	if !r.accept("0") { // behind which no digit may follow
		if err := r.digits(); err != nil {
			return nil, err
		}
	}
	if r.accept(".") {
		if err := r.digits(); err != nil {
			return nil, err
		}
	}
	if r.accept("eE") {
		r.accept("+-")
		if err := r.digits(); err != nil {
			return nil, err
		}
	}
	return r.data[start:r.at], nil
}

// accept goes behind one of the characters and reports whether it was there.
func (r *jsonReader) accept(characters string) bool {
	if r.at == len(r.data) || strings.IndexByte(characters, r.data[r.at]) < 0 {
		return false
	}
	r.at++
	return true
}

// digits goes behind one digit or more.
func (r *jsonReader) digits() error {
	start := r.at
	for r.at < len(r.data) && '0' <= r.data[r.at] && r.data[r.at] <= '9' {
		r.at++
	}
	if r.at == start {
		return r.unexpected()
	}
	return nil
}

// word goes behind true, false or null.
func (r *jsonReader) word(word string) error {
	for i := range len(word) {
		if r.at == len(r.data) || r.data[r.at] != word[i] {
			return r.unexpected()
		}
		r.at++
	}
	return nil
}

// skip goes behind the next value.
func (r *jsonReader) skip() error {
	switch r.peek() {
	case '{':
		return r.skipObject()
	case '[':
		return r.skipArray()
	case '"':
		_, err := r.quoted()
		return err
	case 't':
		return r.word("true")
	case 'f':
		return r.word("false")
	case 'n':
		return r.word("null")
	case 0:
		return r.unexpected()
	}
	_, err := r.number()
	return err
}

func (r *jsonReader) skipObject() error {
	if err := r.enter(); err != nil {
		return err
	}
	for first := true; ; first = false {
		more, err := r.more(first, '}')
		if err != nil || !more {
			return err
		}
		if _, err := r.name(); err != nil {
			return err
		}
		if err := r.skip(); err != nil {
			return err
		}
	}
}

func (r *jsonReader) skipArray() error {
	if err := r.enter(); err != nil {
		return err
	}
	for first := true; ; first = false {
		more, err := r.more(first, ']')
		if err != nil || !more {
			return err
		}
		if err := r.skip(); err != nil {
			return err
		}
	}
}

// take returns the text of the next value and goes behind it.
func (r *jsonReader) take() ([]byte, error) {
	r.peek()
	start := r.at
	if err := r.skip(); err != nil {
		return nil, err
	}
	return r.data[start:r.at], nil
}
