package fidelity_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// corpus is where published pages lie beside the project, on the machines that have them.
const corpus = "../../../shared/corpus"

// source is a folder of pages in one dialect.
type source struct {
	name    string
	dialect string
	dir     string
}

// docs are a source's pages, read and linked.
type docs struct {
	files  map[string]*diag.File
	pages  []*mdparse.Page
	drafts []*model.Draft
	api    *model.API
	diags  diag.List
}

// sources lists the specs, the golden cases and, where it is present, the corpus.
func sources(t *testing.T) []source {
	t.Helper()
	out := []source{{name: "specs", dialect: "authing", dir: "../../specs"}}
	inputs, err := filepath.Glob("../../golden/*/*/input")
	require.NoError(t, err)
	require.NotEmpty(t, inputs)
	for _, dir := range inputs {
		kind := filepath.Base(filepath.Dir(filepath.Dir(dir)))
		if kind == "authing" || kind == "generic" {
			out = append(out, source{name: filepath.Base(filepath.Dir(dir)), dialect: kind, dir: dir})
		}
	}
	return append(out,
		source{name: "corpus authing", dialect: "authing", dir: corpus + "/authing/docs"},
		source{name: "corpus nacos", dialect: "generic", dir: corpus + "/nacos/docs"},
		source{name: "corpus meilisearch", dialect: "generic", dir: corpus + "/meilisearch/docs"},
	)
}

// TestDocs holds every source against the claims that this package is about; each is read once.
func TestDocs(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			if _, err := os.Stat(s.dir); os.IsNotExist(err) {
				t.Skipf("%s is not here", s.dir)
			}
			d := read(t, s.dialect, markdown(t, s.dir)...)
			t.Run("every piece of a page is accounted for", d.accountForPieces)
			t.Run("every row of the source stands in the ledger", d.accountForRows)
			t.Run("every origin gives the evidence back", d.holdOrigins)
		})
	}
}

// markdown reads the pages below a folder.
func markdown(t *testing.T, dir string) []*diag.File {
	t.Helper()
	var out []*diag.File
	require.NoError(t, filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasPrefix(filepath.Ext(name), ".md") {
			return err
		}
		content, err := os.ReadFile(name)
		out = append(out, diag.NewFile(filepath.ToSlash(name), content))
		return err
	}))
	require.NotEmpty(t, out)
	return out
}

// read takes pages through the stages.
func read(t *testing.T, name string, files ...*diag.File) docs {
	t.Helper()
	d, err := dialect.Load(name)
	require.NoError(t, err)
	return link(d, files...)
}

// link takes pages through the stages by a dialect.
func link(d *dialect.Dialect, files ...*diag.File) docs {
	out := docs{files: map[string]*diag.File{}}
	for _, f := range files {
		page, parsing := mdparse.Parse(f)
		group := filepath.Base(filepath.Dir(f.Name))
		draft, reading := d.Read(page, dialect.Source{Document: "api", Group: group})
		out.files[f.Name] = f
		out.pages = append(out.pages, page)
		out.drafts = append(out.drafts, draft)
		out.diags = append(append(out.diags, parsing...), reading...)
	}
	api, linking := model.Link(out.drafts, model.Options{
		Documents:   []*model.Document{{Name: "api", Title: "api", Version: "1"}},
		Conventions: d.Conventions, Inference: d.Infer,
	})
	out.api = api
	out.diags = append(out.diags, linking...).Sorted()
	return out
}
