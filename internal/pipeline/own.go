package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"golang.org/x/mod/modfile"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/emit"
)

// generated reports whether a file's first line says that docgen made it.
func generated(content []byte) bool {
	first, _, _ := bytes.Cut(content, []byte("\n"))
	return bytes.Contains(first, []byte(emit.Mark))
}

// leaveOwn takes out of the package what its folder has of its own: a README.md, and a go.mod of the same module, which the
// go command edits. Such files belong to the repository, and docgen only begins them.
func (r *Result) leaveOwn(c *config.Config, files []emit.File, lock *Lock) ([]emit.File, error) {
	var out []emit.File
	for _, f := range files {
		name := path.Join(filepath.ToSlash(c.Go.Dir), f.Name)
		own, err := isOwn(c, f.Name, name, lock)
		if err != nil {
			return nil, err
		}
		if own {
			r.kept = append(r.kept, name)
			continue
		}
		out = append(out, f)
	}
	return out, nil
}

func isOwn(c *config.Config, base, name string, lock *Lock) (bool, error) {
	if base != "README.md" && base != "go.mod" {
		return false, nil
	}
	content, err := os.ReadFile(c.Resolve(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("compare: %w", err)
	case base == "README.md":
		return !generated(content), nil
	}
	written := lock.Files[lockKey(c, name)] == sum(content)
	return !written && modfile.ModulePath(content) == c.Go.Module, nil
}
