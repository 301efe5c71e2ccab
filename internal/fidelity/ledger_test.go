package fidelity_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// accountForPieces checks that the ledger has every piece of every page, and what became of it.
func (d docs) accountForPieces(t *testing.T) {
	for i, page := range d.pages {
		ledger := d.drafts[i].Ledger
		require.Len(t, ledger, len(page.Units()), page.File.Name)
		for _, e := range ledger {
			require.NotEqual(t, model.Open, e.Outcome, "%s: nothing accounts for this %s", e.Span, e.Kind)
			require.NotEmpty(t, e.By, "%s: nothing says what became of this %s", e.Span, e.Kind)
			if e.Outcome == model.Reported {
				require.True(t, reported(d.diags, e), "%s: no %s is reported for this %s", e.Span, e.By, e.Kind)
			}
		}
	}
}

// reported reports whether a diagnostic of the code that the ledger names speaks of the piece, of what holds it, or of
// its column's header.
func reported(diags diag.List, e model.Entry) bool {
	for _, d := range diags {
		if d.Code != e.By || d.Span.File != e.Span.File {
			continue
		}
		if d.Span.Contains(e.Span) || e.Span.Contains(d.Span) || d.Code == "unknown-column" {
			return true
		}
	}
	return false
}

// accountForRows counts the rows of tables line by line, without the parser, and compares them with the ledger.
func (d docs) accountForRows(t *testing.T) {
	for i, page := range d.pages {
		rows := ledgerRows(page.File, d.drafts[i].Ledger)
		for _, r := range mdparse.Rows(page.File) {
			line := r.Span.Start.Line
			if r.Kind != mdparse.DelimiterRow {
				require.True(t, rows[line] || noted(d.diags, page.File.Name, line), "%s: this row is neither in the ledger nor reported", r.Span)
			}
			delete(rows, line)
		}
		for line := range rows {
			require.True(t, noted(d.diags, page.File.Name, line), "%s:%d: the ledger has a row that the source, counted by itself, has not", page.File.Name, line)
		}
	}
}

// ledgerRows are the lines of the pipe tables' rows in a ledger.
func ledgerRows(file *diag.File, ledger model.Ledger) map[int]bool {
	out := map[int]bool{}
	for _, e := range ledger {
		row := e.Kind == string(mdparse.UnitRow) || e.Kind == string(mdparse.UnitHeader)
		if row && !strings.HasPrefix(file.Text(e.Span), "<") {
			out[e.Span.Start.Line] = true
		}
	}
	return out
}

// noted reports whether a diagnostic names a line.
func noted(diags diag.List, file string, line int) bool {
	for _, d := range diags {
		if d.Span.File == file && d.Span.Start.Line <= line && line <= d.Span.End.Line {
			return true
		}
	}
	return false
}
