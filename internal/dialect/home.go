package dialect

import "slices"

// home is the section that describes the operation whose route stands in a section: the one around it, where the section
// is a part of an operation like the sections beside it.
func (s *section) home(evidence func(*section) bool) *section {
	for s.parent != nil && s.climbs(evidence) {
		s = s.parent
	}
	return s
}

// climbs reports whether a section with a route is a part of the operation that the section around it describes.
func (s *section) climbs(evidence func(*section) bool) bool {
	if aside(s.role) {
		return true
	}
	if !isPart(s.role) && s.hasParts() {
		return false
	}
	beside := isPart(s.role)
	for _, c := range s.parent.children {
		switch {
		case c == s:
		case evidence(c):
			return false
		default:
			beside = beside || isPart(c.role)
		}
	}
	return beside
}

// hasParts reports whether sections right below a section are parts of an operation.
func (s *section) hasParts() bool {
	return slices.ContainsFunc(s.children, func(c *section) bool { return isPart(c.role) })
}

// aside reports whether sections of a role never describe an operation themselves.
func aside(role Role) bool {
	switch role {
	case RoleMethod, RolePath, RoleMedia, RoleName, RoleSample, RoleRequestExample, RoleResponseExample:
		return true
	default:
		return false
	}
}

// isPart reports whether sections of a role are parts of an operation.
func isPart(role Role) bool {
	return aside(role) || isRequest(role) || role == RoleResponse || role == RoleResponseHeaders
}

// adopt puts the sections that follow a route at its own level below it, where several routes stand at that level: authors
// give the parameters of an operation the level of its title.
func (r *reader) adopt(root *section) {
	root.each(func(p *section) {
		routes := 0
		for _, c := range p.children {
			if r.starts(c) && !aside(c.role) {
				routes++
			}
		}
		if routes > 1 {
			r.adoptChildren(p)
		}
	})
}

func (r *reader) adoptChildren(p *section) {
	var kept []*section
	var at *section
	for _, c := range p.children {
		switch {
		case r.starts(c):
			at = c
			if c.hasParts() {
				at = nil // what follows is beside an operation that is complete
			}
		case isPart(c.role) && at != nil:
			c.parent = at
			at.children = append(at.children, c)
			continue
		default:
			at = nil
		}
		kept = append(kept, c)
	}
	p.children = kept
}
