package runtime

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// standardJSON is what encoding/json writes, without HTML escapes.
func standardJSON(value any) (string, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return strings.TrimSuffix(out.String(), "\n"), err
}

// byPointer writes itself by a method of its pointer.
type byPointer struct{ Text string }

func (p *byPointer) MarshalJSON() ([]byte, error) { return []byte(`{ "by" : "pointer" }`), nil }

// byText writes itself as text.
type byText int

func (b byText) MarshalText() ([]byte, error) { return []byte(strings.Repeat("<", int(b))), nil }

// base is embedded, and one of its names gives way.
type base struct {
	ID   int
	Name string `json:"name"`
}

// deep is embedded by pointer.
type deep struct{ Deep string }

// everything is a user's value in a field of type any, with all that encoding/json knows.
type everything struct {
	base
	*deep
	Name     string            `json:"name"`
	Empty    []int             `json:"empty,omitempty"`
	Nothing  string            `json:",omitempty"`
	Zero     time.Time         `json:"zero,omitzero"`
	When     time.Time         `json:"when"`
	Quoted   int64             `json:"quoted,string"`
	Words    string            `json:"words,string"`
	Hidden   string            `json:"-"`
	Bytes    []byte            `json:"bytes"`
	NoBytes  []byte            `json:"noBytes"`
	Raw      json.RawMessage   `json:"raw"`
	NoRaw    json.RawMessage   `json:"noRaw"`
	Number   json.Number       `json:"number"`
	NoNumber json.Number       `json:"noNumber"`
	Big      *big.Int          `json:"big"`
	Pointer  *byPointer        `json:"pointer"`
	Value    byPointer         `json:"value"`
	Text     byText            `json:"text"`
	Keys     map[byText]int    `json:"keys"`
	Numbers  map[int8]bool     `json:"numbers"`
	Unsigned map[uint]string   `json:"unsigned"`
	Array    [2]float32        `json:"array"`
	Small    uint8             `json:"small"`
	Any      any               `json:"any"`
	Nil      map[string]string `json:"nil"`
	private  int
}

func TestValuesAreWrittenAsEncodingJSONDoes(t *testing.T) {
	t.Parallel()
	when := time.Date(2024, 6, 1, 12, 0, 0, 5, time.UTC)
	full := everything{
		base: base{ID: 1, Name: "gives way"}, deep: &deep{Deep: "d"}, Name: "n", When: when, Quoted: -7, Words: `a"b`,
		Bytes: []byte("bytes"), Raw: json.RawMessage(` { "a" : [ 1 , "x y\"" ] } `), Number: "1.50", Big: big.NewInt(99),
		Pointer: new(byPointer), Text: 2, Keys: map[byText]int{3: 1, 1: 2}, Numbers: map[int8]bool{-1: true, 5: false},
		Unsigned: map[uint]string{7: "x"}, Array: [2]float32{0.1, 1e21}, Small: 255, Any: []any{nil, when, byText(1)}, private: 1,
	}
	for name, value := range map[string]any{
		"everything": &full, "without addresses": full, "nothing": everything{},
		"nil": nil, "nil pointer": (*everything)(nil), "nil list": []int(nil), "empty map": map[string]any{},
		"text":    "<a>&\u2028\u2029\x00\x1f\b\f\n\r\t\"\\/用户\U0001F600\xff\xed\xa0\x80",
		"numbers": []any{0, -1, math.MaxInt64, uint64(math.MaxUint64), 0.0, math.Copysign(0, -1), 1e-7, 1e-6, 1e20, 1e21, 1.5, math.MaxFloat64, math.SmallestNonzeroFloat64},
		"float32": []float32{0.1, 1e-7, 1e-6, 1e20, 1e21, math.MaxFloat32},
		"nested":  map[string]any{"b": []map[string]any{{"x": 1}}, "a": map[string][]string{"k": {"v"}}},
		"duration": struct {
			D time.Duration
			B bool `json:",string"`
		}{time.Second, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, err := standardJSON(value)
			require.NoError(t, err)
			got, err := new(jsonTypes).marshalJSON(value)
			require.NoError(t, err)
			require.Equal(t, want, string(got))
		})
	}
}

