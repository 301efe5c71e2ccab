package fidelity_test

import (
	"encoding/json"
	"fmt"
	"html"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// fromAbsence lists the rules that conclude from what is not printed anywhere, so that they have no place to show.
var fromAbsence = []string{
	"media-type",      // no page names the media type of a request
	"response-status", // no page names the status of a response
}

// holdOrigins checks the origin of every fact of the linked model.
func (d docs) holdOrigins(t *testing.T) {
	w := originWalk{docs: d}
	w.value(reflect.ValueOf(d.api).Elem(), "api", "")
	require.Empty(t, strings.Join(w.wrong, "\n"))
	require.Equal(t, len(d.api.Operations) > 0, w.facts > 0, "no fact was found")
}

// originWalk visits the facts of a model.
type originWalk struct {
	docs  docs
	facts int
	wrong []string
}

// require notes what does not hold.
func (w *originWalk) require(holds bool, format string, args ...any) {
	if !holds {
		w.wrong = append(w.wrong, fmt.Sprintf(format, args...))
	}
}

var originType = reflect.TypeFor[model.Origin]()

// value visits a part of the model. field is the name of the field that holds it.
func (w *originWalk) value(v reflect.Value, path, field string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			w.value(v.Elem(), path, field)
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.value(v.Index(i), path+"["+strconv.Itoa(i)+"]", field)
		}
	case reflect.Struct:
		w.structure(v, path, field)
	}
}

// structure visits a fact, an origin that stands by itself, or a structure's fields.
func (w *originWalk) structure(v reflect.Value, path, field string) {
	if v.Type() == originType {
		w.fact(v.Interface().(model.Origin), nil, path, "")
		return
	}
	if strings.HasPrefix(v.Type().Name(), "Fact[") {
		origin := v.FieldByName("Origin").Interface().(model.Origin)
		if origin.Kind != "" {
			w.fact(origin, v.FieldByName("Value").Interface(), path, field)
		}
		return
	}
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() {
			w.value(v.Field(i), path+"."+f.Name, f.Name)
		}
	}
}

// fact checks one origin. value is nil where the origin is of more than one fact.
func (w *originWalk) fact(o model.Origin, value any, path, field string) {
	w.facts++
	path += " (" + o.Rule + ")"
	w.require(o.Rule != "", "%s: no rule", path)
	for _, at := range o.Spans {
		file := w.docs.files[at.File]
		if file == nil {
			w.require(false, "%s: %q is no page", path, at.File)
			return
		}
		w.require(file.Span(at.Start.Offset, at.End.Offset) == at, "%s: line and column of %s do not go with the offset", path, at)
	}
	switch o.Kind {
	case model.Inferred:
		w.require(len(o.Spans) > 0 || slices.Contains(fromAbsence, o.Rule), "%s: the rule shows no evidence", path)
	case model.Stated:
		w.require(len(o.Spans) > 0, "%s: stated without a place", path)
		w.evidence(o.Place(), value, path, field)
	default:
		w.require(false, "%s: %q is no kind of origin", path, o.Kind)
	}
}

// evidence checks that cutting the source at a fact's place gives the fact.
func (w *originWalk) evidence(at diag.Span, value any, path, field string) {
	text := ""
	if file := w.docs.files[at.File]; file != nil {
		if s, ok := value.(string); ok && field == "Links" { // the address stands behind the words
			at = file.Span(at.Start.Offset, at.End.Offset+len(s)+len("](>)"))
		}
		text = strings.TrimSpace(file.Text(at))
	}
	w.require(text != "", "%s: nothing stands at %s", path, at)
	var holds bool
	switch value := value.(type) {
	case string:
		holds = saysText(text, value, field)
	case model.Type:
		holds = saysType(text, value)
	case json.RawMessage:
		holds = saysValue(text, value)
	case int:
		holds = saysNumber(text, float64(value))
	case float64:
		holds = saysNumber(text, value)
	default:
		holds = true // a mark or an empty cell's opposite: that something stands there is all there is to say
	}
	w.require(holds, "%s: %s gives %q, which does not say %s", path, at, text, value)
}

