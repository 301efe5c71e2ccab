package dialect

import (
	"slices"

	"github.com/seed-97755388/docgen/internal/mdparse"
)

// scopes splits the page into operations, as the dialect says. What lies outside of them comes first: it can hold
// structures.
func (r *reader) scopes(root *section) []part {
	if r.d.Operations.By == "page" || r.d.Operations.By == "" {
		return []part{{section: root, blocks: root.blocks}}
	}
	r.start(root)
	r.findTargets(root)
	var parts []part
	if !r.started[root] {
		parts = append(parts, part{section: root, blocks: root.blocks, outside: true})
	}
	root.each(func(s *section) {
		if r.started[s] {
			parts = append(parts, r.split(s)...)
		}
	})
	return parts
}

// start finds the sections that describe an operation. Labels start one only where nothing else around them does, and
// weak markers, such as a call in a sample, only on a page without any other operation.
func (r *reader) start(root *section) {
	if r.d.Operations.By != ByMarker {
		root.each(func(s *section) {
			if r.starts(s) {
				r.started[s] = true
			}
		})
		return
	}
	r.adopt(root)
	root.each(func(s *section) {
		if r.starts(s) {
			r.started[s.home(r.starts)] = true
		}
	})
	r.startAround(root, r.hasPathLabel)
	r.startResources(root)
	if len(r.started) == 0 {
		r.weak = true
		r.startAround(root, r.hasWeakMarker)
	}
}

// starts reports whether a section describes an operation.
func (r *reader) starts(s *section) bool {
	switch r.d.Operations.By {
	case "heading":
		return s.heading != nil && s.level() == r.d.Operations.Level && s.role != RoleIgnore && s.role != RoleStructures
	case "role":
		return s.role == RoleOperation
	default:
		return labelled(s) || s.role != RolePath && s.role != RoleMethod && r.hasMarker(s)
	}
}

// labelled reports whether sections right below a section hold its method or path.
func labelled(s *section) bool {
	return slices.ContainsFunc(s.children, func(c *section) bool { return c.role == RolePath })
}

// hasMarker reports whether a section's heading or blocks name a route.
func (r *reader) hasMarker(s *section) bool {
	if s.heading != nil && len(r.headingMarkers(s)) > 0 {
		return true
	}
	return slices.ContainsFunc(s.blocks, func(b mdparse.Block) bool { return len(r.markersOf(b, s)) > 0 })
}

// hasPathLabel reports whether a block of a section is labelled as a path.
func (r *reader) hasPathLabel(s *section) bool {
	return slices.ContainsFunc(s.blocks, func(b mdparse.Block) bool { return len(r.pathLabels(b)) > 0 })
}

// hasWeakMarker reports whether code in a section matches a weak marker.
func (r *reader) hasWeakMarker(s *section) bool {
	return slices.ContainsFunc(s.blocks, func(b mdparse.Block) bool {
		c, ok := b.(*mdparse.Code)
		return ok && slices.ContainsFunc(r.d.Facts, func(rule FactRule) bool {
			return rule.Weak && rule.Marker && rule.In == "code" && rule.Match.Finds(c.Text)
		})
	})
}

// startAround starts an operation at the home of each section with evidence, unless one starts above or below it.
func (r *reader) startAround(root *section, evidence func(*section) bool) {
	var homes []*section
	root.each(func(s *section) {
		if h := s.home(evidence); evidence(s) && !slices.Contains(homes, h) {
			homes = append(homes, h)
		}
	})
	for _, h := range homes {
		if !r.startedAbove(h) && !r.anyBelow(h, homes) {
			r.started[h] = true
		}
	}
}

// startedAbove reports whether a section, or one above it, starts an operation.
func (r *reader) startedAbove(s *section) bool {
	for ; s != nil; s = s.parent {
		if r.started[s] {
			return true
		}
	}
	return false
}

// anyBelow reports whether an operation starts below a section, or one of some sections lies there.
func (r *reader) anyBelow(s *section, others []*section) bool {
	found := false
	for _, c := range s.children {
		c.each(func(below *section) { found = found || r.started[below] || slices.Contains(others, below) })
	}
	return found
}
