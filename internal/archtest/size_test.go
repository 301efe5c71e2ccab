package archtest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What STYLE allows. The median is over all functions of the hand-written code, tests left out.
const (
	maxFile     = 600
	maxFunction = 80
	maxMedian   = 14
)

func TestFilesAndFunctionsKeepToTheHouseSizes(t *testing.T) {
	t.Parallel()
	files := token.NewFileSet()
	var lengths []int
	for _, root := range []string{"../../internal", "../../cmd"} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() && entry.Name() == "testdata" {
				return fs.SkipDir
			}
			if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			lines := files.File(file.Pos()).LineCount()
			require.LessOrEqual(t, lines, maxFile, "%s has %d lines", name, lines)
			for _, d := range file.Decls {
				if f, ok := d.(*ast.FuncDecl); ok {
					length := files.Position(f.End()).Line - files.Position(f.Pos()).Line + 1
					require.LessOrEqual(t, length, maxFunction, "%s: %s has %d lines", name, f.Name.Name, length)
					lengths = append(lengths, length)
				}
			}
			return nil
		})
		require.NoError(t, err)
	}
	slices.Sort(lengths)
	median := lengths[len(lengths)/2]
	require.LessOrEqual(t, median, maxMedian, "the median function has %d lines", median)
}
