package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"github.com/seed-97755388/docgen/internal/diag"
	"go.yaml.in/yaml/v4"
)

// ErrNotFound says that no folder upward from the working directory holds a docgen.yaml.
var ErrNotFound = errors.New("no " + Name + " in this folder or above it")

// Find looks for docgen.yaml in dir and the folders above it.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", Name, err)
	}
	for {
		path := filepath.Join(dir, Name)
		if _, err := os.Stat(path); err == nil {
			return path, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("find %s: %w", Name, err)
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", ErrNotFound
		}
		dir = up
	}
}

// Load reads a configuration file.
func Load(path string) (*Config, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	c, err := Parse(diag.NewFile(filepath.Base(path), content))
	if err != nil {
		return nil, err
	}
	c.Dir = filepath.Dir(path)
	return c, nil
}

// Parse decodes a configuration. Its error is an *Error where the file's text is at fault, with all that is wrong.
func Parse(file *diag.File) (*Config, error) {
	var root yaml.Node
	if err := decode(file.Content, &root); err != nil {
		return nil, problems(file, err)
	}
	found := &Error{File: file}
	if len(root.Content) == 1 {
		checkKeys(found, root.Content[0], reflect.TypeFor[Config]())
	}
	c := &Config{File: file}
	if len(root.Content) == 1 {
		if err := root.Content[0].Load(c); err != nil {
			found.Problems = append(found.Problems, problems(file, err).Problems...)
		}
	}
	if len(found.Problems) == 0 {
		c.locate(file)
		c.validate(found, &root)
	}
	if len(found.Problems) > 0 {
		slices.SortStableFunc(found.Problems, comparePlaces)
		return nil, found
	}
	c.defaults()
	return c, nil
}

// New is the configuration that an empty file gives.
func New() *Config {
	c := &Config{}
	c.defaults()
	return c
}

// decode reads the one document of a file; a file without any leaves the node as it is.
func decode(content []byte, root *yaml.Node) error {
	loader, err := yaml.NewLoader(bytes.NewReader(content), yaml.WithSingleDocument())
	if err != nil {
		return err
	}
	if err := loader.Load(root); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// locate turns line and column of what can be reported later into spans.
func (c *Config) locate(file *diag.File) {
	for i := range c.Corrections {
		c.Corrections[i].Source = c.Corrections[i].place.span(file)
	}
	for i := range c.Paths {
		c.Paths[i].Source = c.Paths[i].place.span(file)
	}
}

// span is the rest of the line from the mark on.
func (m mark) span(file *diag.File) diag.Span {
	if m.line < 1 || m.line > file.LineCount() {
		return diag.Span{File: file.Name}
	}
	line := file.LineSpan(m.line)
	text := []rune(file.Text(line))
	start := line.Start.Offset + len(string(text[:min(m.column-1, len(text))]))
	return file.Span(start, line.End.Offset)
}
