package strictyaml

import (
	"regexp"
	"strings"
)

// misfit is the YAML library's message for a value that a Go type cannot hold.
var misfit = regexp.MustCompile("^cannot construct (!!\\w+)(?: `((?s:.*))`)? into (.+)$")

// plain says in the words of somebody who writes YAML what the library says in those of Go.
func plain(message string) string {
	m := misfit.FindStringSubmatch(message)
	if m == nil {
		return message
	}
	got := m[2]
	switch {
	case m[1] == "!!seq":
		got = "a list"
	case m[1] == "!!map":
		got = "a mapping"
	case got == "":
		got = "an empty value"
	}
	return "want " + wanted(m[3]) + ", not " + got
}

// wanted is a Go type in YAML's terms.
func wanted(goType string) string {
	switch name := strings.TrimLeft(goType, "*"); {
	case name == "string":
		return "a text"
	case name == "bool":
		return "true or false"
	case strings.HasPrefix(name, "int"), strings.HasPrefix(name, "uint"):
		return "a whole number"
	case strings.HasPrefix(name, "float"):
		return "a number"
	case strings.HasPrefix(name, "["):
		return "a list"
	default:
		return "a mapping"
	}
}
