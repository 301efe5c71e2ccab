package dialect

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// found is a fact of the operation that a rule found. trust is the rule's place among the rules: less is better.
type found struct {
	name  string
	trust int
	fact  model.Fact[string]
}

// matchFacts applies the fact rules for a kind of piece to its text and reports whether any found something.
func (r *reader) matchFacts(in Piece, ctx context, f flat) bool {
	hit := false
	for i, rule := range r.d.Facts {
		if rule.In != in || rule.Role != "" && rule.Role != ctx.role || rule.Emphasis && !f.emphasised() || rule.Once && r.scope.knows(i) {
			continue
		}
		if m, ok := rule.find(f.text); ok && r.surrounded(rule, ctx.section) {
			r.found(i, m, f)
			r.foundAround(i, ctx.section)
			hit = true
		}
	}
	return hit
}

// find gives the first match of a rule that its exception does not cover.
func (rule FactRule) find(text string) (finding, bool) {
	for _, m := range rule.Match.find(text) {
		if !rule.Unless.Finds(text[m.start:m.end]) {
			return m, true
		}
	}
	return finding{}, false
}

// matchCodeFacts applies the fact rules for code blocks.
func (r *reader) matchCodeFacts(c *mdparse.Code, ctx context, f flat) bool {
	hit := false
	for i, rule := range r.d.Facts {
		inSection := rule.In == "section" && rule.Role == ctx.role
		if rule.In != "code" && !inSection || rule.Role != "" && rule.Role != ctx.role {
			continue
		}
		if len(rule.Lang) > 0 && !slices.Contains(rule.Lang, strings.ToLower(c.Lang)) {
			continue
		}
		if m, ok := rule.follow(f.text); ok {
			r.found(i, m, f)
			hit = true
		}
	}
	return hit
}

// follow gives the first match of a rule, or, where the rule goes on with Then, what Then finds of it anywhere in the
// text: a sample's call names a variable, and its declaration the type.
func (rule FactRule) follow(text string) (finding, bool) {
	m, ok := rule.find(text)
	if !ok || rule.Then == "" {
		return m, ok
	}
	then := rule.Then
	for name := range m.groups {
		then = strings.ReplaceAll(then, "${"+name+"}", regexp.QuoteMeta(m.group(name)))
	}
	expression, err := regexp.Compile(then)
	if err != nil {
		return finding{}, false // Parse has compiled it with other words
	}
	return Regexp{Regexp: expression}.first(text)
}

// matchComponent applies the fact rules for components to an element's attributes.
func (r *reader) matchComponent(name string, attrs []mdparse.Attr, _ context) bool {
	hit := false
	for i, rule := range r.d.Facts {
		if rule.In != "component" {
			continue
		}
		facts := componentFacts(i, rule, name, attrs)
		r.scope.facts = append(r.scope.facts, facts...)
		hit = hit || len(facts) > 0
	}
	return hit
}

// componentFacts are the facts that a rule reads from an element's attributes. Match, where a rule has it, is for the
// element as it is written: its name and each attribute, the values in double quotes.
func componentFacts(trust int, rule FactRule, name string, attrs []mdparse.Attr) []found {
	if len(rule.Component) > 0 && !slices.Contains(rule.Component, name) || len(rule.Component) == 0 && !rule.Match.Finds(tagText(name, attrs)) {
		return nil
	}
	var out []found
	for _, a := range attrs {
		fact, ok := rule.Attrs[strings.ToLower(a.Name)]
		if !ok {
			continue
		}
		value := a.Value
		if word := methodWord.FindString(value); fact == "method" && word != "" {
			value = word // among others, such as class="endpoint get"
		}
		out = append(out, found{name: fact, trust: trust, fact: model.State(value, rule.Rule, a.Span)})
	}
	return out
}

// elementText is the name by which rules know the text of an element that holds one line: <Route method="GET">/users</Route>.
const elementText = "text()"

