package openapi

import (
	"iter"
	"strings"

	"go.yaml.in/yaml/v4"
)

// child is the value under the keys, one within the other, nil where there is none.
func child(n *yaml.Node, keys ...string) *yaml.Node {
	for _, key := range keys {
		var found *yaml.Node
		for name, value := range members(n) {
			if name == key {
				found = value
				break
			}
		}
		if n = found; n == nil {
			return nil
		}
	}
	return n
}

// members goes through a mapping in its order; anything else has none.
func members(n *yaml.Node) iter.Seq2[string, *yaml.Node] {
	return func(yield func(string, *yaml.Node) bool) {
		if n == nil || n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i].Value, n.Content[i+1]) {
				return
			}
		}
	}
}

// scalar is the text of a scalar, "" for anything else.
func scalar(n *yaml.Node) string {
	if n == nil || n.Kind != yaml.ScalarNode {
		return ""
	}
	return n.Value
}

// holds reports whether a list has a text among its elements.
func holds(list *yaml.Node, text string) bool {
	if list == nil {
		return false
	}
	for _, n := range list.Content {
		if n.Value == text {
			return true
		}
	}
	return false
}

// flow writes a value on one line.
func flow(n *yaml.Node) string {
	var elements []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			elements = append(elements, flow(c))
		}
		return "[" + strings.Join(elements, ", ") + "]"
	case yaml.MappingNode:
		for name, value := range members(n) {
			elements = append(elements, flow(text(name))+": "+flow(value))
		}
		return "{" + strings.Join(elements, ", ") + "}"
	}
	if n.Style == yaml.SingleQuotedStyle || n.Style == yaml.LiteralStyle {
		return "'" + strings.ReplaceAll(n.Value, "'", "''") + "'"
	}
	return n.Value
}
