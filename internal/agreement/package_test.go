package agreement_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// sdk reads what a Go package says by its source.
type sdk struct {
	t       *testing.T
	facts   facts
	types   map[string]ast.Expr        // by their names
	values  map[string][]ast.Expr      // the elements of package variables, by their names
	methods map[string][]*ast.FuncDecl // by the receiver's type
	checks  map[string]*checks
	open    []string // the structures under way
}

// readPackage gives what a package says. Files are the generated ones, by their names.
func readPackage(t *testing.T, files map[string][]byte) facts {
	t.Helper()
	s := sdk{
		t: t, facts: facts{}, types: map[string]ast.Expr{}, values: map[string][]ast.Expr{},
		methods: map[string][]*ast.FuncDecl{}, checks: map[string]*checks{},
	}
	for name, content := range files {
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "/") || strings.HasPrefix(name, "runtime_") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, content, parser.ParseComments|parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, decl := range file.Decls {
			s.declare(decl)
		}
	}
	s.claims()
	for _, methods := range s.methods {
		for _, m := range methods {
			s.method(m)
		}
	}
	return s.facts
}

// declare keeps a declaration under its name.
func (s *sdk) declare(decl ast.Decl) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Recv != nil {
			name := spelled(decl.Recv.List[0].Type)
			s.methods[name] = append(s.methods[name], decl)
		} else {
			s.option(decl)
		}
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				s.types[spec.Name.Name] = spec.Type
			case *ast.ValueSpec:
				if literal, ok := spec.Values[0].(*ast.CompositeLit); ok && decl.Tok == token.VAR {
					s.values[spec.Names[0].Name] = literal.Elts
				}
			}
		}
	}
}

// option notes the header that an option sets.
func (s *sdk) option(f *ast.FuncDecl) {
	if !strings.HasPrefix(f.Name.Name, "With") || len(f.Body.List) != 1 {
		return
	}
	returned, ok := f.Body.List[0].(*ast.ReturnStmt)
	if !ok {
		return
	}
	if name, arguments := callOf(returned.Results[0]); name == "WithHeader" {
		s.facts.add("header option " + literal(arguments[0]))
	}
}

// claims notes the headers that clients fill in from their tokens.
func (s *sdk) claims() {
	for _, elements := range s.values {
		for _, element := range elements {
			ast.Inspect(element, func(n ast.Node) bool {
				if pair, ok := n.(*ast.KeyValueExpr); ok && spelled(pair.Key) == "claims" {
					for _, claim := range pair.Value.(*ast.CompositeLit).Elts {
						s.facts.add("header option " + literal(claim.(*ast.CompositeLit).Elts[0].(*ast.KeyValueExpr).Value))
					}
				}
				return true
			})
		}
	}
}

// method notes what a client's method sends and gets: one that calls the core with an operation.
func (s *sdk) method(m *ast.FuncDecl) {
	var arguments []ast.Expr
	ast.Inspect(m.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && arguments == nil {
			if name, found := callOf(call); name == "c.core.call" {
				arguments = found
			}
		}
		return true
	})
	if arguments == nil {
		return
	}
	operation := s.members(spelled(arguments[1].(*ast.UnaryExpr).X))
	place := literal(operation["method"]) + " " + literal(operation["path"])
	s.facts.add(place, deprecated(m.Doc))
	if parameters := m.Type.Params.List; len(parameters) > 2 { // ctx, req, opts
		s.request(place, spelled(parameters[1].Type))
	}
	if results := m.Type.Results.List; len(results) > 1 && !isBytes(results[0].Type) {
		s.value(place+": answer", results[0].Type, spot{})
	}
}

// members are the elements of a variable by their keys.
func (s *sdk) members(variable string) map[string]ast.Expr {
	out := map[string]ast.Expr{}
	for _, element := range s.values[variable] {
		pair := element.(*ast.KeyValueExpr)
		out[spelled(pair.Key)] = pair.Value
	}
	return out
}

// find is the method of a type, nil where it has none.
func (s *sdk) find(typ, method string) *ast.FuncDecl {
	for _, m := range s.methods[typ] {
		if m.Name.Name == method {
			return m
		}
	}
	return nil
}

// callOf is the name of a called function, as the source spells it, and its arguments; empty where nothing is called.
func callOf(e ast.Expr) (string, []ast.Expr) {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return "", nil
	}
	return spelled(call.Fun), call.Args
}

// spelled is an expression of names and dots as the source spells it. What stands around a name counts no more than the
// name: &x.F is x.F, []T is T.
func spelled(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return spelled(e.X) + "." + e.Sel.Name
	case *ast.StarExpr:
		return spelled(e.X)
	case *ast.UnaryExpr:
		return spelled(e.X)
	}
	return ""
}

// literal is the value of a literal as a fact says it: a string without its quotes, a number in figures.
func literal(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.UnaryExpr:
		return e.Op.String() + literal(e.X)
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil {
			return text
		}
		return e.Value
	}
	return ""
}

// deprecated is the word for a declaration whose comment says so.
func deprecated(doc *ast.CommentGroup) string {
	if doc != nil && strings.Contains("\n"+doc.Text(), "\nDeprecated: ") {
		return "deprecated"
	}
	return ""
}
