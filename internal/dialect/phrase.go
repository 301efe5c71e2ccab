package dialect

import (
	"regexp"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// phraseScope says which of a text the phrases read.
type phraseScope struct {
	list          [2]int // the enumeration's list: what stands there is about the values
	defaultStated bool   // a column of its own states the default
	sentenceOnly  bool   // the text is a limits column: nothing is cut
}

// phrases reads limits and other facts from words, and gives the parts of the text that say nothing else.
func (r *reader) phrases(input *model.Input, f flat, scope phraseScope) [][2]int {
	var cuts [][2]int
	for _, l := range f.lines() {
		if l.start >= scope.list[0] && l.end <= scope.list[1] && scope.list[1] > 0 {
			continue
		}
		for _, rule := range r.d.Phrases {
			if !rule.fits(input.Schema) {
				continue
			}
			for _, m := range rule.Match.find(l.text) {
				if rule.Unless.Finds(sentence(l.text, m.start, m.end)) {
					continue
				}
				p := phraseMatch{rule: rule, m: m, at: f.span(l.start+m.start, l.start+m.end)}
				if r.applyPhrase(input, p, scope) && rule.Drop {
					cuts = append(cuts, [2]int{l.start + m.start, l.start + m.end})
				}
			}
		}
	}
	return cuts
}

// fits reports whether a phrase speaks of values of a schema's type.
func (p Phrase) fits(s *model.Schema) bool {
	if len(p.On) == 0 {
		return true
	}
	t := s.Type.Value
	return slices.Contains(p.On, t) || t == model.Integer && slices.Contains(p.On, model.Number)
}

// sentence is the sentence of a line that a part of it stands in.
func sentence(text string, start, end int) string {
	const ends = "。；;！!？?"
	from := 0
	if i := strings.LastIndexAny(text[:start], ends); i >= 0 {
		from = i
	}
	to := len(text)
	if i := strings.IndexAny(text[end:], ends); i >= 0 {
		to = end + i
	}
	return text[from:to]
}

// phraseMatch is a phrase found in a line.
type phraseMatch struct {
	rule Phrase
	m    finding
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

// applyPhrase sets what a phrase says. It reports whether it said anything.
func (r *reader) applyPhrase(input *model.Input, p phraseMatch, scope phraseScope) bool {
	said := false
	for _, key := range keywords {
		if _, ok := p.rule.Set[key.name]; ok && !(key.name == "default" && scope.defaultStated) {
			said = key.set(r, input, p) || said
		}
	}
	return said
}

// keyword sets one fact that a phrase can state. It reports false where the phrase's words give no value.
type keyword struct {
	name string
	set  func(r *reader, input *model.Input, p phraseMatch) bool
}

// keywords are the facts that phrases can state.
var keywords = []keyword{
	intKeyword("minLength", func(c *model.Constraints) **model.Fact[int] { return &c.MinLength }),
	intKeyword("maxLength", func(c *model.Constraints) **model.Fact[int] { return &c.MaxLength }),
	intKeyword("minItems", func(c *model.Constraints) **model.Fact[int] { return &c.MinItems }),
	intKeyword("maxItems", func(c *model.Constraints) **model.Fact[int] { return &c.MaxItems }),
	floatKeyword("minimum", func(c *model.Constraints) **model.Fact[float64] { return &c.Minimum }),
	floatKeyword("maximum", func(c *model.Constraints) **model.Fact[float64] { return &c.Maximum }),
	flagKeyword("exclusiveMinimum", func(c *model.Constraints) **model.Fact[bool] { return &c.ExclusiveMinimum }),
	flagKeyword("exclusiveMaximum", func(c *model.Constraints) **model.Fact[bool] { return &c.ExclusiveMaximum }),
	flagKeyword("uniqueItems", func(c *model.Constraints) **model.Fact[bool] { return &c.UniqueItems }),
	{"pattern", setPattern},
	{"characters", setCharacters},
	{"format", func(_ *reader, input *model.Input, p phraseMatch) bool {
		if !input.Schema.Format.Known() {
			input.Schema.Format = model.State(p.operand("format"), p.rule.Rule, p.at)
		}
		return true
	}},
	{"default", setDefault},
	{"deprecated", func(_ *reader, input *model.Input, p phraseMatch) bool {
		input.Deprecated = model.State(true, p.rule.Rule, p.at)
		return true
	}},
	{"required", func(_ *reader, input *model.Input, p phraseMatch) bool {
		if !input.Required.Known() {
			input.Required = model.State(p.operand("required") == "true", p.rule.Rule, p.at)
		}
		return true
	}},
	{"nullable", func(_ *reader, input *model.Input, p phraseMatch) bool {
		input.Schema.Nullable = model.State(true, p.rule.Rule, p.at)
		return true
	}},
	{"comma", func(_ *reader, input *model.Input, p phraseMatch) bool {
		input.Comma = model.State(true, p.rule.Rule, p.at)
		return true
	}},
}

func intKeyword(name string, field func(*model.Constraints) **model.Fact[int]) keyword {
	return keyword{name, func(_ *reader, input *model.Input, p phraseMatch) bool {
		n, ok := number(p.operand(name))
		if !ok || n != float64(int(n)) {
			return false
		}
		at := field(&input.Schema.Constraints)
		if *at == nil {
			fact := model.State(int(n), p.rule.Rule, p.at)
			*at = &fact
		}
		return true
	}}
}

func floatKeyword(name string, field func(*model.Constraints) **model.Fact[float64]) keyword {
	return keyword{name, func(_ *reader, input *model.Input, p phraseMatch) bool {
		n, ok := number(p.operand(name))
		if !ok {
			return false
		}
		at := field(&input.Schema.Constraints)
		if *at == nil {
			fact := model.State(n, p.rule.Rule, p.at)
			*at = &fact
		}
		return true
	}}
}

func flagKeyword(name string, field func(*model.Constraints) **model.Fact[bool]) keyword {
	return keyword{name, func(_ *reader, input *model.Input, p phraseMatch) bool {
		fact := model.State(true, p.rule.Rule, p.at)
		*field(&input.Schema.Constraints) = &fact
		return true
	}}
}

// setDefault sets the default that prose names.
func setDefault(_ *reader, input *model.Input, p phraseMatch) bool {
	if !input.Default.Known() {
		value := model.TypedValue(strings.Trim(p.operand("default"), "`\"“”「」 "), input.Schema)
		input.Default = model.State(value, p.rule.Rule, p.at)
	}
	return true
}

// setPattern sets a regular expression that the words give as such.
func setPattern(_ *reader, input *model.Input, p phraseMatch) bool {
	expression := strings.Trim(p.operand("pattern"), "`/ ")
	if _, err := regexp.Compile(expression); err != nil {
		return false
	}
	fact := model.State(expression, p.rule.Rule, p.at)
	input.Schema.Constraints.Pattern = &fact
	return true
}

// setCharacters sets the pattern of a text that may hold only some characters: 字母、数字和 -_ is ^[A-Za-z0-9_-]*$.
func setCharacters(r *reader, input *model.Input, p phraseMatch) bool {
	class, ok := r.d.characterClass(p.operand("characters"))
	if !ok {
		return false
	}
	fact := model.State("^["+class+"]*$", p.rule.Rule, p.at)
	input.Schema.Constraints.Pattern = &fact
	return true
}

// characterClass reads a list of kinds of characters, and reports false where a word of it is unknown. A hyphen goes
// last, so that it stands for itself.
func (d *Dialect) characterClass(text string) (string, bool) {
	var class strings.Builder
	hyphen := false
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimLeft(text, " \t、，,`") {
		rest, members, ok := d.character(text)
		if !ok {
			return "", false
		}
		if members == "-" {
			hyphen = true
		} else if !strings.Contains(class.String(), members) {
			class.WriteString(members)
		}
		text = rest
	}
	if hyphen {
		class.WriteString("-")
	}
	return class.String(), class.Len() > 0
}

// character reads the kind of characters that a text starts with.
func (d *Dialect) character(text string) (rest, members string, ok bool) {
	for _, c := range d.Characters {
		if m, found := c.Match.first(text); found && m.start == 0 {
			return text[m.end:], c.Class, true
		}
	}
	if c := text[0]; strings.IndexByte("-_.@+#$!:/%&*=~", c) >= 0 {
		return text[1:], regexp.QuoteMeta(string(c)), true
	}
	return "", "", false
}
