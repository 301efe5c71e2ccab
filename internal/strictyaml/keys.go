package strictyaml

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/diag"
)

// checkKeys reports each key of a mapping that the Go type does not know, with the nearest known one.
func checkKeys(found *Error, node *yaml.Node, t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case node.Kind == yaml.AliasNode:
		checkKeys(found, node.Alias, t)
	case node.Kind == yaml.SequenceNode && t.Kind() == reflect.Slice:
		for _, item := range node.Content {
			checkKeys(found, item, t.Elem())
		}
	case node.Kind == yaml.MappingNode && t.Kind() == reflect.Struct:
		checkMapping(found, node, t)
	case node.Kind == yaml.ScalarNode:
		checkValue(found, node, t)
	}
}

// Enumerated is a type that has few values.
type Enumerated interface{ Values() []string }

// checkValue reports a word that is none of its type's values. An empty word leaves the value out.
func checkValue(found *Error, node *yaml.Node, t reflect.Type) {
	e, ok := reflect.Zero(t).Interface().(Enumerated)
	if !ok || node.Value == "" || slices.Contains(e.Values(), node.Value) {
		return
	}
	found.Add(Mark{node.Line, node.Column}, "%s is none of %s%s",
		node.Value, strings.Join(e.Values(), ", "), diag.DidYouMean(node.Value, e.Values()))
}

func checkMapping(found *Error, node *yaml.Node, t reflect.Type) {
	fields := fieldsOf(t)
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := node.Content[i]
		if field, ok := fields[key.Value]; ok {
			checkKeys(found, node.Content[i+1], field)
			continue
		}
		found.Add(Mark{key.Line, key.Column}, "unknown key %s%s", key.Value, diag.DidYouMean(key.Value, keysOf(t)))
	}
}

// fieldsOf gives a struct's fields by their YAML keys.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for f := range t.Fields() {
		if key := keyOf(f); key != "" {
			fields[key] = f.Type
		}
	}
	return fields
}

// keysOf lists a struct's YAML keys in its order.
func keysOf(t reflect.Type) []string {
	var keys []string
	for f := range t.Fields() {
		if key := keyOf(f); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	if key == "-" {
		return ""
	}
	return key
}
