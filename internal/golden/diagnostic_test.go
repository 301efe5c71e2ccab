package golden_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
)

// reported finds the codes in a diagnostics.txt.
var reported = regexp.MustCompile(`(?m) \[([a-z-]+)\]$`)

// elsewhere lists the codes that no page gives on its way through all stages, with the tests that hold them: earlier stages
// leave nothing that could cause them, or their cause lies outside the docs.
var elsewhere = map[string]string{
	"dangling-reference":     "internal/emit/openapi/schema_test.go",
	"duplicate-operation":    "internal/emit/openapi/operation_test.go",
	"duplicate-operation-id": "internal/emit/openapi/operation_test.go",
	"duplicate-response":     "internal/emit/openapi/operation_test.go",
	"duplicate-schema":       "internal/emit/openapi/schema_test.go",
	"go-batch-property":      "internal/emit/gosdk/diagnostic_test.go",
	"go-enum-not-shared":     "internal/emit/gosdk/gosdk_test.go",
	"go-name-unused":         "cmd/docgen/testdata/names.txtar",
	"go-paging-path":         "internal/emit/gosdk/diagnostic_test.go",
	"go-pattern":             "internal/emit/gosdk/diagnostic_test.go",
	"invalid-path":           "internal/emit/openapi/operation_test.go",
	"operation-unplaced":     "internal/emit/openapi/operation_test.go",
	"output-edited":          "cmd/docgen/testdata/project.txtar",
	"output-foreign":         "internal/pipeline/write_test.go",
	"output-stale":           "cmd/docgen/testdata/diagnostics.txtar",
	"parameter-unplaced":     "internal/emit/openapi/operation_test.go",
}

// unreached is the last resort for a piece that no stage accounts for: no page is known that comes to it.
const unreached = "not-understood"

func TestEveryDiagnosticHasACase(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the cases are being rewritten")
	}
	seen := map[string]bool{}
	for _, c := range cases(t) {
		content, err := os.ReadFile(filepath.Join(c.dir, "diagnostics.txt"))
		require.NoError(t, err)
		if code, ok := c.code(); ok {
			require.Contains(t, string(content), " ["+code+"]\n", c.name)
		}
		for _, m := range reported.FindAllStringSubmatch(string(content), -1) {
			_, ok := diag.Lookup(m[1])
			require.True(t, ok, "%s: the catalogue lacks %s", c.name, m[1])
			seen[m[1]] = true
		}
	}
	var missing []string
	for _, e := range diag.Catalogue {
		if !seen[e.Code] && elsewhere[e.Code] == "" && e.Code != unreached {
			missing = append(missing, e.Code)
		}
	}
	require.False(t, seen[unreached], "a case reports %s: say what it is instead", unreached)
	require.Empty(t, missing, "no case reports these")
	for code, name := range elsewhere {
		require.False(t, seen[code], "%s has a case: it need not be listed", code)
		content, err := os.ReadFile(filepath.Join("../..", name))
		require.NoError(t, err)
		require.Contains(t, string(content), code, "%s does not test %s", name, code)
	}
}
