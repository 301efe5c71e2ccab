package openapi

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
)

// allowedName matches the component names that OpenAPI allows; operation ids keep to it too, as they become parts
// of URLs and identifiers.
var allowedName = regexp.MustCompile(`^[a-zA-Z0-9._-]+$`)

// nameComponents gives each structure its component name. Names that are allowed already are given out first, so
// that a name made up for another structure never takes one of them.
func (e *emitter) nameComponents() map[string]string {
	out, taken := map[string]string{}, map[string]bool{}
	for _, s := range e.api.Schemas {
		if allowedName.MatchString(s.Name) {
			out[s.Name], taken[s.Name] = s.Name, true
		}
	}
	for _, s := range e.api.Schemas {
		if out[s.Name] == "" {
			out[s.Name] = free(e.allowed(s.Name), taken)
		}
	}
	return out
}

// allowed turns a name into one that OpenAPI allows.
func (e *emitter) allowed(name string) string {
	if e.opts.ComponentName != nil {
		name = e.opts.ComponentName(name)
	}
	return ascii(name)
}

// ascii spells each character that a name must not hold as u and its code point in hexadecimal figures: the same
// name gives the same spelling on every run, whatever else the docs hold. A blank becomes an underscore.
func ascii(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case allowedName.MatchString(string(r)):
			b.WriteRune(r)
		case r == ' ':
			b.WriteByte('_')
		default:
			fmt.Fprintf(&b, "u%04X", r)
		}
	}
	return cmp.Or(b.String(), "unnamed")
}

// free takes the name, or the name with the first number that makes it unique.
func free(name string, taken map[string]bool) string {
	unique := name
	for n := 2; taken[unique]; n++ {
		unique = fmt.Sprintf("%s_%d", name, n)
	}
	taken[unique] = true
	return unique
}
