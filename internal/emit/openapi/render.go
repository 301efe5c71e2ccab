package openapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// renderYAML writes a tree as YAML. Lines are never folded: a folded description makes a small change of the docs a
// large one of the document. yaml.Dump takes tags off the nodes it is given, so it gets a copy.
func renderYAML(root *yaml.Node) ([]byte, error) {
	return yaml.Dump(clone(root), yaml.WithIndent(2), yaml.WithLineWidth(-1))
}

// clone copies a tree, aliases resolved.
func clone(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return clone(n.Alias)
	}
	out := *n
	out.Content = nil
	for _, c := range n.Content {
		out.Content = append(out.Content, clone(c))
	}
	return &out
}

// renderJSON writes a tree as JSON, with a line break at its end.
func renderJSON(root *yaml.Node) ([]byte, error) {
	var w jsonWriter
	if err := w.write(root, 0); err != nil {
		return nil, err
	}
	w.WriteByte('\n')
	return w.Bytes(), nil
}

// jsonWriter writes a tree in its own order, which encoding/json cannot do for mappings.
type jsonWriter struct{ bytes.Buffer }

func (w *jsonWriter) write(n *yaml.Node, depth int) error {
	switch n.Kind {
	case yaml.DocumentNode:
		return w.write(n.Content[0], depth)
	case yaml.AliasNode:
		return w.write(n.Alias, depth)
	case yaml.MappingNode:
		return w.members(n, depth)
	case yaml.SequenceNode:
		return w.elements(n, depth)
	}
	return w.scalar(n)
}

func (w *jsonWriter) members(n *yaml.Node, depth int) error {
	if len(n.Content) == 0 {
		w.WriteString("{}")
		return nil
	}
	w.WriteByte('{')
	for i := 0; i+1 < len(n.Content); i += 2 {
		w.separate(i > 0, depth+1)
		if err := w.quote(n.Content[i].Value); err != nil {
			return err
		}
		w.WriteString(": ")
		if err := w.write(n.Content[i+1], depth+1); err != nil {
			return err
		}
	}
	w.separate(false, depth)
	w.WriteByte('}')
	return nil
}

func (w *jsonWriter) elements(n *yaml.Node, depth int) error {
	if len(n.Content) == 0 {
		w.WriteString("[]")
		return nil
	}
	w.WriteByte('[')
	for i, element := range n.Content {
		w.separate(i > 0, depth+1)
		if err := w.write(element, depth+1); err != nil {
			return err
		}
	}
	w.separate(false, depth)
	w.WriteByte(']')
	return nil
}

// separate starts a new line, after a comma where something stands before.
func (w *jsonWriter) separate(comma bool, depth int) {
	if comma {
		w.WriteByte(',')
	}
	w.WriteByte('\n')
	w.WriteString(strings.Repeat("  ", depth))
}

// scalar writes what JSON spells as YAML does with its own figures and letters; an overlay's YAML can spell it
// otherwise, as in 0x1F or True.
func (w *jsonWriter) scalar(n *yaml.Node) error {
	if n.ShortTag() == "!!str" {
		return w.quote(n.Value)
	}
	if json.Valid([]byte(n.Value)) {
		w.WriteString(n.Value)
		return nil
	}
	var v any
	if err := n.Decode(&v); err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	out, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	w.Write(out)
	return nil
}

// quote writes a string as JSON without the escapes that only HTML needs.
func (w *jsonWriter) quote(s string) error {
	enc := json.NewEncoder(&w.Buffer)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return err
	}
	w.Truncate(w.Len() - 1) // the encoder's line break
	return nil
}
