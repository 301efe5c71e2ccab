package main

import (
	"context"
	"fmt"
	"time"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/pipeline"
	"github.com/spf13/cobra"
)

// check is the command that compares what is on disk with what would be generated.
type check struct {
	settings
	reporting
	*terminal
}

func newCheck(t *terminal) *cobra.Command {
	c := &check{terminal: t}
	cmd := &cobra.Command{
		Use:   "check [DOCS...]",
		Short: "Name every generated file that is not up to date",
		Long: `Generate in memory and compare with what is on disk. Nothing is written. Each
file that is changed, missing or orphaned is named, with the difference.
The exit code is 1 where there is one, or where the docs have errors.`,
		RunE: func(cmd *cobra.Command, docs []string) error { return c.run(cmd.Context(), docs) },
	}
	c.inputs(cmd)
	c.outputs(cmd)
	c.flags(cmd)
	return cmd
}

func (k *check) run(ctx context.Context, docs []string) error {
	start := time.Now()
	if err := k.valid(); err != nil {
		return err
	}
	c, err := k.resolve(docs)
	if err != nil {
		return err
	}
	bar := k.newProgress(k.err)
	result, err := pipeline.Run(ctx, c, pipeline.Options{Progress: bar.update})
	bar.clear()
	if err != nil {
		return err
	}
	differences, err := compare(c, result)
	if err != nil {
		return err
	}
	if k.format != string(diag.Text) { // which names them on the standard output
		result.Diagnostics = append(result.Diagnostics, pipeline.Stale(differences)...)
	}
	if err := k.diagnostics(k.err, c, result.Diagnostics); err != nil {
		return err
	}
	show := shown(c)
	for _, d := range differences {
		if _, err := fmt.Fprint(k.out, d.Report(show)); err != nil {
			return err
		}
	}
	k.summary(k.err, result, fmt.Sprintf("%s not up to date, checked", count(len(differences), "file")), time.Since(start))
	if len(differences) > 0 || result.Diagnostics.Count(diag.Error) > 0 {
		return errDocs
	}
	return nil
}

// compare lists the files that are not up to date; the lock file only where no other is, since it goes with them.
func compare(c *config.Config, result *pipeline.Result) ([]pipeline.Difference, error) {
	differences, err := pipeline.Compare(c, result)
	if err != nil || len(differences) > 0 {
		return differences, err
	}
	lock, err := pipeline.CompareLock(c, result)
	if err != nil || lock == nil {
		return nil, err
	}
	return []pipeline.Difference{*lock}, nil
}
