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
	plans sync.Map // reflect.Type to *structPlan
}

// structPlan is what the walker needs to know of a structure's type.
type structPlan struct {
	// optional is an Opt, and keeps a structure that embeds extraFields.
	optional, keeps bool
	// fields maps the names of members to the indexes of fields.
	fields map[string]int
}

// walk keeps the unknown members below target, a pointer that data was decoded into.
func (w *extraWalker) walk(target any, data []byte) {
	w.value(reflect.ValueOf(target), &cursor{data: data})
}

// value walks one value. Text that does not fit the value is passed over: it was
// decoded, so it can only be null.
func (w *extraWalker) value(v reflect.Value, c *cursor) {
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	first := c.peek()
	switch v.Kind() {
	case reflect.Struct:
		w.structure(v, c)
		return
	case reflect.Slice:
		if first == '[' && holdsStructures(v.Type().Elem()) {
			w.items(v, c)
			return
		}
	case reflect.Map:
		if first == '{' && v.Type().Elem().Kind() == reflect.Pointer && v.Type().Key().Kind() == reflect.String {
			w.mapValues(v, c)
			return
		}
	}
	c.take()
}

// items walks the items of a slice.
func (w *extraWalker) items(v reflect.Value, c *cursor) {
	c.enter('[')
	for i := 0; c.nextItem(']'); i++ {
		if i < v.Len() {
			w.value(v.Index(i), c)
		} else {
			c.take()
		}
	}
}

// mapValues walks the values of a map of pointers. Values that are no pointers cannot be
// changed in place and keep no unknown members.
func (w *extraWalker) mapValues(v reflect.Value, c *cursor) {
	c.enter('{')
	for {
		name, ok := c.nextMember()
		if !ok {
			return
		}
		w.value(v.MapIndex(reflect.ValueOf(string(name)).Convert(v.Type().Key())), c)
	}
}

// structure walks the fields of a structure and keeps what has none. Of an Opt it walks
// the value.
func (w *extraWalker) structure(v reflect.Value, c *cursor) {
	plan := w.plan(v.Type())
	if plan.optional && v.CanAddr() {
		opt, _ := v.Addr().Interface().(optional)
		w.value(reflect.ValueOf(opt.valuePointer()), c)
		return
	}
	if !plan.keeps || !v.CanAddr() || !c.enter('{') {
		c.take()
		return
	}
	for {
		name, ok := c.nextMember()
		if !ok {
			return
		}
		index, known := plan.fields[string(name)]
		switch first := c.data[min(c.at, len(c.data)-1)]; {
		case !known:
			keeper, _ := v.Addr().Interface().(extraKeeper)
			keeper.keepExtra(string(name), c.take())
		case first == '{' || first == '[':
			w.value(v.Field(index), c)
		default:
			c.take()
		}
	}
}

// plan returns the plan of a structure, which is made once.
func (w *extraWalker) plan(t reflect.Type) *structPlan {
	if made, ok := w.plans.Load(t); ok {
		plan, _ := made.(*structPlan)
		return plan
	}
	pointer := reflect.PointerTo(t)
	plan := &structPlan{
		optional: pointer.Implements(reflect.TypeFor[optional]()),
		keeps:    pointer.Implements(reflect.TypeFor[extraKeeper]()),
		fields:   make(map[string]int, t.NumField()),
	}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name != "" && name != "-" {
			plan.fields[name] = i
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
