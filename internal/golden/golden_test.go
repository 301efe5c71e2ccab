package golden_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

var update = flag.Bool("update", false, "rewrite the expected files of all cases")

const (
	root     = "../../golden"
	sdkDir   = "sdk"
	runtime  = "sdk/runtime_" // how the names of the runtime's files start
	fake     = "sdk/sdktest/" // the folder of the fake server
	callFile = "calls_test.go"
)

// testCase is one folder of golden/.
type testCase struct {
	name string // dialect/case
	dir  string
}

// cases lists all cases.
func cases(t *testing.T) []testCase {
	t.Helper()
	inputs, err := filepath.Glob(filepath.Join(root, "*", "*", "input"))
	require.NoError(t, err)
	require.NotEmpty(t, inputs)
	var out []testCase
	for _, input := range inputs {
		dir := filepath.Dir(input)
		name, err := filepath.Rel(root, dir)
		require.NoError(t, err)
		out = append(out, testCase{name: filepath.ToSlash(name), dir: dir})
	}
	return out
}

// config is the case's own configuration, or the one that all cases without share.
func (c testCase) config(t *testing.T) *config.Config {
	t.Helper()
	own := filepath.Join(c.dir, config.Name)
	if _, err := os.Stat(own); err == nil {
		loaded, err := config.Load(own)
		require.NoError(t, err)
		loaded.Lock = ""
		return loaded
	}
	made := config.New()
	made.SetDocs([]string{"input"}, path.Base(c.name))
	made.Dir = c.dir
	made.Dialect = path.Dir(c.name)
	made.APIs[0].OpenAPI = "openapi.yaml"
	made.Go = &config.Go{Dir: sdkDir, Package: sdkDir}
	made.Model = "model.json"
	return made
}

// code is the diagnostic that the case is about, where the folder is named after one.
func (c testCase) code() (string, bool) {
	e, ok := diag.Lookup(path.Base(c.name))
	return e.Code, ok
}

// outputs runs the pipeline and gives all files of the case by their names. A case about a diagnostic keeps no others.
func (c testCase) outputs(t *testing.T) map[string][]byte {
	t.Helper()
	result, err := pipeline.Run(t.Context(), c.config(t), pipeline.Options{})
	require.NoError(t, err)
	out := map[string][]byte{"diagnostics.txt": report(t, result)}
	if _, ok := c.code(); ok {
		return out
	}
	for _, tree := range result.Trees {
		for _, f := range tree.Files {
			out[path.Join(tree.Dir, f.Name)] = f.Content
		}
	}
	return out
}

// report is what a run says: its diagnostics, and how many pieces of the pages came to which end.
func report(t *testing.T, r *pipeline.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, diag.Renderer{Format: diag.Text}.Render(&b, r.Diagnostics))
	ends := map[model.Outcome]int{}
	for _, e := range r.Ledger {
		ends[e.Outcome]++
		require.NotEqual(t, model.Open, e.Outcome, "%s: nothing accounts for this %s", e.Span, e.Kind)
	}
	fmt.Fprintf(&b, "pieces: %d used, %d ignored, %d reported\n", ends[model.Used], ends[model.Ignored], ends[model.Reported])
	return b.Bytes()
}

func TestCasesGiveWhatTheyGaveBefore(t *testing.T) {
	t.Parallel()
	for _, c := range cases(t) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := c.outputs(t)
			for name, content := range c.outputs(t) {
				require.Equal(t, string(content), string(got[name]), "two runs differ in %s", name)
			}
			maps.DeleteFunc(got, func(name string, _ []byte) bool { return shared(name) })
			if *update {
				c.rewrite(t, got)
			}
			require.Empty(t, differences(c.expected(t), got), "run make golden and read the diff")
		})
	}
}

// shared reports whether a file is the same in every package: the runtime's, and the code of the fake server.
func shared(name string) bool {
	return strings.HasPrefix(name, runtime) || strings.HasPrefix(name, fake) && path.Ext(name) == ".go"
}

// expected reads the files that the case expects.
func (c testCase) expected(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	require.NoError(t, filepath.WalkDir(c.dir, func(name string, entry os.DirEntry, err error) error {
		rel, _ := filepath.Rel(c.dir, name)
		rel = filepath.ToSlash(rel)
		if rel == "input" {
			return filepath.SkipDir
		}
		if err != nil || entry.IsDir() || slices.Contains([]string{config.Name, callFile, "overlay.yaml", "dialect.yaml"}, rel) {
			return err
		}
		out[rel], err = os.ReadFile(name)
		return err
	}))
	return out
}

// rewrite makes the expected files what the case gives now.
func (c testCase) rewrite(t *testing.T, files map[string][]byte) {
	t.Helper()
	for name := range c.expected(t) {
		if files[name] == nil {
			require.NoError(t, os.Remove(filepath.Join(c.dir, name)))
		}
	}
	for name, content := range files {
		writeFile(t, filepath.Join(c.dir, name), content)
	}
}

func writeFile(t *testing.T, name string, content []byte) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
	require.NoError(t, os.WriteFile(name, content, 0o644))
}

// differences shows what differs between two sets of files, in the order of their names.
func differences(want, got map[string][]byte) string {
	names := slices.Collect(maps.Keys(got))
	for name := range want {
		if got[name] == nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		b.WriteString(udiff.Unified("golden/"+name, "now/"+name, string(want[name]), string(got[name])))
	}
	return b.String()
}
