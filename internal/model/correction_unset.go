package model

// unset takes facts away from a property and its schema, or from a schema alone.
func (s *setter) unset(p *Property, schema *Schema) {
	values := schema
	for values.Items != nil {
		values = values.Items
	}
	c := &schema.Constraints
	for _, key := range s.Unset {
		if !take(key, p, schema, values) && !c.take(key) {
			s.absent(key)
		}
	}
}

// take takes away a fact that is no limit, and reports whether there was one.
func take(key string, p *Property, schema, values *Schema) bool {
	switch key {
	case "description":
		return forget(&p.Description) || forget(&schema.Description)
	case "default":
		return forget(&p.Default)
	case "example":
		return forget(&p.Example)
	case "format":
		return forget(&schema.Format)
	case "enum":
		was := values.Enum != nil || schema.Enum != nil
		values.Enum, schema.Enum = nil, nil
		return was
	}
	return false
}

// take takes away a limit, and reports whether there was one.
func (c *Constraints) take(key string) bool {
	switch key {
	case "minLength":
		return drop(&c.MinLength)
	case "maxLength":
		return drop(&c.MaxLength)
	case "pattern":
		return drop(&c.Pattern)
	case "minimum":
		c.ExclusiveMinimum = nil
		return drop(&c.Minimum)
	case "maximum":
		c.ExclusiveMaximum = nil
		return drop(&c.Maximum)
	case "minItems":
		return drop(&c.MinItems)
	case "maxItems":
		return drop(&c.MaxItems)
	case "uniqueItems":
		return drop(&c.UniqueItems)
	}
	return false
}

// forget makes a fact unknown, and reports whether it was known.
func forget[T any](fact *Fact[T]) bool {
	was := fact.Known()
	*fact = Fact[T]{}
	return was
}

// drop takes a limit away, and reports whether there was one.
func drop[T any](limit **Fact[T]) bool {
	was := *limit != nil
	*limit = nil
	return was
}
