package pipeline

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/emit/openapi"
	"github.com/seed-97755388/docgen/internal/model"
)

// emitOpenAPI makes the document of one API with the overlays applied, as the ending of its file says.
func emitOpenAPI(c *config.Config, api *model.API, target config.API) (emit.File, diag.List, error) {
	options := openapi.Options{
		Version: openapi.Version(c.OpenAPI.Version[:len("3.0")]),
		Sources: c.OpenAPI.Sources == nil || *c.OpenAPI.Sources,
		Samples: c.OpenAPI.Samples,
		Printed: c.OpenAPI.Examples == "printed",
	}
	doc, diags, err := openapi.Emit(api.Subset(target.Name), options)
	if err != nil {
		return emit.File{}, nil, fmt.Errorf("write OpenAPI document %s: %w", target.Name, err)
	}
	for _, name := range slices.Concat(c.OpenAPI.Overlays, target.Overlays) {
		content, err := os.ReadFile(c.Resolve(name))
		if err != nil {
			return emit.File{}, nil, fmt.Errorf("read overlay of the OpenAPI document %s: %w", target.Name, err)
		}
		overlaid, found, err := doc.Apply(openapi.Overlay{Name: name, Content: content})
		if err != nil {
			return emit.File{}, nil, err
		}
		doc, diags = overlaid, append(diags, found...)
	}
	file := emit.File{Name: path.Clean(target.OpenAPI), Content: doc.YAML()}
	if strings.EqualFold(path.Ext(target.OpenAPI), ".json") {
		file.Content = doc.JSON()
	}
	return file, diags, nil
}
