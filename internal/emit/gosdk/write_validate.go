package gosdk

import (
	"math"
	"regexp"
	"strconv"

	"github.com/dave/jennifer/jen"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// writeValidate writes the method that checks a structure against the docs.
func (w *writer) writeValidate(st *structType) {
	v := &validation{writer: w, owner: st}
	body := []jen.Code{}
	for _, f := range st.fields {
		body = append(body, v.field(f)...)
	}
	w.declare("").Func().Params(jen.Id("x").Op("*").Id(st.name)).Id("validate").Params(jen.Id("v").Op("*").Id("validator")).Block(body...)
	for _, list := range v.lists {
		w.declare("").Var().Id(list.name).Op("=").Index().Add(list.typ.enum.base()).ValuesFunc(func(g *jen.Group) {
			for _, value := range list.typ.listed {
				g.Add(list.typ.enum.literal(&enumValue{value: value}))
			}
		})
	}
	for _, pattern := range v.patterns {
		w.declare("").Var().Id(pattern.name).Op("=").Id("lazyPattern").Values(jen.Id("expr").Op(":").Lit(pattern.expr))
	}
}

// validation writes the checks of one structure.
type validation struct {
	writer   *writer
	owner    *structType
	patterns []patternVar
	lists    []listVar
	current  *field
	depth    int
}

// patternVar is a package variable with a regular expression.
type patternVar struct{ name, expr string }

// listVar is a package variable with some of an enum's values.
type listVar struct {
	name string
	typ  *typ
}

// field writes the checks of a field, the one for its presence first.
func (v *validation) field(f *field) []jen.Code {
	v.current = f
	var out []jen.Code
	value := jen.Id("x").Dot(f.name)
	if f.prop.Schema != nil && f.prop.Schema.Format.Value == "password" {
		out = append(out, jen.Id("v").Dot("secret").Call(jen.Lit(f.wire)))
	}
	shape := v.owner.shape(f)
	present := v.present(f, shape)
	if present != nil {
		out = append(out, jen.Id("v").Dot("required").Call(jen.Lit(f.wire), present))
	}
	switch shape {
	case optShape:
		checks := v.value(f.wire, jen.Id("value"), f.typ, f.pointer)
		if len(checks) > 0 {
			get := jen.List(jen.Id("value"), jen.Id("ok")).Op(":=").Add(value.Clone()).Dot("Get").Call()
			out = append(out, jen.If(get, jen.Id("ok")).Block(checks...))
		}
	case pointerShape:
		if v.needed(f.typ.object) {
			out = append(out, jen.If(value.Clone().Op("!=").Nil()).Block(v.object(f.wire, value)))
		}
	default:
		out = append(out, v.plain(f, value, present != nil)...)
	}
	if len(out) == 1 && present == nil && f.prop.Schema != nil && f.prop.Schema.Format.Value == "password" {
		return nil // there is nothing to hide the value in
	}
	return out
}

// plain writes the checks of a field that is no Opt. An empty string that is reported as missing is not reported again.
func (v *validation) plain(f *field, value *jen.Statement, required bool) []jen.Code {
	checks := v.value(f.wire, value, f.typ, false)
	if len(checks) > 0 && required && (f.typ.kind == stringKind || f.typ.kind == enumKind) {
		return []jen.Code{jen.If(value.Clone().Op("!=").Add(f.typ.zero())).Block(checks...)}
	}
	if len(checks) > 0 && !f.required && f.typ.kind == sliceKind && v.hasMinItems(f.typ) {
		return []jen.Code{jen.If(value.Clone().Op("!=").Nil()).Block(checks...)}
	}
	return checks
}

func (v *validation) hasMinItems(t *typ) bool { return t.limits.MinItems != nil }

// present is the condition of a required field being there, nil where nothing can tell: 0 and false are values.
func (v *validation) present(f *field, shape shape) *jen.Statement {
	value := jen.Id("x").Dot(f.name)
	switch {
	case !f.required || shape == optShape:
		return nil
	case shape == pointerShape, f.typ.kind == mapKind, f.typ.kind == anyKind, f.typ.kind == fileKind:
		return value.Op("!=").Nil()
	case f.typ.kind == sliceKind && f.typ.takesEmpty():
		return value.Op("!=").Nil()
	case f.typ.kind == sliceKind:
		return jen.Len(value).Op(">").Lit(0)
	case f.typ.kind == stringKind && !f.typ.takesEmpty(), f.typ.kind == enumKind && !f.typ.takesEmpty():
		return value.Op("!=").Add(f.typ.zero())
	}
	return nil
}

// takesEmpty reports whether the docs allow what the type's zero value is: a list without items, an empty text.
func (t *typ) takesEmpty() bool {
	switch t.kind {
	case sliceKind:
		return t.limits.MinItems != nil && t.limits.MinItems.Value == 0
	case stringKind:
		return t.limits.MinLength != nil && t.limits.MinLength.Value == 0
	case enumKind:
		if t.enum.integer {
			return t.takes("0")
		}
		return t.takes("")
	}
	return false
}

// zero is the value that stands for none.
func (t *typ) zero() *jen.Statement {
	if t.kind == enumKind && t.enum.integer {
		return jen.Lit(0)
	}
	return jen.Lit("")
}

// value writes the checks of a value under a property's name; an empty name is the place entered last.
func (v *validation) value(name string, value *jen.Statement, t *typ, pointer bool) []jen.Code {
	switch t.kind {
	case stringKind:
		return v.text(name, value, t.limits)
	case intKind, floatKind:
		return v.number(name, value, t)
	case enumKind:
		check := "enum"
		if t.enum.integer {
			check = "enumInt"
		}
		return []jen.Code{jen.Id("v").Dot(check).Call(jen.Lit(name), t.enum.base().Call(value), jen.Id(v.known(t)))}
	case structKind:
		if !v.needed(t.object) {
			return nil
		}
		if !pointer {
			value = jen.Op("&").Add(value)
		}
		return []jen.Code{v.object(name, value)}
	case sliceKind:
		return v.slice(name, value, t)
	case mapKind:
		return v.values(name, value, t)
	}
	return nil
}

func (v *validation) object(name string, value *jen.Statement) jen.Code {
	return jen.Id("v").Dot("object").Call(jen.Lit(name), value)
}

// text writes the limits of a string.
func (v *validation) text(name string, value *jen.Statement, limits model.Constraints) []jen.Code {
	var out []jen.Code
	if limit := limits.MinLength; limit != nil && limit.Value > 0 {
		out = append(out, jen.Id("v").Dot("minLength").Call(jen.Lit(name), value, jen.Lit(limit.Value)))
	}
	if limit := limits.MaxLength; limit != nil {
		out = append(out, jen.Id("v").Dot("maxLength").Call(jen.Lit(name), value, jen.Lit(limit.Value)))
	}
	if pattern := limits.Pattern; pattern != nil {
		if variable := v.pattern(pattern); variable != "" {
			out = append(out, jen.Id("v").Dot("pattern").Call(jen.Lit(name), value, jen.Op("&").Id(variable)))
		}
	}
	return out
}

// known is the variable with the values that are taken: the enum's, or one for this field where the docs list fewer.
func (v *validation) known(t *typ) string {
	if !t.takesFewer() {
		return "known" + t.enum.name
	}
	name := v.variable("known")
	v.lists = append(v.lists, listVar{name: name, typ: t})
	return name
}

// variable is a free name for a variable of the current field.
func (v *validation) variable(prefix string) string {
	name := prefix + v.owner.name + v.current.name
	for v.writer.variables[name] {
		name += "Item"
	}
	v.writer.variables[name] = true
	return name
}

// pattern declares a regular expression; one that Go cannot compile is reported and not checked.
func (v *validation) pattern(expr *model.Fact[string]) string {
	if _, err := regexp.Compile(expr.Value); err != nil {
		v.writer.diag("go-pattern", expr.Origin.Place(),
			"the pattern of %s is not checked by the SDK: %v", v.current.wire, err)
		return ""
	}
	name := v.variable("pattern")
	v.patterns = append(v.patterns, patternVar{name: name, expr: expr.Value})
	return name
}

// number writes the limits of a number.
func (v *validation) number(name string, value *jen.Statement, t *typ) []jen.Code {
	var out []jen.Code
	check := func(rule string, limit *jen.Statement) {
		out = append(out, jen.Id(rule).Call(jen.Id("v"), jen.Lit(name), value, limit))
	}
	if limit := t.limits.Minimum; limit != nil {
		check(exclusive("checkMinimum", "checkExclusiveMinimum", t.limits.ExclusiveMinimum), t.limit(limit.Value, math.Ceil))
	}
	if limit := t.limits.Maximum; limit != nil {
		check(exclusive("checkMaximum", "checkExclusiveMaximum", t.limits.ExclusiveMaximum), t.limit(limit.Value, math.Floor))
	}
	return out
}

func exclusive(inclusive, exclusive string, fact *model.Fact[bool]) string {
	if fact != nil && fact.Value {
		return exclusive
	}
	return inclusive
}

// slice writes the limits of a list and of its items.
func (v *validation) slice(name string, value *jen.Statement, t *typ) []jen.Code {
	var out []jen.Code
	if limit := t.limits.MinItems; limit != nil && limit.Value > 0 {
		out = append(out, jen.Id("v").Dot("minItems").Call(jen.Lit(name), jen.Len(value.Clone()), jen.Lit(limit.Value)))
	}
	if limit := t.limits.MaxItems; limit != nil {
		out = append(out, jen.Id("v").Dot("maxItems").Call(jen.Lit(name), jen.Len(value.Clone()), jen.Lit(limit.Value)))
	}
	if unique := t.limits.UniqueItems; unique != nil && unique.Value && t.elem.comparable() {
		out = append(out, jen.Id("checkUnique").Call(jen.Id("v"), jen.Lit(name), value.Clone()))
	}
	return append(out, v.items(name, value, t)...)
}

// items writes the loop over a list, none where its items have no limits.
func (v *validation) items(name string, value *jen.Statement, t *typ) []jen.Code {
	index, item := nested("i", v.depth), nested("item", v.depth)
	if t.elem.kind == structKind {
		if !v.needed(t.elem.object) {
			return nil
		}
		return []jen.Code{jen.For(jen.Id(index).Op(":=").Range().Add(value.Clone())).Block(
			jen.Id("v").Dot("item").Call(jen.Lit(name), jen.Id(index), jen.Op("&").Add(value.Clone()).Index(jen.Id(index))),
		)}
	}
	v.depth++
	checks := v.value("", jen.Id(item), t.elem, false)
	v.depth--
	if len(checks) == 0 {
		return nil
	}
	body := append([]jen.Code{jen.Id("v").Dot("enterItem").Call(jen.Lit(name), jen.Id(index))}, checks...)
	body = append(body, jen.Id("v").Dot("leave").Call())
	return []jen.Code{jen.For(jen.List(jen.Id(index), jen.Id(item)).Op(":=").Range().Add(value.Clone())).Block(body...)}
}

// values writes the loop over a map, in the order of its keys so that violations are always in the same order.
func (v *validation) values(name string, value *jen.Statement, t *typ) []jen.Code {
	key, item := nested("key", v.depth), nested("item", v.depth)
	v.depth++
	checks := v.value("", jen.Id(item), t.elem, true)
	v.depth--
	if len(checks) == 0 {
		return nil
	}
	if t.elem.kind == structKind {
		checks = []jen.Code{jen.If(jen.Id(item).Op("!=").Nil()).Block(jen.Id(item).Dot("validate").Call(jen.Id("v")))}
	}
	keys := jen.Qual("slices", "Sorted").Call(jen.Qual("maps", "Keys").Call(value.Clone()))
	body := append([]jen.Code{
		jen.Id(item).Op(":=").Add(value.Clone()).Index(jen.Id(key)),
		jen.Id("v").Dot("enter").Call(jen.Id(key)),
	}, checks...)
	body = append(body, jen.Id("v").Dot("leave").Call())
	loop := jen.For(jen.List(jen.Id("_"), jen.Id(key)).Op(":=").Range().Add(keys)).Block(body...)
	if name == "" {
		return []jen.Code{loop}
	}
	return []jen.Code{
		jen.Id("v").Dot("enter").Call(jen.Lit(name)), loop, jen.Id("v").Dot("leave").Call(),
	}
}

// needed reports whether a structure's validate method has anything to check.
func (v *validation) needed(st *structType) bool { return v.writer.sdk.checks[st] }

// limit is a limit as a literal of the value's type. A whole number's limit is rounded into what it allows.
func (t *typ) limit(limit float64, round func(float64) float64) *jen.Statement {
	if t.kind == intKind {
		limit = max(math.MinInt64, min(round(limit), maxWhole))
	}
	return jen.Op(strconv.FormatFloat(limit, 'f', -1, 64))
}

// maxWhole is the greatest number that is exact both as a float64 and as an int64.
const maxWhole = 1<<63 - 1024

// comparable reports whether items of the type can be compared.
func (t *typ) comparable() bool {
	switch t.kind {
	case stringKind, intKind, floatKind, boolKind, enumKind:
		return true
	}
	return false
}

// nested is a loop variable's name in loops within loops.
func nested(name string, depth int) string {
	if depth == 0 {
		return name
	}
	return name + strconv.Itoa(depth+1)
}

// findChecks finds out which structures have anything to check, themselves or in what they hold.
func (p *sdk) findChecks() {
	p.checks = map[*structType]bool{}
	quiet := &validation{writer: &writer{sdk: p, variables: map[string]bool{}, report: func(string, diag.Span, string, ...any) {}}}
	for changed := true; changed; {
		changed = false
		for _, st := range p.structs {
			if !st.sent || p.checks[st] {
				continue
			}
			quiet.owner = st
			for _, f := range st.fields {
				if len(quiet.field(f)) > 0 {
					p.checks[st], changed = true, true
					break
				}
			}
		}
	}
}
