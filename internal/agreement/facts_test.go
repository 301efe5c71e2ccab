package agreement_test

import (
	"fmt"
	"slices"
	"strings"
)

// facts are what a document or a package says of an API: by where it says so, such as
// `POST /api/v3/create-user: body name`, in words that both can say, such as `string required maxLength=64`.
type facts map[string]string

// add notes what is said of a place. A place is described once.
func (f facts) add(place string, words ...string) {
	f[place] = strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// differences lists the places of which two sides say different things, in order.
func differences(document, sdk facts) []string {
	var out []string
	for place, words := range document {
		if got, ok := sdk[place]; !ok {
			out = append(out, fmt.Sprintf("%s: the SDK has nothing, the document %q", place, words))
		} else if got != words {
			out = append(out, fmt.Sprintf("%s: the SDK has %q, the document %q", place, got, words))
		}
	}
	for place, words := range sdk {
		if _, ok := document[place]; !ok {
			out = append(out, fmt.Sprintf("%s: the SDK has %q, the document nothing", place, words))
		}
	}
	slices.Sort(out)
	return out
}

// The rules that facts name, as OpenAPI calls them.
const (
	required         = "required"
	minLength        = "minLength"
	maxLength        = "maxLength"
	pattern          = "pattern"
	minimum          = "minimum"
	maximum          = "maximum"
	exclusiveMinimum = "exclusiveMinimum"
	exclusiveMaximum = "exclusiveMaximum"
	minItems         = "minItems"
	maxItems         = "maxItems"
	uniqueItems      = "uniqueItems"
	enum             = "enum"
)

// rules lists them in the order in which facts name them.
func rules() []string {
	return []string{
		required, minLength, maxLength, pattern, minimum, maximum, exclusiveMinimum, exclusiveMaximum, minItems, maxItems, uniqueItems, enum,
	}
}

// limits are the rules of one place with their limits: `maxLength` with `64`, `required` with "".
type limits map[string]string

// words are the limits in order.
func (l limits) words() []string {
	var out []string
	for _, rule := range rules() {
		switch limit, ok := l[rule]; {
		case ok && limit == "":
			out = append(out, rule)
		case ok:
			out = append(out, rule+"="+limit)
		}
	}
	return out
}
