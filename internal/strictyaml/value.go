package strictyaml

import (
	"bytes"
	"encoding/json"
	"iter"

	"go.yaml.in/yaml/v4"
)

// Child is a mapping's value by its key, nil where there is none.
func Child(node *yaml.Node, key string) *yaml.Node {
	for k, value := range Keys(node) {
		if k.Value == key {
			return value
		}
	}
	return nil
}

// Keys goes through a mapping, its keys with their values; anything else has none.
func Keys(node *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		for node != nil && node.Kind == yaml.AliasNode {
			node = node.Alias
		}
		if node == nil || node.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(node.Content); i += 2 {
			if !yield(node.Content[i], node.Content[i+1]) {
				return
			}
		}
	}
}

// JSON is a value as JSON, its keys in the order in which they are written.
func JSON(node *yaml.Node) (json.RawMessage, error) {
	var b bytes.Buffer
	if err := writeJSON(&b, node); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func writeJSON(b *bytes.Buffer, node *yaml.Node) error {
	switch node.Kind {
	case yaml.AliasNode:
		return writeJSON(b, node.Alias)
	case yaml.MappingNode:
		b.WriteByte('{')
		separator := ""
		for key, value := range Keys(node) {
			b.WriteString(separator)
			separator = ","
			if err := writeText(b, key.Value); err != nil {
				return err
			}
			b.WriteByte(':')
			if err := writeJSON(b, value); err != nil {
				return err
			}
		}
		b.WriteByte('}')
		return nil
	case yaml.SequenceNode:
		b.WriteByte('[')
		for i, item := range node.Content {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeJSON(b, item); err != nil {
				return err
			}
		}
		b.WriteByte(']')
		return nil
	}
	return writeScalar(b, node)
}

// writeScalar keeps the figures of a number as they are written, where JSON writes them so.
func writeScalar(b *bytes.Buffer, node *yaml.Node) error {
	switch node.ShortTag() {
	case "!!int", "!!float", "!!bool", "!!null":
	default:
		return writeText(b, node.Value) // a date is text in JSON
	}
	if json.Valid([]byte(node.Value)) {
		b.WriteString(node.Value)
		return nil
	}
	var v any
	if err := node.Decode(&v); err != nil {
		return err
	}
	text, err := json.Marshal(v)
	b.Write(text)
	return err
}

// writeText writes a string without the escapes that only HTML needs.
func writeText(b *bytes.Buffer, s string) error {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's line break
	return nil
}
