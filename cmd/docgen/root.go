package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitOK     = 0
	exitDocs   = 1 // the docs have errors, or generated files are not up to date
	exitFailed = 2 // usage, configuration, input and output
)

// errDocs ends a command whose diagnostics have been shown already.
var errDocs = errors.New("the docs have errors")

// terminal is what a command reads and writes.
type terminal struct {
	in  io.Reader
	out io.Writer // what was asked for
	err io.Writer // diagnostics, progress and the summary
}

// run executes a command line and gives the exit code.
func run(ctx context.Context, t *terminal, args []string) int {
	root := newRoot(t)
	root.SetArgs(args)
	root.SetIn(t.in)
	root.SetOut(t.out)
	root.SetErr(t.err)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errDocs):
		return exitDocs
	default:
		fmt.Fprintln(t.err, "docgen: "+strings.TrimSpace(err.Error()))
		return exitFailed
	}
}

func newRoot(t *terminal) *cobra.Command {
	root := &cobra.Command{
		Use:   "docgen",
		Short: "Turn Markdown API pages into an OpenAPI document and a Go SDK",
		Long: `docgen reads a vendor's Markdown API reference and writes an OpenAPI document and
a Go SDK. Each fact in them has its place in the docs; what docgen cannot place
is reported.`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(usageError)
	root.AddCommand(newGenerate(t), newCheck(t), newExplain(t), newDialect(t), newVersion(t))
	return root
}

// usageError says where help is to be had.
func usageError(cmd *cobra.Command, err error) error {
	return fmt.Errorf("%w\nRun '%s --help' for the flags", err, cmd.CommandPath())
}
