package pipeline_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

// place is a project folder with a configuration, on disk.
type place struct {
	t *testing.T
	c *config.Config
}

func newPlace(t *testing.T) place {
	t.Helper()
	c := config.New()
	c.Dir = t.TempDir()
	return place{t: t, c: c}
}

func (p place) write(name, content string) {
	p.t.Helper()
	path := filepath.Join(p.c.Dir, name)
	require.NoError(p.t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(p.t, os.WriteFile(path, []byte(content), 0o644))
}

// files reads everything there is, but for the lock.
func (p place) files() map[string]string {
	p.t.Helper()
	out := map[string]string{}
	require.NoError(p.t, filepath.WalkDir(p.c.Dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == p.c.Lock {
			return err
		}
		content, err := os.ReadFile(name)
		rel, _ := filepath.Rel(p.c.Dir, name)
		out[filepath.ToSlash(rel)] = string(content)
		return err
	}))
	return out
}

// result is a run's result that makes an OpenAPI document and a Go package of the given files.
func result(document string, pkg map[string]string) *pipeline.Result {
	tree := pipeline.Tree{Dir: "sdk"}
	for _, name := range []string{"a.go", "b.go", "sub/c.go"} {
		if content, ok := pkg[name]; ok {
			tree.Files = append(tree.Files, emit.File{Name: name, Content: []byte(content)})
		}
	}
	single := pipeline.Tree{Files: []emit.File{{Name: "api.yaml", Content: []byte(document)}}}
	return &pipeline.Result{Trees: []pipeline.Tree{single, tree}}
}

func (p place) generate(r *pipeline.Result, force bool) (int, []string) {
	p.t.Helper()
	n, diags, err := pipeline.Write(p.c, r, pipeline.WriteOptions{Force: force})
	require.NoError(p.t, err)
	var codes []string
	for _, d := range diags {
		codes = append(codes, d.Code+" "+d.Span.String())
	}
	return n, codes
}

func (p place) states(r *pipeline.Result) map[string]pipeline.State {
	p.t.Helper()
	differences, err := pipeline.Compare(p.c, r)
	require.NoError(p.t, err)
	out := map[string]pipeline.State{}
	for _, d := range differences {
		out[d.Name] = d.State
	}
	return out
}

func TestWriteReplacesAndPrunesItsOwnFiles(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	n, _ := p.generate(result("1", map[string]string{"a.go": "a", "b.go": "b", "sub/c.go": "c"}), false)
	require.Equal(t, 4, n)

	next := result("2", map[string]string{"a.go": "a", "b.go": "B"})
	require.Equal(t, map[string]pipeline.State{
		"api.yaml": pipeline.Changed, "sdk/b.go": pipeline.Changed, "sdk/sub/c.go": pipeline.Orphaned,
	}, p.states(next))
	n, codes := p.generate(next, false)
	require.Equal(t, 3, n)
	require.Empty(t, codes)
	require.Equal(t, map[string]string{"api.yaml": "2", "sdk/a.go": "a", "sdk/b.go": "B"}, p.files())
	require.NoDirExists(t, filepath.Join(p.c.Dir, "sdk", "sub"))
	require.Empty(t, p.states(next))

	n, _ = p.generate(next, false)
	require.Zero(t, n, "a second run changes nothing")
}

func TestWriteKeepsWhatOthersPutBesideItsFiles(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.generate(result("1", map[string]string{"a.go": "a", "b.go": "b"}), false)
	p.write("sdk/mine.go", "mine")
	p.write("sdk/deep/er/mine.txt", "mine")
	require.NoError(t, os.Symlink("mine.go", filepath.Join(p.c.Dir, "sdk", "link")))
	before, err := os.Stat(filepath.Join(p.c.Dir, "sdk", "mine.go"))
	require.NoError(t, err)

	p.generate(result("1", map[string]string{"a.go": "A", "b.go": "B"}), false)
	require.Equal(t, map[string]string{
		"api.yaml": "1", "sdk/a.go": "A", "sdk/b.go": "B", "sdk/mine.go": "mine", "sdk/deep/er/mine.txt": "mine", "sdk/link": "mine",
	}, p.files())
	after, err := os.Stat(filepath.Join(p.c.Dir, "sdk", "mine.go"))
	require.NoError(t, err)
	require.True(t, os.SameFile(before, after))
	target, err := os.Readlink(filepath.Join(p.c.Dir, "sdk", "link"))
	require.NoError(t, err)
	require.Equal(t, "mine.go", target)
}

func TestWriteLeavesFilesEditedByHand(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.generate(result("1", map[string]string{"a.go": "a", "b.go": "b", "sub/c.go": "c"}), false)
	p.write("sdk/a.go", "edited")
	p.write("sdk/sub/c.go", "edited")
	next := result("2", map[string]string{"a.go": "A", "b.go": "B"})

	// A file that was edited once stays so, however often docgen runs.
	for range 2 {
		require.Equal(t, pipeline.Edited, p.states(next)["sdk/a.go"])
		_, codes := p.generate(next, false)
		require.Equal(t, []string{"output-edited sdk/a.go:1:1", "output-edited sdk/sub/c.go:1:1"}, codes)
		require.Equal(t, map[string]string{"api.yaml": "2", "sdk/a.go": "edited", "sdk/b.go": "B", "sdk/sub/c.go": "edited"}, p.files())
	}

	_, codes := p.generate(next, true)
	require.Empty(t, codes)
	require.Equal(t, map[string]string{"api.yaml": "2", "sdk/a.go": "A", "sdk/b.go": "B"}, p.files())
}

