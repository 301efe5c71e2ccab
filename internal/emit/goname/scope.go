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
	given map[string]string // of earlier runs: names by key
	held  map[string]string // keys by the names of earlier runs
	taken map[string]bool
}

// NewScope makes a scope in which the reserved names are taken. Keys that got a name in an earlier run keep it, and no
// other key can have it; so given must hold only keys that will be settled.
func NewScope(reserved []string, given map[string]string) *Scope {
	s := &Scope{given: given, held: map[string]string{}, taken: map[string]bool{}}
	for _, name := range reserved {
		s.taken[name] = true
	}
	for _, key := range slices.Sorted(maps.Keys(given)) {
		if name := given[key]; s.held[name] == "" {
			s.held[name] = key
		}
	}
	return s
}

// Settle gives every want a name, by key. Names of earlier runs come first; the others choose in the order of their
// keys. A later Settle on the same scope sees the names of the earlier ones as taken.
func (s *Scope) Settle(wants []Want) map[string]string {
	wants = slices.Clone(wants)
	slices.SortFunc(wants, func(a, b Want) int { return compareKeys(a.Key, b.Key) })
	out := make(map[string]string, len(wants))
	for _, choose := range []func(Want) string{s.earlier, s.firstChoice, s.anyChoice} {
		for _, w := range wants {
			if out[w.Key] != "" {
				continue
			}
			if name := choose(w); name != "" {
				out[w.Key] = name
				s.taken[name] = true
			}
		}
	}
	return out
}

// Taken lists the scope's names in alphabetical order.
func (s *Scope) Taken() []string {
	return slices.Sorted(maps.Keys(s.taken))
}

// earlier is the name that the key had in an earlier run.
func (s *Scope) earlier(w Want) string {
	if name := s.given[w.Key]; s.free(w.Key, name) {
		return name
	}
	return ""
}

// firstChoice is a round of its own, so that nobody's second choice takes what is another's first.
func (s *Scope) firstChoice(w Want) string {
	if s.free(w.Key, w.Names[0]) {
		return w.Names[0]
	}
	return ""
}

// anyChoice is the first free name; where all are taken, the last one with a number behind it.
func (s *Scope) anyChoice(w Want) string {
	for _, name := range w.Names {
		if s.free(w.Key, name) {
			return name
		}
	}
	last := w.Names[len(w.Names)-1]
	for n := 2; ; n++ {
		if name := last + strconv.Itoa(n); s.free(w.Key, name) {
			return name
		}
	}
}

func (s *Scope) free(key, name string) bool {
	holder, held := s.held[name]
	return !s.taken[name] && (!held || holder == key)
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
