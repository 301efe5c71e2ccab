package model

import (
	"encoding/json"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// inferItems concludes what the arrays of a page hold where the page does not print it: the elements of an example,
// or a structure of the page that nothing else refers to.
func (l *linker) inferItems(d *Draft, roots []*Schema) {
	w := &itemWalk{referred: map[string]bool{}}
	for _, s := range roots {
		w.referred[s.Name] = true
		w.schema(s)
	}
	for _, s := range d.Schemas {
		w.schema(s)
	}
	var free []*Schema
	for _, s := range d.Schemas {
		if !w.referred[s.Name] {
			free = append(free, s)
		}
	}
	var open []*Property
	for _, p := range w.arrays {
		if s, ok := itemsOfExample(p); ok {
			p.Schema.Items = s
			continue
		}
		open = append(open, p)
	}
	if !l.opts.Inference.FreeStructures {
		return
	}
	for i, p := range open {
		if s := pickStructure(p, i, open, free); s != nil {
			p.Schema.Items = &Schema{Ref: Infer(s.Name, "items-unreferenced-structure", p.Source, s.Source)}
		}
	}
}

// itemWalk collects the arrays without items and the structures that something refers to.
type itemWalk struct {
	arrays   []*Property
	referred map[string]bool
}

func (w *itemWalk) schema(s *Schema) {
	if s == nil {
		return
	}
	if s.Ref.Known() {
		w.referred[s.Ref.Value] = true
		return
	}
	w.schema(s.Items)
	w.schema(s.Additional)
	for _, each := range s.Choice.schemas() {
		w.schema(each)
	}
	for _, ref := range s.Includes {
		w.referred[ref.Value] = true
	}
	for _, p := range s.Properties {
		if p.Schema.Type.Value == Array && (!hasItems(p.Schema) || onlyShown(p.Schema.Items)) {
			w.arrays = append(w.arrays, p)
		}
		w.schema(p.Schema)
	}
}

// hasItems reports whether anything says what an array holds. An enumeration is of strings unless it says otherwise.
func hasItems(s *Schema) bool {
	if s.Items == nil {
		return false
	}
	if s.Items.Enum != nil && !s.Items.Type.Known() {
		s.Items.Type = Infer(String, "items-enum", s.Items.Enum.Origin.Spans...)
	}
	return s.Items.Ref.Known() || s.Items.Type.Known()
}

// onlyShown reports whether an example alone says that items are objects, and nothing says which.
func onlyShown(items *Schema) bool {
	return items.Type.Value == Object && items.Type.Origin.Rule == itemsExample && len(items.Properties) == 0
}

// itemsExample is the rule that concludes the type of an array's items from an example.
const itemsExample = "items-example"

// itemsOfExample is the type of the elements of a property's example, where they are of one plain type.
func itemsOfExample(p *Property) (*Schema, bool) {
	var elements []json.RawMessage
	if json.Unmarshal(p.Example.Value, &elements) != nil || len(elements) == 0 {
		return nil, false
	}
	t := TypeOf(elements[0])
	for _, e := range elements[1:] {
		if TypeOf(e) != t {
			return nil, false
		}
	}
	if t == Object || t == Array || t == Any {
		return nil, false
	}
	return &Schema{Type: Infer(t, itemsExample, p.Example.Origin.Spans...)}, true
}

// ItemsOfExample is the type of the elements of an array's example, an unknown type where they differ.
func ItemsOfExample(e *Example) *Schema {
	var elements []json.RawMessage
	if json.Unmarshal(e.Value, &elements) != nil || len(elements) == 0 {
		return &Schema{}
	}
	t := TypeOf(elements[0])
	for _, each := range elements {
		if TypeOf(each) != t || t == Any {
			return &Schema{}
		}
	}
	return &Schema{Type: Infer(t, itemsExample, e.Origin.Spans...)}
}

// pickStructure chooses the structure that an array holds among those that nothing refers to: by name, or by order
// where there are as many structures as arrays.
func pickStructure(p *Property, i int, open []*Property, free []*Schema) *Schema {
	if len(open) == len(free) {
		return free[i]
	}
	if len(free) == 1 && len(open) == 1 {
		return free[0]
	}
	stem := strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(p.Name.Value, "List"), "s"))
	var hit *Schema
	for _, s := range free {
		if stem != "" && strings.Contains(strings.ToLower(s.Name), stem) {
			if hit != nil {
				return nil
			}
			hit = s
		}
	}
	if hit == nil && len(free) == 1 && i == 0 {
		return free[0]
	}
	return hit
}

// resolveReferences reports references to structures that no page describes, and structures that nothing refers to.
func (l *linker) resolveReferences() {
	w := &itemWalk{referred: map[string]bool{}}
	r := &resolver{api: l.api, diags: &l.diags}
	for _, o := range l.api.Operations {
		for _, p := range o.Parameters {
			w.schema(p.Schema)
			r.schema(p.Schema)
		}
		if o.Body != nil {
			w.schema(o.Body.Schema)
			r.schema(o.Body.Schema)
		}
		for _, res := range o.Responses {
			w.schema(res.Schema)
			r.schema(res.Schema)
		}
	}
	for _, s := range l.api.Schemas {
		w.schema(s)
		r.schema(s)
	}
	for _, s := range l.api.Schemas {
		if !w.referred[s.Name] {
			l.diags.Add("unused-structure", s.Source, "nothing refers to the structure %s", s.Name)
		}
	}
}

// resolver looks for references that lead nowhere. They become unknown types, so that the targets stand.
type resolver struct {
	api   *API
	diags *diag.List
}

func (r *resolver) schema(s *Schema) {
	if s == nil {
		return
	}
	if s.Ref.Known() && r.api.Schema(s.Ref.Value) == nil {
		r.diags.Add("unknown-structure", s.Ref.Origin.Place(), "no page describes the structure %s; the type stays unknown", s.Ref.Value)
		s.Ref = Fact[string]{}
		return
	}
	r.schema(s.Items)
	r.schema(s.Additional)
	for _, each := range s.Choice.schemas() {
		r.schema(each)
	}
	for _, p := range s.Properties {
		r.schema(p.Schema)
	}
}
