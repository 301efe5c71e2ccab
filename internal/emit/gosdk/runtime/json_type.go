package runtime

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// The codec of this package reads and writes the JSON of requests and answers. It is encoding/json in small, made for
// the structures of an SDK: it keeps the members that the documentation does not list while it reads, knows the three
// states of an Opt, escapes nothing for HTML, and says where in the answer a value is of another type. A program that
// calls one operation carries a fifth of what encoding/json would add to it. Users' own values, in fields of type any,
// come out as encoding/json writes them; json_test.go holds the two against each other.

// jsonKind says how values of a Go type stand in JSON.
type jsonKind uint8

const (
	unsupportedJSON jsonKind = iota
	boolJSON
	intJSON
	uintJSON
	floatJSON
	stringJSON
	numberJSON // json.Number
	bytesJSON  // base64
	rawJSON    // json.RawMessage
	listJSON
	mapJSON
	pointerJSON
	anyJSON
	optJSON
	structJSON
	textJSON   // a type that writes itself as text
	customJSON // a type that writes itself as JSON
)

// jsonType is what the codec knows of a Go type.
type jsonType struct {
	kind   jsonKind
	elem   *jsonType // of lists, maps, pointers and Opts
	fields []jsonField
	byName map[string]int // of fields
	extra  int            // the index of the embedded extraFields, none where it is -1
	// byAddress is a type that writes itself by a method of its pointer, which only some values have.
	byAddress jsonKind
}

// jsonField is a member of a structure.
type jsonField struct {
	name      string
	index     []int
	typ       *jsonType
	omitZero  bool
	ownZero   bool // the type itself says what zero is
	omitEmpty bool
	asText    bool // a number or boolean in quotes
}

// jsonTypes keeps what is known of each type, for all calls of a client.
type jsonTypes struct {
	mu    sync.RWMutex
	types map[reflect.Type]*jsonType
}

// marshaler is json.Marshaler.
type marshaler interface {
	MarshalJSON() ([]byte, error)
}

// zeroer is a type that says by itself whether omitzero leaves a value out.
type zeroer interface {
	IsZero() bool
}

