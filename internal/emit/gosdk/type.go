package gosdk

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/emit/goname"
	"github.com/seed-97755388/docgen/internal/model"
)

// place is where a type stands: the identity and the names of a structure or enum that it may need.
type place struct {
	key   string   // UserDto.address
	wants []string // UserDtoAddress
	prop  *model.Property
}

// below is the place of a property of a structure.
func (p *sdk) below(owner *structType, prop *model.Property) place {
	at := place{key: owner.key + "." + prop.Name.Value, prop: prop}
	for _, want := range owner.wants {
		at.wants = append(at.wants, want+goname.Suffix(p.configured(prop.Name.Value, prop.Name.Value)))
	}
	return at
}

// item is the place of an array's items or a map's values. They are called as the whole is: names are the docs'.
func (at place) item() place {
	return place{key: at.key + "[]", wants: at.wants, prop: at.prop}
}

// typeOf gives the Go type of a schema.
func (p *sdk) typeOf(s *model.Schema, at place) *typ {
	if s != nil && s.Ref.Known() {
		return p.referred(s, at)
	}
	if s == nil {
		return &typ{kind: anyKind}
	}
	t := &typ{limits: s.Constraints, nullable: s.Nullable.Value}
	switch {
	case s.Type.Value == model.Array || s.Items != nil:
		t.kind, t.elem = sliceKind, p.itemsOf(s, at.item())
	case len(s.Properties) > 0:
		t.kind, t.object = structKind, p.inline(s, at)
	case s.Type.Value == model.Object || s.Additional != nil:
		t.kind, t.elem = mapKind, p.typeOf(s.Additional, at.item())
	default:
		p.scalar(t, s, at)
	}
	return t
}

// itemsOf gives the type of an array's items. An enumeration that the docs print at an array is that of its items.
func (p *sdk) itemsOf(s *model.Schema, at place) *typ {
	if s.Enum == nil || s.Items != nil && (s.Items.Enum != nil || s.Items.Ref.Known()) {
		return p.typeOf(s.Items, at)
	}
	items := model.Schema{Type: model.Fact[model.Type]{Value: model.String, Origin: s.Enum.Origin}}
	if s.Items != nil {
		items = *s.Items
	}
	items.Enum = s.Enum
	return p.typeOf(&items, at)
}

// referred gives the type of a reference: a structure of its own, or the type that a named schema stands for.
func (p *sdk) referred(ref *model.Schema, at place) *typ {
	s := p.resolve(ref)
	if s == nil || p.open[s.Name] {
		return &typ{kind: anyKind}
	}
	if len(s.Properties) > 0 {
		return &typ{kind: structKind, object: p.named(s), nullable: ref.Nullable.Value || s.Nullable.Value}
	}
	t := *p.standsFor(s, at)
	t.nullable = t.nullable || ref.Nullable.Value
	return &t
}

// standsFor gives the type that a named schema without properties stands for, made once.
func (p *sdk) standsFor(s *model.Schema, at place) *typ {
	if made := p.types[s.Name]; made != nil {
		return made
	}
	p.open[s.Name] = true
	defer delete(p.open, s.Name)
	t := p.typeOf(s, place{key: "schema " + s.Name, wants: []string{p.typeWant(s.Name)}, prop: at.prop})
	p.types[s.Name] = t
	return t
}

// scalar gives a single value its type.
func (p *sdk) scalar(t *typ, s *model.Schema, at place) {
	switch s.Type.Value {
	case model.String:
		t.kind = stringKind
		if s.Format.Value == "binary" {
			t.kind = fileKind
		}
	case model.Integer:
		t.kind = intKind
	case model.Number:
		t.kind = floatKind
	case model.Boolean:
		t.kind = boolKind
	}
	if s.Enum == nil || len(s.Enum.Values) == 0 || t.kind == boolKind {
		return
	}
	if e := p.enumOf(s, at, t.kind); e != nil {
		t.kind, t.enum, t.listed = enumKind, e, e.listedBy(s)
	}
}

// named gives the structure of a named schema, made when it is first met.
func (p *sdk) named(s *model.Schema) *structType {
	if made := p.objects[s.Name]; made != nil {
		return made
	}
	st := &structType{key: "schema " + s.Name, stated: s.Name, wants: []string{p.typeWant(s.Name)}, schema: s}
	p.objects[s.Name] = st
	p.structs = append(p.structs, st)
	p.addFields(st, s.Properties)
	return st
}

// inline gives the structure of an object that has no name in the docs.
func (p *sdk) inline(s *model.Schema, at place) *structType {
	st := &structType{key: at.key, wants: at.wants, schema: s, about: aboutPart(at)}
	p.structs = append(p.structs, st)
	p.addFields(st, s.Properties)
	return st
}

// aboutPart says what a part without a description of its own is.
func aboutPart(at place) string {
	if at.prop == nil {
		return ""
	}
	return at.prop.Description.Value
}

// addFields adds the properties of a body or an answer.
func (p *sdk) addFields(st *structType, properties []*model.Property) {
	for i, prop := range properties {
		if slices.ContainsFunc(properties[:i], func(p *model.Property) bool { return p.Name.Value == prop.Name.Value }) {
			continue // the OpenAPI target reports it
		}
		st.fields = append(st.fields, &field{
			key:      "field " + st.key + "." + prop.Name.Value,
			wire:     prop.Name.Value,
			in:       model.InBody,
			required: prop.Required.Value,
			prop:     prop,
			typ:      p.typeOf(prop.Schema, p.below(st, prop)),
		})
	}
}

// typeWant is the Go name that a named schema asks for.
func (p *sdk) typeWant(name string) string {
	return goname.Exported(p.configured(name, name))
}

// configured is the name that configuration gives, the fallback where it gives none.
func (p *sdk) configured(name, fallback string) string {
	if set := p.set(name); set != "" {
		return set
	}
	return fallback
}

// set is the name that configuration gives, empty where it gives none.
func (p *sdk) set(name string) string {
	p.asked[name] = true
	return p.opts.Names[name]
}

// fieldWant is the Go name that a property asks for: what configuration says of this very property, of properties of
// this name, or the name itself. Set reports whether it is configuration's.
func (p *sdk) fieldWant(st *structType, wire string) (name string, set bool) {
	owner, named := strings.CutPrefix(st.key, "schema ")
	if !named {
		owner = st.wants[0]
	}
	name = p.configured(owner+"."+wire, p.set(wire))
	return goname.Exported(cmp.Or(name, wire)), name != ""
}
