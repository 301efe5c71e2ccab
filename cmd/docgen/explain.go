package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

// explain is the command that says where a fact comes from, and what a diagnostic means.
type explain struct {
	settings
	*terminal
}

func newExplain(t *terminal) *cobra.Command {
	e := &explain{terminal: t}
	cmd := &cobra.Command{
		Use:   "explain CODE | OPERATION[.PROPERTY[.FACT]] [DOCS...]",
		Short: "Say where a fact comes from, or what a diagnostic means",
		Long: `Explain a diagnostic by its code, or show the facts of an operation or structure:
each value, the rule that gave it, and the place in the docs with its line.
The properties of a response stand under OPERATION.response, the values of an
enumeration under PROPERTY.enum.`,
		Example: `  docgen explain dangling-reference
  docgen explain resignUserBatch
  docgen explain resignUserBatch.userIds.maxItems
  docgen explain resignUserBatch.userIdType.enum.email`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return e.run(cmd.Context(), args[0], args[1:]) },
	}
	e.inputs(cmd)
	return cmd
}

func (e *explain) run(ctx context.Context, name string, docs []string) error {
	if entry, ok := diag.Lookup(name); ok {
		return explainCode(e.out, entry)
	}
	c, err := e.resolve(docs)
	if err != nil && looksLikeCode(name) {
		return unknown("diagnostic code", name, codes()) // which needs no docs
	}
	if err != nil {
		return err
	}
	result, err := pipeline.Read(ctx, c, pipeline.Options{})
	if err != nil {
		return err
	}
	facts, err := find(result.API, name)
	if err != nil {
		return err
	}
	sources := result.Files
	if c.File != nil {
		sources = append(sources, c.File)
	}
	return newExcerpts(sources, shown(c)).facts(e.out, facts)
}

// looksLikeCode tells what may be a diagnostic code, which has hyphens and no capitals. An operation's id can look so, too.
func looksLikeCode(name string) bool {
	return strings.Contains(name, "-") && strings.ToLower(name) == name
}

func codes() []string {
	var out []string
	for _, e := range diag.Catalogue {
		out = append(out, e.Code)
	}
	return out
}

// unknown is the error for a name that there is not, with the nearest one that there is.
func unknown(kind, name string, known []string) error {
	return fmt.Errorf("unknown %s %s%s", kind, name, diag.DidYouMean(name, known))
}

func explainCode(w io.Writer, e diag.Entry) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n\nWhat to do: %s\n", e.Code, e.Severity, e.Meaning, e.Remedy)
	if e.Example != "" {
		fmt.Fprintf(&b, "\nFor example:\n\n    %s\n", strings.ReplaceAll(strings.TrimSpace(e.Example), "\n", "\n    "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// find gives the facts under a name: the one that it names, else all below it.
func find(api *model.API, name string) ([]model.NamedFact, error) {
	owner := ownerOf(api, name)
	all := api.FactsOf(owner)
	switch {
	case len(all) == 0 && looksLikeCode(name):
		return nil, unknown("diagnostic code, operation or structure", name, append(codes(), owners(api)...))
	case len(all) == 0:
		return nil, unknown("operation or structure", owner, owners(api))
	}
	var found []model.NamedFact
	for _, f := range all {
		if f.Name == name {
			return []model.NamedFact{f}, nil
		}
		if name == owner || strings.HasPrefix(f.Name, name+".") {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		return nil, unknown("fact", name, parts(all))
	}
	return found, nil
}

// ownerOf is the operation or structure that a name begins with. Its own name can have dots in it.
func ownerOf(api *model.API, name string) string {
	owner := ""
	for _, known := range owners(api) {
		if (name == known || strings.HasPrefix(name, known+".")) && len(known) > len(owner) {
			owner = known
		}
	}
	if owner == "" {
		owner, _, _ = strings.Cut(name, ".")
	}
	return owner
}

// owners lists what facts can be asked of.
func owners(api *model.API) []string {
	var out []string
	for _, o := range api.Operations {
		out = append(out, o.ID.Value)
	}
	for _, s := range api.Schemas {
		out = append(out, s.Name)
	}
	return out
}

// parts lists the names of facts, and of the properties that have them.
func parts(facts []model.NamedFact) []string {
	var out []string
	for _, f := range facts {
		out = append(out, f.Name)
		if dot := strings.LastIndex(f.Name, "."); dot > 0 {
			out = append(out, f.Name[:dot])
		}
	}
	return out
}
