package runtime

import (
	"encoding/json"
	"maps"
)

// extraFields is embedded in each generated structure that can be received. It keeps
// the members of the answer that the documentation does not list.
type extraFields struct {
	members map[string]json.RawMessage
}

// ExtraFields returns the members of the answer that the documentation does not list,
// by their names, or nil when there are none. The caller may change the map.
func (x *extraFields) ExtraFields() map[string]json.RawMessage { return maps.Clone(x.members) }

// keep keeps a copy of one member.
func (x *extraFields) keep(name string, value []byte) {
	if x.members == nil {
		x.members = make(map[string]json.RawMessage)
	}
	x.members[name] = append(json.RawMessage(nil), value...)
}
