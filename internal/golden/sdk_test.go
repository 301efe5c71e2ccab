package golden_test

import (
	"go/format"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPackagesBuildAndAnswer puts all cases' packages into one module without dependencies, vets them, and runs the
// calls that cases make on them. One build for all keeps it quick.
func TestPackagesBuildAndAnswer(t *testing.T) {
	t.Parallel()
	module := t.TempDir()
	content, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	writeFile(t, filepath.Join(module, "go.mod"), content)
	packages := 0
	for _, c := range cases(t) {
		for name, content := range c.outputs(t) {
			if !strings.HasPrefix(name, sdkDir+"/") {
				continue
			}
			if path.Ext(name) == ".go" {
				formatted, err := format.Source(content)
				require.NoError(t, err, "%s/%s", c.name, name)
				require.Equal(t, string(formatted), string(content), "%s/%s is not formatted", c.name, name)
			}
			writeFile(t, filepath.Join(module, c.name, name), content)
			packages++
		}
		if calls, err := os.ReadFile(filepath.Join(c.dir, callFile)); err == nil {
			writeFile(t, filepath.Join(module, c.name, callFile), calls)
		}
	}
	require.NotZero(t, packages)
	// Without the paths of the temporary folder the build cache knows the packages again in the next run. The tests need no
	// second vet, and no symbols for a debugger.
	goCommand(t, module, "vet", "-trimpath", "./...")
	goCommand(t, module, "test", "-trimpath", "-vet=off", "-ldflags=-s -w", "./...")
}

// goCommand runs the go command in a module that must need no other.
func goCommand(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "go %s:\n%s", path.Join(args...), out)
}
