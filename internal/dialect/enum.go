package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// enumeration reads the closed list of values that a description gives. It gives the place of a list in the text, and
// the enumeration where a sentence states it.
func (r *reader) enumeration(input *model.Input, f flat) (place [2]int, sentence *model.Enum) {
	list, place := r.enumList(f)
	if list != nil {
		r.setEnum(input.Schema, list)
	}
	if place[1] > 0 {
		return place, nil
	}
	for _, rule := range r.d.Enums.Inline {
		if e := r.enumInline(rule, f); e != nil {
			r.setEnum(input.Schema, e)
			return place, e
		}
	}
	return place, nil
}

// settle takes back an enumeration that a sentence states where the default or the example is none of its values: of
// two statements that contradict each other the one that would refuse the docs' own value must not become a rule.
func (r *reader) settle(input *model.Input, e *model.Enum) {
	for _, v := range []model.Fact[model.Value]{input.Default, input.Example} {
		if !v.Known() || e.Holds(v.Value) {
			continue
		}
		r.diags.Add("enum-contradicted", e.Origin.Place(), "%s is none of the values that this sentence lists; they are not taken as a closed list", v.Value).
			Relate(v.Origin.Place(), "the value")
		if input.Schema.Enum == e {
			input.Schema.Enum = nil
		}
		if input.Schema.Items != nil && input.Schema.Items.Enum == e {
			input.Schema.Items.Enum = nil
		}
		return
	}
}

// setEnum gives a schema its values; an array's values are its items'.
func (r *reader) setEnum(s *model.Schema, e *model.Enum) {
	if slices.Contains(r.d.Enums.Skip, s.Type.Value) || s.Ref.Known() {
		return
	}
	if s.Type.Value == model.Array {
		if s.Items == nil {
			s.Items = &model.Schema{}
		}
		s = s.Items
		if s.Ref.Known() {
			return
		}
	}
	if s.Enum == nil {
		s.Enum = e
	}
}

// bullet reports whether a line of a text is a list item.
func bullet(text string) bool {
	text = strings.TrimLeft(text, " \t\u00a0")
	return strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "* ") || strings.HasPrefix(text, "• ")
}

// enumList reads a list in the text as values. It gives the list's place even where it is no enumeration.
func (r *reader) enumList(f flat) (*model.Enum, [2]int) {
	lines := f.lines()
	first := slices.IndexFunc(lines, func(l line) bool { return bullet(l.text) })
	if first < 0 {
		return nil, [2]int{}
	}
	last := first
	for i := range lines {
		if bullet(lines[i].text) {
			last = i
		}
	}
	for last+1 < len(lines) && strings.TrimSpace(lines[last+1].text) != "" {
		last++ // what follows without a blank line belongs to the last value
	}
	place := [2]int{lines[first].start, lines[last].end}
	intro := ""
	if first > 0 {
		intro = f.text[:lines[first-1].end]
	}
	for _, rule := range r.d.Enums.Lists {
		if !rule.Intro.IsZero() && !rule.Intro.Finds(intro) || r.opensList(intro, lines[first:last+1]) {
			continue
		}
		if e := r.enumItems(rule, lines[first:last+1], f); e != nil {
			return e, place
		}
	}
	return nil, place
}

// opensList reports whether an introduction or an item says that the list is no closed list of values.
func (r *reader) opensList(intro string, lines []line) bool {
	for _, rule := range r.d.Enums.Unless {
		if rule.Finds(intro) {
			return true
		}
	}
	return slices.ContainsFunc(lines, func(l line) bool { return bullet(l.text) && r.d.Enums.Open.Finds(l.text) })
}

// enumItems reads each item as a value; nil where one is none.
func (r *reader) enumItems(rule EnumList, lines []line, f flat) *model.Enum {
	e := &model.Enum{}
	for _, l := range lines {
		if !bullet(l.text) {
			continue // a further line of the value's meaning
		}
		m, ok := rule.Item.first(l.text)
		if !ok || m.group("value") == "" {
			return nil
		}
		r.addValue(e, rule.Rule, m, shiftedFlat(f, l.start))
	}
	if len(e.Values) == 0 {
		return nil
	}
	e.Origin = model.Origin{Kind: model.Stated, Rule: rule.Rule, Spans: []diag.Span{f.span(lines[0].start, lines[len(lines)-1].end)}}
	return e
}

// shiftedFlat is a text from an offset on.
func shiftedFlat(f flat, offset int) flat {
	return flat{file: f.file, text: f.text[offset:], pieces: shifted(f.pieces, offset)}
}

// addValue adds a value with its meaning. A value that stands twice counts once.
func (r *reader) addValue(e *model.Enum, rule string, m finding, f flat) {
	text := strings.TrimSpace(m.group("value"))
	at := f.spanOf(m, "value")
	if i := slices.IndexFunc(e.Values, func(v *model.EnumValue) bool { return v.Value.Value == text }); i >= 0 {
		r.diags.Add("enum-value-twice", at, "the value %q stands in this list twice", text).
			Relate(e.Values[i].Value.Origin.Place(), "the first time")
		return
	}
	v := &model.EnumValue{Value: model.State(text, rule, at)}
	if meaning := strings.TrimSpace(m.group("meaning")); meaning != "" {
		v.Meaning = model.State(meaning, rule, f.spanOf(m, "meaning"))
	}
	e.Values = append(e.Values, v)
}

// enumInline reads the values that a sentence lists.
func (r *reader) enumInline(rule EnumInline, f flat) *model.Enum {
	for _, l := range f.lines() {
		m, ok := rule.Match.first(l.text)
		if !ok {
			continue
		}
		g, ok := m.groups["values"]
		if !ok {
			continue
		}
		e := &model.Enum{Origin: model.Origin{Kind: model.Stated, Rule: rule.Rule, Spans: []diag.Span{f.span(l.start+m.start, l.start+m.end)}}}
		within := shiftedFlat(f, l.start+g[0])
		for _, v := range rule.Value.find(l.text[g[0]:g[1]]) {
			if v.group("value") != "" {
				r.addValue(e, rule.Rule, v, within)
			}
		}
		if len(e.Values) >= max(1, rule.AtLeast) {
			return e
		}
	}
	return nil
}

// enumColumn reads the cell of a column that lists values.
func (r *reader) enumColumn(s *model.Schema, f flat) {
	rule := EnumInline{Rule: "column:enum", Value: r.d.Enums.Column}
	e := &model.Enum{Origin: model.Origin{Kind: model.Stated, Rule: rule.Rule, Spans: []diag.Span{f.span(0, len(f.text))}}}
	for _, v := range rule.Value.find(f.text) {
		r.addValue(e, rule.Rule, v, f)
	}
	if len(e.Values) > 0 {
		r.setEnum(s, e)
	}
}
