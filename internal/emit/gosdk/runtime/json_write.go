package runtime

import (
	"encoding"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"reflect"
	"sort"
	"strconv"
)

// maxJSONDepth ends values that hold themselves, and answers that nest without end.
const maxJSONDepth = 1000

// errTooDeep is a value beyond that depth.
var errTooDeep = errors.New("nested too deeply")

// jsonWriter writes one JSON text.
type jsonWriter struct {
	types *jsonTypes
	out   []byte
	depth int
	extra bool // members that the documentation does not list are written too
}

// marshalJSON writes a value as JSON, without escapes for HTML, which some servers do not undo.
func (t *jsonTypes) marshalJSON(value any) ([]byte, error) {
	const usual = 256
	w := jsonWriter{types: t, out: make([]byte, 0, usual)}
	if err := w.any(reflect.ValueOf(value)); err != nil {
		return nil, err
	}
	return w.out, nil
}

// any writes a value of any type.
func (w *jsonWriter) any(v reflect.Value) error {
	if !v.IsValid() {
		w.null()
		return nil
	}
	return w.value(v, w.types.of(v.Type()))
}

func (w *jsonWriter) null() { w.out = append(w.out, "null"...) }

// value writes a value of a known type.
func (w *jsonWriter) value(v reflect.Value, t *jsonType) error {
	kind := t.kind
	if t.byAddress > kind && v.CanAddr() {
		v, kind = v.Addr(), t.byAddress
	}
	switch kind {
	case boolJSON:
		w.out = strconv.AppendBool(w.out, v.Bool())
	case intJSON:
		w.out = strconv.AppendInt(w.out, v.Int(), 10)
	case uintJSON:
		w.out = strconv.AppendUint(w.out, v.Uint(), 10)
	case floatJSON:
		return w.float(v)
	case stringJSON:
		w.out = appendQuoted(w.out, v.String())
	case numberJSON:
		return w.number(v.String())
	case bytesJSON:
		w.bytes(v)
	case rawJSON:
		return w.raw(v.Bytes())
	case textJSON, customJSON:
		return w.own(v, kind)
	default:
		return w.nested(v, t)
	}
	return nil
}

// nested writes a value that holds others, one level down.
func (w *jsonWriter) nested(v reflect.Value, t *jsonType) error {
	if w.depth++; w.depth > maxJSONDepth {
		return errTooDeep
	}
	defer func() { w.depth-- }()
	switch t.kind {
	case structJSON:
		return w.structure(v, t)
	case listJSON:
		return w.list(v, t)
	case mapJSON:
		return w.mapping(v, t)
	case optJSON:
		return w.opt(v, t)
	case anyJSON, pointerJSON:
		if v.IsNil() {
			w.null()
			return nil
		}
		if t.kind == anyJSON {
			return w.any(v.Elem())
		}
		return w.value(v.Elem(), t.elem)
	}
	return fmt.Errorf("a %s has no form in JSON", v.Type())
}

// float writes a number as JavaScript would: short, and with an exponent where it is very large or small.
func (w *jsonWriter) float(v reflect.Value) error {
	f, bits := v.Float(), v.Type().Bits()
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return fmt.Errorf("%v has no form in JSON", f)
	}
	const small, large = 1e-6, 1e21
	abs := math.Abs(f)
	if bits == 32 {
		abs = float64(float32(abs))
	}
	if abs == 0 || abs >= smallest(small, bits) && abs < smallest(large, bits) {
		w.out = strconv.AppendFloat(w.out, f, 'f', -1, bits)
		return nil
	}
	start := len(w.out)
	w.out = strconv.AppendFloat(w.out, f, 'e', -1, bits)
	if n := len(w.out); n-start >= 4 && w.out[n-4] == 'e' && w.out[n-3] == '-' && w.out[n-2] == '0' {
		w.out[n-2] = w.out[n-1]
		w.out = w.out[:n-1]
	}
	return nil
}

// smallest is a bound in the precision of the number that is compared with it.
func smallest(bound float64, bits int) float64 {
	if bits == 32 {
		return float64(float32(bound))
	}
	return bound
}

// number writes the digits of a json.Number.
func (w *jsonWriter) number(digits string) error {
	if digits == "" {
		digits = "0"
	}
	r := jsonReader{data: []byte(digits)}
	if _, err := r.number(); err != nil || r.at != len(digits) {
		return fmt.Errorf("%q is no number", digits)
	}
	w.out = append(w.out, digits...)
	return nil
}

func (w *jsonWriter) bytes(v reflect.Value) {
	if v.IsNil() {
		w.null()
		return
	}
	w.out = append(w.out, '"')
	w.out = base64.StdEncoding.AppendEncode(w.out, v.Bytes())
	w.out = append(w.out, '"')
}

// raw writes JSON that is written already, without the white space between its values.
func (w *jsonWriter) raw(text []byte) error {
	if text == nil {
		w.null()
		return nil
	}
	if err := checkJSON(text); err != nil {
		return err
	}
	inside := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inside && c == '\\':
			w.out = append(w.out, c)
			i++
		case c == '"':
			inside = !inside
		case !inside && isSpace(c):
			continue
		}
		w.out = append(w.out, text[i])
	}
	return nil
}

