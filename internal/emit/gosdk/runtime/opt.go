package runtime

import "encoding/json"

// Opt is an optional value of a request: absent, null or a value. The zero Opt
// is absent and is left out of the request; with Some even false, 0 and "" are
// sent, and Null sends an explicit null. Generated fields carry the omitzero
// option, which asks IsZero.
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
func (o Opt[T]) MarshalJSON() ([]byte, error) {
	if o.state != optValue {
		return []byte("null"), nil
	}
	return marshalJSON(o.value)
}

// UnmarshalJSON reads null as Null and anything else as a value.
func (o *Opt[T]) UnmarshalJSON(data []byte) error {
	var zero T
	o.value, o.state = zero, optNull
	if string(data) == "null" {
		return nil
	}
	o.state = optValue
	if text, ok := any(&o.value).(*string); ok && isPlainString(data) {
		*text = string(data[1 : len(data)-1])
		return nil
	}
	return json.Unmarshal(data, &o.value)
}

// paramValue is the value as a parameter: ok is false when the Opt is absent, and
// a nil value stands for null.
func (o Opt[T]) paramValue() (value any, ok bool) {
	if o.state == optValue {
		return o.value, true
	}
	return nil, o.state == optNull
}

// valuePointer points to the value so that the unknown fields of a received
// structure inside of an Opt can be kept; it is nil when there is no value.
func (o *Opt[T]) valuePointer() any {
	if o.state != optValue {
		return nil
	}
	return &o.value
}

// valueOf copies what a pointer points to; nil gives the zero value.
func valueOf[T any](pointer *T) T {
	if pointer == nil {
		var zero T
		return zero
	}
	return *pointer
}
