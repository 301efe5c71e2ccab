package main

import (
	"errors"
	"fmt"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/spf13/cobra"
)

// settings are the flags that say what to read and what to make of it.
type settings struct {
	config  string
	dialect string
	openapi string
	goDir   string
	pkg     string
	model   string
	ledger  string

	version  string
	examples string
}

// inputs adds the flags that every command with docs has.
func (s *settings) inputs(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&s.config, "config", "c", "", "configuration `file` (default: docgen.yaml in this folder or above)")
	cmd.Flags().StringVarP(&s.dialect, "dialect", "d", "", "`name` of a built-in dialect, a dialect file, or auto, the default: the one whose marks the pages bear")
}

// outputs adds the flags that say what to write.
func (s *settings) outputs(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.openapi, "openapi", "", "write the OpenAPI document to `file` (.yaml or .json)")
	cmd.Flags().StringVar(&s.version, "openapi-version", "", "`version` of OpenAPI: 3.0, the default, or 3.1")
	cmd.Flags().StringVar(&s.examples, "examples", "", "`which` examples the document keeps: fitting, the default, leaves those that contradict their type to x-docgen-example; printed keeps all")
	cmd.Flags().StringVar(&s.goDir, "go", "", "write the Go package to `folder`")
	cmd.Flags().StringVar(&s.pkg, "package", "", "`name` of the Go package (default: the folder's)")
	cmd.Flags().StringVar(&s.model, "model", "", "write the intermediate model as JSON to `file`")
	cmd.Flags().StringVar(&s.ledger, "ledger", "", "write what became of each piece of each page as JSON to `file`")
}

// resolve makes the configuration of a run: that of the file, with what the flags and arguments say instead.
// Docs on the command line are one API of their own, whose outputs are those that flags name.
func (s *settings) resolve(docs []string) (*config.Config, error) {
	if err := s.check(docs); err != nil {
		return nil, err
	}
	c, err := s.load(docs)
	if err != nil {
		return nil, err
	}
	if len(docs) == 0 && len(c.APIs) == 0 {
		return nil, errors.New("the configuration lists no API: add one under apis, or name the docs to read")
	}
	if len(docs) > 0 {
		if err := c.Rebase("."); err != nil {
			return nil, err
		}
		c.SetDocs(docs, s.pkg)
	}
	if err := s.rebase(c); err != nil {
		return nil, err
	}
	s.apply(c)
	return c, nil
}

// check refuses flags that would mean nothing, or would leave behind what the configuration's own outputs are.
func (s *settings) check(docs []string) error {
	switch {
	case len(docs) == 0 && (s.openapi != "" || s.goDir != "" || s.pkg != ""):
		return fmt.Errorf("--openapi, --go and --package are for docs on the command line: %s says where its outputs go", config.Name)
	case s.pkg != "" && !token.IsIdentifier(s.pkg):
		return fmt.Errorf("--package %s: a package's name is a Go identifier", s.pkg)
	case s.openapi != "" && !slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(s.openapi))):
		return fmt.Errorf("--openapi %s: the file ends with .yaml or .json", s.openapi)
	case s.pkg != "" && s.goDir == "":
		return errors.New("--package names the Go package, and there is none: add --go")
	}
	if err := s.checkWords(); err != nil {
		return err
	}
	return s.apart(docs)
}

// checkWords refuses flags whose value is none of those that there are.
func (s *settings) checkWords() error {
	switch {
	case s.version != "" && !slices.Contains(config.Versions(), s.version):
		return fmt.Errorf("--openapi-version is 3.0 or 3.1, not %s", s.version)
	case s.examples != "" && s.examples != "fitting" && s.examples != "printed":
		return fmt.Errorf("--examples is fitting or printed, not %s", s.examples)
	}
	return nil
}

// apart refuses outputs that would overwrite each other or a page.
func (s *settings) apart(docs []string) error {
	taken := map[string]string{}
	for _, d := range docs {
		taken[filepath.Clean(d)] = "the docs"
	}
	for _, out := range []struct{ flag, name string }{{"--openapi", s.openapi}, {"--model", s.model}, {"--ledger", s.ledger}} {
		if out.name == "" {
			continue
		}
		name := filepath.Clean(out.name)
		if other := taken[name]; other != "" {
			return fmt.Errorf("%s %s is the file of %s", out.flag, out.name, other)
		}
		if ext := strings.ToLower(filepath.Ext(name)); ext == ".md" || ext == ".mdx" {
			return fmt.Errorf("%s %s would overwrite a page", out.flag, out.name)
		}
		taken[name] = out.flag
	}
	return nil
}

// load finds the configuration; docs on the command line need none.
func (s *settings) load(docs []string) (*config.Config, error) {
	if s.config != "" {
		return config.Load(s.config)
	}
	if len(docs) > 0 {
		return config.New(), nil
	}
	path, err := config.Find(".")
	if errors.Is(err, config.ErrNotFound) {
		return nil, fmt.Errorf("%w: name the docs to read, or write one", err)
	}
	if err != nil {
		return nil, err
	}
	return config.Load(path)
}

// rebase makes the paths in flags, which are relative to the working directory, relative to the configuration.
func (s *settings) rebase(c *config.Config) error {
	paths := []*string{&s.openapi, &s.goDir, &s.model, &s.ledger}
	if config.DialectFile(s.dialect) {
		paths = append(paths, &s.dialect)
	}
	for _, name := range paths {
		if *name == "" || filepath.IsAbs(*name) {
			continue
		}
		rel, err := c.Relative(*name)
		if err != nil {
			return err
		}
		*name = rel
	}
	return nil
}

// apply puts what flags say into the configuration. Files that flags name are nobody's but the caller's: they are
// overwritten freely, and the lock does not list them.
func (s *settings) apply(c *config.Config) {
	if s.dialect != "" {
		c.Dialect = s.dialect
	}
	if s.openapi != "" {
		c.APIs[0].OpenAPI = s.openapi
	}
	if s.goDir != "" {
		c.Go = &config.Go{Dir: s.goDir, Package: s.pkg}
		if s.pkg == "" {
			c.Go.Package = config.PackageOf(c.Resolve(s.goDir))
		}
		c.Lock = path.Join(filepath.ToSlash(s.goDir), "docgen.lock")
	}
	if s.version != "" {
		c.OpenAPI.Version = s.version
	}
	if s.examples != "" {
		c.OpenAPI.Examples = s.examples
	}
	if s.model != "" {
		c.Model = s.model
	}
	if s.ledger != "" {
		c.Ledger = s.ledger
	}
	for _, name := range []string{s.openapi, s.model, s.ledger} {
		if name != "" {
			c.Unlocked = append(c.Unlocked, path.Clean(filepath.ToSlash(name)))
		}
	}
}

// shown gives names of files, which are relative to the configuration, as the working directory sees them.
func shown(c *config.Config) func(string) string {
	here, err := os.Getwd()
	if err != nil {
		return nil
	}
	return func(name string) string {
		full, err := filepath.Abs(c.Resolve(name))
		if err != nil {
			return name
		}
		rel, err := filepath.Rel(here, full)
		if err != nil || filepath.IsAbs(filepath.FromSlash(name)) {
			return name
		}
		return filepath.ToSlash(rel)
	}
}
