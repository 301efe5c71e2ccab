package pipeline

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
)

// maxPage is the size in bytes beyond which a file is taken for something else than a page.
const maxPage = 16 << 20

// ErrNoDocs says that no page was found where the docs should be.
var ErrNoDocs = errors.New("no pages found")

// page is one source file, before it is parsed.
type page struct {
	file     *diag.File
	document string
	group    string // the folder below the docs' root, "" at the root
	path     string // below the docs' root
}

// load reads the pages of every API, in the order of the configuration and within an API by their paths below its
// docs, whatever the order of the arguments and of the disk.
func load(c *config.Config) ([]page, error) {
	var pages []page
	for _, api := range c.APIs {
		found, err := loadAPI(c, api)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("%w in %s: docgen reads files that end in .md or .mdx", ErrNoDocs, strings.Join(api.Docs, ", "))
		}
		pages = append(pages, found...)
	}
	return pages, nil
}

func loadAPI(c *config.Config, api config.API) ([]page, error) {
	var pages []page
	for _, root := range api.Docs {
		names, err := list(c.Resolve(root))
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			p, err := read(c, root, name)
			if err != nil {
				return nil, err
			}
			if generated(p.file.Content) {
				continue // the README.md of a package beside the pages is none of them
			}
			p.document = api.Name
			pages = append(pages, p)
		}
	}
	return ordered(pages), nil
}

// ordered sorts pages by their paths below the docs. Of a page that was named twice, by itself and by a folder around
// it, the one that knows its folder stays.
func ordered(pages []page) []page {
	slices.SortFunc(pages, func(a, b page) int {
		return cmp.Or(cmp.Compare(a.file.Name, b.file.Name), cmp.Compare(len(b.path), len(a.path)))
	})
	pages = slices.CompactFunc(pages, func(a, b page) bool { return a.file.Name == b.file.Name })
	slices.SortStableFunc(pages, func(a, b page) int { return comparePaths(a.path, b.path) })
	return pages
}

// comparePaths orders folders before what follows them by name, so that a group's pages stay together.
func comparePaths(a, b string) int {
	return cmp.Or(cmp.Compare(path.Dir(a), path.Dir(b)), cmp.Compare(a, b))
}

// list gives the pages under a file or folder, relative to it; "." is the file itself. Hidden files and folders, and
// links to folders, are passed over.
func list(root string) ([]string, error) {
	stat, err := os.Stat(root)
	if err != nil {
		return nil, fmt.Errorf("read docs: %w", err)
	}
	if !stat.IsDir() {
		return []string{"."}, nil
	}
	// The trailing dot makes a root that is itself a link be followed.
	root = filepath.Join(root) + string(filepath.Separator) + "."
	var names []string
	err = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if hidden(entry.Name()) && name != root {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !isPage(name, entry) {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		names = append(names, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read docs: %w", err)
	}
	return names, nil
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

// isPage reports whether an entry is a Markdown file, or a link to one.
func isPage(name string, entry fs.DirEntry) bool {
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".md" && ext != ".mdx" && ext != ".markdown" {
		return false
	}
	if entry.Type().IsRegular() {
		return true
	}
	stat, err := os.Stat(name)
	return err == nil && stat.Mode().IsRegular()
}

// read reads one page. Its name is as the configuration or the user wrote the root, so that it is the same on every
// machine.
func read(c *config.Config, root, name string) (page, error) {
	on := c.Resolve(root)
	full := filepath.Join(on, filepath.FromSlash(name))
	shown := path.Join(filepath.ToSlash(root), name)
	stat, err := os.Stat(full)
	if err != nil {
		return page{}, fmt.Errorf("read docs: %w", err)
	}
	if stat.Size() > maxPage {
		return page{}, fmt.Errorf("read docs: %s has %d bytes: a page has at most %d", shown, stat.Size(), maxPage)
	}
	content, err := os.ReadFile(full)
	if err != nil {
		return page{}, fmt.Errorf("read docs: %w", err)
	}
	if name == "." {
		name = path.Base(shown)
	}
	p := page{file: diag.NewFile(shown, content), path: name}
	if dir := path.Dir(name); dir != "." {
		p.group = dir
	}
	return p, nil
}