func TestParametersAreNotPartOfTheBody(t *testing.T) {
	t.Parallel()
	type mixed struct {
		ID    string `in:"path"       json:"id"`
		Page  int    `in:"query"      json:"page"`
		Lang  string `in:"header"     json:"lang"`
		Other string `in:"query=name" json:"other"`
		Name  string `json:"name"`
	}
	text, err := new(jsonTypes).marshalJSON(&mixed{ID: "a", Page: 1, Lang: "en", Other: "o", Name: "n"})
	require.NoError(t, err)
	require.Equal(t, `{"other":"o","name":"n"}`, string(text))
}

func TestValuesWithoutAFormInJSONAreRefused(t *testing.T) {
	t.Parallel()
	type loop struct{ Next any }
	circle := new(loop)
	circle.Next = circle
	for name, value := range map[string]any{
		"a channel": make(chan int), "a function": func() {}, "infinity": math.Inf(1), "no number": []float64{math.NaN()},
		"a circle": circle, "a key that is a structure": map[struct{ A int }]int{{1}: 1}, "broken raw": json.RawMessage(`{`),
		"a json.Number that is none": json.Number("1e"), "complex": map[string]any{"c": 1i},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := new(jsonTypes).marshalJSON(value)
			require.Error(t, err)
		})
	}
}

// readTarget is a structure as the generator makes them.
type readTarget struct {
	Text    string                 `json:"text"`
	Whole   int64                  `json:"whole"`
	Real    float64                `json:"real"`
	Flag    bool                   `json:"flag"`
	Kind    UserDtoStatus          `json:"kind"`
	List    []string               `json:"list"`
	Grid    [][]int64              `json:"grid"`
	Nested  *readTarget            `json:"nested"`
	Inner   readInner              `json:"inner"`
	Many    []readInner            `json:"many"`
	Map     map[string]string      `json:"map"`
	Nodes   map[string]*readTarget `json:"nodes"`
	Free    json.RawMessage        `json:"free"`
	FreeMap map[string]any         `json:"freeMap"`
	Any     any                    `json:"any"`
	Opt     Opt[string]            `json:"opt,omitzero"`
	OptList Opt[[]int64]           `json:"optList,omitzero"`
	extraFields
}

type readInner struct {
	Name string `json:"name"`
}

func TestAnswersAreReadAsEncodingJSONDoes(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"empty":          `{}`,
		"null":           `null`,
		"single values":  `{"text":"a","whole":-9223372036854775808,"real":-1.5e-3,"flag":true,"kind":"Frozen"}`,
		"escapes":        `{"text":"\u7528\u6237 \ud83d\ude00 \ud83d \ude00x \"\\\/\b\f\n\r\t"}`,
		"invalid UTF-8":  "{\"text\":\"a\xffb\xed\xa0\x80\"}",
		"white space":    " {\n\t\"list\" :\r[ \"a\" , \"b\" ] , \"grid\":[ ] } ",
		"nested":         `{"nested":{"nested":{"text":"x"},"inner":{"name":"n"}},"many":[{"name":"a"},{},{"name":"c"}]}`,
		"maps":           `{"map":{"a":"1","":"2"},"nodes":{"n":{"text":"t"},"nil":null},"freeMap":{"a":[1,{"b":null}]}}`,
		"free values":    `{"free": {"a": [1, 2] } ,"any":[1.5,"a",true,null,{"k":[]}]}`,
		"nulls":          `{"text":null,"whole":null,"list":null,"nested":null,"map":null,"free":null,"any":null,"opt":null}`,
		"options":        `{"opt":"v","optList":[1,2]}`,
		"empty lists":    `{"list":[],"many":[],"optList":[]}`,
		"twice":          `{"list":["a","b","c"],"list":["d"],"nested":{"text":"a"},"nested":{"whole":1},"map":{"a":"1"},"map":{"b":"2"}}`,
		"escaped names":  `{"te\u0078t":"a"}`,
		"many items":     `{"grid":[` + strings.Repeat(`[1],`, 100) + `[2,3]]}`,
		"long text":      `{"text":"` + strings.Repeat("用户", 1000) + `"}`,
		"zeros":          `{"whole":0,"real":0,"text":"","flag":false}`,
		"numbers as any": `[0, -0, 1e3, 123456789012345678901234567890]`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if strings.HasPrefix(text, "[") {
				var want, got any
				require.NoError(t, json.Unmarshal([]byte(text), &want))
				require.NoError(t, new(jsonTypes).unmarshalJSON([]byte(text), &got))
				require.Equal(t, want, got)
				return
			}
			var want, got readTarget
			require.NoError(t, json.Unmarshal([]byte(text), &want))
			require.NoError(t, new(jsonTypes).unmarshalJSON([]byte(text), &got))
			require.Equal(t, want, got)
		})
	}
}

