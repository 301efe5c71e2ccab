package dialect_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/strictyaml"
)

func TestBuiltinDialectsLoad(t *testing.T) {
	t.Parallel()
	for _, name := range dialect.Builtin() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := dialect.Load(name)
			require.NoError(t, err)
			require.Equal(t, name, d.Name)
			require.NotEmpty(t, d.Description)
		})
	}
}

func TestParseNamesThePlaceOfEachError(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":         {"name: x\nsectoins: []\n", "x.yaml:2:1: unknown key sectoins; did you mean sections?"},
		"unknown key of rule": {"columns:\n  - {rol: name}\n", "x.yaml:2:6: unknown key rol; did you mean role?"},
		"unknown role":        {"columns:\n  - {role: nmae, names: [a]}\n", "x.yaml:2:12: nmae is none of name, type, required, optional, default, description, example, location, enum, limits, notes, format, ignore, code, message, value, method, path; did you mean name?"},
		"unknown piece":       {"facts:\n  - {rule: r, in: codes, match: '(?P<path>/x)'}\n", "x.yaml:2:19: codes is none of section, heading, paragraph, code, component, front-matter, file, rows, operation; did you mean code?"},
		"unknown split":       {"operations: {by: chapter}\n", "x.yaml:1:18: chapter is none of page, heading, marker, role"},
		"unknown type":        {"types:\n  - {rule: r, match: x, type: int}\n", "x.yaml:2:31: int is none of any, string, integer, number, boolean, object, array"},
		"no level":            {"operations: {by: heading}\n", "x.yaml:1:13: operations need a level: that of the headings that start one"},
		"no match":            {"sections:\n  - {rule: r, role: body}\n", "x.yaml:2:5: this rule needs match"},
		"no rule":             {"phrases:\n  - {match: x, set: {required: 'true'}}\n", "x.yaml:2:5: this rule needs rule"},
		"no group":            {"items:\n  - {rule: r, match: '^(\\w+)'}\n", "x.yaml:2:22: match needs the group (?P<name>…)"},
		"no fact":             {"facts:\n  - {rule: r, in: code, match: 'GET'}\n", "x.yaml:2:5: this rule needs set, or a named group in match: (?P<path>…)"},
		"limit of no group":   {"phrases:\n  - {rule: r, match: 'up to (?P<n>\\d+)', set: {maxLength: m}}\n", "x.yaml:2:59: set maxLength to a number, or to a group of match: there is no group m"},
		"unknown keyword":     {"phrases:\n  - {rule: r, match: x, set: {maxLenght: n}}\n", "x.yaml:2:30: set knows no maxLenght; did you mean maxLength?"},
		"two at once":         {"nam: x\nlables: []\n", "x.yaml:1:1: unknown key nam; did you mean name?\nx.yaml:2:1: unknown key lables; did you mean labels?"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := dialect.Parse(diag.NewFile("x.yaml", []byte(c.text)))
			require.EqualError(t, err, c.want)
			var typed *strictyaml.Error
			require.ErrorAs(t, err, &typed)
		})
	}
}

func TestParseNamesThePlaceOfABrokenExpression(t *testing.T) {
	t.Parallel()
	_, err := dialect.Parse(diag.NewFile("x.yaml", []byte("name: x\nsections:\n  - {rule: r, role: body, match: '('}\n")))
	require.ErrorContains(t, err, "x.yaml:3:34: ")
	require.ErrorContains(t, err, "missing closing )")
}

func TestExtendsInACircleIsAnError(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b.yaml")
	require.NoError(t, os.WriteFile(a, []byte("extends: b.yaml\n"), 0o600))
	require.NoError(t, os.WriteFile(b, []byte("extends: a.yaml\n"), 0o600))
	_, err := dialect.Load(a)
	require.ErrorContains(t, err, "extend each other in a circle")
}

func TestLoadNamesTheNearestDialect(t *testing.T) {
	t.Parallel()
	_, err := dialect.Load("authng")
	require.EqualError(t, err, `no dialect "authng"; did you mean authing?`)
}