// own writes a value whose type knows how.
func (w *jsonWriter) own(v reflect.Value, kind jsonKind) error {
	if v.Kind() == reflect.Pointer && v.IsNil() {
		w.null()
		return nil
	}
	if kind == textJSON {
		text, err := ownText(v)
		w.out = appendQuoted(w.out, text)
		return err
	}
	self, _ := v.Interface().(marshaler)
	text, err := self.MarshalJSON()
	if err != nil {
		return err
	}
	return w.raw(text)
}

// ownText is the text of a value that writes itself as text.
func ownText(v reflect.Value) (string, error) {
	self, _ := v.Interface().(encoding.TextMarshaler)
	text, err := self.MarshalText()
	return string(text), err
}

func (w *jsonWriter) list(v reflect.Value, t *jsonType) error {
	if v.Kind() == reflect.Slice && v.IsNil() {
		w.null()
		return nil
	}
	w.out = append(w.out, '[')
	for i := range v.Len() {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		if err := w.value(v.Index(i), t.elem); err != nil {
			return err
		}
	}
	w.out = append(w.out, ']')
	return nil
}

// mapping writes a map in the order of its keys, so that a request is the same each time.
func (w *jsonWriter) mapping(v reflect.Value, t *jsonType) error {
	if v.IsNil() {
		w.null()
		return nil
	}
	names, values := make([]string, 0, v.Len()), make(map[string]reflect.Value, v.Len())
	for entries := v.MapRange(); entries.Next(); {
		name, err := memberName(entries.Key())
		if err != nil {
			return err
		}
		names = append(names, name)
		values[name] = entries.Value()
	}
	sort.Strings(names)
	w.out = append(w.out, '{')
	for i, name := range names {
		w.name(i, name)
		if err := w.value(values[name], t.elem); err != nil {
			return err
		}
	}
	w.out = append(w.out, '}')
	return nil
}

// name writes the name of a member, and the comma before it.
func (w *jsonWriter) name(i int, name string) {
	if i > 0 {
		w.out = append(w.out, ',')
	}
	w.out = append(appendQuoted(w.out, name), ':')
}

// memberName is a map's key as the name of a member.
func memberName(key reflect.Value) (string, error) {
	switch {
	case key.Kind() == reflect.String:
		return key.String(), nil
	case key.Type().Implements(reflect.TypeFor[encoding.TextMarshaler]()):
		return ownText(key)
	case key.CanInt():
		return strconv.FormatInt(key.Int(), 10), nil
	case key.CanUint():
		return strconv.FormatUint(key.Uint(), 10), nil
	}
	return "", fmt.Errorf("a %s cannot be the name of a member", key.Type())
}

// opt writes the value of an Opt, or null.
func (w *jsonWriter) opt(v reflect.Value, t *jsonType) error {
	value, state := openOpt(v)
	if *state != optValue {
		w.null()
		return nil
	}
	return w.value(value, t.elem)
}

// openOpt gives the value and the state of an Opt, of a copy where the Opt has no address.
func openOpt(v reflect.Value) (reflect.Value, *optState) {
	if !v.CanAddr() {
		copied := reflect.New(v.Type()).Elem()
		copied.Set(v)
		v = copied
	}
	opened, _ := v.Addr().Interface().(optional)
	value, state := opened.inner()
	return reflect.ValueOf(value).Elem(), state
}

func (w *jsonWriter) structure(v reflect.Value, t *jsonType) error {
	w.out = append(w.out, '{')
	first := len(w.out)
	for i := range t.fields {
		field := &t.fields[i]
		value, there := fieldAt(v, field.index)
		if !there || field.leavesOut(value) {
			continue
		}
		w.name(len(w.out)-first, field.name)
		if err := w.field(value, field); err != nil {
			return err
		}
	}
	if w.extra && t.extra >= 0 {
		w.unlisted(v.Field(t.extra).Field(0), first)
	}
	w.out = append(w.out, '}')
	return nil
}

// unlisted writes the members that a structure has no fields for, in the order of their names.
func (w *jsonWriter) unlisted(members reflect.Value, first int) {
	names := make([]string, 0, members.Len())
	for _, name := range members.MapKeys() {
		names = append(names, name.String())
	}
	sort.Strings(names)
	for _, name := range names {
		w.name(len(w.out)-first, name)
		w.out = append(w.out, members.MapIndex(reflect.ValueOf(name)).Bytes()...)
	}
}

// field writes the value of a member.
func (w *jsonWriter) field(v reflect.Value, field *jsonField) error {
	if !field.asText {
		return w.value(v, field.typ)
	}
	start := len(w.out)
	if err := w.value(v, field.typ); err != nil {
		return err
	}
	text := string(w.out[start:])
	w.out = appendQuoted(w.out[:start], text)
	return nil
}

// fieldAt is a field, perhaps of an embedded structure; it is not there where a pointer on the way is nil.
func fieldAt(v reflect.Value, index []int) (reflect.Value, bool) {
	for i, at := range index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(at)
	}
	return v, true
}

// leavesOut reports whether the field's options leave a value out. An absent Opt is one whose state is zero.
func (f *jsonField) leavesOut(v reflect.Value) bool {
	switch {
	case f.omitEmpty && isEmpty(v):
		return true
	case !f.omitZero:
		return false
	case f.typ.kind == optJSON:
		return v.Field(optStateField).IsZero()
	case f.ownZero:
		own, _ := v.Interface().(zeroer)
		return own.IsZero()
	}
	return v.IsZero()
}

// isEmpty reports whether omitempty leaves a value out.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}
