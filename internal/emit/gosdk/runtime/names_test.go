package runtime

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// parseFiles parses the files that docgen copies.
func parseFiles(t *testing.T) []*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		require.NoError(t, err)
		files = append(files, file)
	}
	require.NotEmpty(t, files)
	return files
}

// topLevel returns the names that the files declare at package level.
func topLevel(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, file := range parseFiles(t) {
		for _, declaration := range file.Decls {
			switch declaration := declaration.(type) {
			case *ast.FuncDecl:
				if declaration.Recv == nil {
					names = append(names, declaration.Name.Name)
				}
			case *ast.GenDecl:
				names = append(names, specNames(declaration)...)
			}
		}
	}
	slices.Sort(names)
	return names
}

// specNames returns the names of types, constants and variables.
func specNames(declaration *ast.GenDecl) []string {
	var names []string
	for _, spec := range declaration.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			names = append(names, spec.Name.Name)
		case *ast.ValueSpec:
			for _, name := range spec.Names {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

// A new exported name is a new name in every SDK, and can collide with a generated one.
func TestExportedNames(t *testing.T) {
	t.Parallel()
	var exported []string
	for _, name := range topLevel(t) {
		if ast.IsExported(name) {
			exported = append(exported, name)
		}
	}
	require.Equal(t, strings.Fields(`
		APIError BatchError CallOption ClientOption DecodeError
		ErrBadRequest ErrConflict ErrEmptyResponse ErrForbidden ErrNotFound ErrPaging ErrRateLimited ErrRedirect
		ErrResponseTooLarge ErrServer ErrUnauthorized
		FileUpload Logger Middleware Null Opt Option RoundTripFunc Some StaticToken Token TokenSource TransportError
		ValidationError Violation
		WithBaseURL WithConcurrency WithHTTPClient WithHeader WithLogger WithMaxResponseBytes WithMiddleware
		WithResponse WithRetries WithTimeout WithToken WithTokenSource WithoutValidation`), exported)
}

func TestNoNameCollidesWithGeneratedOnes(t *testing.T) {
	t.Parallel()
	generated := regexp.MustCompile(`^(op|api|known|pattern)[A-Z]`)
	for _, name := range topLevel(t) {
		require.NotRegexp(t, generated, name)
	}
}

func TestOnlyTheStandardLibraryIsImported(t *testing.T) {
	t.Parallel()
	for _, file := range parseFiles(t) {
		for _, spec := range file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			require.NoError(t, err)
			require.NotContains(t, strings.SplitN(path, "/", 2)[0], ".", path)
		}
	}
}
