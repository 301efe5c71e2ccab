package runtime

import (
	"encoding/json"
	"maps"
	"reflect"
)

// extraFields is embedded in each generated structure that can be received. It keeps
// the members of the answer that the documentation does not list.
type extraFields struct {
	members map[string]json.RawMessage
}

// ExtraFields returns the members of the answer that the documentation does not list,
// by their names, or nil when there are none. The caller may change the map.
func (x *extraFields) ExtraFields() map[string]json.RawMessage { return maps.Clone(x.members) }

// keepMember keeps a copy of one member. It is no method, since every structure that embeds extraFields would get a copy
// of it.
func keepMember(x *extraFields, name string, value []byte) {
	if x.members == nil {
		x.members = make(map[string]json.RawMessage)
	}
	x.members[name] = append(json.RawMessage(nil), value...)
}

// marshalAlone and unmarshalAlone serve encoding/json, which knows no client: they write and read all that a value
// holds, so that an answer can be kept and read again. They are not inlined, so that the methods of the many types stay
// small.
//
//go:noinline
func marshalAlone(value any) ([]byte, error) {
	w := jsonWriter{types: new(jsonTypes), extra: true}
	err := w.any(reflect.ValueOf(value))
	return w.out, err
}

//go:noinline
func unmarshalAlone(data []byte, target any) error { return new(jsonTypes).unmarshalJSON(data, target) }
