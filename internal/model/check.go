package model

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// check looks for contradictions inside the docs.
func (l *linker) check() {
	for _, s := range l.api.Schemas {
		for _, p := range s.Properties {
			l.checkProperty(p)
		}
	}
	for _, o := range l.api.Operations {
		for _, p := range o.Parameters {
			l.checkProperty(&p.Property)
		}
		if o.Body != nil && o.Body.Example != nil {
			l.checkExample(o.Body.Schema, o.Body.Example)
		}
		for _, r := range o.Responses {
			for _, e := range r.Examples {
				l.checkExample(r.Schema, e)
			}
		}
		l.checkSamples(o)
	}
}

// checkProperty compares a property's example and default with its type and its values.
func (l *linker) checkProperty(p *Property) {
	if p.Required.Value && p.Default.Known() && p.Required.Origin.Kind == Stated {
		l.diags.Add("required-with-default", p.Source, "%s is required and has a default; one of the two means nothing", p.Name.Value).
			Relate(p.Default.Origin.Place(), "the default")
	}
	l.checkArray(p)
	if l.checkValue(p, p.Default, "default") {
		p.Default = Fact[Value]{}
	}
	l.checkValue(p, p.Example, "example")
}

// checkArray reports an array that says not what it holds.
func (l *linker) checkArray(p *Property) {
	if p.Schema.Type.Value == Array && !hasItems(p.Schema) && !p.Schema.Ref.Known() {
		at := p.Schema.Type.Origin.Place()
		if at.IsZero() {
			at = p.Source
		}
		l.diags.Add("items-unknown", at, "nothing says what the array %s holds", p.Name.Value)
	}
}

// checkValue reports a default or an example that is not of the property's type, or none of its values. It reports
// whether the type is wrong.
func (l *linker) checkValue(p *Property, v Fact[Value], what string) bool {
	if !v.Known() {
		return false
	}
	if !fits(v.Value, p.Schema) {
		l.diags.Add(what+"-type", v.Origin.Place(), "the %s %s of %s is no %s", what, v.Value, p.Name.Value, typeName(p.Schema)).
			Relate(typePlace(p), "the type")
		return true
	}
	if enum := enumOf(p.Schema); enum != nil && !enum.Holds(v.Value) {
		l.diags.Add(what+"-outside-enum", v.Origin.Place(), "the %s %s of %s is none of its values", what, v.Value, p.Name.Value).
			Relate(enum.Origin.Place(), "the values")
	}
	return false
}

// typePlace is where a property's type stands.
func typePlace(p *Property) diag.Span {
	for _, at := range []diag.Span{p.Schema.Type.Origin.Place(), p.Schema.Ref.Origin.Place()} {
		if !at.IsZero() {
			return at
		}
	}
	return p.Source
}

// enumOf is a schema's enumeration, or that of an array's items.
func enumOf(s *Schema) *Enum {
	if s.Enum == nil && s.Items != nil {
		return s.Items.Enum
	}
	return s.Enum
}

// Holds reports whether a JSON value, or each element of an array, is one of the enumeration's.
func (e *Enum) Holds(v Value) bool {
	var elements []Value
	if TypeOf(v) == Array && json.Unmarshal(v, &elements) == nil {
		return !slices.ContainsFunc(elements, func(each Value) bool { return !e.Holds(each) })
	}
	text := string(v)
	var s string
	if json.Unmarshal(v, &s) == nil {
		text = s
	}
	return slices.ContainsFunc(e.Values, func(w *EnumValue) bool { return w.Value.Value == text })
}

// fits reports whether a JSON value is of a schema's type. References and unknown types take anything but what no
// structure can be.
func fits(v Value, s *Schema) bool {
	got := TypeOf(v)
	if s.Ref.Known() {
		return got == Object || got == Any
	}
	switch want := s.Type.Value; want {
	case Unknown, Any:
		return true
	case Number:
		return got == Number || got == Integer
	default:
		return got == want || got == Any
	}
}

// checkSamples compares the fields that samples set with those of the request.
func (l *linker) checkSamples(o *Operation) {
	required, all := l.requestFields(o)
	for _, s := range o.Samples {
		set := map[string]bool{}
		for _, f := range s.Fields {
			set[foldName(f.Value)] = true
			if !all[foldName(f.Value)] {
				l.diags.Add("sample-unknown-field", f.Origin.Place(), "the sample sets %s, which the request of %s does not have", f.Value, o.ID.Value).
					Relate(o.Source, "the operation")
			}
		}
		for _, p := range required {
			if len(s.Fields) > 0 && !set[foldName(p.Name.Value)] {
				l.diags.Add("sample-missing-field", s.Source, "the sample does not set %s, which is required", p.Name.Value).
					Relate(p.Source, "the field")
			}
		}
	}
}

// foldName is a field's name for comparison: without case and underscores, as languages spell it differently.
func foldName(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "").Replace(name))
}

// requestFields are the required fields at the root of a request, and the names of all fields at any depth.
func (l *linker) requestFields(o *Operation) ([]*Property, map[string]bool) {
	var required []*Property
	all, seen := map[string]bool{}, map[string]bool{}
	var collect func(s *Schema, root bool)
	add := func(p *Property, root bool) {
		all[foldName(p.Name.Value)] = true
		if root && p.Required.Value {
			required = append(required, p)
		}
		collect(p.Schema, false)
	}
	collect = func(s *Schema, root bool) {
		if s != nil && s.Ref.Known() {
			if seen[s.Ref.Value] {
				return
			}
			seen[s.Ref.Value] = true
		}
		if s = l.api.Resolve(s); s == nil {
			return
		}
		collect(s.Items, false)
		for _, p := range s.Properties {
			add(p, root)
		}
	}
	for _, p := range o.Parameters {
		add(&p.Property, true)
	}
	if o.Body != nil {
		collect(o.Body.Schema, true)
	}
	return required, all
}
