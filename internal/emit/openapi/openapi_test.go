package openapi_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit/openapi"
	"github.com/seed-97755388/docgen/internal/model"
)

// emit emits an API that must give a valid document.
func emit(t *testing.T, api *model.API, opts openapi.Options) (*openapi.Document, diag.List) {
	t.Helper()
	doc, diags, err := openapi.Emit(api, opts)
	require.NoError(t, err)
	return doc, diags
}

// part is the YAML of what stands under the keys, with the document's order and spelling.
func part(t *testing.T, doc *openapi.Document, keys ...string) string {
	t.Helper()
	n := node(t, doc, keys...)
	require.NotNil(t, n, "nothing under %v", keys)
	out, err := yaml.Dump(n, yaml.WithIndent(2), yaml.WithLineWidth(-1))
	require.NoError(t, err)
	return string(out)
}

// node is the node under the keys, nil where there is none.
func node(t *testing.T, doc *openapi.Document, keys ...string) *yaml.Node {
	t.Helper()
	var root yaml.Node
	require.NoError(t, yaml.Unmarshal(doc.YAML(), &root))
	n := root.Content[0]
	for _, key := range keys {
		i := slices.IndexFunc(n.Content, func(k *yaml.Node) bool { return k.Value == key })
		if i < 0 {
			return nil
		}
		n = n.Content[i+1]
	}
	return n
}

// keysOf lists the keys of a mapping in the document's order.
func keysOf(t *testing.T, doc *openapi.Document, keys ...string) []string {
	t.Helper()
	n := node(t, doc, keys...)
	require.NotNil(t, n, "nothing under %v", keys)
	var out []string
	for i := 0; i < len(n.Content); i += 2 {
		out = append(out, n.Content[i].Value)
	}
	return out
}

func codes(l diag.List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Code)
	}
	return out
}

func TestEmitIsTheSameOnEveryRun(t *testing.T) {
	t.Parallel()
	for _, version := range []openapi.Version{openapi.V30, openapi.V31} {
		opts := openapi.Options{Version: version, Sources: true, Samples: true}
		first, _ := emit(t, usersAPI(), opts)
		for range 5 {
			again, _ := emit(t, usersAPI(), opts)
			require.Equal(t, string(first.YAML()), string(again.YAML()))
			require.Equal(t, string(first.JSON()), string(again.JSON()))
		}
	}
}

func TestEmitSaysTheSameInYAMLAndJSON(t *testing.T) {
	t.Parallel()
	doc, _ := emit(t, usersAPI(), openapi.Options{Sources: true, Samples: true})
	var fromYAML, fromJSON any
	require.NoError(t, yaml.Unmarshal(doc.YAML(), &fromYAML))
	require.NoError(t, yaml.Unmarshal(doc.JSON(), &fromJSON))
	require.Equal(t, fromJSON, fromYAML)
	require.True(t, json.Valid(doc.JSON()))
}

func TestEmitKeepsTheOrderOfTheDocs(t *testing.T) {
	t.Parallel()
	doc, diags := emit(t, usersAPI(), openapi.Options{})
	require.Empty(t, diags)
	require.Equal(t, []string{"openapi", "info", "servers", "security", "tags", "paths", "components"}, keysOf(t, doc))
	require.Equal(t, []string{"/api/create-user", "/api/list-users", "/api/users/{id}", "/api/get-token", "/api/upload-users"},
		keysOf(t, doc, "paths"))
	require.Equal(t, []string{"get", "delete"}, keysOf(t, doc, "paths", "/api/users/{id}"))
	require.Equal(t, []string{"CreateUserDto", "UserRespDto", "UserListRespDto", "UserDto", "u5730u5740", "EmptyDto", "UploadDto", "ErrorResponse"},
		keysOf(t, doc, "components", "schemas"))
	properties := keysOf(t, doc, "components", "schemas", "CreateUserDto", "properties")
	require.Equal(t, "zone name age serial tags roles level nickname address office labels extra anything old",
		strings.Join(properties, " "))
	inJSON := string(doc.JSON())
	require.Less(t, strings.Index(inJSON, `"zone": {`), strings.Index(inJSON, `"age": {`))
}

// update rewrites the expected documents, which make interop gives to other people's tools, too.
var update = flag.Bool("update", false, "rewrite the documents under testdata")

func TestEmitWritesTheExpectedDocument(t *testing.T) {
	t.Parallel()
	for _, version := range []openapi.Version{openapi.V30, openapi.V31} {
		doc, diags := emit(t, usersAPI(), openapi.Options{Version: version, Sources: true, Samples: true})
		require.Empty(t, diags)
		name := filepath.Join("testdata", "users-"+string(version)+".yaml")
		if *update {
			require.NoError(t, os.WriteFile(name, doc.YAML(), 0o600))
		}
		want, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Equal(t, string(want), string(doc.YAML()))
	}
}

func TestEmitRefusesAnUnknownVersion(t *testing.T) {
	t.Parallel()
	_, _, err := openapi.Emit(usersAPI(), openapi.Options{Version: "2.0"})
	require.ErrorContains(t, err, `"2.0"`)
}
