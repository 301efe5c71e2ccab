package gosdk

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/emit/goname"
)

// runtimePrefix stands before the names of the runtime's files, so that they are known at a glance and no page group's
// file is in their way.
const runtimePrefix = "runtime_"

// placeInFiles gives every declaration its file: methods and requests stand with their page group, models with the only
// group that needs them, and what several groups share stands in a file of its own.
func (p *sdk) placeInFiles() {
	p.common = &file{name: "models"}
	for _, g := range p.groups {
		g.calls, g.models = &file{}, &file{}
	}
	for _, m := range p.methods {
		m.group.calls.methods = append(m.group.calls.methods, m)
		for _, top := range m.tops() {
			top.reach(func(st *structType) bool { return st.reachedBy(m.group) })
		}
	}
	for _, st := range p.structs {
		st.home = p.homeOf(st)
		st.home.structs = append(st.home.structs, st)
		for _, f := range st.fields {
			f.typ.enums(func(e *enumType) { e.standIn(st.home, p.common) })
		}
	}
	for _, e := range p.enums {
		if e.home == nil {
			e.home = p.common
		}
		e.home.enums = append(e.home.enums, e)
	}
}

// tops lists the structures that a method names in its signature.
func (m *method) tops() []*structType {
	var out []*structType
	if m.req != nil {
		out = append(out, m.req)
	}
	m.resp.objects(func(st *structType) { out = append(out, st) })
	return out
}

// reachedBy notes that a group needs the structure, and whether that is new.
func (st *structType) reachedBy(g *group) bool {
	if slices.Contains(st.groups, g) {
		return false
	}
	st.groups = append(st.groups, g)
	return true
}

func (p *sdk) homeOf(st *structType) *file {
	switch {
	case len(st.groups) != 1:
		return p.common
	case st.request != nil:
		return st.groups[0].calls
	}
	return st.groups[0].models
}

// standIn puts an enum beside the structure that uses it; one that several files use goes to the common file.
func (e *enumType) standIn(home, common *file) {
	if e.home == nil {
		e.home = home
	} else if e.home != home {
		e.home = common
	}
}

// nameFiles names the files of the page groups.
func (p *sdk) nameFiles() {
	var keys []string
	var wants []goname.Want
	for _, g := range p.groups {
		if p.set(g.name) == "" {
			keys = append(keys, g.key)
		}
		wants = append(wants, goname.Want{Key: g.key, Names: p.fileWants(g)})
	}
	scope := goname.NewScope([]string{"doc", "client", "models", "example_test", "client_test"}, p.lockedFor(keys))
	given := p.settle(scope, wants)
	wants = nil
	for _, g := range p.groups {
		g.calls.name = given[g.key]
		wants = append(wants, goname.Want{Key: g.key, Names: []string{g.calls.name + "_models"}})
	}
	models := scope.Settle(wants)
	for _, g := range p.groups {
		g.models.name = models[g.key]
	}
}

// fileWants lists file names for a group by preference: what configuration says, its own name, what its operations are
// about, and the code points of its name. A group of folders within folders is called after the last.
func (p *sdk) fileWants(g *group) []string {
	name := p.configured(g.name, g.name)
	folders := strings.Split(name, "/")
	last := folders[len(folders)-1]
	var wants []string
	switch {
	case name == "":
		wants = append(wants, g.document+" api")
	case goname.IsASCII(last):
		wants = append(wants, last, name)
	default:
		wants = append(wants, g.nouns()...)
	}
	for _, want := range slices.Clone(wants) {
		wants = append(wants, g.document+" "+want)
	}
	wants = append(wants, g.document+" "+last)
	for i, want := range wants {
		wants[i] = goname.File(want)
		if strings.HasPrefix(wants[i], runtimePrefix) {
			wants[i] = "api_" + wants[i]
		}
	}
	return wants
}

// verbs and particles that say nothing about what an operation is about.
var verbs = []string{
	"add", "all", "and", "assign", "authorize", "batch", "bind", "by", "cancel", "change", "check", "clear", "config",
	"count", "create", "delete", "deny", "detail", "details", "disable", "enable", "exists", "export", "find", "for", "from",
	"generate", "get", "has", "import", "in", "info", "invoke", "is", "kick", "link", "list", "lists", "multi", "new", "of",
	"post", "put", "query", "remove", "reset", "revoke", "save", "search", "send", "set", "sort", "start", "submit", "the",
	"to", "unbind", "unlink", "update", "upload", "verify", "with",
}

// nouns are the words that the group's operations have in common, the commonest first. Equally common ones stand in
// alphabetical order, so that the order of pages does not matter.
func (g *group) nouns() []string {
	count := map[string]int{}
	for _, op := range g.ops {
		for _, w := range goname.Words(op.ID.Value) {
			w = singular(strings.ToLower(w))
			if !slices.Contains(verbs, w) && len(w) > 1 {
				count[w]++
			}
		}
	}
	words := make([]string, 0, len(count))
	for w := range count {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	return words[:min(len(words), 3)]
}

// singular takes the plural's s off, so that user and users count as one.
func singular(word string) string {
	if strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "us") || len(word) < 4 {
		return word
	}
	return strings.TrimSuffix(word, "s")
}
