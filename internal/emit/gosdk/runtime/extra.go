package runtime

import (
	"encoding/json"
	"maps"
	"reflect"
	"strings"
	"sync"
)

// extraFields is embedded in each generated structure that can be received. It keeps
// the members of the answer that the documentation does not list.
type extraFields struct {
	fields map[string]json.RawMessage
}

// ExtraFields returns the members of the answer that the documentation does not list,
// by their names, or nil when there are none. The caller may change the map.
func (x extraFields) ExtraFields() map[string]json.RawMessage { return maps.Clone(x.fields) }

// keepExtra keeps one member.
func (x *extraFields) keepExtra(name string, value []byte) {
	if x.fields == nil {
		x.fields = make(map[string]json.RawMessage)
	}
	x.fields[name] = json.RawMessage(append([]byte(nil), value...))
}

// extraKeeper is a structure that embeds extraFields.
type extraKeeper interface {
	keepExtra(name string, value []byte)
}

// optional is an Opt of any type.
type optional interface {
	valuePointer() any
}

// extraWalker goes through a decoded value and its JSON text side by side and hands
// each structure the members that it has no field for. One walk over the whole answer
// costs a fraction of what an UnmarshalJSON method per structure would, which makes
// encoding/json read a nested text again on every level.
type extraWalker struct {
	plans sync.Map // reflect.Type to structPlan
}

// structPlan maps the member names of a structure to the indexes of its fields.
type structPlan map[string]int

// walk keeps the unknown members below target, a pointer that data was decoded into.
func (w *extraWalker) walk(target any, data []byte) {
	w.value(reflect.ValueOf(target), data)
}

// value walks one value. Data that does not fit the value is left alone: it was
// decoded, so it can only be null.
func (w *extraWalker) value(v reflect.Value, data []byte) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			w.value(v.Elem(), data)
		}
	case reflect.Struct:
		w.structure(v, data)
	case reflect.Slice:
		if !holdsStructures(v.Type().Elem()) {
			return
		}
		scanArray(data, func(index int, item []byte) {
			if index < v.Len() {
				w.value(v.Index(index), item)
			}
		})
	case reflect.Map:
		w.mapValues(v, data)
	}
}

// mapValues walks the values of a map that are pointers; others cannot be changed in
// place and keep no unknown members.
func (w *extraWalker) mapValues(v reflect.Value, data []byte) {
	if v.Type().Elem().Kind() != reflect.Pointer || v.Type().Key().Kind() != reflect.String {
		return
	}
	scanObject(data, func(name, value []byte) bool {
		if item := v.MapIndex(reflect.ValueOf(string(name)).Convert(v.Type().Key())); item.IsValid() {
			w.value(item, value)
		}
		return true
	})
}

// structure walks the fields of a structure and keeps what has none.
func (w *extraWalker) structure(v reflect.Value, data []byte) {
	if !v.CanAddr() {
		return
	}
	switch target := v.Addr().Interface().(type) {
	case optional:
		if inner := target.valuePointer(); inner != nil {
			w.value(reflect.ValueOf(inner), data)
		}
	case extraKeeper:
		plan := w.plan(v.Type())
		scanObject(data, func(name, value []byte) bool {
			index, known := plan[string(name)]
			switch {
			case !known:
				target.keepExtra(string(name), value)
			case value[0] == '{' || value[0] == '[':
				w.value(v.Field(index), value)
			}
			return true
		})
	}
}

// plan returns the plan of a structure, which is made once.
func (w *extraWalker) plan(t reflect.Type) structPlan {
	if known, ok := w.plans.Load(t); ok {
		return known.(structPlan)
	}
	plan := make(structPlan, t.NumField())
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name != "" && name != "-" {
			plan[name] = i
		}
	}
	w.plans.Store(t, plan)
	return plan
}

// holdsStructures reports whether a value of the type can hold unknown members.
func holdsStructures(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct, reflect.Pointer, reflect.Slice, reflect.Map:
		return true
	}
	return false
}
