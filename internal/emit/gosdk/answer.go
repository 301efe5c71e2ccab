package gosdk

import (
	"encoding/json"
	"strings"
)

// answer is what the fake server answers for an operation: the first example of the docs that the method can decode as a
// success, else a made answer.
func (p *sdk) answer(m *method) json.RawMessage {
	if m.resp == nil {
		return p.emptySuccess()
	}
	if m.resp.kind == fileKind {
		return quoted("content")
	}
	for _, example := range successOf(m.op).Examples {
		if json.Valid(example.Value) && m.resp.accepts(example.Value, false) && p.succeeds(m, example.Value) {
			return example.Value
		}
	}
	made := newSampler(false).make(m.resp)
	if made == nil {
		return p.emptySuccess()
	}
	return p.asSuccess(m, made)
}

// succeeds reports whether an answer says that the call succeeded.
func (p *sdk) succeeds(m *method, raw json.RawMessage) bool {
	if p.api.Envelope == nil || p.api.Envelope.Status == "" || p.bare(m) {
		return true
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return false
	}
	status := strings.Trim(string(members[p.api.Envelope.Status]), `"`)
	for _, value := range p.api.Envelope.Success {
		if status == value {
			return true
		}
	}
	return false
}

// asSuccess puts the envelope's word of success into a made answer.
func (p *sdk) asSuccess(m *method, raw json.RawMessage) json.RawMessage {
	if p.succeeds(m, raw) || len(p.api.Envelope.Success) == 0 {
		return raw
	}
	status := json.RawMessage(p.api.Envelope.Success[0])
	if f := fieldOf(m.resp, p.api.Envelope.Status); f != nil && !f.typ.accepts(status, false) || !json.Valid(status) {
		status = quoted(p.api.Envelope.Success[0])
	}
	members := []string{string(quoted(p.api.Envelope.Status)) + ":" + string(status)}
	for _, member := range membersOf(raw) {
		if member.name != p.api.Envelope.Status {
			members = append(members, string(quoted(member.name))+":"+string(member.value))
		}
	}
	return json.RawMessage("{" + strings.Join(members, ",") + "}")
}

func fieldOf(t *typ, wire string) *field {
	if t.object == nil {
		return nil
	}
	return t.object.field(wire)
}

// emptySuccess is an answer that says success and nothing else.
func (p *sdk) emptySuccess() json.RawMessage {
	e := p.api.Envelope
	if e == nil || e.Status == "" || len(e.Success) == 0 {
		return json.RawMessage("{}")
	}
	value := json.RawMessage(e.Success[0])
	if !json.Valid(value) {
		value = quoted(e.Success[0])
	}
	return json.RawMessage("{" + string(quoted(e.Status)) + ":" + string(value) + "}")
}
