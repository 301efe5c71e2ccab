package interop

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// maxDepth is where optional properties end: structures may refer to themselves.
const maxDepth = 4

// sampler makes values that fit a schema.
type sampler struct {
	full bool // optional properties, too
}

// value is a value of a schema: the document's own where it has one.
func (s sampler) value(ref *openapi3.SchemaRef, depth int) any {
	schema := ref.Value
	switch {
	case schema.Example != nil:
		return schema.Example
	case len(schema.Examples) > 0:
		return schema.Examples[0]
	case schema.Default != nil:
		return schema.Default
	case len(schema.Enum) > 0:
		return schema.Enum[0]
	case len(schema.AllOf) == 1:
		return s.value(schema.AllOf[0], depth)
	case len(schema.AnyOf) > 0:
		return s.value(schema.AnyOf[0], depth)
	}
	switch {
	case schema.Type.Includes("string"):
		return text(schema)
	case schema.Type.Includes("integer"), schema.Type.Includes("number"):
		return number(schema)
	case schema.Type.Includes("boolean"):
		return true
	case schema.Type.Includes("array"):
		return s.array(schema, depth)
	}
	return s.object(schema, depth)
}

// object has the required properties, and the optional ones of a full sample.
func (s sampler) object(schema *openapi3.Schema, depth int) any {
	out := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(schema.Properties)) {
		if slices.Contains(schema.Required, name) || s.full && depth < maxDepth {
			out[name] = s.value(schema.Properties[name], depth+1)
		}
	}
	return out
}

// array has as few elements as the schema allows, and one at least in a full sample.
func (s sampler) array(schema *openapi3.Schema, depth int) any {
	out := []any{}
	least := int(schema.MinItems)
	if s.full && depth < maxDepth {
		least = max(least, 1)
	}
	for range least {
		out = append(out, s.value(schema.Items, depth+1))
	}
	return out
}

// formats are values of the formats that a validator checks.
var formats = map[string]string{
	"date-time": "2024-01-31T00:00:00Z", "date": "2024-01-31", "email": "a@example.org", "uri": "https://example.org/",
	"uuid": "934108e5-9fbf-4d24-8da1-c330328abd6c", "ipv4": "127.0.0.1", "ipv6": "::1",
}

// candidates are tried in turn for a pattern.
var candidates = []string{"a", "A", "1", "a1", "Aa1", "aaa", "123456", "13800000000", "a-b_c", "https://example.org/", "a@example.org"}

// text is a string of the schema's format or pattern, and of its least length.
func text(schema *openapi3.Schema) string {
	if v, ok := formats[schema.Format]; ok {
		return v
	}
	least := max(int(schema.MinLength), 1)
	if schema.Pattern == "" {
		return strings.Repeat("a", least)
	}
	pattern := regexp.MustCompile(schema.Pattern)
	for _, c := range candidates {
		for _, v := range []string{c, strings.Repeat(c, least)} {
			if pattern.MatchString(v) && len(v) >= least {
				return v
			}
		}
	}
	return candidates[0]
}

// number is the least allowed one, or 1.
func number(schema *openapi3.Schema) float64 {
	switch {
	case schema.Min != nil:
		return *schema.Min + 1 // the minimum itself may be excluded
	case schema.Max != nil:
		return min(*schema.Max-1, 1)
	}
	return 1
}