func TestAnswersOfAnotherTypeAreRefusedWithTheirPlace(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"many":[{"name":"a"},{"name":1}]}`:        "many[1].name: want a string, got a number",
		`{"grid":[[1],[2,"x"]]}`:                    "grid[1][1]: want a number, got a string",
		`{"nodes":{"n":{"nested":{"flag":"yes"}}}}`: "nodes.n.nested.flag: want a boolean, got a string",
		`{"inner":[]}`:                              "inner: want an object, got an array",
		`{"list":{}}`:                               "list: want an array, got an object",
		`{"optList":[true]}`:                        "optList[0]: want a number, got a boolean",
		`{"whole":1.5}`:                             "whole: 1.5 does not fit a Go int64",
		`{"whole":9223372036854775808}`:             "whole: 9223372036854775808 does not fit a Go int64",
		`{"real":1e999}`:                            "real: 1e999 does not fit a Go float64",
		`[1]`:                                       "want an object, got an array",
		`{"nested":` + strings.Repeat(`{"nested":`, 2000): "nested too deeply",
		`{"unknown":` + strings.Repeat(`[`, 100_000):      "nested too deeply",
		`{"any":` + strings.Repeat(`[`, 100_000):          "nested too deeply",
		`{"text":"a"} x`:                                  "unexpected 'x' at offset 13 of the JSON",
		`{"text":"a",}`:                                   "unexpected '}' at offset 12 of the JSON",
		`{"list":["a",]}`:                                 "unexpected ']' at offset 13 of the JSON",
		`<html>`:                                          "unexpected '<' at offset 0 of the JSON",
		`{"text":"a`:                                      "unexpected end of JSON",
		``:                                                "unexpected end of JSON",
		"{\"text\":\"a\nb\"}":                             `unexpected '\n' at offset 10 of the JSON`,
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			var got readTarget
			err := new(jsonTypes).unmarshalJSON([]byte(text), &got)
			require.ErrorContains(t, err, want)
		})
	}
}

func TestWholeNumbersMayBeWrittenAsDecimals(t *testing.T) {
	t.Parallel()
	var got readTarget
	require.NoError(t, new(jsonTypes).unmarshalJSON([]byte(`{"whole":200.0,"grid":[[2e3]]}`), &got))
	require.Equal(t, int64(200), got.Whole)
	require.Equal(t, [][]int64{{2000}}, got.Grid)
}

func TestNamesAreMatchedExactly(t *testing.T) {
	t.Parallel()
	var got readTarget
	require.NoError(t, new(jsonTypes).unmarshalJSON([]byte(`{"TEXT":"a"}`), &got))
	require.Empty(t, got.Text)
	require.Equal(t, raws(map[string]string{"TEXT": `"a"`}), got.ExtraFields())
}

// seeds are texts at the edges of the syntax.
var seeds = []string{
	`{}`, `[]`, `null`, `true`, `tru`, `nul`, `-`, `-0`, `01`, `1.`, `.5`, `1e`, `1e+`, `1E-5`, `"`, `"\`, `"\u12"`, `"\ud800\udc00"`,
	`{"text":"a","whole":1,"many":[{"name":"b"}],"x":{"y":[1]}}`, `{"a"}`, `{"a":}`, `[1,]`, `[,1]`, `{,}`, `[1 2]`, `{"a":1 "b":2}`,
	" [ 1 , 2 ] ", "{\"\x90\":{}}", "\ufeff{}", "\"\x00\"", "\"\x7f\"", `{"nested":{"nested":null,"opt":"x"},"any":{"a":[1e400]}}`,
}

// FuzzSyntax holds the reader to encoding/json: both take the same texts.
func FuzzSyntax(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		err := checkJSON(data)
		if err == errTooDeep {
			return
		}
		require.Equal(t, json.Valid(data), err == nil, "%q: %v", data, err)
	})
}

// FuzzAny holds reading and writing to encoding/json for values of any type.
func FuzzAny(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var want, got any
		wrong := json.Unmarshal(data, &want)
		err := new(jsonTypes).unmarshalJSON(data, &got)
		if err == errTooDeep {
			return
		}
		require.Equal(t, wrong == nil, err == nil, "%q: %v, %v", data, wrong, err)
		if err != nil {
			return
		}
		require.Equal(t, want, got, "%q", data)
		text, err := standardJSON(want)
		require.NoError(t, err)
		written, err := new(jsonTypes).marshalJSON(got)
		require.NoError(t, err)
		require.Equal(t, text, string(written))
	})
}

// FuzzJSONStructures holds reading and writing of structures to encoding/json, but for what is meant to differ: names
// are matched exactly, a whole number may be written as a decimal, and a list that stands twice is the second one.
func FuzzJSONStructures(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	for _, seed := range []string{
		`{"text":"\ud800\u0041\udc00","whole":-0,"real":1e308,"kind":"\u0000","free":  [1 , 2],"opt":null,"optList":[9223372036854775807]}`,
		`{"nodes":{"a":{"map":{"k":"\ud83d\ude00"}},"b":null},"many":[{},{"name":"x"}],"grid":[[],[1,2],null],"freeMap":{"":{}}}`,
		`{"list":["a","b"],"list":["c"],"inner":{"name":"x"},"inner":{},"many":[{"name":"a"}],"many":[{}],"nested":{"any":1},"nested":{"any":null}}`,
		"{\"text\":\"\xff\xfe\",\"map\":{\"\xff\":\"\xed\xa0\x80\",\"\xfe\":\"b\"},\"whole\":12345678901234567890}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var want, got readTarget
		wrong := json.Unmarshal(data, &want)
		err := new(jsonTypes).unmarshalJSON(data, &got)
		var mismatch *json.UnmarshalTypeError
		switch {
		case err == errTooDeep || isMeantToDiffer(data):
			return
		case errors.As(wrong, &mismatch) && strings.HasPrefix(mismatch.Value, "number "):
			return
		}
		require.Equal(t, wrong == nil, err == nil, "%q: %v, %v", data, wrong, err)
		if err != nil {
			return
		}
		require.Equal(t, want, withoutExtra(got), "%q", data)
		text, err := standardJSON(&got)
		require.NoError(t, err)
		written, err := new(jsonTypes).marshalJSON(&got)
		require.NoError(t, err)
		require.Equal(t, text, string(written))
	})
}

// isMeantToDiffer reports whether a text has a name that only encoding/json takes for one of the structure's, or a list
// twice, whose second reading encoding/json puts on top of the first.
func isMeantToDiffer(data []byte) bool {
	names := append(slices.Collect(maps.Keys(new(jsonTypes).of(reflect.TypeFor[readTarget]()).byName)), "name")
	decoder := json.NewDecoder(bytes.NewReader(data))
	lists := map[string]bool{}
	for {
		token, err := decoder.Token()
		if err != nil {
			return false
		}
		text, _ := token.(string)
		for _, name := range names {
			if text != name && strings.EqualFold(text, name) {
				return true
			}
		}
		if (text == "many" || text == "grid") && lists[text] {
			return true
		}
		lists[text] = true
	}
}

// withoutExtra forgets the members that encoding/json does not keep.
func withoutExtra(v readTarget) readTarget {
	v.members = nil
	if v.Nested != nil {
		*v.Nested = withoutExtra(*v.Nested)
	}
	for _, node := range v.Nodes {
		if node != nil {
			*node = withoutExtra(*node)
		}
	}
	return v
}
