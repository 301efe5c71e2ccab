package runtime

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

type optHolder struct {
	Text   Opt[string]   `json:"text,omitzero"`
	Flag   Opt[bool]     `json:"flag,omitzero"`
	Count  Opt[int64]    `json:"count,omitzero"`
	Ratio  Opt[float64]  `json:"ratio,omitzero"`
	List   Opt[[]string] `json:"list,omitzero"`
	Nested Opt[optInner] `json:"nested,omitzero"`
}

type optInner struct {
	Name Opt[string] `json:"name,omitzero"`
}

func TestOptSurvivesJSON(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		value optHolder
		text  string
	}{
		"absent is left out":         {optHolder{}, `{}`},
		"null is null":               {optHolder{Text: Null[string](), Count: Null[int64]()}, `{"text":null,"count":null}`},
		"false and empty are sent":   {optHolder{Text: Some(""), Flag: Some(false)}, `{"text":"","flag":false}`},
		"int64 is exact":             {optHolder{Count: Some[int64](9007199254740993)}, `{"count":9007199254740993}`},
		"float is short":             {optHolder{Ratio: Some(0.1)}, `{"ratio":0.1}`},
		"no HTML escapes":            {optHolder{Text: Some("<a&b>")}, `{"text":"<a&b>"}`},
		"escapes and CJK":            {optHolder{Text: Some("用\"户\\\n")}, `{"text":"用\"户\\\n"}`},
		"a text that looks escaped":  {optHolder{Text: Some(`\u003c`)}, `{"text":"\\u003c"}`},
		"empty list":                 {optHolder{List: Some([]string{})}, `{"list":[]}`},
		"optional inside optional":   {optHolder{Nested: Some(optInner{Name: Some("<")})}, `{"nested":{"name":"<"}}`},
		"absent inside a set struct": {optHolder{Nested: Some(optInner{})}, `{"nested":{}}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, err := new(jsonTypes).marshalJSON(test.value)
			require.NoError(t, err)
			require.Equal(t, test.text, string(text))

			var back, own optHolder
			require.NoError(t, new(jsonTypes).unmarshalJSON(text, &own))
			require.Equal(t, test.value, own)
			require.NoError(t, json.Unmarshal(text, &back))
			require.Equal(t, test.value, back)

			for _, value := range []any{test.value, &test.value} {
				standard, err := json.Marshal(value)
				require.NoError(t, err)
				require.JSONEq(t, test.text, string(standard))
			}
			text, err = new(jsonTypes).marshalJSON(map[string]any{"held": &test.value.Text, "by": &test.value})
			require.NoError(t, err)
			require.Contains(t, string(text), `{"by":`+test.text+`,"held":`)
		})
	}
}

func TestOptTellsItsStatesApart(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		opt              Opt[int64]
		value            int64
		ok, zero, isNull bool
		or               int64
	}{
		"absent": {opt: Opt[int64]{}, zero: true, or: 7},
		"null":   {opt: Null[int64](), isNull: true, or: 7},
		"zero":   {opt: Some[int64](0), ok: true, or: 0},
		"value":  {opt: Some[int64](3), value: 3, ok: true, or: 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			value, ok := test.opt.Get()
			require.Equal(t, test.value, value)
			require.Equal(t, test.ok, ok)
			require.Equal(t, test.zero, test.opt.IsZero())
			require.Equal(t, test.isNull, test.opt.IsNull())
			require.Equal(t, test.or, test.opt.Or(7))
		})
	}
}

func TestOptForgetsItsOldValueWhenItReads(t *testing.T) {
	t.Parallel()
	opt := Some(optInner{Name: Some("old")})
	require.NoError(t, json.Unmarshal([]byte(`{}`), &opt))
	require.Equal(t, Some(optInner{}), opt)

	require.NoError(t, json.Unmarshal([]byte(`null`), &opt))
	require.True(t, opt.IsNull())
	require.Equal(t, Null[optInner](), opt)
}

func TestOptRefusesAnotherType(t *testing.T) {
	t.Parallel()
	var number Opt[int64]
	require.Error(t, json.Unmarshal([]byte(`"1"`), &number))
	var text Opt[string]
	require.Error(t, json.Unmarshal([]byte(`1`), &text))
}
