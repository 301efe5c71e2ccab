package model

import (
	"regexp"
	"slices"
)

// keyPlaceholder is a name that stands for whatever key there is: ${connectionId}, {id} or <name>.
var keyPlaceholder = regexp.MustCompile(`^(?:\$?\{[^{}]+\}|<[^<>]+>)$`)

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
