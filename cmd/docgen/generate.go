package main

import (
	"context"
	"fmt"
	"time"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/pipeline"
	"github.com/spf13/cobra"
)

// generate is the command that writes everything.
type generate struct {
	settings
	reporting
	*terminal
	force bool
}

func newGenerate(t *terminal) *cobra.Command {
	g := &generate{terminal: t}
	cmd := &cobra.Command{
		Use:   "generate [DOCS...]",
		Short: "Write the OpenAPI documents and the Go package",
		Long: `Write what docgen.yaml asks for. With DOCS, which are files or folders, they are
read as one API, and the flags say what is written; a configuration is then read
only where --config names one.`,
		Example: `  docgen generate
  docgen generate --dialect mine.yaml --openapi openapi.yaml --go sdk --package vendorapi docs`,
		RunE: func(cmd *cobra.Command, docs []string) error { return g.run(cmd.Context(), docs) },
	}
	g.inputs(cmd)
	g.outputs(cmd)
	g.flags(cmd)
	cmd.Flags().BoolVar(&g.force, "force", false, "overwrite files that were edited by hand, or that docgen did not write")
	return cmd
}

func (g *generate) run(ctx context.Context, docs []string) error {
	start := time.Now()
	if err := g.valid(); err != nil {
		return err
	}
	c, err := g.resolve(docs)
	if err != nil {
		return err
	}
	bar := g.newProgress(g.err)
	result, err := pipeline.Run(ctx, c, pipeline.Options{Progress: bar.update})
	bar.clear()
	if err != nil {
		return err
	}
	written, diags, err := pipeline.Write(c, result, pipeline.WriteOptions{Force: g.force})
	result.Diagnostics = append(result.Diagnostics, diags...)
	if shown := g.diagnostics(g.err, c, result.Diagnostics); shown != nil && err == nil {
		err = shown
	}
	if err != nil {
		return err
	}
	g.summary(g.err, result, fmt.Sprintf("%s changed", count(written, "file")), time.Since(start))
	if result.Diagnostics.Count(diag.Error) > 0 {
		return errDocs
	}
	return nil
}
