package goname

import (
	"maps"
	"slices"
	"strconv"
)

// Want is a wish for a name. Names are given in order of preference; all come from the thing's own identity, such as its
// path or document, and none from the place where it stands among others.
type Want struct {
	Key   string // the thing's identity, unique within the scope
	Names []string
}

// Scope gives each thing a name that no other has, whatever the order in which they are met.
type Scope struct {
	given map[string]string // of earlier runs, by key
	taken map[string]bool
}

// NewScope makes a scope in which the reserved names are taken. Keys that got a name in an earlier run keep it.
func NewScope(reserved []string, given map[string]string) *Scope {
	s := &Scope{given: given, taken: map[string]bool{}}
	for _, name := range reserved {
		s.taken[name] = true
	}
	return s
}

// Settle gives every want a name, by key. Names of earlier runs come first; the others choose in the order of their
// keys. A later Settle on the same scope sees the names of the earlier ones as taken.
func (s *Scope) Settle(wants []Want) map[string]string {
	wants = slices.Clone(wants)
	slices.SortFunc(wants, func(a, b Want) int { return compareKeys(a.Key, b.Key) })
	out := make(map[string]string, len(wants))
	for _, w := range wants {
		if name, ok := s.given[w.Key]; ok && !s.taken[name] {
			s.take(out, w.Key, name)
		}
	}
	for _, first := range []bool{true, false} {
		for _, w := range wants {
			if _, done := out[w.Key]; done {
				continue
			}
			if name := s.choose(w, first); name != "" {
				s.take(out, w.Key, name)
			}
		}
	}
	return out
}

// Taken lists the scope's names in alphabetical order.
func (s *Scope) Taken() []string {
	return slices.Sorted(maps.Keys(s.taken))
}

func (s *Scope) take(out map[string]string, key, name string) {
	out[key] = name
	s.taken[name] = true
}

// choose picks the first free name; of a first round only the first choice counts, so that nobody's second choice takes
// what is another's first. A want whose names are all taken gets its last one with a number behind it.
func (s *Scope) choose(w Want, first bool) string {
	if first {
		if s.taken[w.Names[0]] {
			return ""
		}
		return w.Names[0]
	}
	for _, name := range w.Names {
		if !s.taken[name] {
			return name
		}
	}
	last := w.Names[len(w.Names)-1]
	for n := 2; ; n++ {
		if name := last + strconv.Itoa(n); !s.taken[name] {
			return name
		}
	}
}

// compareKeys orders by length first: the plainer of two identities gets the plainer name.
func compareKeys(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}
