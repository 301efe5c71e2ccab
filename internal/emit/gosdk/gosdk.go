// Package gosdk writes an API as a Go package: types, enums, clients and methods over the runtime, which is copied into
// the package.
package gosdk

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/model"
)

// header is the first line of every generated Go file, as go help generate asks for it.
const header = "// " + emit.Mark

// Options say how the package is named and written.
type Options struct {
	// Package is the package's name.
	Package string
	// Module is the module path of a go.mod to write. None is written without it.
	Module string
	// ImportPath is how other packages import this one: Module by default. The fake server for its users' tests and the
	// generated tests need it; they are left out where it is unknown.
	ImportPath string
	// Names sets Go names by the docs' names: of a structure, an operation ("list", or "AuthenticationClient.list" where
	// properties have its name too), a page group, a property ("type") or the property of one structure ("UserDto.type"),
	// a value ("UserDto.type=male"). Enums whose property has a configured name become one type of that name where one
	// of them lists the values of the others. These names go before those in Locked.
	Names map[string]string
	// Places are those of the keys of Names in the configuration.
	Places map[string]diag.Span
	// Locked are the names that an earlier run gave out, as the function Names lists them.
	Locked map[string]string
	// Generate is the command behind //go:generate, by default go tool docgen generate.
	Generate string
}

// withDefaults fills in what is left open.
func (o Options) withDefaults() Options {
	if o.Package == "" {
		o.Package = "api"
	}
	if o.ImportPath == "" {
		o.ImportPath = o.Module
	}
	if o.Generate == "" {
		o.Generate = "go tool docgen generate"
	}
	return o
}

// Emit writes the package's files, in the order of their names.
func Emit(api *model.API, opts Options) ([]emit.File, diag.List, error) {
	opts = opts.withDefaults()
	p, err := plan(api, opts)
	if err != nil {
		return nil, nil, err
	}
	files, err := p.render()
	if err != nil {
		return nil, nil, fmt.Errorf("write Go package %s: %w", opts.Package, err)
	}
	slices.SortFunc(files, func(a, b emit.File) int { return strings.Compare(a.Name, b.Name) })
	return files, p.diags.Sorted(), nil
}

// Names lists the exported Go names that Emit gives out, by the things that they name. Given as Options.Locked to a
// later run, they keep their names.
func Names(api *model.API, opts Options) (map[string]string, error) {
	p, err := plan(api, opts.withDefaults())
	if err != nil {
		return nil, err
	}
	return p.names, nil
}

// plan works out every declaration and its name.
func plan(api *model.API, opts Options) (*sdk, error) {
	p := newSDK(api, opts)
	p.addMethods()
	p.addRest()
	p.markDirections()
	p.findRecursion()
	p.findChecks()
	p.placeInFiles()
	if err := p.giveNames(); err != nil {
		return nil, err
	}
	p.reportSpelled()
	p.reportUnasked()
	return p, nil
}

// reportUnasked reports names in the configuration for what is not there.
func (p *sdk) reportUnasked() {
	for _, name := range slices.Sorted(maps.Keys(p.opts.Names)) {
		if p.asked[name] {
			continue
		}
		message := "the name " + name + " is of nothing in the package"
		if near := diag.Nearest(name, slices.Sorted(maps.Keys(p.asked))); near != "" {
			message += "; did you mean " + near + "?"
		}
		p.diags.Add("go-name-unused", p.opts.Places[name], "%s", message)
	}
}
