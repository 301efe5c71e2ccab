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
	if near := strictyaml.Nearest(name, Builtin()); near != "" {
		return fmt.Errorf("no dialect %q; did you mean %s?", name, near)
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

// over lays a dialect over its parent: its rules come before the parent's, its single values replace them.
func (d *Dialect) over(base *Dialect) *Dialect {
	out := *d
	if out.Operations.By == "" {
		out.Operations = base.Operations
	}
	out.Sections = slices.Concat(d.Sections, base.Sections)
	out.Labels = slices.Concat(d.Labels, base.Labels)
	out.Intros = slices.Concat(d.Intros, base.Intros)
	out.Columns = slices.Concat(d.Columns, base.Columns)
	out.Items = slices.Concat(d.Items, base.Items)
	out.Facts = slices.Concat(d.Facts, base.Facts)
	out.Types = slices.Concat(base.Types, d.Types)
	out.Phrases = slices.Concat(d.Phrases, base.Phrases)
	out.Units = slices.Concat(d.Units, base.Units)
	out.Characters = slices.Concat(d.Characters, base.Characters)
	out.Includes = slices.Concat(d.Includes, base.Includes)
	out.References = slices.Concat(d.References, base.References)
	out.Samples = slices.Concat(d.Samples, base.Samples)
	out.Ignore = slices.Concat(d.Ignore, base.Ignore)
	out.Tokens = d.Tokens.over(base.Tokens)
	out.Enums = d.Enums.over(base.Enums)
	if out.Names.Match.IsZero() {
		out.Names = base.Names
	}
	if out.Union.IsZero() {
		out.Union = base.Union
	}
	if out.Infer.RequestName == "" {
		out.Infer.RequestName = base.Infer.RequestName
	}
	out.Infer.Integers = slices.Concat(d.Infer.Integers, base.Infer.Integers)
	out.Infer.Plain = slices.Concat(d.Infer.Plain, base.Infer.Plain)
	if out.Infer.Batch == nil {
		out.Infer.Batch = base.Infer.Batch
	}
	if out.Infer.Paging.Page == nil {
		out.Infer.Paging = base.Infer.Paging
	}
	return &out
}

func (t Tokens) over(base Tokens) Tokens {
	t.Yes, t.No, t.None = t.Yes.or(base.Yes), t.No.or(base.No), t.None.or(base.None)
	t.Location = slices.Concat(t.Location, base.Location)
	t.MarkYes, t.MarkNo = slices.Concat(t.MarkYes, base.MarkYes), slices.Concat(t.MarkNo, base.MarkNo)
	if t.Blank == "" {
		t.Blank = base.Blank
	}
	return t
}

// or are the words, or the parent's where there are none.
func (w Words) or(base Words) Words {
	if len(w) == 0 {
		return base
	}
	return w
}

func (e Enums) over(base Enums) Enums {
	e.Lists, e.Inline = slices.Concat(e.Lists, base.Lists), slices.Concat(e.Inline, base.Inline)
	e.Unless, e.Skip = slices.Concat(e.Unless, base.Unless), slices.Concat(e.Skip, base.Skip)
	if e.Linked.IsZero() {
		e.Linked = base.Linked
	}
	if e.Open.IsZero() {
		e.Open = base.Open
	}
	if e.Not.IsZero() {
		e.Not = base.Not
	}
	if e.Column.IsZero() {
		e.Column = base.Column
	}
	if e.Bullet.IsZero() {
		e.Bullet = base.Bullet
	}
	return e
}
