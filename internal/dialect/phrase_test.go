package dialect_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// wordsDialect is a dialect of one table, so that the cases speak of words alone.
const wordsDialect = `
name: words
extends: base
operations: {by: page}
sections:
  - {rule: request, role: parameters, match: '^Request$'}
columns:
  - {role: name, names: [Name]}
  - {role: type, names: [Type]}
  - {role: description, names: [Description]}
  - {role: example, names: [Example]}
  - {role: limits, names: [Limits]}
  - {role: enum, names: [Values]}
`

// words parses the dialect of the cases.
func words(t *testing.T) *dialect.Dialect {
	t.Helper()
	d, err := dialect.Parse(diag.NewFile("words.yaml", []byte(wordsDialect)))
	require.NoError(t, err)
	return d
}

// wordCase is a property whose words state the facts of Want, and no other.
type wordCase struct {
	Say     string         `yaml:"say"`
	Of      string         `yaml:"of"`
	Example string         `yaml:"example"`
	Limits  string         `yaml:"limits"`
	Values  string         `yaml:"values"`
	Want    map[string]any `yaml:"want"`
	Report  []string       `yaml:"report"` // the codes of the diagnostics, where there are any
}

// property reads the case's words as a row of a table.
func (c wordCase) property(d *dialect.Dialect) (*model.Input, diag.List) {
	row := fmt.Sprintf("| it | %s | %s | %s | %s | %s |\n", c.Of, c.Say, c.Example, c.Limits, c.Values)
	page := "## Request\n\n| Name | Type | Description | Example | Limits | Values |\n| --- | --- | --- | --- | --- | --- |\n" + row
	parsed, parsing := mdparse.Parse(diag.NewFile("words.md", []byte(page)))
	draft, reading := d.Read(parsed, dialect.Source{Document: "api"})
	return draft.Operations[0].Inputs[0], append(parsing, reading...)
}

// stated are all facts that the words of a property give, by the names of the cases.
func stated(in *model.Input) map[string]any {
	out := map[string]any{}
	s := in.Schema
	constraints, _ := json.Marshal(s.Constraints)
	var limits map[string]struct{ Value any }
	_ = json.Unmarshal(constraints, &limits)
	for name, fact := range limits {
		out[name] = fact.Value
	}
	for name, list := range map[string]*model.Enum{"enum": s.Enum, "items": itemValues(s)} {
		if list != nil {
			out[name] = listed(list)
		}
	}
	if in.Default.Known() {
		out["default"] = string(in.Default.Value)
	}
	if in.Example.Origin.Rule == "example-is" {
		out["example"] = string(in.Example.Value)
	}
	if rule := s.Type.Origin.Rule; rule == "whole" || rule == "instant" {
		out["type"] = string(s.Type.Value)
	}
	if s.Format.Known() {
		out["format"] = s.Format.Value
	}
	for name, fact := range map[string]model.Fact[bool]{"comma": in.Comma, "deprecated": in.Deprecated, "nullable": s.Nullable} {
		if fact.Known() {
			out[name] = fact.Value
		}
	}
	return out
}

func itemValues(s *model.Schema) *model.Enum {
	if s.Items == nil {
		return nil
	}
	return s.Items.Enum
}

// listed are an enumeration's values, with their meanings where they have some: "asc = up".
func listed(e *model.Enum) []any {
	var out []any
	for _, v := range e.Values {
		text := v.Value.Value
		if v.Meaning.Known() {
			text += " = " + v.Meaning.Value
		}
		out = append(out, text)
	}
	return out
}

// wordCases reads a table of cases.
func wordCases(t *testing.T, file string) []wordCase {
	t.Helper()
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	var cases []wordCase
	require.NoError(t, yaml.Load(content, &cases, yaml.WithKnownFields()))
	return cases
}

func TestWordsStateWhatTheySayAndNoMore(t *testing.T) {
	t.Parallel()
	d := words(t)
	seen := map[string]bool{}
	for _, file := range []string{"testdata/limits.yaml", "testdata/defaults.yaml", "testdata/enums.yaml"} {
		for _, c := range wordCases(t, file) {
			name := c.Of + " " + c.Say + c.Limits + c.Values
			require.False(t, seen[name], "the case %q stands twice", name)
			seen[name] = true
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				in, diags := c.property(d)
				require.Equal(t, normal(c.Want), normal(stated(in)))
				var codes []string
				for _, each := range diags {
					codes = append(codes, each.Code)
				}
				require.Equal(t, c.Report, codes)
			})
		}
	}
	require.Greater(t, len(seen), 150)
}

// normal makes numbers of YAML and of JSON alike, and shows a difference line by line.
func normal(facts map[string]any) string {
	var b strings.Builder
	content, _ := json.MarshalIndent(facts, "", "  ")
	b.Write(content)
	if len(facts) == 0 {
		return "{}"
	}
	return b.String()
}
