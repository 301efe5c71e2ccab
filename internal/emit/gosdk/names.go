package gosdk

import (
	"embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/emit/goname"
)

// runtimeFiles is the package's hand-written half.
//
//go:embed runtime/*.go
var runtimeFiles embed.FS

// giveNames settles every exported name of the package. Whoever wants a name is asked in a fixed order: clients and what
// belongs to them, types, and then what is named after these.
func (p *sdk) giveNames() error {
	reserved, err := runtimeNames()
	if err != nil {
		return err
	}
	locked := p.lockedFor(p.packageKeys())
	p.lockShared(locked)
	scope := goname.NewScope(reserved, locked)
	p.nameClients(scope, reserved)
	p.nameTypes(scope)
	p.nameConstants(scope)
	p.nameMethods()
	p.nameConfigs(scope)
	for _, st := range p.structs {
		p.nameFields(st)
	}
	p.nameFiles()
	return nil
}

// settle gives names and keeps them for the lock file.
func (p *sdk) settle(scope *goname.Scope, wants []goname.Want) map[string]string {
	given := scope.Settle(wants)
	for key, name := range given {
		p.names[key] = name
	}
	return given
}

// lockedFor cuts the names of earlier runs to the things that still exist.
func (p *sdk) lockedFor(keys []string) map[string]string {
	out := map[string]string{}
	for _, key := range keys {
		if name := p.opts.Locked[key]; name != "" {
			out[key] = name
		}
	}
	return out
}

// lockShared gives a request that several operations share the name that any of them had.
func (p *sdk) lockShared(locked map[string]string) {
	for _, st := range p.structs {
		slices.Sort(st.aliases)
		for _, alias := range st.aliases {
			if name := p.opts.Locked[alias]; name != "" && locked[st.key] == "" && p.set(st.stated) == "" {
				locked[st.key] = name
			}
		}
	}
}

// packageKeys lists the identities of all that is named at the package's top level, but for what configuration names.
func (p *sdk) packageKeys() []string {
	var keys []string
	for _, c := range p.clients {
		if p.set(c.want) == "" {
			keys = append(keys, c.key, "new "+c.want)
		}
	}
	for _, h := range p.headers {
		keys = append(keys, "option "+h.Option)
	}
	for _, e := range p.errors {
		keys = append(keys, e.key)
	}
	for _, st := range p.structs {
		if p.set(st.stated) == "" {
			keys = append(keys, st.key)
		}
	}
	for _, e := range p.enums {
		keys = append(keys, e.key)
		for _, v := range e.values {
			if !v.set {
				keys = append(keys, v.key)
			}
		}
	}
	return keys
}

// nameClients names clients, constructors, header options and errors. An error that the runtime has needs no second one.
func (p *sdk) nameClients(scope *goname.Scope, reserved []string) {
	var wants []goname.Want
	for _, c := range p.clients {
		wants = append(wants, goname.Want{Key: c.key, Names: []string{p.typeWant(c.want)}})
	}
	for _, h := range p.headers {
		wants = append(wants, goname.Want{Key: "option " + h.Option, Names: []string{
			"With" + goname.Suffix(h.Option), "With" + goname.Suffix(h.Option) + "Header",
		}})
	}
	declared := map[string]bool{}
	for _, e := range p.errors {
		e.name = "Err" + goname.Suffix(e.row.Name)
		e.runtime, e.again = slices.Contains(reserved, e.name), declared[e.name]
		declared[e.name] = true // further rows of one name are further codes of one error
		if !e.runtime && !e.again {
			wants = append(wants, goname.Want{Key: e.key, Names: []string{e.name}})
		}
	}
	given := p.settle(scope, wants)
	wants = nil
	for _, c := range p.clients {
		c.name = given[c.key]
		wants = append(wants, goname.Want{Key: "new " + c.want, Names: []string{"New" + c.name}})
	}
	p.settle(scope, wants)
}

func (p *sdk) nameTypes(scope *goname.Scope) {
	var wants []goname.Want
	for _, st := range p.structs {
		last := st.wants[len(st.wants)-1]
		wants = append(wants, goname.Want{Key: st.key, Names: append(st.wants[:len(st.wants):len(st.wants)], last+"Schema")})
	}
	for _, e := range p.enums {
		last := e.wants[len(e.wants)-1]
		wants = append(wants, goname.Want{Key: e.key, Names: append(e.wants[:len(e.wants):len(e.wants)], last+"Enum")})
	}
	given := p.settle(scope, wants)
	for _, st := range p.structs {
		st.name = given[st.key]
		for _, alias := range st.aliases {
			p.names[alias] = st.name
		}
	}
	for _, e := range p.enums {
		e.name = given[e.key]
	}
}

