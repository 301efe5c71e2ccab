package dialect

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// row reads a table row as a property, and the depth that marks before its name show; false where it names none.
func (r *reader) row(row *mdparse.Row, roles []ColumnRole) (readRow, bool) {
	cells := r.cells(row, roles)
	input := &model.Input{Property: model.Property{Source: row.Span}}
	name, in := r.undent(cells[ColName])
	if !r.name(input, name) {
		return readRow{}, false
	}
	if px := styledIndent(row, roles); px > 0 {
		in = indentation{marks: max(1, in.marks), width: px, blank: true}
	}
	r.fill(input, cells, strings.TrimSpace(cells[ColDefault].text) != "")
	return readRow{row: row, span: row.Span, depth: in.marks, indentation: in, input: input, status: cells[ColCode]}, true
}

// cells are the texts of a row by what their columns hold.
func (r *reader) cells(row *mdparse.Row, roles []ColumnRole) map[ColumnRole]flat {
	cells := map[ColumnRole]flat{}
	for i, c := range row.Cells {
		if i >= len(roles) {
			r.ledger.report(c.Span, "cell-count")
			continue
		}
		if roles[i] == "" {
			r.ledger.report(c.Span, "unknown-column")
			continue
		}
		if roles[i] == ColIgnore {
			r.ledger.ignore(c.Span, "column:ignore")
			continue
		}
		cells[roles[i]] = r.cell(c, roles[i])
		r.ledger.use(c.Span, "column:"+string(roles[i]))
	}
	return cells
}

// cell is the text of a cell. Where names and values stand verbatim, it is the source's own.
func (r *reader) cell(c *mdparse.Cell, role ColumnRole) flat {
	if r.d.Names.Verbatim && (role == ColName || role == ColValue) {
		return verbatim(r.file, c.Span)
	}
	return flatten(r.file, c.Runs)
}

// undent takes the marks of depth off a name.
func (r *reader) undent(f flat) (flat, indentation) {
	var in indentation
	at := 0
	for {
		m, ok := r.d.Names.Nesting.Prefix.first(f.text[at:])
		if !ok || m.start > 0 || m.end == 0 {
			in.width = utf8.RuneCountInString(f.text[:at])
			return f.part([2]int{at, len(f.text)}), in
		}
		in.blank = in.blank || strings.ContainsAny(f.text[at:at+1], " ") || f.text[at] >= utf8.RuneSelf && unicode.IsSpace(firstRune(f.text[at:]))
		at += m.end
		in.marks++
	}
}

// indentation is what stands before a name to show its depth.
type indentation struct {
	marks int  // how many marks
	width int  // in characters
	blank bool // blanks lead: their number counts, not that of the marks
}

// stylePadding is the padding by which an HTML table indents names.
var stylePadding = regexp.MustCompile(`padding-left:\s*(\d+)\s*px`)

// styledIndent is the padding before the name of a row, 0 where it has none.
func styledIndent(row *mdparse.Row, roles []ColumnRole) int {
	i := slices.Index(roles, ColName)
	if i < 0 || i >= len(row.Cells) {
		return 0
	}
	for _, run := range row.Cells[i].Runs {
		if m := stylePadding.FindStringSubmatch(run.Text); run.Kind == mdparse.Tag && m != nil {
			px, _ := strconv.Atoi(m[1])
			return px
		}
	}
	return 0
}

func firstRune(text string) rune {
	c, _ := utf8.DecodeRuneInString(text)
	return c
}

