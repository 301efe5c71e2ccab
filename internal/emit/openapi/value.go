package openapi

import (
	"bytes"
	"encoding/json"
	"fmt"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/model"
)

// valueNode is the tree of a JSON value: keys in their order, numbers to the last figure. It is nil where the text
// is no JSON.
func valueNode(v model.Value) *yaml.Node {
	d := json.NewDecoder(bytes.NewReader(v))
	d.UseNumber()
	n, err := readValue(d)
	if err != nil || d.More() {
		return nil
	}
	return n
}

// readValue reads the decoder's next value.
func readValue(d *json.Decoder) (*yaml.Node, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			return readObject(d)
		}
		return readArray(d)
	case json.Number:
		return number(t.String()), nil
	case string:
		return text(t), nil
	case bool:
		return boolean(t), nil
	}
	return null(), nil
}

// readObject reads members up to the closing brace. A repeated key keeps its first place and its last value, as
// most JSON readers have it; the tree must not hold it twice.
func readObject(d *json.Decoder) (*yaml.Node, error) {
	out := newObject()
	at := map[string]int{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		value, err := readValue(d)
		if err != nil {
			return nil, err
		}
		name := fmt.Sprint(key)
		if i, ok := at[name]; ok {
			out.node.Content[i] = value
			continue
		}
		out.set(name, value)
		at[name] = len(out.node.Content) - 1
	}
	_, err := d.Token()
	return out.node, err
}

// readArray reads elements up to the closing bracket.
func readArray(d *json.Decoder) (*yaml.Node, error) {
	out := list()
	for d.More() {
		element, err := readValue(d)
		if err != nil {
			return nil, err
		}
		out.Content = append(out.Content, element)
	}
	_, err := d.Token()
	return out, err
}
