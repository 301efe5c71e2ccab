package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// fileChange is a file to write, or to remove where it has no content.
type fileChange struct {
	path    string
	content []byte
}

// treeChange is what is to change in one folder.
type treeChange struct {
	dir     string
	root    string // the configuration's folder, which is never exchanged
	changes []fileChange
}

// staleAfter is the age at which a half-made tree is taken for one that a killed run left behind.
const staleAfter = time.Hour

// apply changes the folder at once where it can be exchanged as a whole, else file by file, each of them at once.
func (t *treeChange) apply() error {
	if len(t.changes) == 0 {
		return nil
	}
	if len(t.changes) == 1 || !t.exchangeable() {
		return t.applyEach()
	}
	t.sweep()
	if err := os.MkdirAll(filepath.Dir(t.dir), 0o755); err != nil {
		return fmt.Errorf("write %s: %w", t.dir, err)
	}
	staged, err := os.MkdirTemp(filepath.Dir(t.dir), t.prefix()+"*")
	if err != nil {
		return fmt.Errorf("write %s: %w", t.dir, err)
	}
	defer os.RemoveAll(staged) // after the exchange it holds the old tree
	if err := t.stage(staged); err != nil {
		return fmt.Errorf("write %s: %w", t.dir, err)
	}
	return t.swap(staged)
}

// prefix starts the names of the folder's half-made successors; the dot hides them from the go command.
func (t *treeChange) prefix() string { return ".docgen-" + filepath.Base(t.dir) + "-" }

// exchangeable reports whether the folder may be replaced by another: not where it is the project's own, a repository
// or a link.
func (t *treeChange) exchangeable() bool {
	rel, err := filepath.Rel(t.dir, t.root)
	if err != nil || filepath.IsLocal(rel) {
		return false
	}
	if _, err := os.Lstat(filepath.Join(t.dir, ".git")); err == nil {
		return false
	}
	stat, err := os.Lstat(t.dir)
	return errors.Is(err, fs.ErrNotExist) || err == nil && stat.IsDir()
}

// sweep removes what killed runs left beside the folder.
func (t *treeChange) sweep() {
	entries, err := os.ReadDir(filepath.Dir(t.dir))
	if err != nil {
		return
	}
	for _, e := range entries {
		stat, err := e.Info()
		if err == nil && e.IsDir() && strings.HasPrefix(e.Name(), t.prefix()) && time.Since(stat.ModTime()) > staleAfter {
			os.RemoveAll(filepath.Join(filepath.Dir(t.dir), e.Name()))
		}
	}
}

// stage builds the new tree: all that stays is linked into it, all that is new is written.
func (t *treeChange) stage(to string) error {
	if err := os.Chmod(to, 0o755); err != nil {
		return err
	}
	replaced := map[string]bool{}
	for _, c := range t.changes {
		replaced[c.path] = true
	}
	if err := t.carryOver(to, replaced); err != nil {
		return err
	}
	for _, c := range t.changes {
		rel, err := filepath.Rel(t.dir, c.path)
		if err != nil {
			return err
		}
		if c.content == nil {
			removeEmpty(filepath.Dir(filepath.Join(to, rel)), to)
			continue
		}
		if err := create(filepath.Join(to, rel), c.content); err != nil {
			return err
		}
	}
	return nil
}

// carryOver links the files that stay into the new tree.
func (t *treeChange) carryOver(to string, replaced map[string]bool) error {
	err := filepath.WalkDir(t.dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(t.dir, name)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		switch {
		case replaced[name]:
			return nil
		case entry.IsDir():
			return os.MkdirAll(target, 0o755)
		case entry.Type()&fs.ModeSymlink != 0:
			link, err := os.Readlink(name)
			if err != nil {
				return err
			}
			return os.Symlink(link, target)
		default:
			return os.Link(name, target)
		}
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// swap puts the staged tree where the old one is.
func (t *treeChange) swap(staged string) error {
	err := os.Rename(staged, t.dir)
	if err == nil {
		return nil // there was no old tree, or an empty one
	}
	if err := exchange(staged, t.dir); err != nil {
		return fmt.Errorf("write %s: %w", t.dir, err)
	}
	return nil
}

// applyEach writes all new files beside their places first, then renames them, so that what can fail fails before
// anything has changed.
func (t *treeChange) applyEach() error {
	staged := map[string]string{}
	defer func() {
		for _, name := range staged {
			os.Remove(name)
		}
	}()
	for _, c := range t.changes {
		if c.content == nil || isStream(c.path) {
			continue
		}
		name, err := stageFile(c.path, c.content)
		if err != nil {
			return fmt.Errorf("write %s: %w", c.path, err)
		}
		staged[c.path] = name
	}
	for _, c := range t.changes {
		if err := c.commit(staged[c.path], t.dir); err != nil {
			return fmt.Errorf("write %s: %w", c.path, err)
		}
		delete(staged, c.path)
	}
	return nil
}

func (c fileChange) commit(staged, dir string) error {
	switch {
	case staged != "":
		return os.Rename(staged, c.path)
	case c.content != nil:
		return writeStream(c.path, c.content)
	}
	if err := removeIfThere(c.path); err != nil {
		return err
	}
	removeEmpty(filepath.Dir(c.path), dir)
	return nil
}

// isStream reports whether a path is a device or a pipe, such as /dev/stdout: it is written into, and never replaced by a
// file.
func isStream(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

func writeStream(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}

// stageFile writes content to a temporary file in the folder of path.
func stageFile(path string, content []byte) (string, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".docgen-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err != nil {
		os.Remove(f.Name())
	}
	return f.Name(), err
}

// writeFile writes a file at once: a reader finds the old content or the new.
func writeFile(path string, content []byte) error {
	staged, err := stageFile(path, content)
	if err != nil {
		return err
	}
	return os.Rename(staged, path)
}

func create(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}

// removeEmpty removes folders that have become empty, up to but not including top.
func removeEmpty(dir, top string) {
	for dir != top && strings.HasPrefix(dir, top) {
		if os.Remove(dir) != nil {
			return
		}
		dir = filepath.Dir(dir)
	}
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
