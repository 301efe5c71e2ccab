package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// startResources starts operations at the sections of a resource: a table there lists its methods, and what stands after
// the table or below it holds for them.
func (r *reader) startResources(root *section) {
	root.each(func(s *section) {
		if r.started[s] || r.startedAbove(s) || r.anyBelow(s, nil) {
			return
		}
		i := slices.IndexFunc(s.blocks, r.listsRoutes)
		if i >= 0 && (len(s.blocks[i].(*mdparse.Table).Rows) == 1 || r.hasParameters(s, s.blocks[i+1:])) {
			r.started[s] = true
		}
	})
}

// listsRoutes reports whether a block is a table of operations.
func (r *reader) listsRoutes(b mdparse.Block) bool { return len(r.rowMarkers(b)) > 0 }

// hasParameters reports whether parameters stand among some blocks of a section, or below it.
func (r *reader) hasParameters(s *section, blocks []mdparse.Block) bool {
	if slices.ContainsFunc(s.children, func(c *section) bool { return holdsProperties(c.role) }) {
		return true
	}
	return slices.ContainsFunc(blocks, func(b mdparse.Block) bool {
		t, ok := b.(*mdparse.Table)
		return ok && slices.Contains(r.d.columnRoles(t.Header), ColName)
	})
}

// rowMarkers are the markers in the rows of a table that has a column of paths, and methods beside them or in them.
func (r *reader) rowMarkers(b mdparse.Block) []marker {
	t, ok := b.(*mdparse.Table)
	if !ok {
		return nil
	}
	roles := r.d.columnRoles(t.Header)
	if !slices.Contains(roles, ColPath) {
		return nil
	}
	var out []marker
	for _, row := range t.Rows {
		op := &model.DraftOperation{}
		for i, c := range row.Cells {
			if i < len(roles) {
				r.operationCell(op, roles[i], flatten(r.file, c.Runs))
			}
		}
		if len(op.Methods) == 0 || len(op.Paths) == 0 {
			return nil
		}
		for _, method := range op.Methods {
			out = append(out, marker{row: true, summary: op.Summary, facts: []found{
				{name: "method", trust: -1, fact: method}, {name: "path", trust: -1, fact: op.Paths[0]},
			}})
		}
	}
	return out
}

// value is the marker's fact of a name.
func (m *marker) value(name string) string {
	for _, f := range m.facts {
		if f.name == name {
			return f.fact.Value
		}
	}
	return ""
}

// shares reports whether a parameter of a section that several operations share is one of a marker's operation: a body
// is none of a method that has none, and a part of another operation's path is none of this one's.
func (m *marker) shares(in *model.Input, role Role) bool {
	if len(m.others) == 0 {
		return true
	}
	name := "{" + in.Name.Value + "}"
	bodyless := slices.Contains([]string{"GET", "HEAD", "DELETE", "OPTIONS"}, strings.ToUpper(m.value("method")))
	switch {
	case role == RoleBody || role == RoleForm || in.In.Value == model.InBody || in.In.Value == model.InForm:
		return !bodyless
	case strings.Contains(pathTemplate(m.value("path")), name):
		return true
	case role == RolePathParameters || slices.ContainsFunc(m.others, func(path string) bool { return strings.Contains(path, name) }):
		return false
	case in.In.Known():
		return true
	case role == RoleParameters || role == RoleOperation:
		return !bodyless || !m.bodies
	default:
		return true
	}
}

// share tells each marker of a section that shares what follows about the others.
func share(markers []marker) {
	for i := range markers {
		for j := range markers {
			if i == j {
				continue
			}
			markers[i].others = append(markers[i].others, pathTemplate(markers[j].value("path")))
			if slices.Contains([]string{"POST", "PUT", "PATCH"}, strings.ToUpper(markers[j].value("method"))) {
				markers[i].bodies = true
			}
		}
	}
}
