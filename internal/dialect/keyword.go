package dialect

import (
	"regexp"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/model"
)

// keyword is one fact that a phrase can state. says reports whether the phrase's words give it a value; set takes it
// over where nothing said it before.
type keyword struct {
	name string
	says func(r *reader, input *model.Input, p phraseMatch) bool
	set  func(r *reader, input *model.Input, p phraseMatch)
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
	{"pattern", patternSays, setPattern},
	{"characters", charactersSay, setCharacters},
	{"format", always, func(_ *reader, input *model.Input, p phraseMatch) {
		if !input.Schema.Format.Known() {
			input.Schema.Format = model.Fact[string]{Value: p.operand("format"), Origin: p.origin("format")}
		}
	}},
	{"type", saysType, setType},
	{"in", func(_ *reader, input *model.Input, _ phraseMatch) bool { return !input.In.Known() }, setIn},
	{"default", defaultSays, setDefault},
	{"example", exampleSays, setExample},
	{"deprecated", always, func(_ *reader, input *model.Input, p phraseMatch) {
		input.Deprecated = model.State(true, p.rule.Rule, p.at)
	}},
	{"required", always, func(_ *reader, input *model.Input, p phraseMatch) {
		if !input.Required.Known() {
			input.Required = model.State(p.operand("required") == "true", p.rule.Rule, p.at)
		}
	}},
	{"readOnly", always, func(_ *reader, input *model.Input, p phraseMatch) {
		input.ReadOnly = model.State(true, p.rule.Rule, p.at)
	}},
	{"writeOnly", always, func(_ *reader, input *model.Input, p phraseMatch) {
		input.WriteOnly = model.State(true, p.rule.Rule, p.at)
	}},
	{"nullable", always, func(_ *reader, input *model.Input, p phraseMatch) {
		input.Schema.Nullable = model.State(true, p.rule.Rule, p.at)
	}},
	{"comma", always, func(_ *reader, input *model.Input, p phraseMatch) {
		input.Comma = model.State(true, p.rule.Rule, p.at)
	}},
}

// saysType reports whether words name a type that no column or parenthesis names, or name it more closely: the whole
// numbers among the numbers, unless the docs print types exactly.
func saysType(r *reader, input *model.Input, p phraseMatch) bool {
	s := input.Schema
	if s.Type.Value == model.Number {
		return model.Type(p.operand("type")) == model.Integer && !r.d.Infer.Exact
	}
	return !s.Type.Known() && !s.Ref.Known()
}

// setType sets the type that words name.
func setType(r *reader, input *model.Input, p phraseMatch) {
	origin := p.origin("type")
	origin.Spans = append(origin.Spans, input.Schema.Type.Origin.Spans...)
	word := p.operand("type")
	if slices.Contains(model.Type("").Values(), word) {
		input.Schema.Type = model.Fact[model.Type]{Value: model.Type(word), Origin: origin}
		return
	}
	if s := r.typeText(word, p.at, ""); s != nil { // as the docs spell it
		s.Type.Origin = origin
		input.Schema.Type, input.Schema.Format, input.Schema.Items = s.Type, s.Format, s.Items
	}
}

// setIn sets where a parameter goes.
func setIn(_ *reader, input *model.Input, p phraseMatch) {
	input.In = model.State(model.Location(p.operand("in")), p.rule.Rule, p.at)
}

// always says a fact whose words are its value.
func always(*reader, *model.Input, phraseMatch) bool { return true }

// intKeyword is a limit that counts: whole, and not negative.
func intKeyword(name string, field func(*model.Constraints) **model.Fact[int]) keyword {
	says := func(_ *reader, _ *model.Input, p phraseMatch) bool {
		n, ok := number(p.operand(name))
		return ok && n >= 0 && n == float64(int(n))
	}
	set := func(_ *reader, input *model.Input, p phraseMatch) {
		if at := field(&input.Schema.Constraints); *at == nil {
			n, _ := number(p.operand(name))
			*at = &model.Fact[int]{Value: int(n), Origin: p.origin(name)}
		}
	}
	return keyword{name, says, set}
}

