package gosdk

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/model"
)

// TestWhatStandsTwiceStillBuilds: the OpenAPI target reports these contradictions of the docs; the package must build.
func TestWhatStandsTwiceStillBuilds(t *testing.T) {
	t.Parallel()
	api := seed()
	twice := get("twice", "/a/{id}", ref("TwiceDto"),
		parameter(model.InPath, required("id", of(model.String))), parameter(model.InPath, required("id", of(model.String))),
		parameter(model.InQuery, optional("id", of(model.String))), parameter(model.InQuery, optional("id", of(model.Integer))),
		parameter(model.InHeader, optional("id", of(model.String))))
	addOperations(api, twice)
	addSchemas(api,
		structure("TwiceDto", optional("a", of(model.String)), optional("a", of(model.Integer)),
			optional("kind", enumeration(model.String, "x", "", "x", "", "X", "")), optional("A", of(model.String))),
		structure("TwiceDto", optional("b", of(model.String))))
	dir := t.TempDir()
	files, _, err := Emit(api, options)
	require.NoError(t, err)
	writeAll(t, dir, files)
	cmd := exec.CommandContext(t.Context(), "go", "vet", "./...")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "go vet: %s", out)
}