// withText are the attributes of an element, with its text where it holds one paragraph alone.
func (r *reader) withText(c *mdparse.Container) []mdparse.Attr {
	if len(c.Blocks) != 1 || len(c.Attrs) == 0 {
		return c.Attrs
	}
	p, ok := c.Blocks[0].(*mdparse.Paragraph)
	if !ok {
		return c.Attrs
	}
	return append(slices.Clone(c.Attrs), mdparse.Attr{Name: elementText, Value: strings.TrimSpace(p.Runs.Text()), Span: p.Span})
}

// tagText is an element as rules see it: `Route method="GET" path="/users"`.
func tagText(name string, attrs []mdparse.Attr) string {
	var b strings.Builder
	b.WriteString(name)
	for _, a := range attrs {
		fmt.Fprintf(&b, " %s=%q", a.Name, a.Value)
	}
	return b.String()
}

// found keeps the facts of a match.
func (r *reader) found(trust int, m finding, f flat) {
	if r.scope.marker != nil && r.d.Facts[trust].Marker {
		return // the part's own marker counts
	}
	r.scope.facts = append(r.scope.facts, r.factsOf(trust, m, f)...)
}

// foundAround keeps the facts that a heading around an operation's own gives.
func (r *reader) foundAround(trust int, s *section) {
	if m, f, ok := r.around(r.d.Facts[trust], s); ok && !(r.scope.marker != nil && r.d.Facts[trust].Marker) {
		r.scope.facts = append(r.scope.facts, r.factsOf(trust, m, f)...)
	}
}

// surrounded reports whether a heading around a section holds what a rule wants there.
func (r *reader) surrounded(rule FactRule, s *section) bool {
	_, _, ok := r.around(rule, s)
	return ok || rule.Around.IsZero()
}

// around finds the nearest heading around a section that holds what a rule wants there.
func (r *reader) around(rule FactRule, s *section) (finding, flat, bool) {
	if rule.Around.IsZero() || s == nil {
		return finding{}, flat{}, false
	}
	for at := s.parent; at != nil && at.heading != nil; at = at.parent {
		f := flatten(r.file, at.heading.Runs)
		if m, ok := rule.Around.first(f.text); ok {
			return m, f, true
		}
	}
	return finding{}, flat{}, false
}

// factsOf are the facts of a match: its named groups, or what the rule sets.
func (r *reader) factsOf(trust int, m finding, f flat) []found {
	rule := r.d.Facts[trust]
	var out []found
	if len(rule.Set) == 0 {
		for _, name := range slices.Sorted(maps.Keys(m.groups)) {
			out = append(out, r.fact(trust, name, m.group(name), f.spanOf(m, name)))
		}
		return out
	}
	for _, name := range slices.Sorted(maps.Keys(rule.Set)) {
		out = append(out, r.fact(trust, name, m.expand(rule.Set[name]), f.span(m.start, m.end)))
	}
	return out
}

// keep keeps one fact.
func (r *reader) keep(trust int, name, value string, at diag.Span) {
	r.scope.facts = append(r.scope.facts, r.fact(trust, name, value, at))
}

// fact makes a fact that a rule found at a place.
func (r *reader) fact(trust int, name, value string, at diag.Span) found {
	rule := r.d.Facts[trust]
	if at.IsZero() && r.scope != nil {
		at = r.scope.op.Source
	}
	if rule.Inferred {
		return found{name: name, trust: trust, fact: model.Infer(value, rule.Rule, at)}
	}
	return found{name: name, trust: trust, fact: model.State(value, rule.Rule, at)}
}

// knows reports whether a rule, by its place among the rules, has found anything.
func (s *scope) knows(rule int) bool {
	return slices.ContainsFunc(s.facts, func(f found) bool { return f.trust == rule })
}