func (p *sdk) nameConstants(scope *goname.Scope) {
	var wants []goname.Want
	for _, e := range p.enums {
		for _, v := range e.values {
			wants = append(wants, goname.Want{Key: v.key, Names: []string{e.name + goname.Suffix(v.want)}})
		}
	}
	given := p.settle(scope, wants)
	for _, e := range p.enums {
		for _, v := range e.values {
			v.name = given[v.key]
		}
	}
}

// nameMethods names each client's methods, and those that stand beside them for lists and batches.
func (p *sdk) nameMethods() {
	for _, c := range p.clients {
		var keys []string
		var wants []goname.Want
		for _, m := range c.methods {
			name := p.configured(c.want+"."+m.op.ID.Value, p.configured(m.op.ID.Value, ""))
			if name == "" { // a name that configuration gives is not kept from an earlier run
				keys = append(keys, m.key, "all "+m.op.ID.Value)
				name = m.op.ID.Value
			}
			name = goname.Exported(name)
			wants = append(wants, goname.Want{Key: m.key, Names: []string{name, name + goname.Suffix(strings.ToLower(m.op.Method.Value))}})
		}
		scope := goname.NewScope(nil, p.lockedFor(keys))
		given := p.settle(scope, wants)
		wants = nil
		for _, m := range c.methods {
			m.name = given[m.key]
			if m.paging != nil || m.batch != nil {
				wants = append(wants, goname.Want{Key: "all " + m.op.ID.Value, Names: []string{m.name + "All", m.name + "AllItems"}})
			}
		}
		given = p.settle(scope, wants)
		for _, m := range c.methods {
			m.all = given["all "+m.op.ID.Value]
		}
	}
}

// nameConfigs names the variables that describe operations to the runtime. They are not exported, so no lock keeps them.
func (p *sdk) nameConfigs(scope *goname.Scope) {
	var wants []goname.Want
	for _, m := range p.methods {
		wants = append(wants, goname.Want{Key: m.key, Names: []string{"op" + m.name, "op" + m.client.name + m.name}})
	}
	given := scope.Settle(wants)
	for _, m := range p.methods {
		m.config = given[m.key]
	}
}

// nameFields names the fields of a structure. A parameter and a property of one name are told apart by where they go.
func (p *sdk) nameFields(st *structType) {
	var keys []string
	var wants []goname.Want
	for _, f := range st.fields {
		name, set := p.fieldWant(st, f.wire)
		if !set {
			keys = append(keys, f.key)
		}
		wants = append(wants, goname.Want{Key: f.key, Names: []string{name, name + goname.Suffix(string(f.in))}})
	}
	given := p.settle(goname.NewScope([]string{"ExtraFields", "MarshalJSON", "UnmarshalJSON"}, p.lockedFor(keys)), wants)
	for _, f := range st.fields {
		f.name = given[f.key]
	}
}

// runtimeNames lists what the runtime declares at its top level.
func runtimeNames() ([]string, error) {
	var names []string
	files, err := runtimeSources()
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), f.name, f.content, parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("read runtime: %w", err)
		}
		for _, decl := range parsed.Decls {
			names = append(names, declared(decl)...)
		}
	}
	return names, nil
}

// declared lists the names of a declaration; methods declare none.
func declared(decl ast.Decl) []string {
	var names []string
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			names = append(names, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				names = append(names, s.Name.Name)
			case *ast.ValueSpec:
				for _, name := range s.Names {
					names = append(names, name.Name)
				}
			}
		}
	}
	return names
}

// source is one file of the runtime.
type source struct {
	name    string
	content []byte
}

// runtimeSources reads the embedded runtime.
func runtimeSources() ([]source, error) { return sourcesIn(runtimeFiles, "runtime") }

// sourcesIn reads the files of an embedded folder, without its tests and its contract with the generator.
func sourcesIn(files embed.FS, folder string) ([]source, error) {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", folder, err)
	}
	var out []source
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), "_test.go") || e.Name() == "doc.go" || e.IsDir() {
			continue
		}
		content, err := fs.ReadFile(files, folder+"/"+e.Name())
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", folder, err)
		}
		out = append(out, source{name: e.Name(), content: content})
	}
	return out, nil
}
