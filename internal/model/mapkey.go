package model

import (
	"regexp"
	"slices"
)

// keyPlaceholder is a name that stands for whatever key there is: ${connectionId}, {id} or <name>.
var keyPlaceholder = regexp.MustCompile(`^(?:\$?\{[^{}]+\}|<[^<>]+>)$`)

// mapKeys makes maps of what an operation sends and receives where names stand for any key. A whole answer stays an object
// where it has an envelope, whose fields are no values of a map.
func (l *linker) mapKeys(op *Operation) {
	for _, whole := range op.sent() {
		answer := op.Body == nil || whole != op.Body.Schema
		whole.each(func(s *Schema) {
			if s != whole || !answer || l.api.Envelope == nil {
				mapKeys(s)
			}
		})
	}
}

// mapKeys makes the type of a map's values of a property whose name stands for any key.
func mapKeys(s *Schema) {
	for _, p := range slices.Clone(s.Properties) {
		if s.Additional != nil || !keyPlaceholder.MatchString(p.Name.Value) || p.Schema == nil {
			continue
		}
		s.Additional = p.Schema
		if !s.Additional.Description.Known() {
			s.Additional.Description = p.Description
		}
		s.Properties = slices.DeleteFunc(s.Properties, func(other *Property) bool { return other == p })
	}
}
