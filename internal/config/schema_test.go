package config_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/invopop/jsonschema"
	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
)

var update = flag.Bool("update", false, "rewrite docs/docgen.schema.json")

const schemaFile = "../../docs/docgen.schema.json"

// TestSchemaFollowsTheConfiguration keeps the JSON Schema that editors use in step with the Go types and their comments.
func TestSchemaFollowsTheConfiguration(t *testing.T) {
	t.Parallel()
	reflector := &jsonschema.Reflector{}
	require.NoError(t, reflector.AddGoComments("github.com/seed-97755388/docgen/internal/config", "./"))
	schema := reflector.Reflect(&config.Config{})
	schema.ID = ""
	for _, key := range []string{"paging", "batch"} {
		orNone(schema.Definitions["Change"], key)
	}
	schema.Title = "docgen.yaml"
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
	require.Equal(t, want.String(), string(got), "run go test ./internal/config -update")
}

// orNone allows the word none beside what a key's type holds, as its UnmarshalYAML does.
func orNone(of *jsonschema.Schema, key string) {
	holds, _ := of.Properties.Get(key)
	of.Properties.Set(key, &jsonschema.Schema{
		Description: holds.Description,
		OneOf:       []*jsonschema.Schema{{Const: "none"}, {Ref: holds.Ref}},
	})
}
