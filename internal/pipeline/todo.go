package pipeline

import (
	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/model"
)

type reader struct{}

func newReader(*config.Config) (*reader, diag.List, error) { return &reader{}, nil, nil }

func (r *reader) read(p page) (*model.Draft, diag.List) {
	return &model.Draft{File: p.file, Document: p.document, Group: p.group}, nil
}

func link(c *config.Config, _ *reader, _ []*model.Draft) (*model.API, diag.List) {
	api := &model.API{}
	for _, a := range c.APIs {
		api.Documents = append(api.Documents, &model.Document{Name: a.Name, Title: a.Title, Version: a.Version})
	}
	return api, nil
}

func emitGo(*config.Config, *model.API, map[string]string) ([]emit.File, diag.List, error) {
	return nil, nil, nil
}
