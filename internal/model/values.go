package model

// Values lists the types that a dialect can name.
func (Type) Values() []string {
	return []string{string(Any), string(String), string(Integer), string(Number), string(Boolean), string(Object), string(Array)}
}

// Values lists the locations.
func (Location) Values() []string {
	return []string{string(InPath), string(InQuery), string(InHeader), string(InCookie), string(InBody), string(InForm)}
}
