package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-97755388/docgen/internal/dialect"
)

func newDialect(t *terminal) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "dialect",
		Short: "Tools for the author of a dialect",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newDialectList(t), newDialectNew(t), newDialectTry(t), newDialectTest(t))
	return cmd
}

func newDialectList(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the built-in dialects",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return listDialects(t) },
	}
}

func listDialects(t *terminal) error {
	var b strings.Builder
	for _, name := range dialect.Builtin() {
		d, err := dialect.Load(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%-14s%s\n", name, d.Description)
	}
	_, err := fmt.Fprint(t.out, b.String())
	return err
}
