package openapi

import (
	"encoding/json"
	"fmt"
	"math/big"
	"reflect"
	"regexp"
	"unicode/utf8"

	"github.com/seed-97755388/docgen/internal/model"
)

// enumMisfit asks whether a value is one of those listed. A list that the document cannot hold refuses nothing.
func enumMisfit(v any, s *model.Schema) string {
	if s.Enum == nil || len(s.Enum.Values) == 0 || typeName(s) == string(model.Array) {
		return ""
	}
	for _, listed := range s.Enum.Values {
		n := enumValue(listed.Value.Value, s.Type.Value)
		if n == nil || n.Value == fmt.Sprint(v) {
			return ""
		}
	}
	return "is none of the listed values"
}

// limitMisfit compares a value with the limits on its type.
func limitMisfit(v any, s *model.Schema) string {
	c := s.Constraints
	switch v := v.(type) {
	case string:
		return stringMisfit(v, c)
	case json.Number:
		return numberMisfit(v, c)
	case []any:
		return countMisfit("elements", len(v), c.MinItems, c.MaxItems, uniqueMisfit(v, c))
	}
	return ""
}

func stringMisfit(v string, c model.Constraints) string {
	rest := ""
	if c.Pattern != nil {
		if re, err := regexp.Compile(c.Pattern.Value); err == nil && !re.MatchString(v) {
			rest = "does not match the pattern " + c.Pattern.Value
		}
	}
	return countMisfit("characters", utf8.RuneCountInString(v), c.MinLength, c.MaxLength, rest)
}

// countMisfit compares a count with its limits; rest is what else is wrong.
func countMisfit(of string, n int, least, most *model.Fact[int], rest string) string {
	switch {
	case least != nil && n < least.Value:
		return fmt.Sprintf("has %d %s, fewer than %d", n, of, least.Value)
	case most != nil && n > most.Value:
		return fmt.Sprintf("has %d %s, more than %d", n, of, most.Value)
	}
	return rest
}

func uniqueMisfit(v []any, c model.Constraints) string {
	if c.UniqueItems == nil || !c.UniqueItems.Value {
		return ""
	}
	for i := range v {
		for j := range i {
			if reflect.DeepEqual(v[i], v[j]) {
				return "has the same element twice"
			}
		}
	}
	return ""
}

// numberMisfit compares exactly: a large integer is not rounded to a float first.
func numberMisfit(v json.Number, c model.Constraints) string {
	value, ok := new(big.Rat).SetString(v.String())
	if !ok {
		return ""
	}
	if b := (bound{c.Minimum, c.ExclusiveMinimum}); b.limit != nil && b.beyond(value, -1) {
		return fmt.Sprintf("is less than the minimum %v allows", b.limit.Value)
	}
	if b := (bound{c.Maximum, c.ExclusiveMaximum}); b.limit != nil && b.beyond(value, 1) {
		return fmt.Sprintf("is more than the maximum %v allows", b.limit.Value)
	}
	return ""
}

// beyond reports whether a value lies outside of the bound in the direction: -1 below, 1 above.
func (b bound) beyond(value *big.Rat, direction int) bool {
	limit := new(big.Rat)
	if limit.SetFloat64(b.limit.Value) == nil {
		return false
	}
	order := value.Cmp(limit)
	return order == direction || order == 0 && b.excludes()
}
