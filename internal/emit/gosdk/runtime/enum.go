package runtime

import "slices"

// isKnown reports whether value is one of those that the docs list. Enums are
// open: a value that the docs do not list is kept as the server sent it, and the
// generated Known method tells it apart. It is not inlined, so that these methods stay small.
//
//go:noinline
func isKnown[T string | int64](value T, listed []T) bool {
	return slices.Contains(listed, value)
}
