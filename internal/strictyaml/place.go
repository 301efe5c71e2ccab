package strictyaml

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

// Place finds the node under keys and indices, or the deepest there is on the way.
func Place(node *yaml.Node, path ...any) Mark {
	if node.Kind == yaml.DocumentNode && len(node.Content) > 0 {
		node = node.Content[0]
	}
	for _, step := range path {
		next := child(node, fmt.Sprint(step))
		if next == nil {
			break
		}
		node = next
	}
	return Mark{node.Line, node.Column}
}

// child is a mapping's value by key, or a sequence's item by its index.
func child(node *yaml.Node, step string) *yaml.Node {
	for i, c := range node.Content {
		switch {
		case node.Kind == yaml.SequenceNode && fmt.Sprint(i) == step:
			return c
		case node.Kind == yaml.MappingNode && i%2 == 0 && c.Value == step:
			return node.Content[i+1]
		}
	}
	return nil
}
