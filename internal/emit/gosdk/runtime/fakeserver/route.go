package fakeserver

import (
	"net/url"
	"strings"
)

// route finds the operation for a method and an escaped path, and the values of the
// path's placeholders. Where several fit, the one with the longest literal beginning wins,
// then the one with fewer placeholders: /users/me before /users/{id}.
func (d *document) route(method, path string) (*operation, url.Values) {
	var best *operation
	var values url.Values
	for _, candidate := range d.Operations {
		if candidate.Method != method {
			continue
		}
		found, ok := matchPath(candidate.Path, path)
		if ok && (best == nil || isCloser(candidate.Path, best.Path)) {
			best, values = candidate, found
		}
	}
	return best, values
}

// find returns the operation of a name, nil when there is none.
func (d *document) find(name string) *operation {
	for _, candidate := range d.Operations {
		if candidate.Name == name {
			return candidate
		}
	}
	return nil
}

// isCloser reports whether a template says more of a path than another one that fits as well.
func isCloser(template, other string) bool {
	if a, b := literalLength(template), literalLength(other); a != b {
		return a > b
	}
	return strings.Count(template, "{") < strings.Count(other, "{")
}

// literalLength is the length of a template up to its first placeholder.
func literalLength(template string) int {
	literal, _, _ := strings.Cut(template, "{")
	return len(literal)
}

// matchPath compares a path with a template, segment by segment.
func matchPath(template, path string) (url.Values, bool) {
	expected, given := strings.Split(template, "/"), strings.Split(path, "/")
	if len(expected) != len(given) {
		return nil, false
	}
	values := make(url.Values)
	for i, segment := range expected {
		if !matchSegment(segment, given[i], values) {
			return nil, false
		}
	}
	return values, true
}

// matchSegment compares one segment. A placeholder can have text before and behind it.
func matchSegment(template, given string, values url.Values) bool {
	before, rest, open := strings.Cut(template, "{")
	name, after, closed := strings.Cut(rest, "}")
	if !open || !closed {
		return template == given
	}
	given, begins := strings.CutPrefix(given, before)
	given, ends := strings.CutSuffix(given, after)
	plain, err := url.PathUnescape(given)
	if !begins || !ends || err != nil || plain == "" {
		return false
	}
	values.Set(name, plain)
	return true
}
