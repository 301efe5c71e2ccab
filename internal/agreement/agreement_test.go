package agreement_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

// output is what one run writes: documents and a package.
type output struct {
	documents [][]byte
	sdk       map[string][]byte
}

// differences are those of all documents together and the package.
func (o output) differences(t *testing.T) []string {
	t.Helper()
	document := facts{}
	for _, content := range o.documents {
		for place, words := range readDocument(t, content) {
			document[place] = words
		}
	}
	require.NotEmpty(t, document)
	return differences(document, readPackage(t, o.sdk))
}

// generate runs docgen on a configuration and keeps what it writes.
func generate(t *testing.T, c *config.Config) output {
	t.Helper()
	result, err := pipeline.Run(t.Context(), c, pipeline.Options{})
	require.NoError(t, err)
	out := output{sdk: map[string][]byte{}}
	for _, tree := range result.Trees {
		for _, f := range tree.Files {
			if tree.Dir == c.Go.Dir {
				out.sdk[f.Name] = f.Content
			} else if isDocument(f) {
				out.documents = append(out.documents, f.Content)
			}
		}
	}
	return out
}

func isDocument(f emit.File) bool {
	return filepath.Ext(f.Name) == ".yaml" && bytes.Contains(f.Content, []byte("openapi:"))
}

func TestSpecsGiveADocumentAndAPackageThatAgree(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"3.0", "3.1"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			c, err := config.Load(filepath.Join("../..", config.Name))
			require.NoError(t, err)
			c.OpenAPI.Version = version
			require.Empty(t, generate(t, c).differences(t))
		})
	}
}

// TestPagesGiveADocumentAndAPackageThatAgree reads pages of several vendors, which are no part of the project.
func TestPagesGiveADocumentAndAPackageThatAgree(t *testing.T) {
	t.Parallel()
	for dialect, docs := range map[string]string{
		"authing": "authing/docs", "meilisearch": "meilisearch/docs", "nacos": "nacos/docs/v2/zh-cn", "generic": "nacos/docs/v1",
	} {
		t.Run(dialect, func(t *testing.T) {
			t.Parallel()
			folder, err := filepath.Abs(filepath.Join("../../../shared/corpus", docs))
			require.NoError(t, err)
			if _, err := os.Stat(folder); err != nil {
				t.Skip("the pages are not there:", err)
			}
			c := config.New()
			c.SetDocs([]string{folder}, "vendor")
			c.Dir, c.Dialect, c.APIs[0].OpenAPI = t.TempDir(), dialect, "openapi.yaml"
			c.Go = &config.Go{Dir: "vendor", Package: "vendor"}
			require.Empty(t, generate(t, c).differences(t))
		})
	}
}

// TestGoldenCasesAgree reads what the golden cases keep.
func TestGoldenCasesAgree(t *testing.T) {
	t.Parallel()
	documents, err := filepath.Glob("../../golden/*/*/openapi.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, documents)
	for _, name := range documents {
		folder := filepath.Dir(name)
		t.Run(strings.TrimPrefix(folder, "../../golden/"), func(t *testing.T) {
			t.Parallel()
			out := output{sdk: map[string][]byte{}}
			sources, err := filepath.Glob(filepath.Join(folder, "sdk", "*.go"))
			require.NoError(t, err)
			for _, source := range sources {
				out.sdk[filepath.Base(source)] = read(t, source)
			}
			out.documents = [][]byte{read(t, name)}
			require.Empty(t, out.differences(t))
		})
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	require.NoError(t, err)
	return content
}
