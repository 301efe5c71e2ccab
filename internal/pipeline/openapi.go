package pipeline

import (
	"path"
	"strings"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/emit/openapi"
	"github.com/seed-97755388/docgen/internal/model"
)

// emitOpenAPI makes the document of one API, as the ending of its file says.
func emitOpenAPI(c *config.Config, api *model.API, target config.API) (emit.File, diag.List, error) {
	options := openapi.Options{
		Version: openapi.Version(c.OpenAPI.Version[:len("3.0")]),
		Sources: c.OpenAPI.Sources == nil || *c.OpenAPI.Sources,
	}
	doc, diags, err := openapi.Emit(api.Subset(target.Name), options)
	if err != nil {
		return emit.File{}, nil, err
	}
	file := emit.File{Name: target.OpenAPI, Content: doc.YAML()}
	if strings.EqualFold(path.Ext(target.OpenAPI), ".json") {
		file.Content = doc.JSON()
	}
	return file, diags, nil
}