// fill reads the cells of a property whose name is known. defaultStated says that a column of its own states the
// default, so that prose does not.
func (r *reader) fill(input *model.Input, cells map[ColumnRole]flat, defaultStated bool) {
	defaultStated = r.splitType(cells) || defaultStated
	input.Schema = r.typeOf(cells[ColType])
	if f := cells[ColFormat]; !r.saysNothing(f) {
		input.Schema.Format = model.State(strings.TrimSpace(f.text), "column:format", f.span(0, len(f.text)))
	}
	r.required(input, cells)
	if f, ok := cells[ColLocation]; ok {
		r.location(input, f)
	}
	scope := phraseScope{defaultStated: defaultStated, defaultNumber: isNumber(cells[ColDefault].text)}
	stated := r.description(input, cells[ColDescription], scope)
	if f, ok := cells[ColLimits]; ok {
		scope.sentenceOnly = true
		r.phrases(input, f, scope)
	}
	if f := cells[ColNotes]; !r.saysNothing(f) {
		stated = cmp.Or(r.notes(input, f, scope), stated)
	}
	r.values(input, cells, defaultStated)
	if stated != nil {
		r.settle(input, stated)
	}
	if f, ok := cells[ColType]; ok && strings.TrimSpace(f.text) == "" {
		r.untyped(input)
	}
	if f, ok := cells[ColEnum]; ok {
		r.enumColumn(input, f)
	}
	if f, ok := cells[ColDefault]; ok && !input.Default.Known() && input.Schema.Enum != nil {
		r.noneAsValue(input, f)
	}
}

// notes reads more words of a property. It gives the enumeration that a sentence in them states.
func (r *reader) notes(input *model.Input, f flat, scope phraseScope) *model.Enum {
	r.references(input.Schema, f)
	list, sentence := r.enumeration(input, f)
	scope.list, scope.sentenceOnly = list, false
	r.phrases(input, f, scope)
	r.appendWords(input, tidy(f.without(nil).Markdown()), f.span(0, len(f.text)))
	return sentence
}

// isNumber reports whether a cell holds a number alone.
func isNumber(text string) bool {
	t := model.TypeOf(model.TypedValue(strings.Trim(text, "` \n"), &model.Schema{}))
	return t == model.Integer || t == model.Number
}

// values reads the cells of the default and the example.
func (r *reader) values(input *model.Input, cells map[ColumnRole]flat, defaultStated bool) {
	if f, ok := cells[ColDefault]; ok && defaultStated {
		input.Default = r.value(f, input.Schema, "column:default")
	}
	if f, ok := cells[ColExample]; ok {
		if r.d.Enums.Instead.Finds(f.text) {
			if _, listed := r.enumeration(input, f); listed != nil {
				return
			}
		}
		if printed := r.value(f, input.Schema, "column:example"); printed.Known() {
			input.Example = printed
		}
	}
	if e := input.Schema.Enum; e != nil && string(input.Default.Value) == `""` && !e.Holds(input.Default.Value) {
		input.Default = model.Fact[model.Value]{} // an empty text among values is none
	}
}

// noneAsValue sets a default that reads as none where the word is one of the values.
func (r *reader) noneAsValue(input *model.Input, f flat) {
	start, end := trimmed(f.text, 0, len(f.text))
	if value := model.TypedValue(f.text[start:end], input.Schema); start < end && input.Schema.Enum.Holds(value) {
		input.Default = model.State(value, "column:default", f.span(start, end))
	}
}

// typeWords is a type with words in parentheses or behind a comma: integer (default: 20).
var typeWords = regexp.MustCompile(`^\s*([^()（）,，;；]+?)\s*(?:[(（](.+)[)）]|[,，;；]\s*([^()（）]+?))\s*$`)

// splitType reads the words behind a type as an item's, unless they are part of how the type is spelled.
// It reports whether they state the default.
func (r *reader) splitType(cells map[ColumnRole]flat) bool {
	f := cells[ColType]
	m := typeWords.FindStringSubmatchIndex(f.text)
	if m == nil || r.typeText(strings.TrimSpace(f.text), f.span(0, len(f.text)), "") != nil || r.typeText(f.text[m[2]:m[3]], f.span(m[2], m[3]), "") == nil {
		return false
	}
	words := map[ColumnRole]flat{ColType: f.part([2]int{m[2], m[3]})}
	r.meta(f.part([2]int{max(m[4], m[6]), max(m[5], m[7])}), words)
	for role, cell := range words {
		if _, taken := cells[role]; !taken || role == ColType {
			cells[role] = cell
		}
	}
	_, stated := words[ColDefault]
	return stated
}

