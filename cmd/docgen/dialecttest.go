package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

// dialectTest is the command that runs the cases beside a dialect file.
type dialectTest struct {
	*terminal
	update bool
}

func newDialectTest(t *terminal) *cobra.Command {
	d := &dialectTest{terminal: t}
	cmd := &cobra.Command{
		Use:   "test FILE",
		Short: "Run the cases beside a dialect file",
		Long: `Run the cases that lie in the folder named like the dialect file without its
ending. Each folder in it is a case: input/ holds the pages, openapi.yaml and
diagnostics.txt what is expected of them. --update writes the two.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return d.run(cmd.Context(), args[0]) },
	}
	cmd.Flags().BoolVar(&d.update, "update", false, "write what is expected instead of comparing it")
	return cmd
}

func (d *dialectTest) run(ctx context.Context, file string) error {
	if _, err := dialect.Load(file); err != nil {
		return err // said once, and not of a case
	}
	file, err := filepath.Abs(file)
	if err != nil {
		return fmt.Errorf("find %s: %w", file, err)
	}
	folder := strings.TrimSuffix(file, filepath.Ext(file))
	inputs, err := filepath.Glob(filepath.Join(folder, "*", "input"))
	if err != nil {
		return fmt.Errorf("find cases: %w", err)
	}
	if len(inputs) == 0 {
		return fmt.Errorf("no cases in %s: a case is a folder there with its pages in input", folder)
	}
	failed := 0
	for _, input := range inputs {
		same, err := d.runCase(ctx, file, filepath.Dir(input))
		if err != nil {
			return err
		}
		if !same {
			failed++
		}
	}
	fmt.Fprintf(d.err, "docgen: %d passed, %d failed\n", len(inputs)-failed, failed)
	if failed > 0 {
		return errDocs
	}
	return nil
}

// runCase compares what the dialect makes of a case with what is expected, and shows the difference.
func (d *dialectTest) runCase(ctx context.Context, file, dir string) (bool, error) {
	c := config.New()
	c.Dialect = file
	c.SetDocs([]string{"input"}, filepath.Base(dir))
	c.Dir = dir
	c.APIs[0].OpenAPI = "openapi.yaml"
	result, err := pipeline.Run(ctx, c, pipeline.Options{})
	if err != nil {
		return false, fmt.Errorf("case %s: %w", filepath.Base(dir), err)
	}
	var report bytes.Buffer
	if err := (diag.Renderer{Format: diag.Text}).Render(&report, result.Diagnostics); err != nil {
		return false, err
	}
	same := true
	for _, f := range []emit.File{
		{Name: "openapi.yaml", Content: result.Trees[0].Files[0].Content},
		{Name: "diagnostics.txt", Content: report.Bytes()},
	} {
		equal, err := d.compare(filepath.Join(dir, f.Name), f.Content)
		if err != nil {
			return false, err
		}
		same = same && equal
	}
	return same, nil
}

// compare reports whether a file is as expected; with --update it makes it so.
func (d *dialectTest) compare(path string, content []byte) (bool, error) {
	if d.update {
		return true, os.WriteFile(path, content, 0o644)
	}
	want, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, fmt.Errorf("read case: %w", err)
	}
	if bytes.Equal(want, content) {
		return true, nil
	}
	name := filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path))
	state := pipeline.Changed
	if err != nil {
		state = pipeline.Missing // a new case, which --update writes
	}
	_, err = fmt.Fprint(d.out, pipeline.Difference{Name: name, State: state, Old: want, New: content}.Report(nil))
	return false, err
}
