package agreement_test

import (
	"go/ast"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/stretchr/testify/require"
)

// spot is where a type stands in a structure that is sent: the structure's checks and the place in them.
type spot struct {
	sent   bool
	checks *checks
	place  string
}

// item is the spot of a list's items, or of a map's values.
func (s spot) item(mark string) spot {
	s.place += mark
	return s
}

// request notes where each field of a request goes.
func (s *sdk) request(place, name string) {
	encode := s.find(name, "encode")
	if encode == nil {
		s.properties(place+": body ", name, true)
		return
	}
	fields := s.fields(name)
	for _, statement := range encode.Body.List {
		call, arguments := callOf(statement.(*ast.ExprStmt).X)
		call = strings.TrimPrefix(call, "r.")
		whole := strings.TrimPrefix(spelled(arguments[len(arguments)-1]), "x.")
		switch {
		case call == "jsonBody" && whole == "x":
			s.properties(place+": body ", name, true)
		case call == "jsonBody":
			s.field(place+": body", name, "body", fields[whole])
		default:
			wire := literal(arguments[0])
			s.field(place+": "+s.location(call)+" "+wire, name, wire, fields[whole], joined(call)...)
		}
	}
}

// location is where a method of the request builder puts a value.
func (s *sdk) location(call string) string {
	in := map[string]string{
		"pathValue": "path", "query": "query", "queryCSV": "query", "headerValue": "header",
		"formValue": "form", "partValue": "form", "partFile": "form",
	}[call]
	require.NotEmpty(s.t, in, "no location is known for %s", call)
	return in
}

func joined(call string) []string {
	if call == "queryCSV" {
		return []string{"joined"}
	}
	return nil
}

// fields are those of a structure by their names in Go.
func (s *sdk) fields(name string) map[string]*ast.Field {
	structure, ok := s.types[name].(*ast.StructType)
	require.True(s.t, ok, "%s is no structure", name)
	out := map[string]*ast.Field{}
	for _, f := range structure.Fields.List {
		if len(f.Names) == 1 && f.Names[0].Name != "_" {
			out[f.Names[0].Name] = f
		}
	}
	return out
}

// properties notes the fields of a structure that are members of the JSON that is sent or received: a field that goes
// elsewhere says where.
func (s *sdk) properties(place, name string, sent bool) {
	for _, f := range s.fields(name) {
		wire, _, _ := strings.Cut(tag(f), ",")
		switch {
		case tag(f) == "" || tagged(f, "in") != "":
		case sent:
			s.field(place+wire, name, wire, f)
		default:
			s.value(place+wire, f.Type, spot{}, deprecated(f.Doc))
		}
	}
}

// tag is the JSON tag of a field.
func tag(f *ast.Field) string { return tagged(f, "json") }

func tagged(f *ast.Field, key string) string {
	if f.Tag == nil {
		return ""
	}
	return reflect.StructTag(strings.Trim(f.Tag.Value, "`")).Get(key)
}

// field notes a field that is sent, by the checks of its structure.
func (s *sdk) field(place, owner, wire string, f *ast.Field, more ...string) {
	require.NotNil(s.t, f, "%s has no field for %s", owner, wire)
	at := spot{sent: true, checks: s.checksOf(owner), place: wire}
	if s.mustBeSet(f) {
		at.checks.limit(wire, required, "")
	}
	s.value(place, f.Type, at, append(more, deprecated(f.Doc))...)
}

// mustBeSet reports whether a field is always sent, so that nothing need check that it is there: 0 and false are values, a
// structure has checks of its own, and an Opt is null.
func (s *sdk) mustBeSet(f *ast.Field) bool {
	if strings.HasSuffix(tag(f), ",omitzero") {
		return false
	}
	switch f.Type.(type) {
	case *ast.IndexExpr:
		return tag(f) != "" && tag(f) != "-"
	case *ast.Ident:
		_, structure := s.types[spelled(f.Type)].(*ast.StructType)
		base := s.base(f.Type)
		return structure || base == "integer" || base == "number" || base == "boolean"
	}
	return false
}

// base is the type of a single value, "" for any other type. An Opt is none: it can be left out.
func (s *sdk) base(e ast.Expr) string {
	name, ok := e.(*ast.Ident)
	if !ok {
		return ""
	}
	switch name.Name {
	case "string":
		return "string"
	case "int64":
		return "integer"
	case "float64":
		return "number"
	case "bool":
		return "boolean"
	}
	if under := s.types[name.Name]; under != nil {
		return s.base(under)
	}
	return ""
}

// value notes the type of an expression with its limits, and what is in it.
func (s *sdk) value(place string, e ast.Expr, at spot, more ...string) {
	words := func(t string) []string {
		var found []string
		switch {
		case at.sent:
			found = at.checks.limits[at.place].words()
		case s.values["known"+spelled(e)] != nil:
			found = limits{enum: s.list("known" + spelled(e))}.words()
		}
		return slices.Concat([]string{t}, found, more)
	}
	switch e := e.(type) {
	case *ast.StarExpr:
		s.value(place, e.X, at, more...)
	case *ast.IndexExpr: // Opt[T]
		s.value(place, e.Index, at, more...)
	case *ast.ArrayType:
		s.facts.add(place, words("array")...)
		s.value(place+"[]", e.Elt, at.item("[]"))
	case *ast.MapType:
		s.facts.add(place, words("object")...)
		s.value(place+"{}", e.Value, at.item("{}"))
	case *ast.Ident:
		s.named(place, e.Name, at, words)
	default:
		s.facts.add(place, words("any")...)
	}
}

// named notes a value whose type has a name. A structure whose checks are not called has none.
func (s *sdk) named(place, name string, at spot, words func(string) []string) {
	_, structure := s.types[name].(*ast.StructType)
	switch base := s.base(&ast.Ident{Name: name}); {
	case base != "":
		s.facts.add(place, words(base)...)
	case name == "FileUpload":
		s.facts.add(place, words("string")...)
	case !structure:
		s.facts.add(place, words("any")...)
	case slices.Contains(s.open, name):
		s.facts.add(place, words("any")...)
	default:
		if at.sent && !at.checks.nested[at.place] && s.find(name, "validate") != nil {
			words = func(string) []string { return []string{"object whose checks are not called"} }
		}
		s.open = append(s.open, name)
		s.facts.add(place, words("object")...)
		s.properties(place+".", name, at.sent)
		s.open = s.open[:len(s.open)-1]
	}
}

// list is a variable's list of values as a fact says it.
func (s *sdk) list(variable string) string {
	var out []string
	for _, e := range s.values[variable] {
		value := literal(e)
		if text, ok := e.(*ast.BasicLit); ok && strings.HasPrefix(text.Value, `"`) {
			value = strconv.Quote(value)
		}
		out = append(out, value)
	}
	return "[" + strings.Join(out, "|") + "]"
}

func isBytes(e ast.Expr) bool {
	list, ok := e.(*ast.ArrayType)
	return ok && spelled(list.Elt) == "byte"
}
