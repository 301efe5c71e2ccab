package dialect

import (
	"encoding/json"
	"slices"

	"github.com/seed-97755388/docgen/internal/model"
)

// settleRoots concludes from examples which bodies, responses and structures are arrays where the rows alone do not tell an
// array of objects from an object. It comes when the whole page is read: a body can name a structure further down.
func (r *reader) settleRoots() {
	for _, s := range r.choices {
		settleChoice(s)
	}
	for _, s := range r.draft.Schemas {
		if e := r.examples[s]; e != nil {
			r.settleValues(s, e)
			settleStructure(s, e)
			r.fillItems(s, e)
		}
	}
	for _, op := range r.draft.Operations {
		for _, res := range op.Responses {
			res.Schema = typeOfExamples(res.Schema, res.Examples)
			for _, e := range res.Examples {
				r.fillItems(res.Schema, e)
			}
		}
		if b := op.Body; b != nil && b.Schema != nil && b.Example != nil {
			b.Schema = r.bodyRoot(b.Schema, b.Example)
			r.fillItems(b.Schema, b.Example)
		}
	}
}

// settleChoice makes a schema the one alternative that it has beside null.
func settleChoice(s *model.Schema) {
	if s.Choice == nil || len(s.Choice.Schemas) != 1 || len(s.Properties) > 0 || s.Type.Value != model.Any {
		return
	}
	only := s.Choice.Schemas[0]
	s.Choice, s.Ref, s.Type, s.Format, s.Items = nil, only.Ref, only.Type, only.Format, only.Items
	s.Properties, s.Additional, s.Enum, s.Includes, s.Choice = only.Properties, only.Additional, only.Enum, only.Includes, only.Choice
	if !s.Nullable.Known() {
		s.Nullable = only.Nullable
	}
}

// settleValues takes back the values that words list for an array where the structure's example holds others.
func (r *reader) settleValues(s *model.Schema, e *model.Example) {
	var members map[string]model.Value
	if json.Unmarshal(e.Value, &members) != nil {
		return
	}
	for _, p := range s.Properties {
		v, ok := members[p.Name.Value]
		if items := p.Schema.Items; ok && items != nil && items.Enum != nil && !items.Enum.Holds(v) {
			input := &model.Input{Property: model.Property{Schema: p.Schema, Example: model.Fact[model.Value]{Value: v, Origin: e.Origin}}}
			r.settle(input, items.Enum)
		}
	}
}

// settleStructure makes an array of a structure whose example is one.
func settleStructure(s *model.Schema, e *model.Example) {
	if s.Type.Origin.Kind == model.Stated || s.Choice != nil {
		return
	}
	root := model.TypeOf(e.Value)
	if root == model.Any && !hasMembers(s) {
		s.Type = model.Infer(model.Any, "example-root", e.Origin.Spans...)
	}
	if root == model.Object || root == model.Any || root == model.Unknown {
		return
	}
	kind := model.Infer(root, "example-root", e.Origin.Spans...)
	if root != model.Array {
		if !hasMembers(s) {
			s.Type = kind
		}
		return
	}
	items := model.ItemsOfExample(e)
	if hasMembers(s) {
		items = &model.Schema{Type: s.Type, Properties: s.Properties, Includes: s.Includes, Additional: s.Additional}
	}
	s.Type, s.Items = kind, items
	s.Properties, s.Includes, s.Additional = nil, nil, nil
}

// untitled are the items of an array without the row that stands for them under their title: the example's element does
// not have it as a member.
func untitled(items *model.Schema, element model.Value) *model.Schema {
	var members map[string]model.Value
	if items.Ref.Known() || len(items.Properties) != 1 || json.Unmarshal(element, &members) != nil || len(members) == 0 {
		return items
	}
	only := items.Properties[0]
	if _, ok := members[only.Name.Value]; ok || only.Required.Value {
		return items
	}
	return only.Schema
}

// showsArray reports whether a structure's own example is an array.
func (r *reader) showsArray(s *model.Schema) bool {
	e := r.examples[s]
	return e != nil && model.TypeOf(e.Value) == model.Array
}

// hasMembers reports whether rows told of an object's members.
func hasMembers(s *model.Schema) bool {
	return len(s.Properties) > 0 || len(s.Includes) > 0 || s.Additional != nil
}

// fillItems gives the arrays at or below a schema, whose items nothing tells of, those of an example.
func (r *reader) fillItems(s *model.Schema, e *model.Example) {
	if s == nil || s.Ref.Known() || !r.d.Infer.Exact {
		return // Link knows more: a structure that nothing else refers to can be what an array holds
	}
	var members map[string]model.Value
	var elements []model.Value
	switch {
	case s.Type.Value == model.Array && json.Unmarshal(e.Value, &elements) == nil && len(elements) > 0:
		if s.Items == nil || !says(s.Items) {
			s.Items = model.ItemsOfExample(e)
		}
		s.Items = untitled(s.Items, elements[0])
		r.fillItems(s.Items, &model.Example{Value: elements[0], Origin: e.Origin})
	case s.Type.Value == model.Object && json.Unmarshal(e.Value, &members) == nil:
		for _, v := range members {
			r.fillItems(s.Additional, &model.Example{Value: v, Origin: e.Origin})
		}
		for _, p := range s.Properties {
			r.fillItems(p.Schema, &model.Example{Value: members[p.Name.Value], Origin: e.Origin})
		}
	}
}

// bodyRoot makes an array of a body that is printed as the structure of its items.
func (r *reader) bodyRoot(s *model.Schema, e *model.Example) *model.Schema {
	if !s.Ref.Known() {
		return typeOfExample(s, e)
	}
	if model.TypeOf(e.Value) != model.Array {
		return s
	}
	at := slices.IndexFunc(r.draft.Schemas, func(t *model.Schema) bool { return t.Name == s.Ref.Value })
	if at >= 0 && (r.draft.Schemas[at].Type.Value == model.Array || r.showsArray(r.draft.Schemas[at])) {
		return s
	}
	return &model.Schema{Type: model.Infer(model.Array, "example-root", e.Origin.Spans...), Items: s}
}
