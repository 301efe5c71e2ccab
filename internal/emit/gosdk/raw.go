package gosdk

import (
	"bytes"
	"encoding/json"
)

// textOf is a JSON string's text, empty for other values.
func textOf(raw json.RawMessage) string {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return ""
	}
	return text
}

// listOf are the items of a JSON array, none for other values.
func listOf(raw json.RawMessage) []json.RawMessage {
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return nil
	}
	return items
}

// member is a member of a JSON object.
type member struct {
	name  string
	value json.RawMessage
}

// membersOf are the members of a JSON object in their order, the last of each name; none for other values.
func membersOf(raw json.RawMessage) []member {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	if open, err := decoder.Token(); err != nil || open != json.Delim('{') {
		return nil
	}
	var out []member
	at := map[string]int{}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return nil
		}
		m := member{}
		m.name, _ = name.(string)
		if err := decoder.Decode(&m.value); err != nil {
			return nil
		}
		if i, again := at[m.name]; again {
			out[i] = m
			continue
		}
		at[m.name] = len(out)
		out = append(out, m)
	}
	return out
}