// untyped reports a property whose cell for the type is empty, unless its words name a structure.
func (r *reader) untyped(input *model.Input) {
	if s := input.Schema; !s.Ref.Known() && !s.Type.Known() && s.Items == nil {
		r.diags.Add("unknown-type", input.Source, "nothing stands in the cell for the type of %s; the type stays unknown", input.Name.Value)
	}
}

// placeholderName is a name that is spelled as in a path: :id, {id}, <id>.
var placeholderName = regexp.MustCompile(`^(?::|\$?\{|<)([A-Za-z_][\w.-]*)[}>]?$`)

// placeholderRule is the rule by which such a parameter goes into the path.
const placeholderRule = "placeholder-name"

// badged is a name as code with a remark behind it that is no part of it: `name` (PREMIUM).
var badged = regexp.MustCompile("^\\s*`([^`\\s]+)`\\s*[(（\\[][^`]*[)）\\]]\\s*$")

// name reads the name cell: decoration goes, marks of required or optional are facts.
func (r *reader) name(input *model.Input, f flat) bool {
	start, end := trimmed(f.text, 0, len(f.text))
	for _, rule := range r.d.Tokens.marks() {
		for _, m := range rule.match.find(f.text) {
			input.Required = model.State(rule.yes, "mark", f.span(m.start, m.end))
			if m.start <= start {
				start = max(start, m.end)
			} else {
				end = min(end, m.start)
			}
		}
	}
	start, end = trimmed(f.text, start, end)
	if m := badged.FindStringSubmatchIndex(f.text); m != nil && !r.d.Names.Match.IsZero() && !r.d.Names.Match.Finds(f.text[start:end]) {
		start, end = m[2], m[3]
	}
	if start >= end || !r.d.Names.Match.IsZero() && !r.d.Names.Match.Finds(f.text[start:end]) {
		return false
	}
	if m := placeholderName.FindStringSubmatchIndex(f.text[start:end]); m != nil && !input.In.Known() {
		input.In = model.State(model.InPath, placeholderRule, f.span(start, end))
		start, end = start+m[2], start+m[3]
	}
	input.Name = model.State(f.text[start:end], "column:name", f.span(start, end))
	return true
}

// trimmed narrows a part of a text by the blanks and the marks of emphasis and code around it.
func trimmed(text string, start, end int) (int, int) {
	for start < end && strings.ContainsRune(" \t\n`", rune(text[start])) {
		start++
	}
	for end > start && strings.ContainsRune(" \t\n`", rune(text[end-1])) {
		end--
	}
	return start, end
}

// shortcode is an icon that a site draws beside a word: {check-circle}, :white_check_mark:.
var shortcode = regexp.MustCompile(`\{[\w-]+\}|:[a-z_]+:`)

// required reads the cell that says whether the property is required.
func (r *reader) required(input *model.Input, cells map[ColumnRole]flat) {
	f, ok := cells[ColRequired]
	if !ok {
		return
	}
	word := normalWord(shortcode.ReplaceAllString(f.text, ""))
	if first, rest, more := strings.Cut(f.text, "\n"); more && (r.d.Tokens.Yes.Has(normalWord(first)) || r.d.Tokens.No.Has(normalWord(first))) {
		r.phrases(input, f.part([2]int{len(f.text) - len(rest), len(f.text)}), phraseScope{sentenceOnly: true})
		word, f = normalWord(first), f.part([2]int{0, len(first)})
	}
	at := f.span(0, len(f.text))
	switch {
	case r.d.Tokens.Yes.Has(word):
		input.Required = model.State(true, "column:required", at)
	case r.d.Tokens.No.Has(word):
		input.Required = model.State(false, "column:required", at)
	case r.d.Tokens.Blank == "no" && (word == "" || strings.Trim(word, "-–—") == ""):
		input.Required = model.Infer(false, "blank-required", input.Source)
	default:
		if at.IsZero() {
			at = input.Source
		}
		r.diags.Add("unknown-required", at, "%q says neither yes nor no; %s is taken as optional", f.text, input.Name.Value)
	}
}