func TestWriteLeavesForeignFiles(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.write("sdk/a.go", "somebody's")
	next := result("1", map[string]string{"a.go": "a", "b.go": "b"})
	for range 2 {
		_, codes := p.generate(next, false)
		require.Equal(t, []string{"output-foreign sdk/a.go:1:1"}, codes)
		require.Equal(t, "somebody's", p.files()["sdk/a.go"])
	}
	p.generate(next, true)
	require.Equal(t, "a", p.files()["sdk/a.go"])
}

func TestWriteTakesAnEqualFileForItsOwn(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	r := result("1", map[string]string{"a.go": "a"})
	p.generate(r, false)
	require.NoError(t, os.Remove(filepath.Join(p.c.Dir, p.c.Lock)))
	_, codes := p.generate(r, false)
	require.Empty(t, codes)
	_, codes = p.generate(result("2", map[string]string{"a.go": "A"}), false)
	require.Empty(t, codes)
}

// A run that was killed between the trees and the lock leaves the next lock behind. The run after it must not take the
// files that the killed run wrote for edited ones.
func TestWriteGoesOnAfterAKilledRun(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.generate(result("1", map[string]string{"a.go": "a", "b.go": "b"}), false)
	old, err := os.ReadFile(filepath.Join(p.c.Dir, p.c.Lock))
	require.NoError(t, err)
	p.generate(result("2", map[string]string{"a.go": "A", "sub/c.go": "C"}), false)
	killed, err := os.ReadFile(filepath.Join(p.c.Dir, p.c.Lock))
	require.NoError(t, err)
	p.write(p.c.Lock, string(old))
	p.write(p.c.Lock+".next", string(killed))

	_, codes := p.generate(result("3", map[string]string{"a.go": "AA", "b.go": "b"}), false)
	require.Empty(t, codes)
	require.Equal(t, map[string]string{"api.yaml": "3", "sdk/a.go": "AA", "sdk/b.go": "b"}, p.files())
}

func TestWriteIntoTheProjectsOwnFolder(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.write("main.go", "mine")
	r := result("1", map[string]string{"a.go": "a", "b.go": "b", "sub/c.go": "c"})
	r.Trees[1].Dir = "."
	p.generate(r, false)
	require.Equal(t, map[string]string{"api.yaml": "1", "a.go": "a", "b.go": "b", "sub/c.go": "c", "main.go": "mine"}, p.files())
	r = result("1", map[string]string{"a.go": "A"})
	r.Trees[1].Dir = "."
	p.generate(r, false)
	require.Equal(t, map[string]string{"api.yaml": "1", "a.go": "A", "main.go": "mine"}, p.files())
}

func TestWriteFailsWholeWhereItCannotWrite(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.generate(result("1", map[string]string{"a.go": "a", "b.go": "b"}), false)
	p.write("blocked", "a file where a folder should be")
	r := result("2", map[string]string{"a.go": "A", "b.go": "B"})
	r.Trees[1].Dir = "blocked/sdk"
	_, _, err := pipeline.Write(p.c, r, pipeline.WriteOptions{})
	require.Error(t, err)
	require.Equal(t, map[string]string{
		"api.yaml": "1", "sdk/a.go": "a", "sdk/b.go": "b", "blocked": "a file where a folder should be",
	}, p.files())
}

func TestWriteWithoutALockOverwritesWhatItIsTold(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.c.Lock = ""
	p.write("api.yaml", "old")
	r := &pipeline.Result{Trees: []pipeline.Tree{{Files: []emit.File{{Name: "api.yaml", Content: []byte("new")}}}}}
	_, codes := p.generate(r, false)
	require.Empty(t, codes)
	require.Equal(t, map[string]string{"api.yaml": "new"}, p.files())
}

func TestLockOfANewerDocgenIsRefused(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.write(p.c.Lock, `{"version": 99}`)
	_, err := pipeline.Compare(p.c, result("1", nil))
	require.ErrorContains(t, err, "version 99 is newer")
}

func TestReportShowsWhatDiffers(t *testing.T) {
	t.Parallel()
	d := pipeline.Difference{Name: "sdk/a.go", State: pipeline.Changed, Old: []byte("one\ntwo\n"), New: []byte("one\nthree\n")}
	require.Equal(t, "x/sdk/a.go: changed\n--- on disk\n+++ generated\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n", d.Report(func(s string) string { return "x/" + s }))
	d.State, d.Old = pipeline.Missing, nil
	require.Equal(t, "sdk/a.go: missing\n", d.Report(nil))
}
