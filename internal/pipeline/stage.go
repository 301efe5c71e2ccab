package pipeline

import (
	"errors"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/model"
)

// The stages that are not built yet stand here as placeholders.

var errNotBuilt = errors.New("this stage is not built yet")

type reader struct{}

func newReader(*config.Config) (*reader, diag.List, error) { return &reader{}, nil, nil }

func (r *reader) read(p page) (*model.Draft, diag.List) {
	return &model.Draft{File: p.file, Document: p.document, Group: p.group}, nil
}

func link(c *config.Config, _ *reader, drafts []*model.Draft) (*model.API, diag.List) {
	return &model.API{}, nil
}

func emitOpenAPI(c *config.Config, api *model.API, target config.API) (emit.File, diag.List, error) {
	return emit.File{}, nil, errNotBuilt
}

func emitGo(c *config.Config, api *model.API, names map[string]string) ([]emit.File, diag.List, error) {
	return nil, nil, errNotBuilt
}
