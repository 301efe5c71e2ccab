package dialect

import (
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// Whole finds the rows that stand for a whole, not for a member of one: a request's body, a response, a structure.
type Whole struct {
	Rule    string         `yaml:"rule"`    // the id that facts and reports name
	In      model.Location `yaml:"in"`      // where the row says that it goes
	Role    Role           `yaml:"role"`    // of the section
	Match   Regexp         `yaml:"match"`   // the row's name
	Titled  bool           `yaml:"titled"`  // the name is the title that the section gives
	Implied bool           `yaml:"implied"` // where the row is missing, the rows one level deep belong to it all the same
}

// wholeRule finds the rule by which a row stands for a whole.
func (n *nester) wholeRule(row readRow) (Whole, bool) {
	for _, w := range n.rules.Whole {
		if w.Role != "" && w.Role != n.ctx.role || w.In != "" && w.In != row.input.In.Value {
			continue
		}
		name := row.input.Name.Value
		if w.Titled && name == n.title || w.Match.Finds(name) {
			return w, true
		}
	}
	return Whole{}, false
}

// implied is the whole that rows belong to without a row of its own, nil where the section has none.
func (n *nester) implied() *model.Property {
	for _, w := range n.rules.Whole {
		if w.Implied && w.Role == n.ctx.role {
			return &model.Property{Schema: &model.Schema{}}
		}
	}
	return nil
}

// addWhole gives a request's body, a response or a structure what the row for the whole says.
func (r *reader) addWhole(whole *model.Property, ctx context) {
	if whole == nil || !says(whole.Schema) {
		return
	}
	switch {
	case ctx.role == RoleResponse:
		r.scope.response.Schema = whole.Schema
	case ctx.role == RoleStructure && r.scope.structure != nil:
		fillStructure(r.scope.structure, whole.Schema)
		whole.Schema = r.scope.structure // values that a table lists for the row are the structure's
	default:
		if r.scope.op.Body == nil {
			r.scope.op.Body = &model.RequestBody{}
		}
		r.scope.op.Body.Schema = whole.Schema
		r.scope.op.Body.Required = whole.Required
	}
}

// says reports whether anything is known of a schema.
func says(s *model.Schema) bool {
	return s.Ref.Known() || s.Type.Known() || s.Items != nil || s.Additional != nil || len(s.Properties) > 0 ||
		len(s.Includes) > 0 || s.Choice != nil
}

// fillStructure gives a structure the type that a row for the whole prints.
func fillStructure(structure, whole *model.Schema) {
	name, source, sources, words := structure.Name, structure.Source, structure.Sources, structure.Description
	included, properties := structure.Includes, structure.Properties
	*structure = *whole
	structure.Name, structure.Source, structure.Sources, structure.Description = name, source, sources, words
	structure.Includes = append(included, whole.Includes...)
	structure.Properties = append(properties, whole.Properties...)
}

// combine makes a row one of the parts that a schema is combined of. Of allOf the schema has the properties of all. Where
// no label says how the parts combine, nothing is made of them.
func (n *nester) combine(s *model.Schema, row readRow) {
	p := &row.input.Property
	for s.Type.Value == model.Array && s.Items != nil {
		s = s.Items
	}
	switch n.ctx.combine {
	case model.AllOf:
	case model.OneOf, model.AnyOf:
		choose(s, n.ctx.combine, p)
		n.choices = append(n.choices, s)
		return
	default:
		return
	}
	if p.Schema.Ref.Known() {
		s.Includes = append(s.Includes, p.Schema.Ref)
		asObject(s, p.Source)
		return
	}
	switch p.Schema.Type.Value {
	case model.Object:
		asObject(s, p.Source)
		p.Schema = s // the rows below the part are the whole's own
	case model.Any:
		p.Schema = s // and so are the parts of the part
	}
}

// choose adds an alternative to a schema.
func choose(s *model.Schema, kind model.Combination, p *model.Property) {
	if null := p.Schema; null.Type.Value == model.Any && null.Nullable.Value && null.Choice == nil {
		s.Nullable = null.Nullable // null is no alternative of its own
		return
	}
	if s.Choice == nil {
		s.Choice = &model.Choice{Kind: kind}
	}
	if s.Choice.Kind == kind {
		s.Choice.Schemas = append(s.Choice.Schemas, p.Schema)
	}
	if len(s.Properties) == 0 && s.Type.Origin.Kind != model.Stated {
		s.Type = model.Infer(model.Any, "parts", p.Source)
	}
}

// asObject makes an object of a schema whose parts are objects.
func asObject(s *model.Schema, at diag.Span) {
	if s.Type.Value != model.Object {
		s.Type = model.Infer(model.Object, "parts", at)
	}
}
