package model_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/model"
)

func TestNumbersAreIntegersWhereTheEvidenceSaysSo(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		property string
		set      []func(p *page) func(*model.Property)
		want     model.Type
		rule     string
	}{
		"a whole example":                       {"size", sets(exampleOf("10")), model.Integer, "integer-example"},
		"a whole default":                       {"size", sets(defaultOf("10")), model.Integer, "integer-example"},
		"an example of milliseconds since 1970": {"stamp", sets(exampleOf("1719878400123")), model.Integer, "integer-example"},
		"a negative example":                    {"offset", sets(exampleOf("-7")), model.Integer, "integer-example"},
		"a fraction":                            {"size", sets(exampleOf("1.5")), model.Number, "test"},
		"a whole example with a point":          {"size", sets(exampleOf("10.0")), model.Number, "test"},
		"a whole example, a default that is not": {
			"size", sets(exampleOf("10"), defaultOf("0.5")), model.Number, "test",
		},
		"a power of ten":                   {"size", sets(exampleOf("1e3")), model.Number, "test"},
		"an example beyond 64 bits":        {"size", sets(exampleOf("99999999999999999999")), model.Number, "test"},
		"an example that is no number":     {"count", sets(exampleOf(`"ten"`)), model.Number, "test"},
		"a name of a count":                {"totalCount", nil, model.Integer, "integer-name"},
		"a name of a code":                 {"statusCode", nil, model.Integer, "integer-name"},
		"a name of a page":                 {"page", nil, model.Integer, "integer-name"},
		"a name of a time":                 {"disable_time", nil, model.Integer, "integer-name"},
		"a name in capitals":               {"PAGE", nil, model.Integer, "integer-name"},
		"a word within a word is none":     {"accountant", nil, model.Number, "test"},
		"a name that says nothing":         {"size", nil, model.Number, "test"},
		"a name of a measure":              {"rate", sets(exampleOf("1")), model.Number, "test"},
		"a count whose example has a part": {"count", sets(exampleOf("0.5")), model.Number, "test"},
		"values that are whole":            {"kind", sets(valuesOf("1", "2")), model.Integer, "integer-example"},
		"values that are not all whole":    {"kind", sets(valuesOf("1", "2.5")), model.Number, "test"},
		"a value that is no number":        {"kind", sets(valuesOf("1", "off")), model.Integer, "integer-example"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			schema, _ := linked(one("a.md", func(p *page) []*model.Property {
				var set []func(*model.Property)
				for _, f := range tc.set {
					set = append(set, f(p))
				}
				return []*model.Property{p.property(tc.property, model.Number, set...)}
			}))
			got := schema.Property(tc.property).Schema.Type
			require.Equal(t, tc.want, got.Value)
			require.Equal(t, tc.rule, got.Origin.Rule)
			if tc.rule != "test" {
				require.Equal(t, model.Inferred, got.Origin.Kind)
				require.Len(t, got.Origin.Spans, 2, "the printed type and what speaks against it")
			}
		})
	}
}

func sets(f ...func(p *page) func(*model.Property)) []func(p *page) func(*model.Property) { return f }

func exampleOf(text string) func(p *page) func(*model.Property) {
	return func(p *page) func(*model.Property) { return example(p, text) }
}

func defaultOf(text string) func(p *page) func(*model.Property) {
	return func(p *page) func(*model.Property) { return defaults(p, text) }
}

func valuesOf(list ...string) func(p *page) func(*model.Property) {
	return func(p *page) func(*model.Property) { return values(p, list...) }
}

func TestIntegersAreFoundAtAnyDepth(t *testing.T) {
	t.Parallel()
	schema, _ := linked(one("a.md", func(p *page) []*model.Property {
		inner := p.property("inner", model.Object)
		inner.Schema.Properties = []*model.Property{p.property("count", model.Number)}
		list := p.property("list", model.Array, example(p, "[1, 2]"))
		list.Schema.Items = &model.Schema{Type: model.State(model.Number, "test", p.next())}
		parts := p.property("parts", model.Array, example(p, "[1, 2.5]"))
		parts.Schema.Items = &model.Schema{Type: model.State(model.Number, "test", p.next())}
		return []*model.Property{inner, list, parts}
	}))
	require.Equal(t, model.Integer, schema.Property("inner").Schema.Property("count").Schema.Type.Value)
	require.Equal(t, model.Integer, schema.Property("list").Schema.Items.Type.Value)
	require.Equal(t, model.Number, schema.Property("parts").Schema.Items.Type.Value)
}

func TestExactDocsKeepTheirNumbers(t *testing.T) {
	t.Parallel()
	draft := one("a.md", func(p *page) []*model.Property {
		return []*model.Property{p.property("count", model.Number, example(p, "1"))}
	})
	api, _ := model.Link([]*model.Draft{draft}, model.Options{Inference: model.Inference{Exact: true, Integers: []string{"count"}}})
	require.Equal(t, model.Number, api.Schema("Thing").Property("count").Schema.Type.Value)
}

func TestNumbersKeepEveryFigure(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"1719878400123", "9007199254740993", "0.1", "100000000000000000001", "1e400"} {
		value := model.TypedValue(text, &model.Schema{Type: model.Fact[model.Type]{Value: model.Number}})
		require.Equal(t, text, string(value))
		again, err := json.Marshal(value)
		require.NoError(t, err)
		require.Equal(t, text, string(again))
	}
}
