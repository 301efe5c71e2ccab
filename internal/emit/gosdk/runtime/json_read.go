package runtime

import (
	"encoding/json"
	"reflect"
	"strconv"
)

// unmarshalJSON reads JSON into target, a pointer. A null leaves what it stands for as it is, but for an Opt, which
// keeps it. Unknown members are kept by the structures that embed extraFields.
func (t *jsonTypes) unmarshalJSON(data []byte, target any) error {
	r := jsonReader{data: data, types: t}
	return r.all(target)
}

// all reads the whole text into target.
func (r *jsonReader) all(target any) error {
	v := reflect.ValueOf(target).Elem()
	if err := r.value(v, r.types.of(v.Type())); err != nil {
		return err
	}
	return r.end()
}

// value reads the next value into v.
func (r *jsonReader) value(v reflect.Value, t *jsonType) error {
	next := r.peek()
	if t.kind == optJSON {
		return r.opt(v, t, next == 'n')
	}
	if next == 'n' {
		return r.null(v, t)
	}
	switch t.kind {
	case boolJSON:
		return r.boolean(v, next)
	case stringJSON:
		return r.text(v, next)
	case intJSON, floatJSON, uintJSON:
		return r.numberInto(v, t.kind)
	case structJSON, mapJSON:
		return r.object(v, t, next)
	case listJSON:
		return r.list(v, t, next)
	case pointerJSON:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		return r.value(v.Elem(), t.elem)
	case rawJSON:
		raw, err := r.take()
		v.SetBytes(append(json.RawMessage(nil), raw...))
		return err
	case anyJSON:
		return r.anything(v)
	}
	return &jsonError{text: "cannot be read into a " + v.Type().String()}
}

// null reads a null: what can be nil is, and a json.RawMessage keeps it.
func (r *jsonReader) null(v reflect.Value, t *jsonType) error {
	switch t.kind {
	case rawJSON:
		v.SetBytes([]byte("null"))
	case pointerJSON, mapJSON, listJSON, anyJSON:
		v.SetZero()
	}
	return r.word("null")
}

// mismatch is the error of a value of another type. Where the text is no JSON at all, that is the error.
func (r *jsonReader) mismatch(want string) error {
	start := r.at
	if err := r.skip(); err != nil {
		return err
	}
	got := "a number"
	switch r.data[start] {
	case '"':
		got = "a string"
	case '{':
		got = "an object"
	case '[':
		got = "an array"
	case 't', 'f':
		got = "a boolean"
	}
	return &jsonError{text: "want " + want + ", got " + got}
}

// opt reads the value of an Opt. What it held before is forgotten.
func (r *jsonReader) opt(v reflect.Value, t *jsonType, null bool) error {
	value, state := openOpt(v)
	value.SetZero()
	if null {
		*state = optNull
		return r.word("null")
	}
	*state = optValue
	return r.value(value, t.elem)
}

func (r *jsonReader) boolean(v reflect.Value, next byte) error {
	switch next {
	case 't':
		v.SetBool(true)
		return r.word("true")
	case 'f':
		v.SetBool(false)
		return r.word("false")
	}
	return r.mismatch("a boolean")
}

func (r *jsonReader) text(v reflect.Value, next byte) error {
	read := r.quoted
	switch {
	case next == '"':
	case r.loose && r.depth == 1 && isNumeric(next):
		read = r.number
	default:
		return r.mismatch("a string")
	}
	quoted, err := read()
	if err != nil {
		return err
	}
	v.SetString(unquote(quoted))
	return nil
}

// numberInto reads a number. A whole number may be written as 2.0 or 2e3.
func (r *jsonReader) numberInto(v reflect.Value, kind jsonKind) error {
	digits, err := r.digitsOf(r.peek())
	if err != nil {
		return err
	}
	fits := false
	switch kind {
	case floatJSON:
		var f float64
		f, err = strconv.ParseFloat(string(digits), v.Type().Bits())
		fits = err == nil
		v.SetFloat(f)
	case intJSON:
		var n int64
		n, fits = wholeNumber(string(digits))
		fits = fits && !v.OverflowInt(n)
		v.SetInt(n)
	case uintJSON:
		var n uint64
		n, err = strconv.ParseUint(string(digits), 10, v.Type().Bits())
		fits = err == nil
		v.SetUint(n)
	}
	if !fits {
		return &jsonError{text: string(digits) + " does not fit a Go " + v.Kind().String()}
	}
	return nil
}

