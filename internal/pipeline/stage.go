package pipeline

import (
	"encoding/json"
	"fmt"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// loadDialect loads the dialect that the configuration names, by its file or built in, or else chooses one by the
// evidence of the pages.
func loadDialect(c *config.Config, pages []page) (*dialect.Dialect, dialect.Choice, error) {
	choice := dialect.Choice{Name: c.Dialect}
	switch {
	case c.Dialect == "" || c.Dialect == dialect.Auto:
		files := make([]*diag.File, len(pages))
		for i, p := range pages {
			files[i] = p.file
		}
		var err error
		if choice, err = dialect.Choose(files); err != nil {
			return nil, choice, err
		}
	case config.DialectFile(c.Dialect):
		choice.Name = c.Resolve(c.Dialect)
	}
	d, err := dialect.Load(choice.Name)
	return d, choice, err
}

// readPage takes one page through the stages that know nothing of the others.
func readPage(d *dialect.Dialect, p page) (*model.Draft, diag.List) {
	parsed, diags := mdparse.Parse(p.file)
	draft, found := d.Read(parsed, dialect.Source{Document: p.document, Group: p.group})
	return draft, append(diags, found...)
}

// link joins the drafts by what the configuration and the dialect say.
func link(c *config.Config, d *dialect.Dialect, drafts []*model.Draft) (*model.API, diag.List, error) {
	corrections, err := corrections(c)
	if err != nil {
		return nil, nil, err
	}
	api, diags := model.Link(drafts, model.Options{
		Documents: documents(c), Corrections: corrections, Conventions: d.Conventions, Inference: d.Infer,
	})
	return api, diags, nil
}

// documents are the APIs of the configuration as the model has them.
func documents(c *config.Config) []*model.Document {
	var out []*model.Document
	for _, api := range c.APIs {
		d := &model.Document{Name: api.Name, Title: api.Title, Version: api.Version, Description: api.Description}
		for _, s := range api.Servers {
			d.Servers = append(d.Servers, model.Server{URL: s.URL, Description: s.Description})
		}
		out = append(out, d)
	}
	return out
}

// corrections are those of the configuration as the model has them.
func corrections(c *config.Config) ([]model.Correction, error) {
	var out []model.Correction
	for _, from := range c.Corrections {
		change, err := change(from.Set)
		if err != nil {
			return nil, fmt.Errorf("%s: default: %w", from.Source, err)
		}
		out = append(out, model.Correction{
			Operation: from.Operation, Schema: from.Schema, Property: from.Property, Reason: from.Reason, Source: from.Source, Set: change,
		})
	}
	return out, nil
}

func change(from config.Change) (model.Change, error) {
	to := model.Change{
		Name: from.Name, Method: from.Method, Path: from.Path, RequestName: from.RequestName, Summary: from.Summary,
		Description: from.Description, Deprecated: from.Deprecated, Type: from.Type, Format: from.Format, Required: from.Required,
		Enum: from.Enum,
		Limits: model.Limits{
			MinLength: from.MinLength, MaxLength: from.MaxLength, MinItems: from.MinItems, MaxItems: from.MaxItems,
			Minimum: from.Minimum, Maximum: from.Maximum, Pattern: from.Pattern, UniqueItems: from.UniqueItems,
		},
	}
	if from.Default == nil {
		return to, nil
	}
	value, err := json.Marshal(from.Default)
	to.Default = value
	return to, err
}
