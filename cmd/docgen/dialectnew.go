package main

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

func newDialectNew(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "new DOCS...",
		Short: "Draft a dialect file from what stands on pages",
		Long: `Count the headings, columns, types and words that stand on the pages, and where
methods and paths stand, and write a dialect file to begin with to the standard
output. What the generic dialect does not know is commented out.`,
		Example: "  docgen dialect new docs > mine.yaml",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, docs []string) error {
			c := config.New()
			c.SetDocs(docs, "")
			survey, err := pipeline.Explore(c)
			if err != nil {
				return err
			}
			_, err = t.out.Write(survey.Draft(draftName(docs[0])))
			return err
		},
	}
}

// draftName names the dialect after the docs' folder.
func draftName(docs string) string {
	full, err := filepath.Abs(docs)
	if err != nil {
		full = docs
	}
	base := filepath.Base(full)
	return strings.ToLower(strings.TrimSuffix(base, filepath.Ext(base)))
}
