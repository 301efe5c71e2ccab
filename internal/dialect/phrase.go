package dialect

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// phraseScope says which of a text the phrases read.
type phraseScope struct {
	list          [2]int // the enumeration: what stands there is about the values
	defaultStated bool   // a column of its own states the default
	sentenceOnly  bool   // the text is a limits column: nothing is cut
	defaultNumber bool   // that column states a number, so that an unknown type is one
}

// phrases reads limits and other facts from words, and gives the parts of the text that say nothing else. Words that
// give one fact two values give none: they are reported.
func (r *reader) phrases(input *model.Input, f flat, scope phraseScope) [][2]int {
	p := phraseReader{r: r, input: input, f: f, scope: scope}
	cuts := p.read(Phrase.namesType) // first: limits are those of values of the type
	return append(cuts, p.read(func(rule Phrase) bool { return !rule.namesType() })...)
}

// namesType reports whether a phrase states the type.
func (p Phrase) namesType() bool { return p.Set["type"] != "" }

// read reads what some of the phrases say.
func (p *phraseReader) read(some func(Phrase) bool) [][2]int {
	for _, l := range p.f.lines() {
		p.line(l, some)
	}
	cuts := p.settle()
	p.claims = nil
	return cuts
}

// phraseReader collects what the words of one text say.
type phraseReader struct {
	r      *reader
	input  *model.Input
	f      flat
	scope  phraseScope
	claims []claim
}

// claim is one fact that a phrase states. start and end are the phrase's place in the text.
type claim struct {
	keyword    keyword
	match      phraseMatch
	start, end int
}

// line collects the claims of some phrases in a line.
func (p *phraseReader) line(l line, some func(Phrase) bool) {
	figures := holdsNumeral(l.text)
	for _, rule := range p.r.d.Phrases {
		if !some(rule) || !rule.fits(p.valueType()) || !figures && rule.counts() {
			continue
		}
		for _, m := range rule.Match.find(l.text) {
			start, end := l.start+m.start, l.start+m.end
			if !rule.Lists && p.scope.holds(start, end) || rule.doubts(m) || !p.r.d.plainNumerals(m) || p.otherUnit(rule, m) {
				continue
			}
			p.claim(phraseMatch{rule: rule, m: m, f: p.f.part([2]int{l.start, l.end}), at: p.f.span(start, end)}, start, end)
		}
	}
}

// holds reports whether a place lies within the enumeration.
func (s phraseScope) holds(start, end int) bool {
	return s.list[1] > 0 && start < s.list[1] && end > s.list[0]
}

// counts reports whether a phrase holds a numeral.
func (p Phrase) counts() bool {
	return slices.ContainsFunc(numeralGroups, func(name string) bool { return p.Match.SubexpIndex(name) >= 0 })
}

// valueType is the type of the values that the words speak of.
func (p *phraseReader) valueType() model.Type {
	t := p.input.Schema.Type.Value
	if t == model.Unknown && p.scope.defaultNumber && !p.input.Schema.Ref.Known() && p.input.Schema.Items == nil {
		return model.Number
	}
	return t
}

// fits reports whether a phrase speaks of values of a type.
func (p Phrase) fits(t model.Type) bool {
	if len(p.On) == 0 {
		return true
	}
	return slices.Contains(p.On, t) || t == model.Integer && slices.Contains(p.On, model.Number)
}

// doubts reports whether the words around a match say that it does not mean what it seems to.
func (p Phrase) doubts(m finding) bool {
	from, to := sentence(m.text, m.start, m.end)
	return p.Unless.Finds(m.text[from:to]) || p.Before.Finds(m.text[from:m.start]) || p.After.Finds(m.text[m.end:])
}

// sentenceEnd is where a sentence ends; the points of e.g. and of 1.5 end none.
var sentenceEnd = regexp.MustCompile("[。；;！!？?]|(?:[\\p{L}\\d]{2}|\\d|[)`\"'])\\.(?:\\s|$)")

// sentence is the part of a text that holds the sentence around a part of it.
func sentence(text string, start, end int) (from, to int) {
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		if m[1] > end {
			return from, m[1]
		}
		if m[1] <= start {
			from = m[1]
		}
	}
	return from, len(text)
}

// numeralGroups are the groups of a phrase that are numerals.
var numeralGroups = []string{"n", "a", "b"}

// plainNumerals reports whether the numerals of a match stand for themselves: they are no part of a version, a word, a
// telephone number or a longer range.
func (d *Dialect) plainNumerals(m finding) bool {
	for _, name := range numeralGroups {
		g, ok := m.groups[name]
		if ok && (tiedBefore(m.text[:g[0]]) || tiedAfter(m.text[g[1]:], g[1] == m.end, name)) {
			return false
		}
	}
	return true
}

// tiedBefore reports whether a numeral is a part of the word that stands before it.
func tiedBefore(text string) bool {
	c, _ := utf8.DecodeLastRuneInString(text)
	return c < utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c)) || c != 0 && strings.ContainsRune("_.$#第", c)
}

