package pipeline

import (
	"encoding/json"
	"strings"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/model"
)

// corrections are those of the configuration as the model has them.
func corrections(c *config.Config) []model.Correction {
	var out []model.Correction
	for _, from := range c.Corrections {
		var unset []string
		for _, key := range from.Unset {
			unset = append(unset, string(key))
		}
		out = append(out, model.Correction{
			Operation: from.Operation, Schema: from.Schema, Response: from.Response, Property: from.Property, Reason: from.Reason,
			Source: from.Source, Places: from.Places, Set: change(from.Set), Unset: unset,
		})
	}
	return out
}

func change(from config.Change) model.Change {
	to := model.Change{
		Name: from.Name, Method: (*string)(from.Method), Path: from.Path, RequestName: from.RequestName, Summary: from.Summary,
		Description: from.Description, Deprecated: from.Deprecated, Reading: from.Reading, In: (*model.Location)(from.In),
		Type: from.Type, Format: from.Format, Required: from.Required, Nullable: from.Nullable, Enum: from.Enum,
		Limits: model.Limits{
			MinLength: from.MinLength, MaxLength: from.MaxLength, MinItems: from.MinItems, MaxItems: from.MaxItems,
			Minimum: from.Minimum, ExclusiveMinimum: from.ExclusiveMinimum, Maximum: from.Maximum, ExclusiveMaximum: from.ExclusiveMaximum,
			Pattern: from.Pattern, UniqueItems: from.UniqueItems,
		},
	}
	to.Default, _ = from.Default.(json.RawMessage)
	to.Example, _ = from.Example.(json.RawMessage)
	if p := from.Paging; p != nil {
		to.Paging = &model.PagingChange{None: p.None, Page: way(p.Page), Limit: way(p.Limit), List: way(p.List), Total: way(p.Total)}
	}
	if b := from.Batch; b != nil {
		to.Batch = &model.BatchChange{None: b.None, Property: b.Property, Limit: b.Limit}
	}
	return to
}

// way is the way of names that a dotted path goes.
func way(path string) []string {
	if path == "" {
		return nil
	}
	return strings.Split(path, ".")
}