// of returns what is known of a type.
func (t *jsonTypes) of(goType reflect.Type) *jsonType {
	t.mu.RLock()
	made := t.types[goType]
	t.mu.RUnlock()
	if made != nil {
		return made
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.types == nil {
		t.types = make(map[reflect.Type]*jsonType)
	}
	return t.study(goType)
}

// study finds out about a type and those that it holds. A type that holds itself meets its own entry.
func (t *jsonTypes) study(goType reflect.Type) *jsonType {
	if made := t.types[goType]; made != nil {
		return made
	}
	made := &jsonType{kind: kindOf(goType), extra: -1}
	t.types[goType] = made
	switch made.kind {
	case listJSON, mapJSON, pointerJSON:
		made.elem = t.study(goType.Elem())
	case optJSON:
		made.elem = t.study(goType.Field(0).Type)
	case structJSON:
		t.addStructure(made, goType)
	}
	if made.kind != rawJSON && made.kind != optJSON && made.extra < 0 {
		made.byAddress = selfWriting(reflect.PointerTo(goType))
	}
	return made
}

// addStructure adds the members of a structure, in the order of its fields.
func (t *jsonTypes) addStructure(to *jsonType, goType reflect.Type) {
	to.byName = make(map[string]int, goType.NumField())
	t.addFields(to, goType, nil)
	for i, field := range to.fields {
		to.byName[field.name] = i
	}
}

// kindOf chooses how a type stands in JSON.
func kindOf(goType reflect.Type) jsonKind {
	if fixed := fixedKind(goType); fixed != unsupportedJSON {
		return fixed
	}
	if own := selfWriting(goType); own != unsupportedJSON {
		return own
	}
	switch goType.Kind() {
	case reflect.Bool:
		return boolJSON
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return intJSON
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return uintJSON
	case reflect.Float32, reflect.Float64:
		return floatJSON
	case reflect.String:
		return stringJSON
	case reflect.Pointer:
		return pointerJSON
	case reflect.Struct:
		return structJSON
	}
	return containerKind(goType)
}

// fixedKind is the kind of a type that the codec writes by itself whatever methods it has, unsupportedJSON for other types.
// The methods of an Opt and of a structure that keeps extra fields would lead back here.
func fixedKind(goType reflect.Type) jsonKind {
	switch {
	case goType == reflect.TypeFor[json.RawMessage]():
		return rawJSON
	case goType == reflect.TypeFor[json.Number]():
		return numberJSON
	case isOpt(goType):
		return optJSON
	case keepsExtra(goType):
		return structJSON
	case goType.Kind() == reflect.Interface:
		return anyJSON
	case goType.Kind() == reflect.Pointer && (isOpt(goType.Elem()) || keepsExtra(goType.Elem())):
		return pointerJSON
	}
	return unsupportedJSON
}

// isOpt reports whether a type is an Opt.
func isOpt(goType reflect.Type) bool {
	return goType.Kind() == reflect.Struct && reflect.PointerTo(goType).Implements(reflect.TypeFor[optional]())
}

// keepsExtra reports whether a type is a structure that keeps the members that it has no field for.
func keepsExtra(goType reflect.Type) bool {
	if goType.Kind() != reflect.Struct {
		return false
	}
	for i := range goType.NumField() {
		if goType.Field(i).Type == reflect.TypeFor[extraFields]() {
			return true
		}
	}
	return false
}

// containerKind chooses among lists, maps and bytes.
func containerKind(goType reflect.Type) jsonKind {
	switch goType.Kind() {
	case reflect.Slice:
		if goType.Elem().Kind() == reflect.Uint8 && selfWriting(reflect.PointerTo(goType.Elem())) == unsupportedJSON {
			return bytesJSON
		}
		return listJSON
	case reflect.Array:
		return listJSON
	case reflect.Map:
		return mapJSON
	}
	return unsupportedJSON
}

// selfWriting is the kind of a type that writes itself, unsupportedJSON for other types.
func selfWriting(goType reflect.Type) jsonKind {
	switch {
	case goType.Implements(reflect.TypeFor[marshaler]()):
		return customJSON
	case goType.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
		return textJSON
	}
	return unsupportedJSON
}

// addFields adds the fields of a structure, then those of the structures embedded in it, whose names give way.
func (t *jsonTypes) addFields(to *jsonType, goType reflect.Type, above []int) {
	var embedded []reflect.StructField
	for i := range goType.NumField() {
		field := goType.Field(i)
		tag, tagged := field.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case field.Type == reflect.TypeFor[extraFields]():
			to.extra = i
		case tag == "-" || isElsewhere(field.Tag.Get("in")):
		case field.Anonymous && name == "" && structOf(field.Type).Kind() == reflect.Struct:
			embedded = append(embedded, field)
		case field.IsExported():
			if !tagged || name == "" {
				name = field.Name
			}
			t.addField(to, jsonField{name: name, index: join(above, i)}, field.Type, options)
		}
	}
	for _, field := range embedded {
		t.addFields(to, structOf(field.Type), join(above, field.Index[0]))
	}
}

// isElsewhere reports whether a field's tag says that it goes into the URL or a header. Other values of the tag are other
// packages'.
func isElsewhere(in string) bool { return in == "path" || in == "query" || in == "header" }

// addField adds a field, unless a field above has its name.
func (t *jsonTypes) addField(to *jsonType, field jsonField, goType reflect.Type, options string) {
	if _, taken := to.byName[field.name]; taken {
		return
	}
	field.typ = t.study(goType)
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "omitzero":
			field.omitZero = true
			field.ownZero = goType.Implements(reflect.TypeFor[zeroer]())
		case "omitempty":
			field.omitEmpty = true
		case "string":
			field.asText = field.typ.kind >= boolJSON && field.typ.kind <= stringJSON
		}
	}
	to.byName[field.name] = 0
	to.fields = append(to.fields, field)
	// An embedded structure stands before fields that were met earlier.
	for at := len(to.fields) - 1; at > 0 && slices.Compare(to.fields[at-1].index, field.index) > 0; at-- {
		to.fields[at-1], to.fields[at] = to.fields[at], to.fields[at-1]
	}
}

// structOf is what a pointer points to.
func structOf(goType reflect.Type) reflect.Type {
	if goType.Kind() == reflect.Pointer {
		return goType.Elem()
	}
	return goType
}

// join is a way of field indexes with one more.
func join(above []int, index int) []int { return append(above[:len(above):len(above)], index) }
