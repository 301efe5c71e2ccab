package dialect

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
)

// Auto names the choice by evidence: the built-in dialect whose marks the pages bear, else Fallback.
const Auto = "auto"

// Fallback is the dialect for pages that bear no dialect's marks.
const Fallback = "generic"

// Choice is the dialect that the evidence is for, and why.
type Choice struct {
	Name   string
	Reason string
}

// marked is the part of a dialect that the choice needs.
type marked struct {
	Name   string   `yaml:"name"`
	Detect []Detect `yaml:"detect"`
}

// evidence is what the pages say for one dialect.
type evidence struct {
	dialect string
	pages   int // that bear a mark
	weight  int // of all marks
	rules   []string
}

// Choose picks the built-in dialect whose marks at least half of the pages bear. Of several, the marks' weight decides.
func Choose(pages []*diag.File) (Choice, error) {
	var best *evidence
	for _, name := range Builtin() {
		d, err := loadMarks(name)
		if err != nil {
			return Choice{}, err
		}
		e := d.evidence(pages)
		if 2*e.pages >= len(pages) && e.pages > 0 && (best == nil || e.weight > best.weight) {
			best = e
		}
	}
	if best == nil {
		return Choice{Name: Fallback, Reason: fmt.Sprintf("no built-in dialect's marks are on half of the %d pages", len(pages))}, nil
	}
	return Choice{Name: best.dialect, Reason: best.reason(len(pages))}, nil
}

// loadMarks reads no more of a built-in dialect than its marks, so that choosing among all of them is quick.
func loadMarks(name string) (*marked, error) {
	content, err := builtin.ReadFile("builtin/" + name + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("read dialect %s: %w", name, err)
	}
	d := &marked{}
	if err := yaml.Load(content, d); err != nil {
		return nil, fmt.Errorf("read dialect %s: %w", name, err)
	}
	return d, nil
}

// evidence counts the pages that bear a dialect's marks. A dialect's own marks count, its parents' do not.
func (d *marked) evidence(pages []*diag.File) *evidence {
	e := &evidence{dialect: d.Name}
	for _, page := range pages {
		weight := 0
		for _, rule := range d.Detect {
			if !rule.Match.Finds(string(page.Content)) {
				continue
			}
			weight += rule.Weight
			if text := rule.Match.String(); !slices.Contains(e.rules, text) {
				e.rules = append(e.rules, text)
			}
		}
		if weight > 0 {
			e.pages++
			e.weight += weight
		}
	}
	return e
}

// reason names the mark that a reader can look for first.
func (e *evidence) reason(pages int) string {
	more := ""
	if n := len(e.rules) - 1; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return fmt.Sprintf("%d of %d pages bear its marks: %s%s", e.pages, pages, e.rules[0], more)
}
