package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
)

// WriteOptions say how a result is written.
type WriteOptions struct {
	Force bool // overwrite files that were edited by hand, or that docgen did not write
}

// Write puts a result on disk. Files that docgen did not leave as they are stay, and are reported, unless Force is set.
// Each tree changes at once: whoever kills the run finds the old tree or the new one. The returned number is that of
// the files written and removed.
func Write(c *config.Config, r *Result, o WriteOptions) (int, diag.List, error) {
	differences, err := Compare(c, r)
	if err != nil {
		return 0, nil, err
	}
	var todo []Difference
	var diags diag.List
	for _, d := range differences {
		if d.safe() || o.Force {
			todo = append(todo, d)
			continue
		}
		diags = append(diags, d.diagnostic())
	}
	lock, err := nextState(c, r, differences, o)
	if err != nil {
		return 0, diags, err
	}
	return len(todo), diags, apply(c, r, todo, lock)
}

// Stale gives differences as diagnostics, for the formats that programs read.
func Stale(differences []Difference) diag.List {
	var diags diag.List
	for _, d := range differences {
		diags = append(diags, d.diagnostic())
	}
	return diags
}

// diagnostic says at the file's beginning what is wrong with it.
func (d Difference) diagnostic() diag.Diagnostic {
	code, message := "output-"+string(d.State), refusal(d)
	if d.safe() {
		code, message = "output-stale", "the file is "+string(d.State)+": docgen generate brings it up to date"
	}
	var diags diag.List
	diags.Add(code, diag.NewFile(d.Name, d.Old).Span(0, 0), "%s", message)
	return diags[0]
}

// refusal says why a file is left alone.
func refusal(d Difference) string {
	switch {
	case d.State == Foreign:
		return "the file was not written by docgen, so it is left alone; --force overwrites it"
	case d.New == nil:
		return "the file was changed by hand and nothing makes it any more, so it is left alone; --force removes it"
	default:
		return "the file was changed by hand since docgen wrote it, so it is left alone; --force overwrites it"
	}
}

// nextState is the lock as it is to stand after the run: files left alone keep what the old lock says of them.
func nextState(c *config.Config, r *Result, differences []Difference, o WriteOptions) (*Lock, error) {
	old, err := readRecord(c)
	if err != nil {
		return nil, err
	}
	lock := lockOf(c, r)
	if o.Force {
		return lock, nil
	}
	for _, d := range differences {
		key := old.key(d.Name)
		switch hash := old.lock.Files[key]; {
		case d.safe():
		case hash != "":
			lock.Files[key] = hash
		default:
			delete(lock.Files, key)
		}
	}
	return lock, nil
}

// CompareLock gives the difference of the lock file, where it is the only file that is not as docgen would write it; nil
// where it is. Without its lock a package is whole, and yet its names are not kept.
func CompareLock(c *config.Config, r *Result) (*Difference, error) {
	if c.Lock == "" {
		return nil, nil
	}
	lock, err := nextState(c, r, nil, WriteOptions{})
	if err != nil {
		return nil, err
	}
	content, err := marshal(lock)
	if err != nil {
		return nil, err
	}
	d := &Difference{Name: c.Lock, State: Changed, New: content}
	d.Old, err = os.ReadFile(c.Resolve(c.Lock))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.State = Missing
	case err != nil:
		return nil, fmt.Errorf("compare: %w", err)
	case bytes.Equal(d.Old, content):
		return nil, nil
	}
	return d, nil
}

// apply carries out the differences and puts the lock in force.
func apply(c *config.Config, r *Result, todo []Difference, lock *Lock) error {
	content, err := marshal(lock)
	if err != nil {
		return fmt.Errorf("write lock: %w", err)
	}
	path, next := c.Resolve(c.Lock), c.Resolve(nextLock(c.Lock))
	if c.Lock != "" {
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, content) && len(todo) == 0 {
			return removeIfThere(next)
		}
		if err := writeFile(next, content); err != nil {
			return fmt.Errorf("write lock: %w", err)
		}
	}
	for _, changes := range byTree(c, r, todo) {
		if err := changes.apply(); err != nil {
			return err
		}
	}
	if c.Lock == "" {
		return nil
	}
	if err := os.Rename(next, path); err != nil {
		return fmt.Errorf("write lock: %w", err)
	}
	return nil
}

// byTree sorts differences by the tree that they lie in; those outside all trees come one by one, at the end.
func byTree(c *config.Config, r *Result, todo []Difference) []*treeChange {
	var trees []*treeChange
	for _, t := range r.Trees {
		if t.Dir != "" {
			trees = append(trees, &treeChange{dir: c.Resolve(t.Dir), root: c.Dir})
		}
	}
	single := &treeChange{dir: c.Dir, root: c.Dir}
	for _, d := range todo {
		full := c.Resolve(d.Name)
		home := single
		for _, t := range trees {
			if rel, err := filepath.Rel(t.dir, full); err == nil && filepath.IsLocal(rel) {
				home = t
				break
			}
		}
		home.changes = append(home.changes, fileChange{path: full, content: d.New})
	}
	return append(trees, single)
}
