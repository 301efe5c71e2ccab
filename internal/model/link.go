package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// Options say what Link takes from configuration and from the dialect.
type Options struct {
	Documents   []*Document
	Corrections []Correction
	Conventions Conventions
	Inference   Inference
}

// Link joins the pages' drafts to one API: it merges structures, resolves references, concludes what is not printed
// and looks for contradictions. The result does not depend on the order of the drafts.
func Link(drafts []*Draft, opts Options) (*API, diag.List) {
	l := &linker{
		opts: opts, corrector: newCorrector(opts.Corrections),
		api:      &API{Documents: opts.Documents, Conventions: opts.Conventions},
		variants: map[string][]*Schema{}, files: map[string]*diag.File{},
	}
	drafts = slices.Clone(drafts)
	slices.SortStableFunc(drafts, func(a, b *Draft) int { return cmp.Compare(a.File.Name, b.File.Name) })
	for _, d := range drafts {
		l.files[d.File.Name] = d.File
	}
	l.identify(drafts)
	l.leaveOutSampled()
	l.uniqueOperations()
	l.followLinks(drafts)
	for _, d := range drafts {
		l.draft(d)
		l.addErrors(d)
	}
	l.nameTopics(drafts)
	l.mergeStructures()
	l.resolveIncludes()
	l.corrector.api(l.api)
	l.inferTypes()
	l.inferExampleTypes()
	l.inferIntegers()
	l.resolveReferences()
	l.findPaging()
	l.diags = append(l.diags, l.corrector.take()...)
	l.check()
	l.checkErrors()
	return l.api, l.diags
}

// linker is the state of one Link.
type linker struct {
	opts      Options
	api       *API
	diags     diag.List
	corrector *corrector
	known     []*DraftOperation // the operations to emit, each once
	names     []string          // of the structures, in the order of their first appearance
	files     map[string]*diag.File
	variants  map[string][]*Schema // each structure as the pages have it
}

// identify settles what each operation of a page is called and where it goes, and adds those that are known. Corrections
// come first, but for operations that share an id: theirs wait for ids that tell them apart.
func (l *linker) identify(drafts []*Draft) {
	count := map[string]int{}
	l.each(drafts, func(o *DraftOperation) {
		op := &o.Operation
		op.ID, op.Method, op.Path = first(o.IDs), first(o.Methods), first(o.Paths)
		op.RequestName = first(o.RequestNames)
		op.inferID()
		count[op.ID.Value]++
	})
	l.each(drafts, func(o *DraftOperation) {
		if count[o.ID.Value] == 1 {
			l.corrector.operation(&o.Operation)
		}
		if l.complete(&o.Operation, o) {
			l.known = append(l.known, o)
		}
	})
}

// each visits all operations of the pages.
func (l *linker) each(drafts []*Draft, visit func(*DraftOperation)) {
	for _, d := range drafts {
		for _, o := range d.Operations {
			visit(o)
		}
	}
}

// draft takes over a page's operations and structures.
func (l *linker) draft(d *Draft) {
	var roots []*Schema
	for _, o := range d.Operations {
		if slices.Contains(l.known, o) {
			l.group(d.Document, o.Group)
			roots = append(roots, l.operation(o)...)
		}
	}
	if !l.opts.Inference.Exact {
		l.inferItems(d, roots)
	}
	for _, s := range d.Schemas {
		s.each(l.oncePerProperty)
		s.each(mapKeys)
		l.addVariant(s)
	}
}

// operation places an operation's inputs and adds it. It gives the schemas that the operation starts from.
func (l *linker) operation(o *DraftOperation) []*Schema {
	op := &o.Operation
	l.corrector.inputs(o)
	l.placeInputs(op, o)
	l.onceEach(op)
	l.mapKeys(op)
	l.api.Operations = append(l.api.Operations, op)
	var roots []*Schema
	for _, p := range op.Parameters {
		roots = append(roots, p.Schema)
	}
	if op.Body != nil && op.Body.Schema != nil {
		roots = append(roots, op.Body.Schema)
		op.Body.Schema = l.named(op.Body.Schema, op.RequestName.Origin)
	}
	for _, r := range op.Responses {
		if r.Schema != nil {
			roots = append(roots, r.Schema)
			r.Schema = l.named(r.Schema, Origin{Kind: Stated, Rule: "named", Spans: r.Schema.Sources})
		}
	}
	return roots
}

// first is the most trusted candidate.
func first(candidates []Fact[string]) Fact[string] {
	if len(candidates) == 0 {
		return Fact[string]{}
	}
	return candidates[0]
}

// complete reports whether method and path are known; a page that describes no operation at all passes in silence.
func (l *linker) complete(op *Operation, o *DraftOperation) bool {
	if !op.Method.Known() && !op.Path.Known() && len(o.Inputs) == 0 {
		return false
	}
	name := cmp.Or(op.ID.Value, op.Summary.Value, "this operation")
	if !op.Path.Known() {
		l.diags.Add("path-unknown", op.Source, "nothing says the path of %s; it is left out", name)
		return false
	}
	if !op.Method.Known() {
		l.diags.Add("method-unknown", op.Source, "nothing says the HTTP method of %s; it is left out", name)
		return false
	}
	op.inferID()
	return true
}

