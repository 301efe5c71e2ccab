package dialect

import (
	"embed"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
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
func Load(name string) (*Dialect, error) {
	if slices.Contains(Builtin(), name) {
		content, err := builtin.ReadFile("builtin/" + name + ".yaml")
		if err != nil {
			return nil, fmt.Errorf("read dialect %s: %w", name, err)
		}
		return Parse(name+".yaml", content)
	}
	content, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		return nil, fmt.Errorf("no dialect %q: it is neither a file nor one of %s", name, strings.Join(Builtin(), ", "))
	}
	if err != nil {
		return nil, fmt.Errorf("read dialect: %w", err)
	}
	return Parse(name, content)
}

// Parse reads a dialect file and merges in what it extends. An error names the file, line and column.
func Parse(file string, content []byte) (*Dialect, error) {
	d := &Dialect{}
	if err := yaml.Load(content, d, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if d.Extends == "" {
		return d, nil
	}
	parent := d.Extends
	if !slices.Contains(Builtin(), parent) {
		parent = path.Join(path.Dir(file), parent)
	}
	if parent == file {
		return nil, fmt.Errorf("%s: the dialect extends itself", file)
	}
	base, err := Load(parent)
	if err != nil {
		return nil, fmt.Errorf("%s: extends: %w", file, err)
	}
	if base, err = base.only(d.Inherit); err != nil {
		return nil, fmt.Errorf("%s: inherit: %w", file, err)
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
	out.Columns = slices.Concat(d.Columns, base.Columns)
	out.Items = slices.Concat(d.Items, base.Items)
	out.Facts = slices.Concat(d.Facts, base.Facts)
	out.Types = slices.Concat(base.Types, d.Types)
	out.Phrases = slices.Concat(d.Phrases, base.Phrases)
	out.Units = slices.Concat(d.Units, base.Units)
	out.Characters = slices.Concat(d.Characters, base.Characters)
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
