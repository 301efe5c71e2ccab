package runtime

import (
	"fmt"
	"reflect"
)

// Opt is an optional value of a request: absent, null or a value. The zero Opt
// is absent and is left out of the request; with Some even false, 0 and "" are
// sent, and Null sends an explicit null.
type Opt[T any] struct {
	value T
	state optState
}

// optState tells the three states of an Opt apart.
type optState uint8

const (
	optAbsent optState = iota
	optNull
	optValue
)

// optStateField is the index of an Opt's field state.
const optStateField = 1

// optional is an Opt of any type.
type optional interface {
	inner() (value any, state *optState)
}

// Some returns an Opt that holds value, which is sent whatever it is.
func Some[T any](value T) Opt[T] { return Opt[T]{value: value, state: optValue} }

// Null returns an Opt that is sent as an explicit null.
func Null[T any]() Opt[T] { return Opt[T]{state: optNull} }

// Get returns the value, and whether there is one: it is false for an Opt that is
// absent or null.
func (o Opt[T]) Get() (T, bool) { return o.value, o.state == optValue }

// Or returns the value, or fallback when the Opt is absent or null.
func (o Opt[T]) Or(fallback T) T {
	if o.state == optValue {
		return o.value
	}
	return fallback
}

// IsZero reports whether the Opt is absent: neither null nor a value.
func (o Opt[T]) IsZero() bool { return o.state == optAbsent }

// IsNull reports whether the Opt is an explicit null.
func (o Opt[T]) IsNull() bool { return o.state == optNull }

// MarshalJSON writes the value, or null when there is none. An absent field is
// left out by the omitzero option and does not come here.
func (o Opt[T]) MarshalJSON() ([]byte, error) { return marshalAlone(&o) }

// UnmarshalJSON reads null as Null and anything else as a value.
func (o *Opt[T]) UnmarshalJSON(data []byte) error { return unmarshalAlone(data, o) }

// Format prints the value as fmt prints it without the Opt, and <absent> or <null> where there is none.
func (o Opt[T]) Format(state fmt.State, verb rune) { formatOpt(state, verb, &o) }

// inner points to the value and to the state, so that they can be read and set without
// knowing the type.
func (o *Opt[T]) inner() (value any, state *optState) { return &o.value, &o.state }

// formatOpt is not inlined, so that the methods of the many types of Opt stay small.
//
//go:noinline
func formatOpt(state fmt.State, verb rune, opt optional) {
	switch value, held := opt.inner(); *held {
	case optAbsent:
		_, _ = fmt.Fprint(state, "<absent>")
	case optNull:
		_, _ = fmt.Fprint(state, "<null>")
	default:
		_, _ = fmt.Fprintf(state, fmt.FormatString(state, verb), reflect.ValueOf(value).Elem().Interface())
	}
}
