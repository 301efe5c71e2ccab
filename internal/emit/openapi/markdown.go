package openapi

// markdown makes a description fit for whatever shows it.
func (e *emitter) markdown(s string) string { return s }
