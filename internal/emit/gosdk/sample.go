package gosdk

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-97755388/docgen/internal/model"
)

// The generated tests and examples need values: those of the docs' examples where they fit what the docs state, else the
// default, the first value of an enumeration, or the plainest value within the limits.

// accepts reports whether a JSON value fits a type. In a request it must keep the limits too; an answer's enumerations
// are open, and its null is a missing value.
func (t *typ) accepts(raw json.RawMessage, request bool) bool {
	if string(bytes.TrimSpace(raw)) == "null" {
		return !request
	}
	switch t.kind {
	case anyKind:
		return json.Valid(raw)
	case stringKind:
		var s string
		return json.Unmarshal(raw, &s) == nil && (!request || keepsText(t.limits, s))
	case intKind, floatKind:
		return t.acceptsNumber(raw, request)
	case boolKind:
		var b bool
		return json.Unmarshal(raw, &b) == nil
	case enumKind:
		return t.acceptsEnum(raw, request)
	case sliceKind:
		return t.acceptsList(raw, request)
	case mapKind:
		return t.acceptsMap(raw, request)
	case structKind:
		return t.object.accepts(raw, request)
	}
	return false
}

func (t *typ) acceptsNumber(raw json.RawMessage, request bool) bool {
	var f float64
	if json.Unmarshal(raw, &f) != nil {
		return false
	}
	if t.kind == intKind {
		var n int64
		if json.Unmarshal(raw, &n) != nil {
			return false
		}
	}
	return !request || keepsNumber(t.limits, f)
}

func (t *typ) acceptsEnum(raw json.RawMessage, request bool) bool {
	text := strings.TrimSpace(string(raw))
	if !t.enum.integer {
		if json.Unmarshal(raw, &text) != nil {
			return false
		}
	} else if _, err := strconv.ParseInt(text, 10, 64); err != nil {
		return false
	}
	return !request || t.takes(text)
}

func (t *typ) acceptsList(raw json.RawMessage, request bool) bool {
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil {
		return false
	}
	seen := map[string]bool{}
	for _, item := range items {
		if !t.elem.accepts(item, request) || request && t.unique() && seen[string(item)] {
			return false
		}
		seen[string(item)] = true
	}
	return !request || within(t.limits.MinItems, t.limits.MaxItems, len(items))
}

func (t *typ) unique() bool { return t.limits.UniqueItems != nil && t.limits.UniqueItems.Value }

func (t *typ) acceptsMap(raw json.RawMessage, request bool) bool {
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return false
	}
	for _, member := range members {
		if !t.elem.accepts(member, request) {
			return false
		}
	}
	return true
}

// accepts reports whether an object fits a structure. Members that it does not have are left out of a request.
func (st *structType) accepts(raw json.RawMessage, request bool) bool {
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return false
	}
	for _, f := range st.fields {
		member, there := members[f.wire]
		switch {
		case !there && request && f.required:
			return false
		case there && f.typ.nullable && string(member) == "null":
		case there && !f.typ.accepts(member, request):
			return false
		case request && there && f.required && isEmpty(member):
			return false
		}
	}
	return true
}

// isEmpty reports whether a required value would count as missing.
func isEmpty(raw json.RawMessage) bool {
	text := strings.TrimSpace(string(raw))
	return text == `""` || text == "[]"
}

func keepsText(limits model.Constraints, s string) bool {
	if !within(limits.MinLength, limits.MaxLength, utf8.RuneCountInString(s)) {
		return false
	}
	if limits.Pattern == nil {
		return true
	}
	pattern, err := regexp.Compile(limits.Pattern.Value)
	return err != nil || pattern.MatchString(s)
}

func within(least, most *model.Fact[int], n int) bool {
	return (least == nil || n >= least.Value) && (most == nil || n <= most.Value)
}

func keepsNumber(limits model.Constraints, f float64) bool {
	if limits.Minimum != nil && (f < limits.Minimum.Value || f == limits.Minimum.Value && isTrue(limits.ExclusiveMinimum)) {
		return false
	}
	return limits.Maximum == nil || f < limits.Maximum.Value || f == limits.Maximum.Value && !isTrue(limits.ExclusiveMaximum)
}

func isTrue(fact *model.Fact[bool]) bool { return fact != nil && fact.Value }

// sampler makes values, for a request or for an answer.
type sampler struct {
	request bool
	open    map[*structType]bool // those under way, which end where they would hold themselves
}

