package model

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// placeInputs puts the rows of a request where they go: where the page says, else in the path where it has a
// placeholder of that name, else in the query of a GET, HEAD or DELETE, else in the body.
func (l *linker) placeInputs(op *Operation, draft *DraftOperation) {
	var body []*Property
	form := false
	for _, in := range draft.Inputs {
		loc := location(op, draft.Query, in)
		if loc.Origin.Rule == noPlaceholder {
			l.diags.Add("path-parameter-unplaced", in.Source, "the path %s has no placeholder for the path parameter %s, which is sent in the query", op.Path.Value, in.Name.Value).
				Relate(op.Path.Origin.Place(), "the path")
		}
		switch loc.Value {
		case InBody, InForm:
			form = form || loc.Value == InForm
			body = append(body, &in.Property)
		default:
			if loc.Value == InPath {
				in.Required = Infer(true, "path-parameter", loc.Origin.Spans...)
			}
			op.Parameters = append(op.Parameters, &Parameter{In: loc, Comma: in.Comma, Property: in.Property})
		}
	}
	l.settlePath(op)
	l.missingPlaceholders(op)
	missingQuery(op, draft.Query)
	if draft.Media.Known() && (len(body) > 0 || op.Body != nil && op.Body.Schema != nil) {
		op.Body = cmp.Or(op.Body, &RequestBody{})
		op.Body.MediaType = draft.Media
	}
	l.requestBody(op, body, form)
}

// pathPlaceholder is a part of a path that a parameter fills in.
var pathPlaceholder = regexp.MustCompile(`\{([^{}]+)\}`)

// settlePath matches the path's placeholders with the parameters that go there. One parameter and one placeholder that have
// nobody else are the same, whatever they are called; other parameters without a placeholder cannot be sent.
func (l *linker) settlePath(op *Operation) {
	var free []string
	for _, m := range pathPlaceholder.FindAllStringSubmatch(op.Path.Value, -1) {
		if !op.fills(m[1]) {
			free = append(free, m[1])
		}
	}
	unplaced := func(p *Parameter) bool {
		return p.In.Value == InPath && !strings.Contains(op.Path.Value, "{"+p.Name.Value+"}")
	}
	var lost []*Parameter
	for _, p := range op.Parameters {
		if unplaced(p) {
			lost = append(lost, p)
		}
	}
	if len(lost) == 1 && len(free) == 1 {
		lost[0].Name = Infer(free[0], "only-placeholder", append(slices.Clone(lost[0].Name.Origin.Spans), op.Path.Origin.Spans...)...)
		return
	}
	for _, p := range lost {
		l.diags.Add("path-parameter-unplaced", p.Source, "the path %s has no placeholder for the path parameter %s, which is left out", op.Path.Value, p.Name.Value).
			Relate(op.Path.Origin.Place(), "the path")
	}
	op.Parameters = slices.DeleteFunc(op.Parameters, unplaced)
}

// fills reports whether a parameter of the operation fills in a placeholder of its path.
func (o *Operation) fills(placeholder string) bool {
	return slices.ContainsFunc(o.Parameters, func(p *Parameter) bool { return p.In.Value == InPath && p.Name.Value == placeholder })
}

// missingPlaceholders adds the parameters that only the path's placeholders tell of: a part of a path is a string.
func (l *linker) missingPlaceholders(op *Operation) {
	for _, m := range pathPlaceholder.FindAllStringSubmatch(op.Path.Value, -1) {
		if op.fills(m[1]) {
			continue
		}
		l.diags.Add("path-parameter-missing", op.Path.Origin.Place(),
			"nothing describes the placeholder {%s} in the path of operation %q; it is written as a string", m[1], op.ID.Value)
		at := op.Path.Origin.Spans
		op.Parameters = append(op.Parameters, &Parameter{In: Infer(InPath, "path-placeholder", at...), Property: Property{
			Name:     Infer(m[1], "path-placeholder", at...),
			Required: Infer(true, "path-parameter", at...),
			Schema:   &Schema{Type: Infer(String, "path-placeholder", at...)},
			Source:   op.Path.Origin.Place(),
		}})
	}
}

