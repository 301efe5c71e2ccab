package dialect

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// enumeration reads the closed list of values that a description gives. It gives the place in the text that speaks of
// values, and the enumeration where a sentence states it.
func (r *reader) enumeration(input *model.Input, f flat) (place [2]int, sentence *model.Enum) {
	if words := r.d.Enums.Words; len(words) > 0 && !slices.Contains(words, input.Schema.Type.Value) {
		return place, nil
	}
	list, place := r.enumList(input.Schema, f)
	if list != nil {
		r.setEnum(input.Schema, list)
		return place, nil
	}
	if input.Schema.Ref.Known() || slices.Contains(r.d.Enums.Skip, input.Schema.Type.Value) {
		return place, nil
	}
	for _, rule := range r.d.Enums.Inline {
		if e, at := r.enumInline(rule, f, place); e != nil && plausible(e, input.Schema) {
			r.setEnum(input.Schema, e)
			return at, e
		}
	}
	return place, nil
}

// plausible reports whether a list can be one of a schema's values: a number's values are numbers.
func plausible(e *model.Enum, s *model.Schema) bool {
	if s.Type.Value == model.Array && s.Items != nil {
		s = s.Items
	}
	if s.Type.Value != model.Integer && s.Type.Value != model.Number {
		return true
	}
	return slices.ContainsFunc(e.Values, func(v *model.EnumValue) bool {
		t := model.TypeOf(model.TypedValue(v.Value.Value, s))
		return t == model.Integer || t == model.Number
	})
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
	r.setValues(s, e, r.d.Enums.Skip)
}

// setValues gives a schema its values unless it is of a type that is skipped.
func (r *reader) setValues(s *model.Schema, e *model.Enum, skip []model.Type) {
	if slices.Contains(skip, s.Type.Value) || s.Ref.Known() {
		return
	}
	if s.Type.Value == model.Array {
		if s.Items == nil {
			s.Items = &model.Schema{}
		}
		s = s.Items
		if s.Ref.Known() || slices.Contains(skip, s.Type.Value) {
			return
		}
	}
	if s.Enum == nil {
		s.Enum = e
	}
}

// bullet reports whether a line of a text is a list item.
func bullet(text string) bool {
	text = strings.TrimLeft(text, blanks)
	return strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "* ") || strings.HasPrefix(text, "• ")
}

// blanks are the characters that indent a list item.
const blanks = " \t\u00a0"

// indent is the number of characters before a list item's mark.
func indent(text string) int { return len([]rune(text)) - len([]rune(strings.TrimLeft(text, blanks))) }

// textList is a list within a text: its items with the lines that go on below them, and the words before it.
type textList struct {
	intro string
	lines []line
}

// lists finds the lists in a text. A line that ends with a colon introduces a further list, where one follows; one that
// the dialect knows speaks of the parameter again.
func (r *reader) lists(f flat) []textList {
	var out []textList
	open, intro := false, 0
	lines := f.lines()
	for i, l := range lines {
		switch {
		case bullet(l.text) && !open:
			out = append(out, textList{intro: f.text[intro:max(intro, l.start-1)], lines: []line{l}})
			open = true
		case bullet(l.text):
			out[len(out)-1].lines = append(out[len(out)-1].lines, l)
		case open && (listEnds(lines[i:]) || r.d.Enums.End.Finds(strings.TrimSpace(l.text))):
			open, intro = false, l.start
		case open && strings.TrimSpace(l.text) != "":
			out[len(out)-1].lines = append(out[len(out)-1].lines, l)
		}
	}
	return out
}

// listEnds reports whether the first of some lines is no part of the list before it: an empty line that no item follows,
// or words that introduce another list.
func listEnds(lines []line) bool {
	text := strings.TrimSpace(lines[0].text)
	next := slices.IndexFunc(lines[1:], func(l line) bool { return strings.TrimSpace(l.text) != "" })
	follows := next >= 0 && bullet(lines[1+next].text)
	if text == "" {
		return !follows
	}
	return follows && (strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":"))
}

