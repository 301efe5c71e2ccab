package openapi

import (
	"fmt"
	"slices"
	"strings"
)

// fact is something in the document that the SDK shares with it. Owner and property name it as a correction does.
type fact struct {
	owner    string // "operation: resignUserBatch", "schema: UserDto", "header: x-lang" or "" for the document
	response string // the status of the operation's response that the property stands in, "" for the request
	property string // dotted, "" for the owner itself
	keyword  string // as a correction's set has it; "" for the owner or property as such
	value    string // in YAML's flow style; "" in a change that takes the fact away
}

// name tells facts apart whatever their values.
func (f fact) name() string {
	return strings.Join([]string{f.owner, f.response, f.property, f.keyword}, "\n")
}

// settable are the keywords that a correction can set.
var settable = []string{
	"default", "deprecated", "enum", "exclusiveMaximum", "exclusiveMinimum", "format", "in", "maxItems", "maxLength", "maximum",
	"method", "minItems", "minLength", "minimum", "name", "nullable", "path", "pattern", "required", "type", "uniqueItems",
}

// removable are the keywords that a correction can take away.
var removable = []string{
	"default", "enum", "format", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "pattern", "uniqueItems",
}

// message says what an overlay's action changes.
func (f fact) message() string {
	of := "the document"
	if f.owner != "" {
		of = strings.Replace(f.owner, ": ", " ", 1)
	}
	if f.response != "" {
		of = "response " + f.response + " of " + of
	}
	if f.property != "" {
		of = "property " + f.property + " of " + of
	}
	verb, what := "changes", f.keyword+" of "+of
	if f.keyword == "" {
		what = of
	}
	if f.value == "" {
		verb = "removes"
	} else if f.keyword == "" {
		verb = "adds"
	}
	return fmt.Sprintf("the overlay %s %s, which the SDK shares: %s", verb, what, f.advice())
}

// advice says where the change belongs.
func (f fact) advice() string {
	switch {
	case f.correction() != "":
		return "write a correction instead: " + f.correction()
	case f.owner == "" && f.keyword == "servers":
		return "set servers of the API in docgen.yaml instead"
	case f.owner == "" || strings.HasPrefix(f.owner, "header: ") || f.keyword == "security":
		return "set the conventions of the dialect instead"
	}
	return "correct the docs instead"
}

// correction is the entry under corrections in docgen.yaml that changes the SDK, too; "" where there is none.
func (f fact) correction() string {
	set := fmt.Sprintf("set: {%s: %s}", f.keyword, f.value)
	known := slices.Contains(settable, f.keyword)
	if f.value == "" {
		set, known = fmt.Sprintf("unset: [%s]", f.keyword), slices.Contains(removable, f.keyword)
	}
	if !known || f.owner == "" || strings.HasPrefix(f.owner, "header: ") {
		return ""
	}
	at := f.owner + ", "
	if f.response != "" {
		at += "response: '" + f.response + "', "
	}
	if f.property != "" {
		at += "property: " + flow(text(f.property)) + ", "
	}
	return fmt.Sprintf("{%s%s, reason: ...}", at, set)
}

// changes lists the facts that differ, as they are afterwards, in the order of the documents.
func changes(before, after []fact) []fact {
	now := byName(after)
	then := byName(before)
	var out []fact
	for _, f := range before {
		if g, ok := now[f.name()]; !ok {
			f.value = ""
			out = append(out, f)
		} else if g != f {
			out = append(out, g)
		}
	}
	for _, f := range after {
		if _, ok := then[f.name()]; !ok {
			out = append(out, f)
		}
	}
	return out
}

func byName(facts []fact) map[string]fact {
	out := make(map[string]fact, len(facts))
	for _, f := range facts {
		out[f.name()] = f
	}
	return out
}