// candidates are the facts of a name in the order of trust, and within a rule of the page.
func (s *scope) candidates(name string) []model.Fact[string] {
	var hits []found
	for _, f := range s.facts {
		if f.name == name && f.fact.Value != "" {
			hits = append(hits, f)
		}
	}
	slices.SortStableFunc(hits, func(a, b found) int { return a.trust - b.trust })
	var out []model.Fact[string]
	for _, h := range hits {
		out = append(out, h.fact)
	}
	return out
}

// finish settles what the scope's pieces say together and adds the operation to the draft.
func (r *reader) finish() {
	s := r.scope
	if s.marker != nil {
		s.facts = append(s.facts, s.marker.facts...)
	}
	if !r.tellsOperation() {
		return
	}
	r.matchPage()
	op := s.op
	op.IDs = s.candidates("operation")
	for i := range op.IDs {
		op.IDs[i].Value = operationID(op.IDs[i].Value)
	}
	r.matchOperation(op.IDs)
	op.Methods = s.candidates("method")
	r.guessed(op.Methods)
	for i := range op.Methods {
		op.Methods[i].Value = strings.ToUpper(op.Methods[i].Value)
	}
	op.RequestNames = s.candidates("request")
	op.Paths, op.Query = append(s.candidates("template"), r.paths(s.candidates("path"))...), queryNames(s.candidates("path"))
	if c := s.candidates("client"); len(c) > 0 {
		op.Client = c[0]
	}
	if c := s.candidates("reading"); len(c) > 0 {
		op.Reading = model.Fact[bool]{Value: true, Origin: c[0].Origin}
	}
	r.finishResponse()
	r.operationErrors()
	r.finishDescription()
	if c := s.candidates("summary"); len(c) > 0 && !(op.Summary.Known() && r.weakly(c[0])) {
		op.Summary = c[0]
	}
	if c := s.candidates("media"); len(c) > 0 {
		op.Media = c[0]
	}
	r.draft.Operations = append(r.draft.Operations, op)
}

// tellsOperation reports whether anything but the page's place says that there is an operation: a page of words alone
// is none.
func (r *reader) tellsOperation() bool {
	s := r.scope
	if r.d.Operations.By != "page" || len(s.facts) > 0 || len(s.op.Inputs) > 0 || !s.request.IsZero() || s.response.Schema != nil {
		return true
	}
	if len(s.errors) > 0 {
		r.leave()
		return false
	}
	at := s.op.Source
	r.diags.Add("page-without-operation", at, "nothing on this page tells of an operation: it has no section for a request or a response, and no call")
	r.leave()
	return false
}

// matchPage applies the rules that look at the page as a whole: its file name and the rows of its request.
func (r *reader) matchPage() {
	place := r.file.Span(0, 0)
	for i, rule := range r.d.Facts {
		switch rule.In {
		case "file":
			if m, ok := rule.find(r.pageName()); ok && r.verbFits(rule.Verb) {
				r.found(i, m, flat{file: r.file, text: m.text})
			}
		case "rows":
			if at, ok := r.rowsFit(rule, place); ok {
				for name, value := range rule.Set {
					r.keep(i, name, value, at)
				}
			}
		}
	}
}

// verbFits reports whether the operation's verb stands among the words of the page's name where a rule wants it.
func (r *reader) verbFits(places []string) bool {
	if len(places) == 0 {
		return true
	}
	ids := r.scope.candidates("operation")
	if len(ids) == 0 {
		return false
	}
	verb := verbOf(operationID(ids[0].Value))
	place := "absent"
	words := strings.Split(strings.ToLower(r.pageName()), "-")
	switch i := slices.Index(words, verb); {
	case i == 0 || strings.HasPrefix(strings.ToLower(operationID(ids[0].Value)), words[0]):
		place = "first"
	case i == 1:
		place = "second"
	case i > 1:
		place = "later"
	}
	return slices.Contains(places, place)
}

