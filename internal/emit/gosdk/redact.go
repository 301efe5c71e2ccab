package gosdk

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
)

// secretWords are the parts of names whose values are better not printed; the runtime has the same for violations.
var secretWords = [...]string{"password", "passwd", "secret", "token", "credential", "privatekey", "passcode"}

// isSecret reports whether a field holds a text that must not be printed: by its format or its name.
func (f *field) isSecret() bool {
	if f.prop.Schema != nil && f.prop.Schema.Format.Value == "password" {
		return true
	}
	lower := strings.ToLower(f.wire)
	return f.typ.holdsText() && slices.ContainsFunc(secretWords[:], func(word string) bool { return strings.Contains(lower, word) })
}

// holdsText reports whether a value is, or can hold, a text that anybody chose.
func (t *typ) holdsText() bool {
	switch t.kind {
	case stringKind, anyKind:
		return true
	case sliceKind, mapKind:
		return t.elem.holdsText()
	}
	return false
}

// writeFormat writes the method that prints a request without its secrets. Where a field has the method's name, two
// others do its work, as far as there is no field of their names.
func (w *writer) writeFormat(st *structType) {
	if !st.sent {
		return
	}
	var secrets []string
	taken := map[string]bool{}
	for _, f := range st.fields {
		taken[f.name] = true
		if f.isSecret() {
			secrets = append(secrets, f.name)
		}
	}
	if len(secrets) == 0 {
		return
	}
	redacted := jen.Id("redacted").Values(
		jen.Id("value").Op(":").Id("x"), jen.Id("secrets").Op(":").Lit(strings.Join(secrets, " ")))
	if !taken["Format"] {
		w.declare("// Format prints the request without its secrets, whatever the verb.").
			Func().Params(jen.Id("x").Id(st.name)).Id("Format").Params(jen.Id("state").Qual("fmt", "State"), jen.Id("verb").Rune()).
			Block(redacted.Dot("Format").Call(jen.Id("state"), jen.Id("verb")))
		return
	}
	for _, method := range [][2]string{{"String", "%+v"}, {"GoString", "%#v"}} {
		if taken[method[0]] {
			continue
		}
		w.declare("// " + method[0] + " prints the request without its secrets.").
			Func().Params(jen.Id("x").Id(st.name)).Id(method[0]).Params().String().
			Block(jen.Return(jen.Qual("fmt", "Sprintf").Call(jen.Lit(method[1]), redacted.Clone())))
	}
}
