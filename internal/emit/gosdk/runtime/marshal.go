package runtime

import (
	"bytes"
	"encoding/json"
)

// marshalJSON is json.Marshal without the escaping of <, > and &, which some
// servers do not undo. The standard library's Marshal pools its buffers, so it
// goes first and the slower Encoder only where there was something to escape.
func marshalJSON(value any) ([]byte, error) {
	data, err := json.Marshal(value)
	if err != nil || !hasHTMLEscape(data) {
		return data, err
	}
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buffer.Bytes(), []byte("\n")), nil
}

// hasHTMLEscape reports whether Marshal may have escaped <, > or &. A text that
// holds such an escape by itself is reported too, which costs time and no more.
func hasHTMLEscape(data []byte) bool {
	for rest := data; ; {
		at := bytes.Index(rest, []byte(`\u00`))
		if at < 0 || at+6 > len(rest) {
			return false
		}
		switch string(rest[at+4 : at+6]) {
		case "3c", "3e", "26":
			return true
		}
		rest = rest[at+4:]
	}
}

// isPlainString reports whether data is a JSON string that stands for itself: without
// escapes and of ASCII alone. Reading it needs no decoder.
func isPlainString(data []byte) bool {
	if len(data) < 2 || data[0] != '"' {
		return false
	}
	for _, c := range data[1 : len(data)-1] {
		if c == '\\' || c == '"' || c < ' ' || c > '~' {
			return false
		}
	}
	return data[len(data)-1] == '"'
}
