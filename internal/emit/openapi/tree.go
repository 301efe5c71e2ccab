package openapi

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// object is a mapping of the document's tree. Its keys keep the order in which they are set.
type object struct{ node *yaml.Node }

func newObject() *object {
	return &object{node: &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}}
}

// set appends a key. A nil value sets nothing, so that callers can pass on what may be absent.
func (o *object) set(key string, value *yaml.Node) {
	if value != nil {
		o.node.Content = append(o.node.Content, text(key), value)
	}
}

// setText appends a string, and nothing where it is empty.
func (o *object) setText(key, value string) {
	if value != "" {
		o.set(key, text(value))
	}
}

// setTrue appends true, and nothing for false: false is the default of each of OpenAPI's flags.
func (o *object) setTrue(key string, value bool) {
	if value {
		o.set(key, boolean(true))
	}
}

// setObject appends an object, and nothing where it has no keys.
func (o *object) setObject(key string, value *object) {
	if !value.empty() {
		o.set(key, value.node)
	}
}

// setList appends a list, and nothing where it has no elements.
func (o *object) setList(key string, elements []*yaml.Node) {
	if len(elements) > 0 {
		o.set(key, list(elements...))
	}
}

func (o *object) empty() bool { return len(o.node.Content) == 0 }

// has reports whether a key is set.
func (o *object) has(key string) bool {
	for i := 0; i < len(o.node.Content); i += 2 {
		if o.node.Content[i].Value == key {
			return true
		}
	}
	return false
}

func list(elements ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: elements}
}

func texts(values []string) *yaml.Node {
	out := list()
	for _, v := range values {
		out.Content = append(out.Content, text(v))
	}
	return out
}

func boolean(b bool) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: strconv.FormatBool(b)}
}

func null() *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
}

func integer(n int) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(n)}
}

// float writes a limit without a fraction as an integer.
func float(f float64) *yaml.Node {
	if f == math.Trunc(f) && math.Abs(f) < 1<<53 {
		return integer(int(f))
	}
	return number(strconv.FormatFloat(f, 'g', -1, 64))
}

// number keeps the figures of a JSON number. Only exponents are spelled anew, as YAML 1.1 reads 1e5 as a string
// and 1.0e+5 as a number; JSON reads both.
func number(literal string) *yaml.Node {
	mantissa, exponent, hasExponent := strings.Cut(strings.ToLower(literal), "e")
	if !hasExponent && !strings.Contains(mantissa, ".") {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: literal}
	}
	if hasExponent {
		if !strings.Contains(mantissa, ".") {
			mantissa += ".0"
		}
		if exponent[0] != '-' && exponent[0] != '+' {
			exponent = "+" + exponent
		}
		literal = mantissa + "e" + exponent
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!float", Value: literal}
}

// plain matches what every YAML reader takes for a string without quotes, words of plainWords apart.
var plain = regexp.MustCompile(`^[$\pL_/][\pL\pN_./-]*( [\pL\pN_./-]+)*$`)

// plainWord matches the words that a YAML 1.1 reader takes for booleans or null.
var plainWord = regexp.MustCompile(`(?i)^(y|n|yes|no|on|off|true|false|null)$`)

// text is a string, quoted wherever YAML 1.1 or 1.2 could take it for something else. Lines become a block. Neither
// YAML nor JSON can hold bytes that are no UTF-8; they become U+FFFD.
func text(s string) *yaml.Node {
	s = strings.ToValidUTF8(s, "\uFFFD")
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	switch {
	case strings.Contains(s, "\n"):
		n.Style = yaml.LiteralStyle
	case !plain.MatchString(s) || plainWord.MatchString(s):
		n.Style = yaml.SingleQuotedStyle
	}
	return n
}
