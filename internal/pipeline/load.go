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

// list gives the pages under a file or folder, relative to it; "." is the file itself. Hidden files and folders are passed
// over. A link to a folder is followed unless it leads into one that is being listed.
func list(root string, open ...string) ([]string, error) {
	stat, err := os.Stat(root)
	if err != nil {
		return nil, fmt.Errorf("read docs: %w", err)
	}
	if !stat.IsDir() {
		return []string{"."}, nil
	}
	home, err := realPath(root)
	if err != nil {
		return nil, fmt.Errorf("read docs: %w", err)
	}
	open = append(open, home)
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
		found, err := linked(name, entry, open)
		if err == nil && found == nil && isPage(name, entry) {
			found = []string{"."}
		}
		rel, _ := filepath.Rel(root, name) // name lies below root
		for _, below := range found {
			names = append(names, path.Join(filepath.ToSlash(rel), below))
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read docs: %w", err)
	}
	return names, nil
}

// linked gives the pages under a link to a folder, relative to it. A page behind a link that leads nowhere would be lost, so
// it is an error.
func linked(name string, entry fs.DirEntry, open []string) ([]string, error) {
	if entry.Type()&fs.ModeSymlink == 0 {
		return nil, nil
	}
	stat, err := os.Stat(name)
	if err != nil && isPageName(name) {
		return nil, err
	}
	if err != nil || !stat.IsDir() {
		return nil, nil
	}
	to, err := realPath(name)
	if err != nil {
		return nil, err
	}
	for _, dir := range open {
		if rel, err := filepath.Rel(dir, to); err == nil && filepath.IsLocal(rel) {
			return nil, nil
		}
	}
	return list(name, open...)
}

// realPath is the absolute path of a file behind all links.
func realPath(name string) (string, error) {
	full, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(full)
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

// isPage reports whether an entry is a Markdown file, or a link to one.
func isPage(name string, entry fs.DirEntry) bool {
	if !isPageName(name) {
		return false
	}
	if entry.Type().IsRegular() {
		return true
	}
	stat, err := os.Stat(name)
	return err == nil && stat.Mode().IsRegular()
}

func isPageName(name string) bool {
	return slices.Contains([]string{".md", ".mdx", ".markdown"}, strings.ToLower(filepath.Ext(name)))
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