// digitsOf reads the digits of a number.
func (r *jsonReader) digitsOf(next byte) ([]byte, error) {
	if isNumeric(next) {
		return r.number()
	}
	if next == '"' && r.loose && r.depth == 1 {
		start := r.at
		inner := jsonReader{}
		var err error
		if inner.data, err = r.quoted(); err != nil {
			return nil, err
		}
		if digits, err := inner.number(); err == nil && len(digits) == len(inner.data) {
			return digits, nil
		}
		r.at = start
	}
	return nil, r.mismatch("a number")
}

// isNumeric reports whether a number begins with c.
func isNumeric(c byte) bool { return c == '-' || '0' <= c && c <= '9' }

func (r *jsonReader) list(v reflect.Value, t *jsonType, next byte) error {
	if next != '[' || v.Kind() != reflect.Slice {
		return r.mismatch("an array")
	}
	if err := r.enter(); err != nil {
		return err
	}
	v.SetLen(0)
	for i := 0; ; i++ {
		more, err := r.more(i == 0, ']')
		if err != nil {
			return err
		}
		if !more {
			break
		}
		if i == v.Cap() {
			const few = 4
			v.Grow(max(few, i))
		}
		v.SetLen(i + 1)
		v.Index(i).SetZero()
		if err := r.value(v.Index(i), t.elem); err != nil {
			return within(err, "["+strconv.Itoa(i)+"]")
		}
	}
	if v.IsNil() {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	return nil
}

// object reads an object into a structure or a map.
func (r *jsonReader) object(v reflect.Value, t *jsonType, next byte) error {
	if next != '{' {
		return r.mismatch("an object")
	}
	if err := r.enter(); err != nil {
		return err
	}
	if t.kind == mapJSON && v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	for first := true; ; first = false {
		more, err := r.more(first, '}')
		if err != nil || !more {
			return err
		}
		name, err := r.name()
		if err != nil {
			return err
		}
		if t.kind == mapJSON {
			err = r.entry(v, t, string(name))
		} else {
			err = r.member(v, t, name)
		}
		if err != nil {
			return within(err, string(name))
		}
	}
}

// entry reads the value of a map's key.
func (r *jsonReader) entry(v reflect.Value, t *jsonType, name string) error {
	key := v.Type().Key()
	if key.Kind() != reflect.String {
		return &jsonError{text: "cannot be read into a " + v.Type().String()}
	}
	value := reflect.New(v.Type().Elem()).Elem()
	if err := r.value(value, t.elem); err != nil {
		return err
	}
	v.SetMapIndex(reflect.ValueOf(name).Convert(key), value)
	return nil
}

// member reads a member of a structure, and keeps one that it has no field for.
func (r *jsonReader) member(v reflect.Value, t *jsonType, name []byte) error {
	if at, known := t.byName[string(name)]; known {
		field, there := fieldAt(v, t.fields[at].index)
		if !there {
			return r.skip()
		}
		return r.value(field, t.fields[at].typ)
	}
	raw, err := r.take()
	if err != nil || t.extra < 0 {
		return err
	}
	// The field is not exported, so that reflection gives its address and no more. Its type is known.
	extra := (*extraFields)(v.Field(t.extra).Addr().UnsafePointer())
	keepMember(extra, string(name), raw)
	return nil
}

// anything reads a value of any type, as encoding/json does: objects into maps, numbers into float64.
func (r *jsonReader) anything(v reflect.Value) error {
	if v.NumMethod() > 0 {
		return &jsonError{text: "cannot be read into a " + v.Type().String()}
	}
	var goType reflect.Type
	switch r.peek() {
	case '{':
		goType = reflect.TypeFor[map[string]any]()
	case '[':
		goType = reflect.TypeFor[[]any]()
	case '"':
		goType = reflect.TypeFor[string]()
	case 't', 'f':
		goType = reflect.TypeFor[bool]()
	default:
		goType = reflect.TypeFor[float64]()
	}
	value := reflect.New(goType).Elem()
	if err := r.value(value, r.types.of(goType)); err != nil {
		return err
	}
	v.Set(value)
	return nil
}