var (
	tiedWord  = regexp.MustCompile(`^(?:[\d_^*×]|\.\d|[A-Za-z]+\d|(?:万|亿|k|K|w|W|M|G|m)(?:[^A-Za-z]|$))`)
	tiedRange = regexp.MustCompile(`^\s*(?:[-–—~～]|至|到)\s*\d`)
)

// tiedAfter reports whether a numeral is a part of what follows it. Where it ends the match, a range that goes on makes
// the match another statement.
func tiedAfter(text string, last bool, name string) bool {
	return tiedWord.MatchString(text) || last && name != "a" && tiedRange.MatchString(text)
}

// otherUnit reports whether a limit or default of a number is measured in another unit than the property, or may be.
func (p *phraseReader) otherUnit(rule Phrase, m finding) bool {
	if t := p.valueType(); t != model.Number && t != model.Integer || !rule.measures() {
		return false
	}
	return p.r.d.unitDiffers(p.f.text, m.text[m.end:])
}

// measures reports whether a phrase states a number in the property's unit.
func (p Phrase) measures() bool {
	for _, key := range []string{"minimum", "maximum", "default"} {
		if _, ok := p.Set[key]; ok {
			return true
		}
	}
	return false
}

// unitDiffers reports whether what follows a figure is a unit that the text does not say the property has.
func (d *Dialect) unitDiffers(text, after string) bool {
	for _, u := range d.Units {
		if !u.Match.Finds(after) {
			continue
		}
		if u.Stated.Finds(text) {
			return false
		}
		return !u.Plain || slices.ContainsFunc(d.Units, func(other Unit) bool { return other.Stated.Finds(text) })
	}
	return false
}

// claim adds what a phrase states, all of it or nothing.
func (p *phraseReader) claim(m phraseMatch, start, end int) {
	var claims []claim
	for _, key := range keywords {
		if _, ok := m.rule.Set[key.name]; !ok || key.name == "default" && p.scope.defaultStated {
			continue
		}
		if p.taken(key.name, start, end) {
			return
		}
		if !key.says(p.r, p.input, m) {
			return
		}
		claims = append(claims, claim{keyword: key, match: m, start: start, end: end})
	}
	if m.ordered() {
		p.claims = append(p.claims, claims...)
	}
}

// taken reports whether a phrase before said the same fact with some of the same words.
func (p *phraseReader) taken(name string, start, end int) bool {
	return slices.ContainsFunc(p.claims, func(c claim) bool { return c.keyword.name == name && c.start < end && start < c.end })
}

// settle sets what the phrases say and gives the parts of the text that say nothing else.
func (p *phraseReader) settle() [][2]int {
	var cuts [][2]int
	for i, c := range p.claims {
		if j := slices.IndexFunc(p.claims, c.contradicts); j >= 0 {
			p.contradicted(c, p.claims[j], j < i)
			continue
		}
		c.keyword.set(p.r, p.input, c.match)
		if cut := [2]int{c.start, c.end}; c.match.rule.Drop && !slices.Contains(cuts, cut) {
			cuts = append(cuts, cut)
		}
	}
	return cuts
}

// contradicts reports whether two claims give one fact different values.
func (c claim) contradicts(other claim) bool {
	return c.keyword.name == other.keyword.name && c.value() != other.value()
}

// value is what a claim sets its fact to, for comparison.
func (c claim) value() string {
	text := c.match.operand(c.keyword.name)
	if n, ok := number(text); ok {
		return strconv.FormatFloat(n, 'g', -1, 64)
	}
	return strings.Trim(text, quotes)
}

// contradicted reports two claims that contradict each other, once for both.
func (p *phraseReader) contradicted(c, other claim, reported bool) {
	if !reported {
		p.r.diags.Add("limit-contradicted", c.match.at, "these words say that %s is %s, others that it is %s; neither is taken",
			c.keyword.name, c.value(), other.value()).
			Relate(other.match.at, "the other words")
	}
}

// phraseMatch is a phrase found in a line.
type phraseMatch struct {
	rule Phrase
	m    finding
	f    flat // the line
	at   diag.Span
}

// operand is the text that a keyword is set to: a group's, or the literal itself.
func (p phraseMatch) operand(key string) string {
	value := p.rule.Set[key]
	if g := p.m.group(value); g != "" {
		return g
	}
	return value
}

// origin is where a fact of the phrase comes from: a literal is concluded from the words, a group is printed.
func (p phraseMatch) origin(key string) model.Origin {
	kind := model.Stated
	if p.m.group(p.rule.Set[key]) == "" {
		kind = model.Inferred
	}
	return model.Origin{Kind: kind, Rule: p.rule.Rule, Spans: []diag.Span{p.at}}
}

// place is where a keyword's own operand stands.
func (p phraseMatch) place(key string) diag.Span { return p.f.spanOf(p.m, p.rule.Set[key]) }

// ordered reports whether the ends of a range stand in their order; a phrase without a range is in order.
func (p phraseMatch) ordered() bool {
	a, okA := number(p.m.group("a"))
	b, okB := number(p.m.group("b"))
	return !okA || !okB || a < b
}
