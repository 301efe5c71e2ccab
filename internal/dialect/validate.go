package dialect

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/strictyaml"
)

// validate reports what decodes, yet cannot work.
func (d *Dialect) validate(found *strictyaml.Error, root *yaml.Node) {
	v := validator{found: found, root: root}
	if d.Operations.By == ByHeading && d.Operations.Level == 0 {
		v.report("operations need a level: that of the headings that start one", "operations")
	}
	for i, r := range d.Sections {
		v.needs("sections", i, r.Rule != "", "rule")
		v.needs("sections", i, r.Role != "", "role")
		v.needs("sections", i, !r.Match.IsZero(), "match")
	}
	for i, r := range d.Labels {
		v.needs("labels", i, r.Rule != "", "rule")
		v.needs("labels", i, !r.Match.IsZero(), "match")
	}
	for i, r := range d.Intros {
		v.needs("intros", i, r.Rule != "", "rule")
		v.needs("intros", i, r.Role != "", "role")
		v.needs("intros", i, !r.Match.IsZero(), "match")
	}
	for i, r := range d.Columns {
		v.needs("columns", i, r.Role != "", "role")
		v.needs("columns", i, !r.Match.IsZero() || len(r.Names) > 0, "names or match")
	}
	for i, r := range d.Items {
		v.needs("items", i, r.Rule != "", "rule")
		v.group("items", i, r.Match, "name")
	}
	for i, r := range d.Types {
		v.needs("types", i, r.Rule != "", "rule")
		v.needs("types", i, !r.Match.IsZero(), "match")
	}
	for i, r := range d.Facts {
		v.fact(i, r)
	}
	for i, r := range d.Phrases {
		v.phrase(i, r)
	}
}

// validator collects what is wrong with a dialect's rules.
type validator struct {
	found *strictyaml.Error
	root  *yaml.Node
}

func (v validator) report(message string, path ...any) {
	v.found.Add(strictyaml.Place(v.root, path...), "%s", message)
}

// needs reports a rule that lacks a key.
func (v validator) needs(list string, i int, has bool, key string) {
	if !has {
		v.report("this rule needs "+key, list, i)
	}
}

// group reports a rule whose expression lacks the group that the rule is for.
func (v validator) group(list string, i int, match Regexp, name string) {
	v.needs(list, i, !match.IsZero(), "match")
	if !match.IsZero() && !slices.Contains(match.SubexpNames(), name) {
		v.report("match needs the group (?P<"+name+">…)", list, i, "match")
	}
}

// fact reports a fact rule that can find nothing.
func (v validator) fact(i int, r FactRule) {
	v.needs("facts", i, r.Rule != "", "rule")
	v.needs("facts", i, r.In != "", "in")
	if r.In == InRows {
		v.needs("facts", i, (r.Indent != "" || !r.Match.IsZero()) && len(r.Set) > 0, "indent or match, and set")
		return
	}
	v.needs("facts", i, !r.Match.IsZero() || len(r.Component) > 0, "match")
	if r.In == InComponent {
		v.needs("facts", i, len(r.Attrs) > 0, "attrs")
		return
	}
	if len(r.Set) == 0 && r.Opens == "" && !r.Match.IsZero() && !slices.ContainsFunc(r.Match.SubexpNames(), func(n string) bool { return n != "" }) {
		v.report("this rule needs set, or a named group in match: (?P<path>…)", "facts", i)
	}
}

// phrase reports a phrase rule that sets nothing, or something that there is not.
func (v validator) phrase(i int, r Phrase) {
	v.needs("phrases", i, r.Rule != "", "rule")
	v.needs("phrases", i, !r.Match.IsZero(), "match")
	v.needs("phrases", i, len(r.Set) > 0, "set")
	known := keywordNames()
	for _, key := range slices.Sorted(maps.Keys(r.Set)) {
		if slices.Contains(known, key) {
			v.operand(i, r, key)
			continue
		}
		message := "set knows no " + key + ": there are " + strings.Join(known, ", ")
		if near := diag.DidYouMean(key, known); near != "" {
			message = "set knows no " + key + near
		}
		v.report(message, "phrases", i, "set")
	}
}

// operand reports a limit of a phrase that is neither a number nor what a group of the match holds.
func (v validator) operand(i int, r Phrase, key string) {
	numeric := slices.Contains([]string{"minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"}, key)
	value := r.Set[key]
	if !numeric || r.Match.IsZero() || slices.Contains(r.Match.SubexpNames(), value) {
		return
	}
	if _, ok := number(value); !ok {
		v.report("set "+key+" to a number, or to a group of match: there is no group "+value, "phrases", i, "set", key)
	}
}

// keywordNames lists what phrases can state.
func keywordNames() []string {
	var out []string
	for _, k := range keywords {
		out = append(out, k.name)
	}
	return out
}