// plain is source text without the marks of Markdown and HTML.
func plain(text string) string {
	text = strings.NewReplacer(`\_`, "_", `\*`, "*", `\|`, "|", "`", "", `\-`, "-", `\.`, ".", `\[`, "[", `\]`, "]", `\<`, "<").Replace(text)
	return html.UnescapeString(text)
}

// tag is an HTML tag, or the address of a link.
var tag = regexp.MustCompile(`<[^>]*>|\]\([^)]*\)`)

// slot is a placeholder of a path, as pages spell it.
var slot = regexp.MustCompile(`\$?\\?\{[^}]*\}|<[^>]*>|:[A-Za-z_]\w*`)

// letters are the letters and figures of a text, for comparison of words that were laid out anew.
func letters(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, plain(tag.ReplaceAllString(html.UnescapeString(text), "")))
}

// spaceless is text as words alone, for comparison of what was laid out anew.
func spaceless(text string) string { return strings.Join(strings.Fields(plain(text)), "") }

// saysText reports whether source text gives a text: a name, a value, or words, of which the first suffice.
func saysText(text, value, field string) bool {
	switch field {
	case "Description", "Summary", "Meaning":
		want, got := letters(value), letters(text)
		return got != "" && (strings.HasPrefix(got, string([]rune(want)[:min(len([]rune(want)), 10)])) || strings.HasPrefix(want, got))
	case "Path":
		return strings.Contains(letters(slot.ReplaceAllString(text, "")), letters(slot.ReplaceAllString(value, "")))
	case "ID", "Client", "Method", "Fields":
		return strings.Contains(strings.ToLower(letters(text)), strings.ToLower(letters(value)))
	case "Pattern", "Format", "MediaType", "Status", "Document":
		return true
	default:
		return strings.Contains(plain(text), value) || strings.Contains(text, value)
	}
}

// typeWords are how pages spell the types.
var typeWords = map[model.Type]*regexp.Regexp{
	model.String:  regexp.MustCompile(`(?i)string|str|text|char|enum|date|duration|file|字符|字串|文本|枚举|uuid|uri|url|文件|日期`),
	model.Integer: regexp.MustCompile(`(?i)int|long|short|整`),
	model.Number:  regexp.MustCompile(`(?i)num|float|double|decimal|数`),
	model.Boolean: regexp.MustCompile(`(?i)bool|布尔|布林`),
	model.Array:   regexp.MustCompile(`(?i)array|list|set|\[|数组|陣列|列表|串列`),
	model.Object:  regexp.MustCompile(`(?i)object|map|json|dict|struct|对象`),
	model.Any:     regexp.MustCompile(`(?i)any|mixed|任意|/|\||\bor\b|或`),
}

func saysType(text string, t model.Type) bool {
	return typeWords[t] != nil && typeWords[t].MatchString(text)
}

// saysValue reports whether source text gives a JSON value, as JSON or as the text of a string.
func saysValue(text string, value model.Value) bool {
	var want any
	if json.Unmarshal(value, &want) != nil {
		return false
	}
	for _, text := range []string{text, plain(text)} {
		var got any
		if json.Unmarshal([]byte(text), &got) == nil && reflect.DeepEqual(got, want) {
			return true
		}
		if s, ok := want.(string); ok && (s == text || spaceless(s) == spaceless(text)) {
			return true
		}
		if n, ok := want.(float64); ok && saysNumber(text, n) {
			return true
		}
	}
	return false
}

// figure finds the Arabic numerals of a text.
var figure = regexp.MustCompile(`[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`)

// spelled are numbers in words, as far as the sources have them.
var spelled = map[float64][]string{200: {"两百", "二百"}, 6: {"六"}, 5: {"五"}}

// saysNumber reports whether source text gives a number, in figures or in words.
func saysNumber(text string, n float64) bool {
	for _, f := range figure.FindAllString(text, -1) {
		f = strings.ReplaceAll(f, ",", "")
		for _, f := range []string{f, strings.TrimLeft(f, "+-")} {
			if got, err := strconv.ParseFloat(f, 64); err == nil && got == n {
				return true
			}
		}
	}
	return slices.ContainsFunc(spelled[n], func(word string) bool { return strings.Contains(text, word) })
}