// Has reports whether a normal word is one of the words.
func (w Words) Has(word string) bool {
	return slices.ContainsFunc(slices.Concat(w.Add, w.Only), func(each string) bool { return normalWord(each) == word })
}

// mark is a mark at a name that says whether it is required.
type mark struct {
	match Regexp
	yes   bool
}

// marks are the tokens' marks at names.
func (t Tokens) marks() []mark {
	var out []mark
	for _, m := range t.MarkYes {
		out = append(out, mark{m, true})
	}
	for _, m := range t.MarkNo {
		out = append(out, mark{m, false})
	}
	return out
}

// location reads the cell that says where the parameter goes.
func (r *reader) location(input *model.Input, f flat) {
	if r.saysNothing(f) {
		return
	}
	for _, rule := range r.d.Tokens.Location {
		if m, ok := rule.Match.first(f.text); ok {
			input.In = model.State(rule.In, "column:location", f.span(m.start, m.end))
			return
		}
	}
	r.diags.Add("unknown-location", f.span(0, len(f.text)), "%q names no location of a parameter", f.text)
}

// value reads the cell of a default or an example.
func (r *reader) value(f flat, s *model.Schema, rule string) model.Fact[model.Value] {
	start, end := trimmed(f.text, 0, len(f.text))
	text := f.text[start:end]
	if text == "" || r.d.Tokens.None.Has(normalWord(text)) {
		return model.Fact[model.Value]{}
	}
	return model.State(model.TypedValue(text, s), rule, f.span(start, end))
}

// description reads the words of a property: limits, enumerations and references in it become facts; what is left
// is its description. It gives the enumeration that a sentence, not a list, states.
func (r *reader) description(input *model.Input, f flat, scope phraseScope) *model.Enum {
	if r.saysNothing(f) {
		return nil
	}
	var cuts [][2]int
	cuts = append(cuts, r.references(input.Schema, f)...)
	input.Links = append(input.Links, r.wordLinks(f)...)
	list, sentence := r.enumeration(input, f)
	scope.list = list
	cuts = append(cuts, r.phrases(input, f, scope)...)
	text := tidy(f.without(cuts).Markdown())
	if text != "" {
		input.Description = model.State(text, "column:description", f.span(0, len(f.text)))
	}
	return sentence
}

// tidy drops the blanks at the ends of lines and empty lines at the end.
func tidy(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// references reads the structure that the words name, and gives the parts of the text that say nothing else.
func (r *reader) references(s *model.Schema, f flat) [][2]int {
	var cuts [][2]int
	for _, rule := range r.d.References {
		for _, m := range rule.Match.find(f.text) {
			name, at := m.group("name"), f.spanOf(m, "name")
			if links := f.links(m.start, m.end); name == "" && len(links) > 0 {
				name = links[0]
			}
			refer(s, r.target(name), rule.Rule, at)
			if rule.Drop {
				cuts = append(cuts, [2]int{m.start, m.end})
			}
		}
	}
	return cuts
}

// refer makes a schema stand for a structure, or its items where it is an array.
func refer(s *model.Schema, name, rule string, at diag.Span) {
	ref := model.State(name, rule, at)
	if s.Type.Value == model.Array {
		if s.Items == nil {
			s.Items = &model.Schema{}
		}
		s.Items.Ref = ref
		return
	}
	s.Ref = ref
}

// target is the structure that a link or a name means.
func (r *reader) target(address string) string {
	anchor, local := strings.CutPrefix(address, "#")
	if title, ok := r.structures[strings.ToLower(anchor)]; ok && local {
		return title
	}
	return anchor
}
