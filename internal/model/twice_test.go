package model

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// listing is a schema of a type that lists one value.
func listing(t Type, value string) *Schema {
	s := &Schema{Enum: &Enum{Values: []*EnumValue{{Value: State(value, "enum", docs)}}}}
	if t != Unknown {
		s.Type = State(t, "type", docs)
	}
	return s
}

// longest is a schema of a type with a greatest length.
func longest(t Type, length int) *Schema {
	s := &Schema{Constraints: Constraints{MaxLength: &Fact[int]{Value: length, Origin: Origin{Kind: Stated}}}}
	if t != Unknown {
		s.Type = State(t, "type", docs)
	}
	return s
}

func TestSecondDescriptionAddsWhatTheFirstLeavesOpen(t *testing.T) {
	t.Parallel()
	holder := func(names ...string) *Schema {
		s := typed(Object)
		for _, name := range names {
			s.Properties = append(s.Properties, said(name, typed(String)))
		}
		return s
	}
	both := listing(String, "a")
	both.Constraints = longest(String, 5).Constraints
	for name, c := range map[string]struct{ first, second, want *Schema }{
		"no schema":                  {nil, typed(String), typed(String)},
		"no type":                    {&Schema{}, listing(String, "a"), listing(String, "a")},
		"values without a type":      {listing(Unknown, "a"), listing(String, "b"), listing(String, "a")},
		"a limit without a type":     {longest(Unknown, 5), longest(String, 6), longest(String, 5)},
		"a limit, and values beside": {longest(Unknown, 5), listing(String, "a"), both},
		"no properties":              {holder(), holder("x"), holder("x")},
		"properties of its own":      {holder("y"), holder("x"), holder("y")},
		"another type":               {typed(Integer), holder("x"), typed(Integer)},
		"nothing in the second":      {typed(String), nil, typed(String)},
		"nothing in either":          {&Schema{}, nil, &Schema{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := said("p", c.first)
			p.adopt(said("p", c.second))
			require.Equal(t, c.want, p.Schema)
		})
	}
}

func TestSecondDescriptionOverridesNothing(t *testing.T) {
	t.Parallel()
	first, second := said("p", typed(String)), said("p", typed(String))
	first.Description = State("the first", "words", docs)
	second.Description = State("the second", "words", docs)
	second.Example = Fact[Value]{Value: Value(`"e"`), Origin: Origin{Kind: Stated}}
	first.adopt(second)
	require.Equal(t, "the first", first.Description.Value)
	require.JSONEq(t, `"e"`, string(first.Example.Value))
}

func TestPropertyThatStandsTwiceIsReportedAndStandsOnce(t *testing.T) {
	t.Parallel()
	inner := typed(Object)
	inner.Properties = []*Property{said("a", typed(String)), said("b", typed(String)), said("a", typed(Integer))}
	outer := typed(Object)
	outer.Properties = []*Property{said("list", &Schema{Type: State(Array, "type", docs), Items: inner})}
	l := &linker{}
	outer.each(l.oncePerProperty)
	require.Len(t, l.diags, 1)
	require.Equal(t, "duplicate-property", l.diags[0].Code)
	require.Equal(t, []string{"a", "b"}, inner.names())
	require.Equal(t, String, inner.Property("a").Schema.Type.Value)
}
