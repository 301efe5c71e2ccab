package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/emit"
)

// State says how a generated file on disk stands to what docgen makes.
type State string

// The states of a file that is not as docgen would write it.
const (
	Missing  State = "missing"  // not there
	Changed  State = "changed"  // as docgen left it, but the docs or docgen have changed since
	Orphaned State = "orphaned" // as docgen left it, but nothing makes it any more
	Edited   State = "edited"   // changed by hand since docgen wrote it
	Foreign  State = "foreign"  // in the way, and never written by docgen
)

// Difference is one file that is not as docgen would write it.
type Difference struct {
	Name  string // relative to the configuration's folder
	State State
	Old   []byte // on disk
	New   []byte // as made; nil for an orphan
}

// safe reports whether writing the file loses nothing that docgen did not write.
func (d Difference) safe() bool { return d.State != Edited && d.State != Foreign }

// outputs lists the files of all trees by their names relative to the configuration's folder.
func (r *Result) outputs() []emit.File {
	var files []emit.File
	for _, t := range r.Trees {
		for _, f := range t.Files {
			files = append(files, emit.File{Name: t.name(f), Content: f.Content})
		}
	}
	return files
}

func (t Tree) name(f emit.File) string { return path.Join(t.Dir, f.Name) }

// record is what the lock files of this and of a killed run say about the files on disk.
type record struct {
	config *config.Config
	lock   *Lock
	next   map[string]string
}

// key is a file's path as the lock file has it: relative to the lock's own folder.
func (r record) key(name string) string { return lockKey(r.config, name) }

func lockKey(c *config.Config, name string) string {
	full, base := c.Resolve(name), filepath.Dir(c.Resolve(c.Lock))
	if rel, err := filepath.Rel(base, full); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(full)
}

// wrote reports whether docgen wrote the content under the name.
func (r record) wrote(name string, content []byte) bool {
	hash, key := sum(content), r.key(name)
	return r.lock.Files[key] == hash || r.next[key] == hash
}

// known reports whether docgen ever wrote a file of the name.
func (r record) known(name string) bool {
	key := r.key(name)
	return r.lock.Files[key] != "" || r.next[key] != ""
}

// Compare lists the files on disk that differ from what a run made, in the order of their names. It writes nothing.
func Compare(c *config.Config, r *Result) ([]Difference, error) {
	rec, err := readRecord(c)
	if err != nil {
		return nil, err
	}
	var out []Difference
	made := map[string]bool{}
	for _, f := range r.outputs() {
		made[rec.key(f.Name)] = true
		d, err := rec.compare(f)
		if err != nil {
			return nil, err
		}
		if d != nil {
			out = append(out, *d)
		}
	}
	for _, name := range r.kept {
		made[rec.key(name)] = true
	}
	orphans, err := rec.orphans(made)
	out = append(out, orphans...)
	slices.SortFunc(out, func(a, b Difference) int { return bytes.Compare([]byte(a.Name), []byte(b.Name)) })
	return out, err
}

func readRecord(c *config.Config) (record, error) {
	lock, err := readLock(c)
	if err != nil {
		return record{}, err
	}
	next, err := readNextLock(c)
	return record{config: c, lock: lock, next: next}, err
}

// compare gives the difference of one file, nil where there is none.
func (r record) compare(f emit.File) (*Difference, error) {
	full := r.config.Resolve(f.Name)
	if isStream(full) {
		return &Difference{Name: f.Name, State: Changed, New: f.Content}, nil
	}
	old, err := os.ReadFile(full)
	d := &Difference{Name: f.Name, State: Changed, Old: old, New: f.Content}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.State = Missing
	case err != nil:
		return nil, fmt.Errorf("compare: %w", err)
	case bytes.Equal(old, f.Content):
		return nil, nil
	case r.config.Lock == "" || slices.Contains(r.config.Unlocked, f.Name) || r.wrote(f.Name, old):
	case r.known(f.Name):
		d.State = Edited
	default:
		d.State = Foreign
	}
	return d, nil
}

// orphans lists the files on disk that docgen wrote and that nothing makes any more.
func (r record) orphans(made map[string]bool) ([]Difference, error) {
	base := filepath.Dir(r.config.Resolve(r.config.Lock))
	written := map[string]string{}
	maps.Copy(written, r.lock.Files)
	maps.Copy(written, r.next)
	var out []Difference
	for key := range written {
		if made[key] {
			continue
		}
		full := filepath.Join(base, filepath.FromSlash(key))
		old, err := os.ReadFile(full)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("compare: %w", err)
		}
		name := r.shown(full)
		d := Difference{Name: name, State: Orphaned, Old: old}
		if !r.wrote(name, old) {
			d.State = Edited
		}
		out = append(out, d)
	}
	return out, nil
}

// shown is a path relative to the configuration's folder, where it can be.
func (r record) shown(full string) string {
	if rel, err := filepath.Rel(r.config.Dir, full); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(full)
}