func newSampler(request bool) *sampler {
	return &sampler{request: request, open: map[*structType]bool{}}
}

// field is a value for a field: the docs' example or default where it fits, else a made one. It is nil where none fits.
func (s *sampler) field(f *field) json.RawMessage {
	for _, known := range []model.Fact[model.Value]{f.prop.Example, f.prop.Default} {
		if !known.Known() || s.request && f.required && isEmpty(known.Value) {
			continue
		}
		if json.Valid(known.Value) && string(known.Value) != "null" && f.typ.accepts(known.Value, s.request) {
			return known.Value
		}
	}
	return s.make(f.typ)
}

// make makes a value of a type, nil where none can be made.
func (s *sampler) make(t *typ) json.RawMessage {
	switch t.kind {
	case stringKind:
		return sampleText(t.limits)
	case enumKind:
		return t.sampleEnum()
	case intKind, floatKind:
		return sampleNumber(t)
	case boolKind:
		return json.RawMessage("true")
	case anyKind:
		return json.RawMessage(`"any"`)
	case mapKind:
		return json.RawMessage("{}")
	case sliceKind:
		return s.list(t)
	case structKind:
		return s.object(t.object)
	}
	return nil
}

func (t *typ) sampleEnum() json.RawMessage {
	for _, value := range t.listed {
		switch {
		case t.enum.integer:
			return json.RawMessage(value)
		case value != "":
			return quoted(value)
		}
	}
	return nil
}

// candidates are texts that patterns are tried with.
var candidates = []string{
	"text", "a", "A", "1", "123456", "abc123", "ABC", "a@example.com", "+8613800000000", "13800000000", "https://example.com",
	"2024-01-31", "2024-01-31T12:00:00Z", "127.0.0.1", "zh-CN", "00000000-0000-4000-8000-000000000000",
}

func sampleText(limits model.Constraints) json.RawMessage {
	for _, text := range candidates {
		if keepsText(limits, text) {
			return quoted(text)
		}
	}
	if limits.MinLength != nil && limits.MinLength.Value <= maxSampleText {
		if text := strings.Repeat("a", limits.MinLength.Value); keepsText(limits, text) {
			return quoted(text)
		}
	}
	return nil
}

// maxSampleText is the length of the longest text that is made up.
const maxSampleText = 1024

func sampleNumber(t *typ) json.RawMessage {
	tries := []float64{1, 0}
	if least := t.limits.Minimum; least != nil {
		tries = append(tries, least.Value, float64(int64(least.Value)+1), least.Value+0.5)
	}
	if most := t.limits.Maximum; most != nil {
		tries = append(tries, most.Value, float64(int64(most.Value)-1), most.Value-0.5)
	}
	for _, f := range tries {
		if keepsNumber(t.limits, f) && (t.kind == floatKind || f == float64(int64(f))) {
			return json.RawMessage(decimal(f))
		}
	}
	return nil
}

// list makes as many items as there must be, one at least where an item can be made.
func (s *sampler) list(t *typ) json.RawMessage {
	count := 1
	if least := t.limits.MinItems; least != nil && least.Value > 1 {
		count = least.Value
	}
	item := s.make(t.elem)
	if item == nil || count > maxSampleItems || t.unique() && count > 1 {
		if s.request {
			return nil
		}
		return json.RawMessage("[]")
	}
	items := strings.Repeat(string(item)+",", count)
	return json.RawMessage("[" + strings.TrimSuffix(items, ",") + "]")
}

// maxSampleItems is the length of the longest list that is made up.
const maxSampleItems = 100

// object makes an object with the members that it must have and those that the docs give an example of. An answer gets
// every member that can be made.
func (s *sampler) object(st *structType) json.RawMessage {
	if s.open[st] {
		return nil
	}
	s.open[st] = true
	defer delete(s.open, st)
	var members []string
	for _, f := range st.fields {
		if s.request && !f.required && !f.prop.Example.Known() {
			continue
		}
		if value := s.field(f); value != nil {
			members = append(members, string(quoted(f.wire))+":"+string(value))
		} else if s.request && f.required {
			return nil
		}
	}
	return json.RawMessage("{" + strings.Join(members, ",") + "}")
}

// quoted is a text as JSON.
func quoted(text string) json.RawMessage {
	out, err := compact(text)
	if err != nil {
		return nil
	}
	return json.RawMessage(out)
}
