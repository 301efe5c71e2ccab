package agreement_test

import (
	"go/ast"
	"strconv"
	"strings"

	"github.com/stretchr/testify/require"
)

// checks are what the validate method of a structure checks, by places such as `tags`, `tags[]` and `labels{}`.
type checks struct {
	limits map[string]limits
	nested map[string]bool // the structures whose own checks are called
	within []string        // the places entered
}

func (c *checks) limit(place, rule, limit string) {
	if c.limits[place] == nil {
		c.limits[place] = limits{}
	}
	c.limits[place][rule] = limit
}

// checksOf reads the checks of a structure, once.
func (s *sdk) checksOf(name string) *checks {
	if known := s.checks[name]; known != nil {
		return known
	}
	c := &checks{limits: map[string]limits{}, nested: map[string]bool{}}
	s.checks[name] = c
	if validate := s.find(name, "validate"); validate != nil {
		s.statements(c, validate.Body.List)
	}
	return c
}

// statements reads the checks in statements and in those within them.
func (s *sdk) statements(c *checks, list []ast.Stmt) {
	for _, statement := range list {
		switch statement := statement.(type) {
		case *ast.IfStmt:
			s.statements(c, statement.Body.List)
		case *ast.RangeStmt:
			s.statements(c, statement.Body.List)
		case *ast.ExprStmt:
			name, arguments := callOf(statement.X)
			s.check(c, name, arguments)
		}
	}
}

// ruleOf are the rules that the checks hold.
func ruleOf(check string) string {
	return map[string]string{
		"v.required": required, "v.minLength": minLength, "v.maxLength": maxLength, "v.pattern": pattern,
		"v.minItems": minItems, "v.maxItems": maxItems, "v.enum": enum, "v.enumInt": enum,
		"checkMinimum": minimum, "checkMaximum": maximum, "checkUnique": uniqueItems,
		"checkExclusiveMinimum": exclusiveMinimum, "checkExclusiveMaximum": exclusiveMaximum,
	}[check]
}

func (s *sdk) check(c *checks, name string, arguments []ast.Expr) {
	switch name {
	case "v.enter":
		if key := literal(arguments[0]); key != "" {
			c.within = append(c.within, key)
		} else {
			c.within = append(c.within, c.place("")+"{}")
		}
		return
	case "v.enterItem":
		c.within = append(c.within, c.place(literal(arguments[0]))+"[]")
		return
	case "v.leave":
		c.within = c.within[:len(c.within)-1]
		return
	case "v.secret":
		return
	case "v.object":
		c.nested[c.place(literal(arguments[0]))] = true
		return
	case "v.item":
		c.nested[c.place(literal(arguments[0]))+"[]"] = true
		return
	}
	if strings.HasSuffix(name, ".validate") {
		c.nested[c.place("")] = true
		return
	}
	rule := ruleOf(name)
	require.NotEmpty(s.t, rule, "no rule is known for %s", name)
	if strings.HasPrefix(name, "check") {
		arguments = arguments[1:] // v
	}
	c.limit(c.place(literal(arguments[0])), rule, s.operand(rule, arguments[len(arguments)-1]))
}

// place is the place of a name; without one it is the place entered last.
func (c *checks) place(name string) string {
	if name != "" {
		return name
	}
	return c.within[len(c.within)-1]
}

// operand is a check's limit as a fact says it.
func (s *sdk) operand(rule string, e ast.Expr) string {
	switch rule {
	case required, uniqueItems:
		return ""
	case enum:
		return s.list(spelled(e))
	case pattern:
		return strconv.Quote(literal(s.members(spelled(e))["expr"]))
	}
	return literal(e)
}
