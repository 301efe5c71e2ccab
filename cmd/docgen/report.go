package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
	"github.com/seed-97755388/docgen/internal/pipeline"
	"github.com/spf13/cobra"
)

// severities are those that there are, from the least to the greatest.
var severities = []diag.Severity{diag.Info, diag.Warning, diag.Error}

// reporting are the flags that say how a run is reported.
type reporting struct {
	format   string
	progress string
	severity string // the least that is shown
	quiet    bool
}

func (r *reporting) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.format, "format", string(diag.Text), "`format` of the diagnostics: text, json, sarif or github")
	cmd.Flags().StringVar(&r.progress, "progress", "auto", "`when` to show progress: auto, always or never")
	cmd.Flags().StringVar(&r.severity, "severity", string(diag.Info), "least `severity` to show: info, warning or error")
	cmd.Flags().BoolVarP(&r.quiet, "quiet", "q", false, "show errors only, and no summary")
}

// valid reports a flag whose value is none of those that there are.
func (r *reporting) valid() error {
	known := false
	for _, f := range diag.Formats() {
		known = known || string(f) == r.format
	}
	if !known {
		return fmt.Errorf("unknown format %q: there are text, json, sarif and github", r.format)
	}
	if !slices.Contains(severities, diag.Severity(r.severity)) {
		return fmt.Errorf("unknown severity %q: there are info, warning and error", r.severity)
	}
	switch r.progress {
	case "auto", "always", "never":
		return nil
	}
	return fmt.Errorf("unknown value %q of --progress: there are auto, always and never", r.progress)
}

// diagnostics shows the list on w.
func (r *reporting) diagnostics(w io.Writer, c *config.Config, l diag.List) error {
	least := slices.Index(severities, diag.Severity(r.severity))
	if r.quiet {
		least = len(severities) - 1
	}
	l = slices.DeleteFunc(slices.Clone(l), func(d diag.Diagnostic) bool { return slices.Index(severities, d.Severity) < least })
	renderer := diag.Renderer{Format: diag.Format(r.format), Show: shown(c), Version: version()}
	return renderer.Render(w, l)
}

// summary is the one line on what a run has found and done.
func (r *reporting) summary(w io.Writer, result *pipeline.Result, done string, took time.Duration) {
	if r.quiet || r.format != string(diag.Text) {
		return
	}
	parts := []string{
		count(len(result.Files), "page"),
		count(len(result.API.Operations), "operation"),
		count(len(result.API.Schemas), "schema"),
	}
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Info} {
		if n := result.Diagnostics.Count(s); n > 0 {
			parts = append(parts, count(n, string(s)))
		}
	}
	if why := result.Dialect.Reason; why != "" {
		fmt.Fprintf(w, "docgen: dialect %s, chosen because %s\n", result.Dialect.Name, why)
	}
	fmt.Fprintf(w, "docgen: %s; %s; %s in %s\n", strings.Join(parts, ", "), ledgerCounts(result.Ledger), done, took.Round(time.Millisecond))
}

// ledgerCounts says what became of the pieces of the pages.
func ledgerCounts(l model.Ledger) string {
	n := map[model.Outcome]int{}
	for _, e := range l {
		n[e.Outcome]++
	}
	text := fmt.Sprintf("%s: %d used, %d ignored, %d reported", count(len(l), "piece"), n[model.Used], n[model.Ignored], n[model.Reported])
	if n[model.Open] > 0 {
		text += fmt.Sprintf(", %d unaccounted for", n[model.Open])
	}
	return text
}

// count is a number with its noun.
func count(n int, noun string) string {
	switch {
	case n == 1 || noun == string(diag.Info):
		return fmt.Sprintf("%d %s", n, noun)
	default:
		return fmt.Sprintf("%d %ss", n, noun)
	}
}
