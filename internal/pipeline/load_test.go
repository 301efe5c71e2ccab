package pipeline_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

// pages gives the names of the pages that a run reads from the docs.
func (p place) pages(docs ...string) ([]string, error) {
	p.t.Helper()
	p.c.APIs = []config.API{{Name: "api", Docs: docs}}
	p.c.Dialect = "authing"
	r, err := pipeline.Read(p.t.Context(), p.c, pipeline.Options{})
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range r.Files {
		names = append(names, f.Name)
	}
	return names, nil
}

func TestLoadTakesPagesAlone(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	for _, name := range []string{
		"docs/b.md", "docs/a.mdx", "docs/sub/c.markdown", "docs/D.MD", "docs/note.txt", "docs/.hidden.md", "docs/.git/x.md", "docs/node_modules/x.md",
	} {
		p.write(name, "# A page\n")
	}
	names, err := p.pages("docs")
	require.NoError(t, err)
	require.Equal(t, []string{"docs/D.MD", "docs/a.mdx", "docs/b.md", "docs/sub/c.markdown"}, names)
}

func TestLoadIsTheSameInEveryOrder(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	for _, name := range []string{"docs/b.md", "docs/a/z.md", "other/a.md"} {
		p.write(name, "# A page\n")
	}
	want := []string{"other/a.md", "docs/b.md", "docs/a/z.md"}
	for _, docs := range [][]string{{"docs", "other"}, {"other", "docs"}, {"other", "docs", "docs/", "./docs/b.md"}} {
		names, err := p.pages(docs...)
		require.NoError(t, err)
		require.Equal(t, want, names, "%v", docs)
	}
}

func TestLoadFollowsLinksAndNoCircles(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.write("elsewhere/real.md", "# A page\n")
	p.write("elsewhere/sub/deep.md", "# A page\n")
	p.write("docs/own.md", "# A page\n")
	for name, target := range map[string]string{
		"docs/linked.md": "../elsewhere/real.md", "docs/circle": ".", "docs/broken.txt": "nowhere.md", "docs/folder": "../elsewhere",
		"elsewhere/back": "../docs", "entry": "docs",
	} {
		require.NoError(t, os.Symlink(target, filepath.Join(p.c.Dir, name)))
	}
	names, err := p.pages("entry")
	require.NoError(t, err)
	require.Equal(t, []string{"entry/linked.md", "entry/own.md", "entry/folder/real.md", "entry/folder/sub/deep.md"}, names)
}

func TestLoadRefusesALinkThatLosesAPage(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.write("docs/own.md", "# A page\n")
	require.NoError(t, os.Symlink("nowhere.md", filepath.Join(p.c.Dir, "docs/broken.md")))
	_, err := p.pages("docs")
	require.ErrorContains(t, err, "read docs: stat "+filepath.Join(p.c.Dir, "docs/broken.md"))
}

func TestLoadRefusesWhatIsNoPage(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.write("docs/readme.txt", "no page")
	_, err := p.pages("docs")
	require.ErrorIs(t, err, pipeline.ErrNoDocs)

	_, err = p.pages("nowhere")
	require.ErrorIs(t, err, os.ErrNotExist)

	huge := filepath.Join(p.c.Dir, "docs", "huge.md")
	require.NoError(t, os.WriteFile(huge, nil, 0o600))
	require.NoError(t, os.Truncate(huge, 17<<20))
	_, err = p.pages("docs")
	require.ErrorContains(t, err, "docs/huge.md has 17825792 bytes")
}
