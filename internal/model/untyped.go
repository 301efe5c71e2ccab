package model

import (
	"encoding/json"
	"slices"
)

// inferTypes concludes types that the docs do not print from what else they say of a value.
func (l *linker) inferTypes() {
	for _, o := range l.api.Operations {
		for _, p := range o.Parameters {
			p.inferType()
			p.inferCommaList()
			p.inferPathText()
		}
		if o.Body != nil {
			inferSchemaTypes(o.Body.Schema)
		}
	}
	for _, s := range l.api.Schemas {
		inferSchemaTypes(s)
	}
}

// inferSchemaTypes goes through the properties of an inline or named structure.
func inferSchemaTypes(s *Schema) {
	if s == nil {
		return
	}
	inferSchemaTypes(s.Items)
	inferSchemaTypes(s.Additional)
	for _, p := range s.Properties {
		p.inferType()
		inferSchemaTypes(p.Schema)
	}
}

// untyped reports whether nothing says what a schema's values are.
func (s *Schema) untyped() bool {
	return !s.Type.Known() && !s.Ref.Known() && len(s.Properties) == 0 && s.Additional == nil && s.Items == nil
}

// inferType gives a property of unknown type that of its default, or that of its listed values. A default that is
// printed as text proves nothing: it may be a word for the lack of one.
func (p *Property) inferType() {
	if !p.Schema.untyped() {
		return
	}
	if t := TypeOf(p.Default.Value); t == Boolean || t == Integer || t == Number {
		p.Schema.Type = Infer(t, "type-of-default", p.Default.Origin.Spans...)
		return
	}
	if p.Schema.Enum != nil {
		p.Schema.Type = Infer(p.Schema.Enum.valueType(), "type-of-values", p.Schema.Enum.Origin.Spans...)
	}
}

// valueType is the type that all listed values have: integer where each is one, else string.
func (e *Enum) valueType() Type {
	text := slices.ContainsFunc(e.Values, func(v *EnumValue) bool {
		_, err := json.Number(v.Value.Value).Int64()
		return err != nil
	})
	if text {
		return String
	}
	return Integer
}

// inferPathText makes a string of a path parameter of unknown type: a part of a path is text.
func (p *Parameter) inferPathText() {
	if p.In.Value == InPath && p.Schema.untyped() {
		p.Schema.Type = Infer(String, "path-placeholder", p.In.Origin.Spans...)
	}
}

// inferCommaList makes an array of a parameter of unknown type whose words say that commas separate its values.
func (p *Parameter) inferCommaList() {
	if !p.Comma.Known() || !p.Schema.untyped() {
		return
	}
	spans := p.Comma.Origin.Spans
	p.Schema.Type = Infer(Array, "array-of-commas", spans...)
	p.Schema.Items = &Schema{Type: Infer(String, "array-of-commas", spans...)}
}