// noPlaceholder is the rule that sends a path parameter in the query where the path has no placeholder at all.
const noPlaceholder = "no-placeholder"

// missingQuery adds the query parameters that only the query string of a printed path tells of.
func missingQuery(op *Operation, query []Fact[string]) {
	for _, q := range query {
		if slices.ContainsFunc(op.Parameters, func(p *Parameter) bool { return p.Name.Value == q.Value }) {
			continue
		}
		at := q.Origin.Spans
		op.Parameters = append(op.Parameters, &Parameter{In: Infer(InQuery, "query-string", at...), Property: Property{
			Name: Fact[string]{Value: q.Value, Origin: Origin{Kind: Stated, Rule: "query-string", Spans: at}}, Schema: &Schema{}, Source: q.Origin.Place(),
		}})
	}
}

// location is where an input goes.
func location(op *Operation, query []Fact[string], in *Input) Fact[Location] {
	if in.In.Origin.Kind == Configured {
		return in.In
	}
	if in.In.Origin.Rule == "column:location" && in.In.Value != InPath {
		return in.In // the row itself says it
	}
	if strings.Contains(op.Path.Value, "{"+in.Name.Value+"}") && in.In.Value != InBody {
		return Infer(InPath, "path-placeholder", op.Path.Origin.Spans...)
	}
	if in.In.Value == InPath && !strings.Contains(op.Path.Value, "{") {
		return Infer(InQuery, noPlaceholder, append(slices.Clone(in.In.Origin.Spans), op.Path.Origin.Spans...)...)
	}
	if in.In.Known() {
		return in.In
	}
	for _, q := range query {
		if q.Value == in.Name.Value {
			return Infer(InQuery, "query-string", q.Origin.Spans...)
		}
	}
	if bodyless(op.Method.Value) {
		return Infer(InQuery, "query-of-method", op.Method.Origin.Spans...)
	}
	return Infer(InBody, "body-of-method", op.Method.Origin.Spans...)
}

// bodyless reports whether requests of a method carry their parameters in the query.
func bodyless(method string) bool {
	return slices.Contains([]string{"GET", "HEAD", "DELETE", "OPTIONS"}, method)
}

// requestBody makes the body of its properties.
func (l *linker) requestBody(op *Operation, body []*Property, form bool) {
	if !op.RequestName.Known() {
		name := strings.ReplaceAll(l.opts.Inference.RequestName, "{Operation}", upperFirst(op.ID.Value))
		op.RequestName = Infer(name, "request-name", op.ID.Origin.Spans...)
	}
	op.takeExampledBody(len(body))
	if len(body) == 0 && (op.Body == nil || op.Body.Schema == nil) {
		op.Body = nil
		return
	}
	if op.Body == nil {
		op.Body = &RequestBody{}
	}
	media := "application/json"
	if form {
		media = "application/x-www-form-urlencoded"
	}
	if slices.ContainsFunc(body, func(p *Property) bool { return p.Schema.Format.Value == "binary" }) {
		media = "multipart/form-data"
	}
	if !op.Body.MediaType.Known() {
		op.Body.MediaType = Infer(media, "media-type")
	}
	at := op.RequestName.Origin.Place()
	if op.Body.Schema == nil {
		op.Body.Schema = &Schema{Type: Infer(Object, "request-rows", at)}
	}
	if s := op.Body.Schema; s.Name == "" && !s.Ref.Known() && s.Type.Value == Object {
		s.Name, s.Source, s.Sources = op.RequestName.Value, op.Source, []diag.Span{op.Source}
	}
	op.Body.Schema.Properties = append(op.Body.Schema.Properties, body...)
	members := op.Body.Schema
	for members.Items != nil {
		members = members.Items
	}
	required := slices.ContainsFunc(members.Properties, func(p *Property) bool { return p.Required.Value })
	if !op.Body.Required.Known() {
		op.Body.Required = Infer(required, "body-required", at)
	}
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
