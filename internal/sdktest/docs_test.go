package sdktest_test

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/model"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

// readDocs reads specs/ as docgen.yaml says.
func readDocs(t *testing.T) *model.API {
	t.Helper()
	c, err := config.Load(filepath.Join("../..", config.Name))
	require.NoError(t, err)
	result, err := pipeline.Read(t.Context(), c, pipeline.Options{})
	require.NoError(t, err)
	return result.API
}

// input is what the docs say that an operation takes, with their examples.
type input struct {
	api  *model.API
	full bool // with the optional properties, too
}

// parameters are the examples of the parameters by their names.
func (in input) parameters(t *testing.T, op *model.Operation) map[string]json.RawMessage {
	t.Helper()
	out := map[string]json.RawMessage{}
	for _, p := range op.Parameters {
		if p.Required.Value || in.full {
			out[p.Name.Value] = in.example(t, &p.Property)
		}
	}
	return out
}

// body is an object of the examples of the body's properties, nil where there is no body.
func (in input) body(t *testing.T, op *model.Operation) json.RawMessage {
	t.Helper()
	if op.Body == nil {
		return nil
	}
	return in.object(t, in.api.Resolve(op.Body.Schema))
}

func (in input) object(t *testing.T, s *model.Schema) json.RawMessage {
	t.Helper()
	members := map[string]json.RawMessage{}
	for _, p := range s.Properties {
		if p.Required.Value || in.full {
			members[p.Name.Value] = in.example(t, p)
		}
	}
	out, err := json.Marshal(members)
	require.NoError(t, err)
	return out
}

// example is the docs' example of a property, put together from those of its parts where it has none itself.
func (in input) example(t *testing.T, p *model.Property) json.RawMessage {
	t.Helper()
	if p.Example.Known() {
		return json.RawMessage(p.Example.Value)
	}
	s := in.api.Resolve(p.Schema)
	switch {
	case s.Type.Value == model.Array:
		return append(append(json.RawMessage("["), in.example(t, &model.Property{Name: p.Name, Schema: s.Items})...), ']')
	case s.Type.Value == model.Object:
		return in.object(t, s)
	}
	require.Fail(t, "the docs give no example of "+p.Name.Value)
	return nil
}
