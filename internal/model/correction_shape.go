package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// shape corrects a schema's type, values and limits.
func (s *setter) shape(schema *Schema) {
	if s.Set.Type != nil {
		s.retype(schema, *s.Set.Type)
	}
	s.flag("nullable", &schema.Nullable, s.Set.Nullable)
	if s.fits(schema, "format", s.Set.Format != nil, String, Integer, Number) {
		correct(s, "format", &schema.Format, s.Set.Format)
	}
	if s.fits(schema, "enum", s.Set.Enum != nil, String, Integer, Number, Boolean, Array) {
		s.enumerate(schema)
	}
	s.limit(schema)
}

// fits reports whether a key is set that a schema of one of the types can have; it reports one that it cannot.
func (s *setter) fits(schema *Schema, key string, set bool, types ...Type) bool {
	if !set {
		return false
	}
	switch t := schema.Type.Value; {
	case schema.Ref.Known():
		s.misfit(key, "it is of the structure "+schema.Ref.Value+"; correct that one, with schema: "+schema.Ref.Value)
	case t == Array && !slices.Contains(types, t):
		s.misfit(key, "it is an array; "+s.target()+"[] are its items")
	case t != Unknown && t != Any && !slices.Contains(types, t):
		s.misfit(key, "it is of the type "+string(t))
	default:
		return true
	}
	return false
}

// retype makes the schema what a type expression says. Limits and values that the new type cannot have go.
func (s *setter) retype(schema *Schema, expression string) {
	if typeExpression(schema) == expression {
		s.idle("type")
	}
	if !s.typed(expression) {
		return
	}
	old := *schema
	*schema = Schema{Name: old.Name, Description: old.Description, Nullable: old.Nullable, Source: old.Source, Sources: old.Sources}
	s.setType(schema, expression)
	if schema.Ref.Known() {
		if s.api.Resolve(schema) == nil {
			*schema = old
			s.misfit("type", expression+" would be a structure that is nothing but itself")
		}
		return
	}
	kept := old.Constraints
	if schema.Type.Value == Object {
		schema.Properties, schema.Additional = old.Properties, old.Additional
	}
	switch schema.Type.Value {
	case String:
		schema.Constraints = Constraints{MinLength: kept.MinLength, MaxLength: kept.MaxLength, Pattern: kept.Pattern}
		schema.Enum = old.Enum
	case Integer, Number:
		schema.Constraints = Constraints{
			Minimum: kept.Minimum, Maximum: kept.Maximum, ExclusiveMinimum: kept.ExclusiveMinimum, ExclusiveMaximum: kept.ExclusiveMaximum,
		}
		schema.Enum = old.Enum
	case Boolean:
		schema.Enum = old.Enum
	case Array:
		schema.Constraints = Constraints{MinItems: kept.MinItems, MaxItems: kept.MaxItems, UniqueItems: kept.UniqueItems}
		schema.Enum = old.Enum
	case Any:
		schema.Constraints, schema.Enum = kept, old.Enum
	}
}

// setType sets a type, an array of one, or a reference to a structure.
func (s *setter) setType(schema *Schema, expression string) {
	if of, ok := strings.CutSuffix(expression, "[]"); ok {
		schema.Type = Configure(Array, CorrectionRule, s.at("type"))
		schema.Items = &Schema{}
		s.setType(schema.Items, of)
		return
	}
	switch t := Type(expression); t {
	case Any, String, Integer, Number, Boolean, Object, Array:
		schema.Type = Configure(t, CorrectionRule, s.at("type"))
	default:
		schema.Ref = Configure(expression, CorrectionRule, s.at("type"))
	}
}

// typed reports whether a type expression names a type or a structure of the docs.
func (s *setter) typed(expression string) bool {
	name := strings.TrimRight(expression, "[]")
	there := append(typeNames(), s.api.schemaNames()...)
	if slices.Contains(there, name) {
		return true
	}
	s.misfit("type", name+" is no structure of the docs"+diag.DidYouMean(name, there))
	return false
}

// typeNames are the types as a correction writes them.
func typeNames() []string {
	return []string{string(String), string(Integer), string(Number), string(Boolean), string(Object), string(Array), string(Any)}
}

// typeExpression is the schema's type as a correction would write it.
func typeExpression(schema *Schema) string {
	switch {
	case schema.Ref.Known():
		return schema.Ref.Value
	case schema.Items != nil:
		return typeExpression(schema.Items) + "[]"
	default:
		return string(schema.Type.Value)
	}
}

