package openapi_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/emit/openapi"
	"github.com/seed-97755388/docgen/internal/model"
)

func TestExamplesThatBreakTheirSchemaAreKeptApart(t *testing.T) {
	t.Parallel()
	limited := func(t model.Type, c model.Constraints) *model.Schema {
		return &model.Schema{Type: stated(t), Constraints: c}
	}
	formatted := func(format string) *model.Schema {
		return &model.Schema{Type: stated(model.String), Format: stated(format)}
	}
	nullable := typed(model.String)
	nullable.Nullable = stated(true)
	unique := limited(model.Array, model.Constraints{UniqueItems: limit(true), MaxItems: limit(3), MinItems: limit(1)})
	positive := limited(model.Number, model.Constraints{Minimum: limit(0.0), ExclusiveMinimum: limit(true), Maximum: limit(10.0)})
	word := limited(model.String, model.Constraints{MinLength: limit(2), MaxLength: limit(3), Pattern: limit("^[a-z用]+$")})
	kind := &model.Schema{Type: stated(model.String), Enum: enumOf("a", "", "b", "")}
	kinds := &model.Schema{Type: stated(model.Array), Enum: enumOf("a", "", "b", "")}
	counts := &model.Schema{Type: stated(model.Object), Additional: typed(model.Integer)}
	for name, c := range map[string]struct {
		schema  *model.Schema
		fits    []string
		misfits []string
	}{
		"type":       {typed(model.Integer), []string{"1", "1.0", "-3e2"}, []string{"1.5", "true", `"x"`, "null", "[]"}},
		"null":       {nullable, []string{"null", `"x"`}, nil},
		"unknown":    {&model.Schema{}, []string{"1", "{}"}, []string{"null"}},
		"length":     {word, []string{`"ab"`, `"用用用"`}, []string{`"a"`, `"abcd"`, `"AB"`}},
		"range":      {positive, []string{"0.1", "10"}, []string{"0", "10.5", "-1"}},
		"count":      {unique, []string{"[1]", "[1, 2, 3]"}, []string{"[]", "[1, 2, 3, 4]", "[1, 1]"}},
		"enum":       {kind, []string{`"a"`}, []string{`"c"`}},
		"items enum": {kinds, []string{`["a", "b"]`}, []string{`["a", "c"]`}},
		"items":      {arrayOf(typed(model.Integer)), []string{"[1]"}, []string{`["x"]`}},
		"members":    {ref("Other"), []string{`{"id": "x"}`, `{"id": "x", "more": 1}`}, []string{"{}", `{"id": 1}`}},
		"map":        {counts, []string{`{"a": 1}`}, []string{`{"a": "x"}`}},
		"date-time":  {formatted("date-time"), []string{`"2024-01-31T10:00:00Z"`, `"2024-01-31T10:00:00.5+08:00"`}, []string{`"2024-01-31"`}},
		"date":       {formatted("date"), []string{`"2024-01-31"`}, []string{`"2024-02-30"`}},
		"email":      {formatted("email"), []string{`"a@example.org"`}, []string{`"a"`, `"A <a@example.org>"`}},
		"uri":        {formatted("uri"), []string{`"https://example.org/a?b"`}, []string{`"example.org"`, `"https://a b"`}},
		"uuid":       {formatted("uuid"), []string{`"934108e5-9fbf-4d24-8da1-c330328abd6c"`}, []string{`"934108e5"`}},
		"ipv4":       {formatted("ipv4"), []string{`"127.0.0.1"`}, []string{`"::1"`, `"127.0.0.300"`}},
		"ipv6":       {formatted("ipv6"), []string{`"::1"`}, []string{`"127.0.0.1"`}},
		"byte":       {formatted("byte"), []string{`"YQ=="`}, []string{`"?"`}},
		"int32":      {&model.Schema{Type: stated(model.Integer), Format: stated("int32")}, []string{"1"}, []string{"1669114748050"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, x := range c.fits {
				doc, diags := emit(t, withProperty(prop("p", c.schema, exampled(x))), openapi.Options{})
				require.Empty(t, diags, x)
				require.NotNil(t, node(t, doc, "components", "schemas", "Dto", "properties", "p", "example"), x)
			}
			for _, x := range c.misfits {
				doc, diags := emit(t, withProperty(prop("p", c.schema, exampled(x))), openapi.Options{})
				require.Equal(t, []string{"example-mismatch"}, codes(diags), x)
				require.Nil(t, node(t, doc, "components", "schemas", "Dto", "properties", "p", "example"), x)
				require.NotNil(t, node(t, doc, "components", "schemas", "Dto", "properties", "p", "x-docgen-example"), x)
			}
		})
	}
}

func TestExamplesOfMediaTypesThatDoNotFitAreKeptApart(t *testing.T) {
	t.Parallel()
	o := answering(operation("op", "POST", "/op"), "Dto", `{"list": [{"id": "x"}, {}]}`)
	api := single(o, structure("Dto", prop("list", arrayOf(ref("Other")))), structure("Other", prop("id", typed(model.String), required)))
	doc, diags := emit(t, api, openapi.Options{})
	require.Empty(t, diags, "Link has reported it")
	media := []string{"paths", "/op", "post", "responses", "200", "content", "application/json"}
	require.Equal(t, []string{"schema", "x-docgen-example"}, keysOf(t, doc, media...))
}

func TestPrintedExamplesStandAsTheDocsHaveThem(t *testing.T) {
	t.Parallel()
	doc, diags := emit(t, withProperty(prop("p", typed(model.Integer), exampled(`"x"`))), openapi.Options{Printed: true})
	require.Equal(t, []string{"example-mismatch"}, codes(diags))
	require.Equal(t, "x", node(t, doc, "components", "schemas", "Dto", "properties", "p", "example").Value)
	require.Nil(t, node(t, doc, "components", "schemas", "Dto", "properties", "p", "x-docgen-example"))
}
