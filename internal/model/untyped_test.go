package model_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// query links an operation with one query parameter and gives the parameter back.
func query(t *testing.T, in model.Input) *model.Parameter {
	t.Helper()
	file := diag.NewFile("page.md", []byte("GET /tasks\n| limit | 20 |\n"))
	at := file.Span(0, 10)
	in.Name, in.Source = model.State("limit", "column:name", file.Span(13, 18)), file.Span(11, 25)
	if in.Schema == nil {
		in.Schema = &model.Schema{}
	}
	op := &model.DraftOperation{
		Operation: model.Operation{Document: "api", Source: at},
		Methods:   []model.Fact[string]{model.State("GET", "route", at)},
		Paths:     []model.Fact[string]{model.State("/tasks", "route", at)},
		Inputs:    []*model.Input{&in},
	}
	api, _ := model.Link([]*model.Draft{{File: file, Document: "api", Operations: []*model.DraftOperation{op}}}, model.Options{})
	require.Len(t, api.Operations, 1)
	require.Len(t, api.Operations[0].Parameters, 1)
	return api.Operations[0].Parameters[0]
}

func TestUnknownTypesFollowFromDefaults(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]model.Type{
		"20": model.Integer, "0.5": model.Number, "false": model.Boolean,
		`"20"`: model.Unknown, "null": model.Unknown, "[]": model.Unknown, "*": model.Unknown,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			at := diag.Span{File: "page.md"}
			p := query(t, model.Input{Property: model.Property{Default: model.State(model.TypedValue(text, &model.Schema{}), "column:default", at)}})
			require.Equal(t, want, p.Schema.Type.Value)
			if want != model.Unknown {
				require.Equal(t, model.Origin{Kind: model.Inferred, Rule: "type-of-default", Spans: []diag.Span{at}}, p.Schema.Type.Origin)
			}
		})
	}
}

func TestStatedTypesAreNotInferredFromDefaults(t *testing.T) {
	t.Parallel()
	p := query(t, model.Input{Property: model.Property{
		Schema:  &model.Schema{Type: model.State(model.String, "type-string", diag.Span{})},
		Default: model.State(model.Value("20"), "column:default", diag.Span{}),
	}})
	require.Equal(t, model.String, p.Schema.Type.Value)
}

func TestUnknownTypesFollowFromValues(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		values []string
		want   model.Type
	}{
		"words":   {[]string{"asc", "desc"}, model.String},
		"numbers": {[]string{"0", "1"}, model.Integer},
		"both":    {[]string{"0", "all"}, model.String},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := &model.Enum{}
			for _, v := range c.values {
				e.Values = append(e.Values, &model.EnumValue{Value: model.State(v, "enum", diag.Span{})})
			}
			p := query(t, model.Input{Property: model.Property{Schema: &model.Schema{Enum: e}}})
			require.Equal(t, c.want, p.Schema.Type.Value)
			require.Equal(t, "type-of-values", p.Schema.Type.Origin.Rule)
		})
	}
}

func TestCommasMakeAnArrayOfAnUntypedParameter(t *testing.T) {
	t.Parallel()
	p := query(t, model.Input{Comma: model.State(true, "comma-separated", diag.Span{File: "page.md"})})
	require.Equal(t, model.Array, p.Schema.Type.Value)
	require.Equal(t, "array-of-commas", p.Schema.Type.Origin.Rule)
	require.Equal(t, model.String, p.Schema.Items.Type.Value)

	p = query(t, model.Input{
		Comma:    model.State(true, "comma-separated", diag.Span{}),
		Property: model.Property{Schema: &model.Schema{Type: model.State(model.String, "type-string", diag.Span{})}},
	})
	require.Equal(t, model.String, p.Schema.Type.Value, "what the docs say counts")
}
