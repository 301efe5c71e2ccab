package openapi

import (
	"errors"
	"fmt"
	"strings"

	highoverlay "github.com/pb33f/libopenapi/datamodel/high/overlay"
	"github.com/pb33f/libopenapi/overlay"
	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
)

// Overlay is a document of the OpenAPI Overlay Specification, version 1.0: what only the readers of the OpenAPI
// document need.
type Overlay struct {
	Name    string // the file, as the user named it
	Content []byte
}

// Apply gives the document with an overlay's actions applied in their order. An action that matches nothing is
// reported as an error, one that changes what the SDK shares as a warning that names the correction to write
// instead. The Go error is for an overlay that cannot be read or applied, or that leaves no valid document; it names
// the place.
func (d *Document) Apply(o Overlay) (*Document, diag.List, error) {
	parsed, err := readOverlay(o)
	if err != nil {
		return nil, nil, err
	}
	a := applier{doc: d, overlay: parsed}
	steps := []*Document{d}
	for i := range parsed.Actions {
		if err := a.apply(i); err != nil {
			return nil, a.diags, fmt.Errorf("%s: %w", a.overlay.targets[i], err)
		}
		steps = append(steps, a.doc)
	}
	if a.doc != d {
		whole, err := render(a.doc.root)
		if err != nil {
			return nil, a.diags, err
		}
		whole.printed, a.doc = d.printed, whole
	}
	if err := validate(a.doc.json, d.printed); err != nil {
		return nil, a.diags, fmt.Errorf("%s: after this action the OpenAPI document is not valid: %w", a.blame(steps), err)
	}
	return a.doc, a.diags, nil
}

// blame is the place of the action that left no valid document and was not followed by one that did.
func (a *applier) blame(steps []*Document) diag.Span {
	for i := len(steps) - 2; i > 0; i-- {
		if validate(steps[i].json, steps[0].printed) == nil {
			return a.overlay.targets[i]
		}
	}
	return a.overlay.targets[0]
}

// applier applies one action after the other, so that each change can be laid at its action's door.
type applier struct {
	doc     *Document
	overlay *overlayFile
	diags   diag.List
}

func (a *applier) apply(i int) error {
	action, at := a.overlay.Actions[i], a.overlay.targets[i]
	one := *a.overlay.Overlay
	one.Actions = []*highoverlay.Action{action}
	result, err := overlay.Apply(a.doc.json, &one)
	if err != nil {
		var inner *overlay.OverlayError
		if errors.As(err, &inner) {
			err = inner.Cause
		}
		return fmt.Errorf("target %s: %w", action.Target, err)
	}
	for _, w := range result.Warnings {
		a.diags.Add("overlay-unmatched", at, "the overlay's action with target %s does nothing: %s", w.Target, w.Message)
	}
	if len(result.Warnings) > 0 {
		return nil
	}
	changed, err := reread(result.Bytes)
	if err != nil {
		return err
	}
	for _, f := range a.changes(changed) {
		a.diags.Add("overlay-changes-fact", at, "%s", f.message()).Fix = f.correction()
	}
	a.doc = changed
	return nil
}

// changes lists the facts that a step changes.
func (a *applier) changes(after *Document) []fact {
	old := renamed(routes(a.doc.root), routes(after.root))
	return changes(facts(a.doc.root, nil), facts(after.root, old))
}

// reread makes a document of the overlay library's output: its order, with docgen's own spelling of scalars. It has no
// YAML yet: only the last step of an overlay is written.
func reread(text []byte) (*Document, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return nil, fmt.Errorf("read the document back: %w", err)
	}
	if root.Kind != yaml.DocumentNode || len(root.Content) != 1 {
		return nil, errors.New("read the document back: it is empty")
	}
	tree := respell(root.Content[0])
	inJSON, err := renderJSON(tree)
	if err != nil {
		return nil, fmt.Errorf("render JSON: %w", err)
	}
	return &Document{root: tree, json: inJSON}, nil
}

// respell builds a tree anew as the emitter does. What YAML alone has a type for, such as a date, is a string in JSON.
func respell(n *yaml.Node) *yaml.Node {
	switch n.Kind {
	case yaml.AliasNode:
		return respell(n.Alias)
	case yaml.MappingNode:
		out := newObject()
		for i := 0; i+1 < len(n.Content); i += 2 {
			out.set(n.Content[i].Value, respell(n.Content[i+1]))
		}
		return out.node
	case yaml.SequenceNode:
		out := list()
		for _, c := range n.Content {
			out.Content = append(out.Content, respell(c))
		}
		return out
	}
	switch n.ShortTag() {
	case "!!int", "!!float":
		return number(strings.TrimPrefix(n.Value, "+"))
	case "!!bool":
		return boolean(strings.EqualFold(n.Value, "true"))
	case "!!null":
		return null()
	}
	return text(n.Value)
}
