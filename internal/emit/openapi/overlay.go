package openapi

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pb33f/libopenapi"
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
// instead. The Go error is for an overlay that cannot be read or applied, or that leaves no valid document.
func (d *Document) Apply(o Overlay) (*Document, diag.List, error) {
	parsed, err := libopenapi.NewOverlayDocument(o.Content)
	if err != nil {
		return nil, nil, fmt.Errorf("read overlay %s: %w", o.Name, err)
	}
	if parsed.Info == nil || len(parsed.Actions) == 0 {
		return nil, nil, fmt.Errorf("read overlay %s: it has no info or no actions", o.Name)
	}
	a := applier{doc: d, file: diag.NewFile(o.Name, o.Content), overlay: parsed}
	for _, action := range parsed.Actions {
		if err := a.apply(action); err != nil {
			return nil, a.diags, fmt.Errorf("apply overlay %s: %w", a.place(action), err)
		}
	}
	a.doc.printed = d.printed
	if err := validate(a.doc.json, d.printed); err != nil {
		return nil, a.diags, fmt.Errorf("with overlay %s the OpenAPI document is not valid: %w", o.Name, err)
	}
	return a.doc, a.diags, nil
}

// applier applies one action after the other, so that each change can be laid at its action's door.
type applier struct {
	doc     *Document
	file    *diag.File
	overlay *highoverlay.Overlay
	diags   diag.List
}

func (a *applier) apply(action *highoverlay.Action) error {
	one := *a.overlay
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
		a.diags.Add("overlay-unmatched", a.place(action), "overlay action with target %s: %s", w.Target, w.Message)
	}
	if len(result.Warnings) > 0 {
		return nil
	}
	changed, err := reread(result.Bytes)
	if err != nil {
		return err
	}
	for _, f := range changes(facts(a.doc.root), facts(changed.root)) {
		a.diags.Add("overlay-changes-fact", a.place(action), "%s", f.message()).Fix = f.correction()
	}
	a.doc = changed
	return nil
}

// place is the line of the action's target.
func (a *applier) place(action *highoverlay.Action) diag.Span {
	line := 1
	if low := action.GoLow(); low != nil && low.Target.ValueNode != nil {
		line = low.Target.ValueNode.Line
	}
	return a.file.LineSpan(min(line, a.file.LineCount()))
}

// reread makes a document of the overlay library's output: its order, with docgen's own spelling of scalars.
func reread(text []byte) (*Document, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return nil, fmt.Errorf("read the document back: %w", err)
	}
	if root.Kind != yaml.DocumentNode || len(root.Content) != 1 {
		return nil, errors.New("read the document back: it is empty")
	}
	return render(respell(root.Content[0]))
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
