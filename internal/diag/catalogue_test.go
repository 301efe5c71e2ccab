package diag_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
)

var update = flag.Bool("update", false, "rewrite docs/diagnostics.md")

const page = "../../docs/diagnostics.md"

func TestCatalogueExplainsEveryCodeOnce(t *testing.T) {
	t.Parallel()
	last := ""
	for _, e := range diag.Catalogue {
		require.Regexp(t, `^[a-z]+(-[a-z]+)+$`, e.Code)
		require.Less(t, last, e.Code, "codes are sorted and stand once")
		require.Contains(t, []diag.Severity{diag.Error, diag.Warning, diag.Info}, e.Severity, e.Code)
		require.Regexp(t, `^[A-Z].*\.$`, strings.ReplaceAll(e.Meaning, "\n", " "), "%s: the meaning is a sentence", e.Code)
		require.Regexp(t, `^[A-Z].*\.$`, strings.ReplaceAll(e.Remedy, "\n", " "), "%s: the remedy is a sentence", e.Code)
		require.NotEmpty(t, e.Example, "%s has no example", e.Code)
		last = e.Code
	}
}

// TestPageFollowsTheCatalogue keeps the page that readers of the repository see in step with what explain prints.
func TestPageFollowsTheCatalogue(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("# Diagnostics\n\nWhat docgen can report, in the order of the codes. `docgen explain CODE` prints the same.\n")
	b.WriteString("An error makes docgen exit with 1; what is not affected is written all the same.\n")
	for _, e := range diag.Catalogue {
		fmt.Fprintf(&b, "\n## %s\n\n*%s.* %s\n\n%s\n", e.Code, e.Severity, e.Meaning, e.Remedy)
		fmt.Fprintf(&b, "\n````markdown\n%s\n````\n", strings.TrimSpace(e.Example))
	}
	if *update {
		require.NoError(t, os.WriteFile(page, []byte(b.String()), 0o644))
	}
	got, err := os.ReadFile(page)
	require.NoError(t, err)
	require.Equal(t, b.String(), string(got), "run go test ./internal/diag -update")
}
