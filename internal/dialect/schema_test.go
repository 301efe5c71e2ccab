package dialect_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"
	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/strictyaml"
)

var update = flag.Bool("update", false, "rewrite docs/dialect.schema.json")

const schemaFile = "../../docs/dialect.schema.json"

// TestSchemaFollowsTheDialect keeps the JSON Schema that editors use in step with the Go types and their comments.
func TestSchemaFollowsTheDialect(t *testing.T) {
	t.Parallel()
	reflector := &jsonschema.Reflector{FieldNameTag: "yaml", RequiredFromJSONSchemaTags: true, Mapper: mapped}
	for _, folder := range []string{".", "../model"} {
		require.NoError(t, reflector.AddGoComments("github.com/seed-97755388/docgen/internal/dialect", folder))
	}
	schema := reflector.Reflect(&dialect.Dialect{})
	schema.ID = ""
	schema.Title = "A docgen dialect"
	var want bytes.Buffer
	encoder := json.NewEncoder(&want)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	require.NoError(t, encoder.Encode(schema))
	if *update {
		require.NoError(t, os.WriteFile(schemaFile, want.Bytes(), 0o644))
	}
	got, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	require.Equal(t, want.String(), string(got), "run go test ./internal/dialect -run Schema -update")
}

// mapped gives the types that the file spells as one word their schema: expressions, and words of which there are few.
func mapped(t reflect.Type) *jsonschema.Schema {
	if t == reflect.TypeFor[dialect.Regexp]() {
		return &jsonschema.Schema{Type: "string", Format: "regex"}
	}
	if t == reflect.TypeFor[dialect.Words]() {
		list := &jsonschema.Schema{Type: "array", Items: &jsonschema.Schema{Type: "string"}}
		only := jsonschema.NewProperties()
		only.Set("only", list)
		return &jsonschema.Schema{OneOf: []*jsonschema.Schema{list, {Type: "object", Properties: only, AdditionalProperties: jsonschema.FalseSchema}}}
	}
	e, ok := reflect.Zero(t).Interface().(strictyaml.Enumerated)
	if !ok {
		return nil
	}
	schema := &jsonschema.Schema{Type: "string"}
	for _, v := range e.Values() {
		schema.Enum = append(schema.Enum, v)
	}
	return schema
}

func TestSchemaDescribesEveryKey(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	var schema struct {
		Defs map[string]struct {
			Properties map[string]struct {
				Description string `json:"description"`
			} `json:"properties"`
		} `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(content, &schema))
	require.NotEmpty(t, schema.Defs["Dialect"].Properties)
	var bare []string
	for name, def := range schema.Defs {
		for key, property := range def.Properties {
			if strings.TrimSpace(property.Description) == "" {
				bare = append(bare, name+"."+key)
			}
		}
	}
	require.Empty(t, bare, "keys without a comment in Go")
}
