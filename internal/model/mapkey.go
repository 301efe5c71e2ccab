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
	seen := map[*Schema]bool{}
	if l.api.Envelope != nil {
		for _, r := range op.Responses {
			if r.Schema == nil {
				continue
			}
			seen[r.Schema] = true
			for _, p := range r.Schema.Properties {
				mapKeys(p.Schema, seen)
			}
		}
	}
	for _, s := range op.sent() {
		mapKeys(s, seen)
	}
}

// mapKeys makes the type of a map's values of a property whose name stands for any key, there and below.
func mapKeys(s *Schema, seen map[*Schema]bool) {
	if s == nil || seen[s] {
		return
	}
	seen[s] = true
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
	for _, p := range s.Properties {
		mapKeys(p.Schema, seen)
	}
	mapKeys(s.Items, seen)
	mapKeys(s.Additional, seen)
	for _, each := range s.Choice.schemas() {
		mapKeys(each, seen)
	}
}
