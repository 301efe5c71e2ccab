package archtest_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/seed-97755388/docgen"

// edges lists which of docgen's own packages each package may import. A package that is missing here may import none,
// and cmd may import all.
var edges = map[string][]string{
	"internal/strictyaml":   {"internal/diag"},
	"internal/config":       {"internal/diag", "internal/strictyaml"},
	"internal/mdparse":      {"internal/diag"},
	"internal/model":        {"internal/diag"},
	"internal/dialect":      {"internal/mdparse", "internal/model", "internal/strictyaml", "internal/diag"},
	"internal/emit":         {"internal/model", "internal/diag"},
	"internal/emit/openapi": {"internal/emit", "internal/model", "internal/strictyaml", "internal/diag"},
	"internal/emit/gosdk": {
		"internal/emit", "internal/emit/goname", "internal/emit/gosdk/runtime", "internal/model", "internal/diag",
	},
	"internal/pipeline": {
		"internal/config", "internal/diag", "internal/dialect", "internal/emit", "internal/emit/gosdk", "internal/emit/openapi",
		"internal/mdparse", "internal/model",
	},
}

// owners lists the libraries that one package alone imports.
var owners = map[string]string{
	"github.com/yuin/goldmark":       "internal/mdparse",
	"github.com/getkin/kin-openapi":  "internal/emit/openapi",
	"github.com/dave/jennifer":       "internal/emit/gosdk",
	"github.com/owenrumney/go-sarif": "internal/diag",
	"github.com/spf13/cobra":         "cmd/docgen",
}

// standalone lists packages that import the standard library alone: the runtime is copied into other people's modules.
var standalone = []string{"internal/emit/gosdk/runtime", "internal/emit/goname"}

type listed struct {
	ImportPath string
	Imports    []string
}

// packages lists the module's own packages with what they import, tests left out.
func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"/internal/...", module+"/cmd/...").Output()
	require.NoError(t, err)
	var all []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		p.ImportPath = strings.TrimPrefix(p.ImportPath, module+"/")
		all = append(all, p)
	}
	require.NotEmpty(t, all)
	return all
}

func TestPackagesImportOnlyWhatTheirStageMay(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			own, ok := strings.CutPrefix(imported, module+"/")
			if !ok || strings.HasPrefix(p.ImportPath, "cmd/") {
				continue
			}
			require.Contains(t, edges[p.ImportPath], own, "%s imports %s", p.ImportPath, own)
		}
	}
}

func TestLibrariesHaveOneImporter(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			for library, owner := range owners {
				if imported == library || strings.HasPrefix(imported, library+"/") {
					used[library] = true
					require.Equal(t, owner, p.ImportPath, "%s imports %s", p.ImportPath, imported)
				}
			}
		}
	}
	for library := range owners {
		require.True(t, used[library], "%s is imported by nothing: the list is out of date", library)
	}
}

func TestStandalonePackagesImportTheStandardLibraryAlone(t *testing.T) {
	t.Parallel()
	var seen []string
	for _, p := range packages(t) {
		if !slices.Contains(standalone, p.ImportPath) {
			continue
		}
		seen = append(seen, p.ImportPath)
		for _, imported := range p.Imports {
			first, _, _ := strings.Cut(imported, "/")
			require.NotContains(t, first, ".", "%s imports %s", p.ImportPath, imported)
		}
	}
	require.ElementsMatch(t, standalone, seen)
}