// enumerate sets the list of values and keeps the meanings that the docs give them. The values of an array are those of
// its items.
func (s *setter) enumerate(schema *Schema) {
	for schema.Items != nil {
		schema = schema.Items
	}
	enum := &Enum{Origin: Configure("", CorrectionRule, s.at("enum")).Origin}
	meanings := map[string]Fact[string]{}
	var old []string
	if schema.Enum != nil {
		for _, v := range schema.Enum.Values {
			old = append(old, v.Value.Value)
			meanings[v.Value.Value] = v.Meaning
		}
	}
	if slices.Equal(old, s.Set.Enum) {
		s.idle("enum")
	}
	for _, value := range s.Set.Enum {
		enum.Values = append(enum.Values, &EnumValue{Value: Configure(value, CorrectionRule, s.at("enum")), Meaning: meanings[value]})
	}
	schema.Enum = enum
}

// limit sets the constraints that the schema's type can have.
func (s *setter) limit(schema *Schema) {
	c, set := &schema.Constraints, s.Set.Limits
	of := func(t Type) func(key string, set bool) bool {
		return func(key string, set bool) bool { return s.fits(schema, key, set, t) }
	}
	limit(s, "minLength", &c.MinLength, set.MinLength, of(String))
	limit(s, "maxLength", &c.MaxLength, set.MaxLength, of(String))
	limit(s, "pattern", &c.Pattern, set.Pattern, of(String))
	limit(s, "minItems", &c.MinItems, set.MinItems, of(Array))
	limit(s, "maxItems", &c.MaxItems, set.MaxItems, of(Array))
	limit(s, "uniqueItems", &c.UniqueItems, set.UniqueItems, of(Array))
	s.bound(schema, end{"minimum", &c.Minimum, &c.ExclusiveMinimum}, set.Minimum, false)
	s.bound(schema, end{"exclusiveMinimum", &c.Minimum, &c.ExclusiveMinimum}, set.ExclusiveMinimum, true)
	s.bound(schema, end{"maximum", &c.Maximum, &c.ExclusiveMaximum}, set.Maximum, false)
	s.bound(schema, end{"exclusiveMaximum", &c.Maximum, &c.ExclusiveMaximum}, set.ExclusiveMaximum, true)
	reversed(s, [2]string{"minLength", "maxLength"}, c.MinLength, c.MaxLength)
	reversed(s, [2]string{"minItems", "maxItems"}, c.MinItems, c.MaxItems)
	reversed(s, [2]string{"minimum", "maximum"}, c.Minimum, c.Maximum)
}

// reversed reports a range that the correction leaves without any value: its other end may be the docs'.
func reversed[T int | float64](s *setter, keys [2]string, least, most *Fact[T]) {
	if least == nil || most == nil || least.Value <= most.Value {
		return
	}
	for i, end := range []*Fact[T]{least, most} {
		if place := end.Origin.Place(); end.Origin.Rule == CorrectionRule && slices.Contains(s.places(keys[i]), place) {
			s.misfit(keys[i], fmt.Sprintf("no value is left from %v to %v", least.Value, most.Value))
			return
		}
	}
}

// places are those of a key, and of the exclusive limit by that name.
func (s *setter) places(key string) []diag.Span {
	return []diag.Span{s.at(key), s.at("exclusive" + upperFirst(key))}
}

// limit sets one constraint, where it fits.
func limit[T comparable](s *setter, key string, fact **Fact[T], want *T, fits func(key string, set bool) bool) {
	if !fits(key, want != nil) {
		return
	}
	if *fact == nil {
		*fact = &Fact[T]{}
	}
	correct(s, key, *fact, want)
}

// end is one end of a range.
type end struct {
	key       string
	limit     **Fact[float64]
	exclusive **Fact[bool]
}

// bound sets one end of a range, with or without the limit itself.
func (s *setter) bound(schema *Schema, e end, want *float64, exclusive bool) {
	if !s.fits(schema, e.key, want != nil, Integer, Number) {
		return
	}
	was := *e.exclusive != nil && (*e.exclusive).Value
	if *e.limit != nil && (*e.limit).Value == *want && was == exclusive {
		s.idle(e.key)
	}
	limit := Configure(*want, CorrectionRule, s.at(e.key))
	*e.limit, *e.exclusive = &limit, nil
	if exclusive {
		flag := Configure(true, CorrectionRule, s.at(e.key))
		*e.exclusive = &flag
	}
}
