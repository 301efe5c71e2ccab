package runtime

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLookupText(t *testing.T) {
	t.Parallel()
	const text = ` { "a" : 1 , "b":{"c":"x\"y","d":[{"c":2}]}, "e\u0041":true,"n":null,"f":-1.5e3,"o":{} } `
	for path, want := range map[string]string{
		"a": "1", "b.c": `x"y`, "eA": "true", "n": "", "f": "-1.5e3",
		"o": "", "b": "", "b.d": "", "c": "", "a.b": "", "": "",
	} {
		t.Run("path "+path, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, want, lookupText([]byte(text), path))
		})
	}
}

func TestLookupEndsOnBrokenText(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		``, ` `, `{`, `{"`, `{"a`, `{"a"`, `{"a":`, `{"a":}`, `{:}`, `{,}`, `[`, `[1]`, `"a"`, `{"b":[`, `{"b":{"c":`,
		`{"b":"\`, `{"b":]`, `{"b"::1}`, `{"b":1 "c":2}`, "<html>", `{"b":,"z":1}`, `{"\ud800":1,`,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			require.Empty(t, lookupText([]byte(text), "z"))
		})
	}
}

func TestParseWhole(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{
		"200": 200, "200.0": 200, "2e2": 200, "-1": -1, "": 0, "ok": 0, "NaN": 0, "Inf": 0, "200.5": 0, "1e400": 0, "1e300": 0,
		"9223372036854775807": 9223372036854775807,
	} {
		require.Equal(t, want, parseWhole(text), text)
	}
}

// FuzzLookup holds the cursor against encoding/json: it ends on any text, and on an object
// it finds what the decoder finds.
func FuzzLookup(f *testing.F) {
	for _, seed := range []string{`{"a":1}`, `{"x":[{"a":2}],"a":"b\"c"}`, `{"a":{"a":[]}}`, `{`, `[}`, `{"a":1,"b"`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		found := lookup(data, "a")
		var object map[string]json.RawMessage
		if json.Unmarshal(data, &object) != nil || object == nil {
			return
		}
		_, there := object["a"]
		require.Equal(t, there, found != nil, "%s", data)
		if there {
			require.True(t, json.Valid(found), "%s", found)
		}
	})
}
