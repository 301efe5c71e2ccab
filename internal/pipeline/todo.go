package pipeline

import (
	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/model"
)

func emitGo(*config.Config, *model.API, map[string]string) ([]emit.File, map[string]string, diag.List, error) {
	return nil, nil, nil, nil
}