func floatKeyword(name string, field func(*model.Constraints) **model.Fact[float64]) keyword {
	says := func(_ *reader, _ *model.Input, p phraseMatch) bool {
		_, ok := number(p.operand(name))
		return ok
	}
	set := func(_ *reader, input *model.Input, p phraseMatch) {
		if at := field(&input.Schema.Constraints); *at == nil {
			n, _ := number(p.operand(name))
			*at = &model.Fact[float64]{Value: n, Origin: p.origin(name)}
		}
	}
	return keyword{name, says, set}
}

func flagKeyword(name string, field func(*model.Constraints) **model.Fact[bool]) keyword {
	return keyword{name, always, func(_ *reader, input *model.Input, p phraseMatch) {
		fact := model.State(true, p.rule.Rule, p.at)
		*field(&input.Schema.Constraints) = &fact
	}}
}

// quotes are the marks around a value in a text.
const quotes = "`\"'“”‘’「」 "

// defaultValue is the default that prose names, as its property's type has it.
func defaultValue(input *model.Input, p phraseMatch) model.Value {
	return model.TypedValue(strings.Trim(p.operand("default"), quotes), input.Schema)
}

// defaultSays reports whether a default is one: what is not of the property's type is a word about something else.
func defaultSays(_ *reader, input *model.Input, p phraseMatch) bool {
	value := defaultValue(input, p)
	if strings.EqualFold(strings.Trim(p.operand("default"), quotes), "null") {
		return false // nothing is the default of what need not be given
	}
	return holdsValue(input.Schema, value)
}

// holdsValue reports whether a value can be one of a schema's, by its type alone.
func holdsValue(s *model.Schema, value model.Value) bool {
	if s.Ref.Known() {
		return model.TypeOf(value) == model.Object
	}
	got := model.TypeOf(value)
	switch want := s.Type.Value; want {
	case model.Unknown, model.Any:
		return true
	case model.Number:
		return got == model.Number || got == model.Integer
	default:
		return got == want
	}
}

// setDefault sets the default that prose names.
func setDefault(_ *reader, input *model.Input, p phraseMatch) {
	if !input.Default.Known() {
		input.Default = model.State(defaultValue(input, p), p.rule.Rule, p.place("default"))
	}
}

// exampleSays reports whether an example is one: a value of the property's type.
func exampleSays(_ *reader, input *model.Input, p phraseMatch) bool {
	return holdsValue(input.Schema, exampleValue(input, p))
}

// exampleValue is the example that prose gives, as its property's type has it.
func exampleValue(input *model.Input, p phraseMatch) model.Value {
	return model.TypedValue(strings.Trim(p.operand("example"), quotes), input.Schema)
}

// setExample sets the example that prose gives.
func setExample(_ *reader, input *model.Input, p phraseMatch) {
	if !input.Example.Known() {
		input.Example = model.State(exampleValue(input, p), p.rule.Rule, p.place("example"))
	}
}

// patternSays reports whether the words give a regular expression.
func patternSays(_ *reader, _ *model.Input, p phraseMatch) bool {
	_, err := regexp.Compile(expression(p))
	return err == nil
}

func expression(p phraseMatch) string { return strings.Trim(p.operand("pattern"), "`/ ") }

// setPattern sets a regular expression that the words give as such.
func setPattern(_ *reader, input *model.Input, p phraseMatch) {
	fact := model.State(expression(p), p.rule.Rule, p.place("pattern"))
	input.Schema.Constraints.Pattern = &fact
}

// charactersSay reports whether every word of a list of characters is known.
func charactersSay(r *reader, _ *model.Input, p phraseMatch) bool {
	_, ok := r.d.characterClass(p.operand("characters"))
	return ok
}

// setCharacters sets the pattern of a text that may hold only some characters: 字母、数字和 -_ is ^[A-Za-z0-9_-]*$.
func setCharacters(r *reader, input *model.Input, p phraseMatch) {
	class, _ := r.d.characterClass(p.operand("characters"))
	fact := model.State("^["+class+"]*$", p.rule.Rule, p.at)
	input.Schema.Constraints.Pattern = &fact
}

// characterClass reads a list of kinds of characters, and reports false where a word of it is unknown. A hyphen goes
// last, so that it stands for itself.
func (d *Dialect) characterClass(text string) (string, bool) {
	var class strings.Builder
	hyphen := false
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimLeft(text, " \t、，,`\"“”") {
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