// place is the list's part of the text.
func (t textList) place() [2]int { return [2]int{t.lines[0].start, t.lines[len(t.lines)-1].end} }

// top are the items of the list itself: those below an item belong to its meaning.
func (t textList) top() []line {
	least := indent(t.lines[0].text)
	var out []line
	for _, l := range t.lines {
		if bullet(l.text) && indent(l.text) < least+2 {
			out = append(out, l)
			least = min(least, indent(l.text))
		}
	}
	return out
}

// nested reports whether items stand below the one item of the list itself: then nothing says which of them are values.
func (t textList) nested() bool {
	bullets := 0
	for _, l := range t.lines {
		if bullet(l.text) {
			bullets++
		}
	}
	return len(t.top()) == 1 && bullets > 1
}

// enumList reads the first list in the text that lists values. It gives the place of the lists even where none does.
func (r *reader) enumList(s *model.Schema, f flat) (*model.Enum, [2]int) {
	var place [2]int
	for _, t := range r.lists(f) {
		if !r.listsValues(t) {
			continue // its items are sentences, which may state limits
		}
		if place[1] == 0 {
			place[0] = t.place()[0]
		}
		place[1] = t.place()[1]
		for _, rule := range r.d.Enums.Lists {
			if !rule.Intro.IsZero() && !rule.Intro.Finds(t.intro) || r.opensList(t) {
				continue
			}
			if e := r.enumItems(rule, t, f); e != nil && plausible(e, s) {
				return e, place
			}
		}
	}
	return nil, place
}

// listsValues reports whether an item of a list looks like a value.
func (r *reader) listsValues(t textList) bool {
	return slices.ContainsFunc(r.d.Enums.Lists, func(rule EnumList) bool {
		return slices.ContainsFunc(t.top(), func(l line) bool { return rule.Item.Finds(l.text) })
	})
}

// opensList reports whether an introduction or an item says that the list is no closed list of values.
func (r *reader) opensList(t textList) bool {
	intro := strings.TrimRight(t.intro, blanks+"\n")
	for _, rule := range r.d.Enums.Unless {
		if rule.Finds(intro) {
			return true
		}
	}
	return slices.ContainsFunc(t.lines, func(l line) bool { return bullet(l.text) && r.d.Enums.Open.Finds(l.text) })
}

// enumItems reads each item as a value; nil where one is none.
func (r *reader) enumItems(rule EnumList, t textList, f flat) *model.Enum {
	e := &model.Enum{}
	if t.nested() {
		return nil
	}
	for _, l := range t.top() {
		m, ok := rule.Item.first(l.text)
		if !ok || m.group("value") == "" || r.d.Enums.Not.Finds(m.group("value")) {
			return nil
		}
		r.addValue(e, rule.Rule, m, f.part([2]int{l.start, l.end}))
	}
	at := t.place()
	e.Origin = model.Origin{Kind: model.Stated, Rule: rule.Rule, Spans: []diag.Span{f.span(at[0], at[1])}}
	return e
}

