package openapi_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/emit/openapi"
	"github.com/seed-97755388/docgen/internal/model"
)

// readBack emits an operation with a summary and reads it from both texts.
func readBack(t *testing.T, text string) (fromYAML, fromJSON any) {
	t.Helper()
	o := operation("op", "GET", "/op")
	o.Group = text
	doc, _ := emit(t, single(o), openapi.Options{})
	var y, j struct {
		Tags []struct{ Name any }
	}
	require.NoError(t, yaml.Unmarshal(doc.YAML(), &y))
	require.NoError(t, json.Unmarshal(doc.JSON(), &j))
	return y.Tags[0].Name, j.Tags[0].Name
}

func TestStringsStayStrings(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"yes", "No", "on", "y", "~", "null", "true", "1", "1.5", "0x1F", "0o7", "1_000", "12:30:45", "2024-01-31", ".inf",
		"=", "<<", "- a", "# a", "a: b", "a #b", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "'a'", "\"a\"", "{a}", "[a]",
		" a", "a ", "\ta", "a\tb", "a\nb", "\n a", "a\n\n", "a \nb", "a\r\nb", "\u0007", "\u2028", "\ufeff", "用户", "用: 户", "🙂",
	} {
		fromYAML, fromJSON := readBack(t, text)
		require.Equal(t, text, fromYAML)
		require.Equal(t, text, fromJSON)
	}
}

func FuzzStringsStayStrings(f *testing.F) {
	f.Add("a\n b: c\n")
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" {
			return // no group, no tag
		}
		fromYAML, fromJSON := readBack(t, text)
		require.Equal(t, fromJSON, fromYAML)
	})
}

func TestNumbersReadAlikeInYAMLAndJSON(t *testing.T) {
	t.Parallel()
	for in, out := range map[string]string{
		"0": "0", "-1": "-1", "1.50": "1.50", "12345678901234567890": "12345678901234567890",
		"1e5": "1.0e+5", "1.5E-3": "1.5e-3", "-2E+2": "-2.0e+2",
	} {
		doc, _ := emit(t, withProperty(prop("p", typed(model.Number), exampled(in))), openapi.Options{})
		require.Equal(t, out, node(t, doc, "components", "schemas", "Dto", "properties", "p", "example").Value)
		require.Contains(t, string(doc.JSON()), `"example": `+out+"\n")
	}
}

func TestARepeatedKeyKeepsItsLastValue(t *testing.T) {
	t.Parallel()
	doc, _ := emit(t, withProperty(prop("p", typed(model.Object), exampled(`{"a": 1, "b": 2, "a": 3}`))), openapi.Options{})
	require.Equal(t, "a: 3\nb: 2\n", part(t, doc, "components", "schemas", "Dto", "properties", "p", "example"))
}

func TestBytesThatAreNoTextAreReplaced(t *testing.T) {
	t.Parallel()
	fromYAML, fromJSON := readBack(t, "a\xffb")
	require.Equal(t, "a\uFFFDb", fromYAML)
	require.Equal(t, "a\uFFFDb", fromJSON)
}
