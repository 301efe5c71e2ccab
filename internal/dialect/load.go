package dialect

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/strictyaml"
)

//go:embed builtin/*.yaml
var builtin embed.FS

// Builtin lists the names of the built-in dialects.
func Builtin() []string {
	entries, err := builtin.ReadDir("builtin")
	if err != nil {
		return nil // the folder is embedded
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return names
}

// Load reads a dialect: a built-in one by its name, else the file of that name. Parents that a file extends are built
// in or lie beside it.
func Load(name string) (*Dialect, error) { return load(name, nil) }

// load reads a dialect that others, the nearest last, extend.
func load(name string, below []string) (*Dialect, error) {
	if slices.Contains(below, name) {
		return nil, fmt.Errorf("the dialects %s extend each other in a circle", strings.Join(append(below, name), ", "))
	}
	file, err := open(name)
	if err != nil {
		return nil, err
	}
	return parse(file, append(below, name))
}

// open reads the file of a dialect.
func open(name string) (*diag.File, error) {
	if slices.Contains(Builtin(), name) {
		content, err := builtin.ReadFile("builtin/" + name + ".yaml")
		if err != nil {
			return nil, fmt.Errorf("read dialect %s: %w", name, err)
		}
		return diag.NewFile(name+".yaml", content), nil
	}
	content, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, unknownDialect(name)
	}
	if err != nil {
		return nil, fmt.Errorf("read dialect: %w", err)
	}
	return diag.NewFile(filepath.ToSlash(name), content), nil
}

// unknownDialect is the error for a name that no dialect has.
func unknownDialect(name string) error {
	if near := diag.DidYouMean(name, Builtin()); near != "" {
		return fmt.Errorf("no dialect %q%s", name, near)
	}
	return fmt.Errorf("no dialect %q: it is neither a file nor one of %s", name, strings.Join(Builtin(), ", "))
}

// Parse reads a dialect file and merges in what it extends. Where the file's text is at fault, the error is a
// *strictyaml.Error with all that is wrong.
func Parse(file *diag.File) (*Dialect, error) { return parse(file, []string{file.Name}) }

func parse(file *diag.File, chain []string) (*Dialect, error) {
	d := &Dialect{}
	root, found := strictyaml.Decode(file, d)
	if len(found.Problems) == 0 {
		d.validate(found, root)
	}
	if err := found.Err(); err != nil {
		return nil, err
	}
	if d.Extends == "" {
		return d, nil
	}
	parent := d.Extends
	if !slices.Contains(Builtin(), parent) {
		parent = filepath.Join(filepath.Dir(file.Name), parent)
	}
	base, err := load(parent, chain)
	if err != nil {
		return nil, fmt.Errorf("%s: extends: %w", file.Name, err)
	}
	if base, err = base.only(d.Inherit); err != nil {
		return nil, fmt.Errorf("%s: inherit: %w", file.Name, err)
	}
	return d.over(base), nil
}