// verbOf is the first word of an operation's id.
func verbOf(id string) string {
	if i := strings.IndexFunc(id, unicode.IsUpper); i > 0 {
		return id[:i]
	}
	return id
}

// matchOperation applies the rules that look at the operation's name.
func (r *reader) matchOperation(ids []model.Fact[string]) {
	if len(ids) == 0 {
		return
	}
	for i, rule := range r.d.Facts {
		if rule.In != "operation" {
			continue
		}
		if _, ok := rule.find(ids[0].Value); !ok {
			continue
		}
		for name, value := range rule.Set {
			r.keep(i, name, value, ids[0].Origin.Place())
		}
	}
}

// finishResponse adds the response where the page says anything of one.
func (r *reader) finishResponse() {
	r.scope.op.Responses = append(r.scope.op.Responses, r.allResponses()...)
	res := r.scope.response
	if len(r.scope.responses) > 0 {
		return
	}
	if c := r.scope.candidates("response"); len(c) > 0 {
		name := c[0]
		if res.Schema == nil {
			res.Schema = &model.Schema{}
		}
		res.Schema.Name = name.Value
		res.Schema.Source, res.Schema.Sources = name.Origin.Place(), name.Origin.Spans
	} else if res.Schema != nil && r.d.namesResponses() {
		r.diags.Add("response-unnamed", r.scope.answer, "nothing says what the type of this response is called")
	}
	if res.Schema != nil || len(res.Examples) > 0 {
		r.scope.op.Responses = append(r.scope.op.Responses, res)
	}
}

// guessed reports a method that only a rule of little trust gives.
func (r *reader) guessed(methods []model.Fact[string]) {
	if len(methods) == 0 {
		return
	}
	for _, rule := range r.d.Facts {
		if rule.Guess && rule.Rule == methods[0].Origin.Rule {
			r.diags.Add("method-guessed", r.scope.op.Source, "only the name of the operation says that its HTTP method is %s", strings.ToUpper(methods[0].Value))
			return
		}
	}
}

// weakly reports whether only a weak rule gives a fact.
func (r *reader) weakly(f model.Fact[string]) bool {
	return slices.ContainsFunc(r.d.Facts, func(rule FactRule) bool { return rule.Weak && rule.Rule == f.Origin.Rule })
}

// namesResponses reports whether the dialect's pages name the type of a response.
func (d *Dialect) namesResponses() bool {
	return slices.ContainsFunc(d.Facts, func(rule FactRule) bool {
		return rule.In == "section" && rule.Role == RoleResponse && rule.Match.SubexpIndex("response") >= 0
	})
}

// finishDescription joins the blocks of the description, as they stand in the source.
func (r *reader) finishDescription() {
	var parts []string
	for _, at := range r.scope.description {
		if text := strings.TrimSpace(r.file.Text(at)); text != "" {
			parts = append(parts, text)
		}
	}
	if len(parts) > 0 {
		text := strings.ReplaceAll(strings.Join(parts, "\n\n"), "\r\n", "\n")
		r.scope.op.Description = model.Fact[string]{Value: text, Origin: model.Origin{Kind: model.Stated, Rule: "description", Spans: r.scope.description}}
	}
}

// operationID spells a method's name in lower camel case: ResignUserBatch, resign_user_batch and resign-user-batch are
// all resignUserBatch.
func operationID(name string) string {
	words := strings.FieldsFunc(name, func(c rune) bool { return strings.ContainsRune("-_ ./:", c) })
	var b strings.Builder
	for i, w := range words {
		if i == 0 {
			b.WriteString(lowerFirst(w))
			continue
		}
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}

// lowerFirst lowers the capitals that a word starts with, but the last of several: SSOLogin is ssoLogin.
func lowerFirst(word string) string {
	n := 0
	for n < len(word) && word[n] >= 'A' && word[n] <= 'Z' {
		n++
	}
	if n > 1 && n < len(word) {
		n--
	}
	return strings.ToLower(word[:n]) + word[n:]
}