// inferID makes an id of method and path where the docs give none.
func (o *Operation) inferID() {
	if !o.ID.Known() && o.Method.Known() && o.Path.Known() {
		o.ID = Infer(idFromPath(o.Method.Value, o.Path.Value), "id-from-path", o.Path.Origin.Spans...)
	}
}

// idFromPath makes an operation id of method and path: GET /users/{id}/tags is getUsersIdTags.
func idFromPath(method, path string) string {
	var b strings.Builder
	b.WriteString(strings.ToLower(method))
	for _, w := range strings.FieldsFunc(path, func(c rune) bool { return !isAlnum(c) }) {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}

func isAlnum(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// group adds a group where it is new.
func (l *linker) group(document, name string) {
	if name == "" {
		return
	}
	for _, g := range l.api.Groups {
		if g.Name == name && g.Document == document {
			return
		}
	}
	l.api.Groups = append(l.api.Groups, &Group{Name: name, Document: document})
}

// named moves a schema that has a name among the structures and gives a reference to it.
func (l *linker) named(s *Schema, name Origin) *Schema {
	if s.Name == "" || s.Ref.Known() {
		return s
	}
	l.addVariant(s)
	return &Schema{Ref: Fact[string]{Value: s.Name, Origin: name}}
}

// addVariant adds a structure as one page has it.
func (l *linker) addVariant(s *Schema) {
	if _, ok := l.variants[s.Name]; !ok {
		l.names = append(l.names, s.Name)
	}
	l.variants[s.Name] = append(l.variants[s.Name], s)
}

// uniqueOperations leaves out an operation that stands twice, and gives operations of one name different ids. An
// operation that a table only lists yields to its description in silence.
func (l *linker) uniqueOperations() {
	slices.SortStableFunc(l.known, func(a, b *DraftOperation) int { return cmp.Compare(listed(a), listed(b)) })
	routes := map[string]*DraftOperation{}
	byID := map[string][]*Operation{}
	var kept []*DraftOperation
	for _, o := range l.known {
		route := o.Document + " " + o.Method.Value + " " + o.Path.Value
		if twin := routes[route]; twin != nil {
			if !o.Listed {
				l.diags.Add("operation-twice", o.Source, "%s %s is described twice; the first description counts", o.Method.Value, o.Path.Value).
					Relate(twin.Source, "the first description")
			}
			continue
		}
		routes[route] = o
		byID[o.ID.Value] = append(byID[o.ID.Value], &o.Operation)
		kept = append(kept, o)
	}
	l.known = kept
	for _, o := range kept {
		if same := byID[o.ID.Value]; len(same) > 1 {
			delete(byID, o.ID.Value)
			l.renameTwins(same)
		}
	}
	for _, o := range kept {
		l.corrector.operation(&o.Operation)
	}
}

// leaveOutSampled leaves out the operations whose route only sample code names where the same API states routes: the
// samples are then those of a guide.
func (l *linker) leaveOutSampled() {
	stated := map[string]bool{}
	for _, o := range l.known {
		stated[o.Document] = stated[o.Document] || !o.Sampled
	}
	l.known = slices.DeleteFunc(l.known, func(o *DraftOperation) bool {
		if !o.Sampled || !stated[o.Document] {
			return false
		}
		l.diags.Add("operation-only-sampled", o.Source, "only sample code names %s %s; it is left out", o.Method.Value, o.Path.Value)
		return true
	})
}

// listed is 1 for an operation that a table only lists.
func listed(o *DraftOperation) int {
	if o.Listed {
		return 1
	}
	return 0
}

// renameTwins gives operations of one name an id that their paths make unique. The one whose path says the name
// keeps it.
func (l *linker) renameTwins(same []*Operation) {
	name := same[0].ID.Value
	for _, o := range same {
		id := idFromPath("", lastSegments(o.Path.Value))
		if strings.EqualFold(id, name) {
			continue
		}
		other := same[0]
		if other == o {
			other = same[1]
		}
		o.ID = Infer(lowerFirst(id), "id-from-path", append(slices.Clone(o.ID.Origin.Spans), o.Path.Origin.Spans...)...)
		l.diags.Add("operation-name-twice", o.Source, "%s is the name of several operations; this one is called %s after its path", name, o.ID.Value).
			Relate(other.Source, "another operation of that name")
	}
}

// lastSegments is a path without its /api/v3 part: what comes after the last segment that is a version.
func lastSegments(path string) string {
	parts := strings.Split(path, "/")
	for i := len(parts) - 1; i >= 0; i-- {
		if len(parts[i]) > 1 && parts[i][0] == 'v' && strings.Trim(parts[i][1:], "0123456789.") == "" {
			return strings.Join(parts[i+1:], "/")
		}
	}
	return path
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
