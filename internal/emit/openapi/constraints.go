package openapi

import "github.com/seed-97755388/docgen/internal/model"

// constraints writes the limits on a value.
func (e *emitter) constraints(out *object, c model.Constraints) {
	setInt := func(key string, limit *model.Fact[int]) {
		if limit != nil {
			out.set(key, integer(limit.Value))
		}
	}
	setInt("minLength", c.MinLength)
	setInt("maxLength", c.MaxLength)
	if c.Pattern != nil {
		out.setText("pattern", c.Pattern.Value)
	}
	e.bound(out, "minimum", "exclusiveMinimum", bound{c.Minimum, c.ExclusiveMinimum})
	e.bound(out, "maximum", "exclusiveMaximum", bound{c.Maximum, c.ExclusiveMaximum})
	setInt("minItems", c.MinItems)
	setInt("maxItems", c.MaxItems)
	if c.UniqueItems != nil {
		out.setTrue("uniqueItems", c.UniqueItems.Value)
	}
}

// bound is one end of a range.
type bound struct {
	limit     *model.Fact[float64]
	exclusive *model.Fact[bool]
}

// excludes reports whether the limit itself is not allowed.
func (b bound) excludes() bool { return b.exclusive != nil && b.exclusive.Value }

// bound writes one end of a range: OpenAPI 3.0 marks an exclusive limit with a flag, 3.1 with a keyword of its own.
func (e *emitter) bound(out *object, key, exclusiveKey string, b bound) {
	switch {
	case b.limit == nil:
	case b.excludes() && e.v31():
		out.set(exclusiveKey, float(b.limit.Value))
	default:
		out.set(key, float(b.limit.Value))
		out.setTrue(exclusiveKey, b.excludes())
	}
}
