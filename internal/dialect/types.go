package dialect

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// typeOf reads the cell of a type. An empty cell is an unknown type.
func (r *reader) typeOf(f flat) *model.Schema {
	start, end := trimmed(f.text, 0, len(f.text))
	if start >= end {
		return &model.Schema{}
	}
	at := f.span(start, end)
	link := ""
	if links := f.links(start, end); len(links) > 0 {
		link = links[0]
	}
	s := r.typeText(f.text[start:end], at, link)
	if s == nil {
		r.diags.Add("unknown-type", at, "the dialect knows no type %q; the type stays unknown", f.text[start:end])
		return &model.Schema{}
	}
	return s
}

// typeText reads a spelled type; nil where no rule knows it. link is the address of the link that the words stand in.
func (r *reader) typeText(text string, at diag.Span, link string) *model.Schema {
	text = strings.Trim(strings.TrimSpace(text), "`*_ ")
	for _, rule := range r.d.Types {
		m, ok := rule.Match.first(text)
		if !ok || rule.Linked && link == "" {
			continue
		}
		if s := r.applyType(rule, m, at, link); s != nil {
			return s
		}
	}
	if link != "" {
		return &model.Schema{Ref: model.State(r.target(link), "type-link", at)}
	}
	return r.unionText(text, at)
}

// unionText reads a choice of types, such as string/null; nil where a part is unknown. Null makes the type nullable;
// several others are any type, whose spelling stays in the origin.
func (r *reader) unionText(text string, at diag.Span) *model.Schema {
	parts := r.d.Union.split(strings.TrimSuffix(strings.TrimPrefix(text, "("), ")"))
	if s := r.literalUnion(parts, at); s != nil {
		return s
	}
	if len(parts) < 2 {
		return nil
	}
	if strings.Contains(text, "`") { // `asc` | `desc`, the outer marks are off
		if s := r.listedType(strings.Join(parts, ","), at); s != nil {
			return s
		}
	}
	var out *model.Schema
	null := false
	for _, part := range parts {
		if normalWord(part) == "null" {
			null = true
			continue
		}
		s := r.typeText(part, at, "")
		switch {
		case s == nil:
			return nil
		case out == nil:
			out = s
		case out.Type.Value != s.Type.Value:
			out = &model.Schema{Type: model.State(model.Any, "type-union", at)}
		}
	}
	if out != nil && null {
		out.Nullable = model.State(true, "type-null", at)
	}
	return out
}

// literalUnion reads a type that is spelled by its values, such as "asc" | "desc"; nil where a part is none.
func (r *reader) literalUnion(parts []string, at diag.Span) *model.Schema {
	s := &model.Schema{Type: model.Infer(model.String, "type-literals", at)}
	e := &model.Enum{Origin: model.Origin{Kind: model.Stated, Rule: "type-literals", Spans: []diag.Span{at}}}
	whole := true
	for _, part := range parts {
		if normalWord(part) == "null" {
			s.Nullable = model.State(true, "type-null", at)
			continue
		}
		m, ok := r.d.Enums.Literal.first(strings.TrimSpace(part))
		if !ok || m.group("value") == "" {
			return nil
		}
		_, err := strconv.Atoi(strings.TrimSpace(part))
		whole = whole && err == nil
		e.Values = append(e.Values, &model.EnumValue{Value: model.State(m.group("value"), "type-literals", at)})
	}
	if len(e.Values) == 0 || whole && len(e.Values) < 2 {
		return nil
	}
	if whole {
		s.Type = model.Infer(model.Integer, "type-literals", at)
	}
	s.Enum = e
	return s
}

// listedType reads a type that lists its values: enum(a, b). A word that is a type itself is no value; nil then.
func (r *reader) listedType(text string, at diag.Span) *model.Schema {
	e := &model.Enum{Origin: model.Origin{Kind: model.Stated, Rule: "type-values", Spans: []diag.Span{at}}}
	for _, word := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(",，|/、", c) }) {
		word = strings.Trim(word, quotes)
		if word == "" || strings.ContainsAny(word, " \n") || r.typeText(word, at, "") != nil {
			return nil
		}
		e.Values = append(e.Values, &model.EnumValue{Value: model.State(word, "type-values", at)})
	}
	if len(e.Values) < 2 {
		return nil
	}
	return &model.Schema{Type: model.Infer(model.String, "type-values", at), Enum: e}
}

// spelled is the type that a rule gives, or the one that its group of spells; nil where no rule knows that.
func (r *reader) spelled(rule TypeRule, m finding, at diag.Span, link string) *model.Schema {
	switch of := m.group("of"); {
	case of != "":
		return r.typeText(of, at, link)
	case rule.Type == model.Unknown:
		return &model.Schema{}
	default:
		return &model.Schema{Type: model.State(rule.Type, rule.Rule, at)}
	}
}

// applyType makes the schema that a rule gives a spelled type.
func (r *reader) applyType(rule TypeRule, m finding, at diag.Span, link string) *model.Schema {
	if rule.Ref {
		name := m.group("name")
		if link != "" && !rule.Linked {
			name = r.target(link)
		}
		return &model.Schema{Ref: model.State(name, rule.Rule, at)}
	}
	if values := m.group("values"); values != "" {
		return r.listedType(values, at)
	}
	s := r.spelled(rule, m, at, link)
	if s == nil {
		return nil
	}
	if format := cmp.Or(rule.Format, m.group("format")); format != "" {
		s.Format = model.State(format, rule.Rule, at)
	}
	s.Constraints.MinLength = length(m.group("min"), rule.Rule, at)
	s.Constraints.MaxLength = length(m.group("max"), rule.Rule, at)
	if m.group("null") != "" {
		s.Nullable = model.State(true, rule.Rule, at)
	}
	if item := m.group("item"); item != "" {
		s.Items = r.typeText(item, at, link) // what no rule knows stays unknown
	}
	if value := m.group("value"); value != "" {
		if s.Additional = r.typeText(value, at, link); s.Additional == nil {
			return nil
		}
	}
	return s
}

// length is a length that a type's spelling states, nil where it states none.
func length(figures, rule string, at diag.Span) *model.Fact[int] {
	n, err := strconv.Atoi(figures)
	if err != nil {
		return nil
	}
	fact := model.State(n, rule, at)
	return &fact
}
