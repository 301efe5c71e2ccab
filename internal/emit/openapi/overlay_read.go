package openapi

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pb33f/libopenapi"
	highoverlay "github.com/pb33f/libopenapi/datamodel/high/overlay"
	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/strictyaml"
)

// overlayFile is an overlay that has been read, with the places of its actions' targets.
type overlayFile struct {
	*highoverlay.Overlay
	targets []diag.Span
}

// The keys of an overlay, of its info and of its actions (Overlay Specification 1.0 and 1.1, section 4.4).
var (
	overlayKeys = []string{"overlay", "info", "extends", "actions", "components"}
	infoKeys    = []string{"title", "version", "description"}
	actionKeys  = []string{"target", "description", "update", "remove", "copy", "$ref"}
	effects     = []string{"update", "remove", "copy", "$ref"}
)

// supported matches the versions of the Overlay Specification.
var supported = regexp.MustCompile(`^1\.\d+(\.\d+)?$`)

// readOverlay reads an overlay. Its error names the place of each thing that is wrong; much of it the library would pass
// over in silence.
func readOverlay(o Overlay) (*overlayFile, error) {
	root, found := strictyaml.Read(diag.NewFile(o.Name, o.Content))
	r := overlayReader{found: found}
	switch {
	case len(found.Problems) > 0:
	case len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode:
		found.Add(strictyaml.Mark{Line: 1, Column: 1}, "this is no overlay: it needs overlay, info and actions")
	default:
		r.document(root.Content[0])
	}
	if err := found.Err(); err != nil {
		return nil, err
	}
	parsed, err := libopenapi.NewOverlayDocument(o.Content)
	if err != nil {
		return nil, fmt.Errorf("%s:1:1: %w", o.Name, err)
	}
	return &overlayFile{parsed, r.targets}, nil
}

// overlayReader goes through an overlay and notes what is wrong.
type overlayReader struct {
	found   *strictyaml.Error
	targets []diag.Span
}

// add notes a problem at a node.
func (r *overlayReader) add(at *yaml.Node, format string, args ...any) {
	r.found.Add(mark(at), format, args...)
}

// mark is the place of a node.
func mark(n *yaml.Node) strictyaml.Mark { return strictyaml.Mark{Line: n.Line, Column: n.Column} }

func (r *overlayReader) document(root *yaml.Node) {
	r.keys(root, overlayKeys)
	version, info, actions := child(root, "overlay"), child(root, "info"), child(root, "actions")
	switch {
	case version == nil:
		r.add(root, "this is no overlay: it needs overlay: 1.0.0")
	case !supported.MatchString(version.Value):
		r.add(version, "version %s of the Overlay Specification is not supported; there is 1.0.0", version.Value)
	}
	if info == nil || scalar(child(info, "title")) == "" || scalar(child(info, "version")) == "" {
		r.add(root, "an overlay needs info with title and version")
	}
	r.keys(info, infoKeys)
	if actions == nil || actions.Kind != yaml.SequenceNode || len(actions.Content) == 0 {
		r.add(root, "an overlay needs actions: a list of at least one")
		return
	}
	for _, action := range actions.Content {
		r.action(action)
	}
}

// action notes the place of an action's target, and what the action lacks.
func (r *overlayReader) action(action *yaml.Node) {
	r.keys(action, actionKeys)
	at := child(action, "target")
	if at == nil {
		at = action
	}
	if scalar(child(action, "target")) == "" && child(action, "$ref") == nil {
		r.add(action, "an action needs a target: a JSONPath such as $.info")
	}
	if !slices.ContainsFunc(effects, func(key string) bool { return child(action, key) != nil }) {
		r.add(at, "the action does nothing: it needs update, or remove: true")
	}
	r.targets = append(r.targets, mark(at).Span(r.found.File))
}

// keys notes each key of a mapping that is none of those known, extensions apart.
func (r *overlayReader) keys(n *yaml.Node, known []string) {
	if n == nil || n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if slices.Contains(known, key.Value) || strings.HasPrefix(key.Value, "x-") {
			continue
		}
		r.add(key, "unknown key %s%s", key.Value, diag.DidYouMean(key.Value, known))
	}
}
