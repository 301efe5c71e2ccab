package model

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNamesForAnyKeyMakeMaps(t *testing.T) {
	t.Parallel()
	property := func(name string, s *Schema) *Property {
		return &Property{Name: Fact[string]{Value: name}, Schema: s}
	}
	for name, test := range map[string]struct {
		envelope     *Envelope
		root, nested bool // whether they become maps
	}{
		"without an envelope": {nil, true, true},
		"with one":            {&Envelope{Status: "code"}, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inner := &Schema{Properties: []*Property{property("<name>", &Schema{Format: Fact[string]{Value: "inner"}})}}
			root := &Schema{Properties: []*Property{property("${id}", inner)}}
			l := &linker{api: &API{Conventions: Conventions{Envelope: test.envelope}}}
			l.mapKeys(&Operation{Responses: []*Response{{Schema: root}}})
			require.Equal(t, test.root, root.Additional == inner)
			require.Equal(t, !test.root, root.Property("${id}") != nil)
			require.Equal(t, test.nested, inner.Additional != nil && len(inner.Properties) == 0)
		})
	}
}

func TestTheSecondNameForAnyKeyStaysAProperty(t *testing.T) {
	t.Parallel()
	first, second := &Schema{}, &Schema{}
	s := &Schema{Properties: []*Property{
		{Name: Fact[string]{Value: "{a}"}, Schema: first, Description: Fact[string]{Value: "first", Origin: Origin{Kind: Stated}}},
		{Name: Fact[string]{Value: "{b}"}, Schema: second},
	}}
	s.each(mapKeys)
	require.Same(t, first, s.Additional)
	require.Equal(t, "first", first.Description.Value)
	require.Same(t, second, s.Property("{b}").Schema)
}
