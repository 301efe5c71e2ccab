package gosdk

import (
	"strings"
	"unicode"

	"github.com/seed-97755388/docgen/internal/diag"
)

// reportSpelled reports names that Go cannot have as the docs write them, and that configuration does not give: their
// letters are spelled by their code points, which nobody can read. A name is reported where it stands first.
func (p *sdk) reportSpelled() {
	seen := map[string]bool{}
	report := func(docs, name string, at diag.Span) {
		if readable(docs) || seen[docs] {
			return
		}
		seen[docs] = true
		p.diags.Add("go-name-spelled", at, "%s is called %s in Go: give it a name that people can read under go.names in docgen.yaml", docs, name)
	}
	for _, st := range p.structs {
		if name, ok := strings.CutPrefix(st.key, "schema "); ok && p.set(name) == "" && st.schema != nil {
			report(name, st.name, st.schema.Source)
		}
		for _, f := range st.fields {
			if _, set := p.fieldWant(st, f.wire); !set && f.prop != nil {
				report(f.wire, f.name, f.prop.Source)
			}
		}
	}
	for _, e := range p.enums {
		for _, v := range e.values {
			if !v.set {
				report(v.value, v.name, e.source)
			}
		}
	}
}

// readable reports whether the letters of a name are those that Go's names have.
func readable(name string) bool {
	return !strings.ContainsFunc(name, func(c rune) bool { return c > unicode.MaxASCII && unicode.IsLetter(c) })
}