// addValue adds a value with its meaning. A value that stands twice counts once.
func (r *reader) addValue(e *model.Enum, rule string, m finding, f flat) {
	text, at := strings.TrimSpace(m.group("value")), f.spanOf(m, "value")
	if bare := strings.Trim(text, `"`); len(bare) == len(text)-2 && bare != "" {
		text = bare // a text as JSON writes it
	}
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

// enumInline reads the values that a sentence lists, outside the lists in the text. It gives the values' place.
// A text with two lists speaks of two cases, so that neither is the whole.
func (r *reader) enumInline(rule EnumInline, f flat, lists [2]int) (found *model.Enum, at [2]int) {
	at = lists
	for _, l := range f.lines() {
		if lists[1] > 0 && l.start < lists[1] && l.end > lists[0] {
			continue
		}
		for _, m := range rule.Match.find(l.text) {
			g, ok := m.groups["values"]
			if !ok || r.openSentence(rule, m) {
				continue
			}
			e := r.sentenceValues(rule, m, f.part([2]int{l.start, l.end}))
			if e != nil && found != nil && !sameValues(e, found) {
				return nil, lists
			}
			if e != nil && found == nil {
				found, at = e, [2]int{l.start + g[0], l.start + g[1]}
			}
		}
	}
	return found, at
}

// sameValues reports whether two lists have the same values.
func sameValues(a, b *model.Enum) bool {
	return len(a.Values) == len(b.Values) && !slices.ContainsFunc(a.Values, func(v *model.EnumValue) bool { return !b.Holds(model.Value(strconv.Quote(v.Value.Value))) })
}

// openSentence reports whether the words around the values say that they are no closed list.
func (r *reader) openSentence(rule EnumInline, m finding) bool {
	before, after := m.text[:m.start], m.text[m.end:]
	if rule.Before.Finds(before) || rule.After.Finds(after) {
		return true
	}
	return slices.ContainsFunc(r.d.Enums.Unless, func(u Regexp) bool { return u.Finds(before) || u.Finds(m.text[:m.groups["values"][0]]) })
}

// sentenceValues reads the values of a sentence; nil where there are too few, or one is none.
func (r *reader) sentenceValues(rule EnumInline, m finding, f flat) *model.Enum {
	g := m.groups["values"]
	e := &model.Enum{Origin: model.Origin{Kind: model.Stated, Rule: rule.Rule, Spans: []diag.Span{f.span(m.start, m.end)}}}
	within := f.part(g)
	for _, v := range rule.Value.find(m.text[g[0]:g[1]]) {
		switch value := v.group("value"); {
		case r.d.Enums.Not.Finds(value):
			return nil
		case value != "":
			r.addValue(e, rule.Rule, v, within)
		}
	}
	if len(e.Values) < max(1, rule.AtLeast) {
		return nil
	}
	return e
}

// codeSpan is a value as code, betweenValues what can stand between values.
var (
	codeSpan      = regexp.MustCompile("`[^`]*`")
	betweenValues = regexp.MustCompile(`(?i)\b(?:or|and)\b|\([^)]*\)|[\s,，、;；|/.。:：和或•*-]+`)
)

// enumColumn reads the cell of a column that lists values. Some cells state limits instead: [1, 100], count > 0.
func (r *reader) enumColumn(input *model.Input, f flat) {
	p := phraseReader{r: r, input: input, f: f, scope: phraseScope{sentenceOnly: true, defaultStated: true}}
	for _, l := range f.lines() {
		p.line(l, func(Phrase) bool { return true })
	}
	if len(p.claims) > 0 {
		p.settle()
		return
	}
	rule := EnumInline{Rule: "column:enum", Value: r.d.Enums.Column}
	e := &model.Enum{Origin: model.Origin{Kind: model.Stated, Rule: rule.Rule, Spans: []diag.Span{f.span(0, len(f.text))}}}
	within := f
	if text := strings.TrimSpace(f.text); strings.HasPrefix(text, "`[") && strings.HasSuffix(text, "]`") {
		within = f.part([2]int{strings.Index(f.text, "`[") + 1, strings.LastIndex(f.text, "]`") + 1})
	}
	if coded := codeSpan.ReplaceAllString(f.text, ""); coded != f.text && betweenValues.ReplaceAllString(coded, "") != "" {
		r.phrases(input, f, phraseScope{sentenceOnly: true, defaultStated: true})
		r.appendWords(input, tidy(f.text), f.span(0, len(f.text))) // "a number or `all`" is no closed list
		return
	}
	for _, v := range rule.Value.find(within.text) {
		r.addValue(e, rule.Rule, v, within)
	}
	if len(e.Values) > 0 {
		r.setEnum(input.Schema, e)
	}
}
