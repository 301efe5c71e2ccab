package pipeline

import (
	"fmt"
	"os"
	"path"
	"path/filepath"

	"golang.org/x/mod/modfile"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/emit/gosdk"
	"github.com/seed-97755388/docgen/internal/model"
)

// emitGo makes the Go package and lists the names that it gives out.
func emitGo(c *config.Config, api *model.API, locked map[string]string) ([]emit.File, map[string]string, diag.List, error) {
	from, err := importPath(c)
	if err != nil {
		return nil, nil, nil, err
	}
	options := gosdk.Options{
		Package: c.Go.Package, Module: c.Go.Module, ImportPath: from, Names: c.Go.Names, Places: c.Go.Places,
		Locked: locked,
	}
	files, diags, err := gosdk.Emit(api, options)
	if err != nil {
		return nil, nil, nil, err
	}
	names, err := gosdk.Names(api, options)
	return files, names, diags, err
}

// importPath is how other packages import the Go package: by its own module, or by that of the folder it lies in. It is
// empty where there is neither.
func importPath(c *config.Config) (string, error) {
	if c.Go.Module != "" {
		return c.Go.Module, nil
	}
	full, err := filepath.Abs(c.Resolve(c.Go.Dir))
	if err != nil {
		return "", fmt.Errorf("find %s: %w", c.Go.Dir, err)
	}
	for dir := full; ; dir = filepath.Dir(dir) {
		content, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil {
			rel, err := filepath.Rel(dir, full)
			return path.Join(modfile.ModulePath(content), filepath.ToSlash(rel)), err
		}
		if dir == filepath.Dir(dir) {
			return "", nil
		}
	}
}
