package archtest_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/dialect"
)

// shapes are the built-in dialects that are named after no vendor.
var shapes = []string{"base", "generic", "widdershins"}

// TestNoVendorsWordStandsInCode holds that what is known of a vendor is data: dialects may name vendors, Go code may not,
// but for tests.
func TestNoVendorsWordStandsInCode(t *testing.T) {
	t.Parallel()
	vendors := vendors()
	require.NotEmpty(t, vendors)
	for _, root := range []string{"../../internal", "../../cmd"} {
		require.NoError(t, filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() && entry.Name() == "testdata" {
				if err == nil {
					err = fs.SkipDir
				}
				return err
			}
			if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			content, err := os.ReadFile(name)
			for _, v := range vendors {
				require.False(t, strings.Contains(strings.ToLower(string(content)), v), "%s names %s", name, v)
			}
			return err
		}))
	}
}

// vendors are the vendors that built-in dialects are named after.
func vendors() []string {
	var out []string
	for _, name := range dialect.Builtin() {
		vendor := true
		for _, s := range shapes {
			vendor = vendor && name != s
		}
		if vendor {
			out = append(out, name)
		}
	}
	return out
}
