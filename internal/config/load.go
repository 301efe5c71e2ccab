package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/strictyaml"
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

// Error is all that is wrong with a configuration's text.
type Error = strictyaml.Error

// Parse decodes a configuration. Its error is an *Error where the file's text is at fault, with all that is wrong.
func Parse(file *diag.File) (*Config, error) {
	c := &Config{File: file}
	root, found := strictyaml.Decode(file, c)
	if len(found.Problems) == 0 {
		c.locate(file)
		c.validate(found, root)
	}
	if err := found.Err(); err != nil {
		return nil, err
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

// locate turns line and column of what can be reported later into spans.
func (c *Config) locate(file *diag.File) {
	for i := range c.Corrections {
		c.Corrections[i].locate(file)
	}
	for i := range c.Paths {
		c.Paths[i].Source = c.Paths[i].place.Span(file)
	}
	if c.Go != nil {
		c.Go.Places = map[string]diag.Span{}
		for key, mark := range c.Go.marks {
			c.Go.Places[key] = mark.Span(file)
		}
	}
}

func (c *Correction) locate(file *diag.File) {
	c.Source = c.place.Span(file)
	c.Places = map[string]diag.Span{}
	for key, mark := range c.marks {
		c.Places[key] = mark.Span(file)
	}
}
