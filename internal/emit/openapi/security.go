package openapi

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-97755388/docgen/internal/model"
)

// securityScheme is the name of the one scheme that the conventions can describe.
func securityScheme(a *model.Auth) string {
	if a.Scheme == "header" {
		return "header"
	}
	return "bearer"
}

// security is what every operation needs that says nothing else. Linters want it said also where the docs know of
// no authentication.
func (e *emitter) security() *yaml.Node {
	if e.api.Auth == nil {
		return list()
	}
	need := newObject()
	need.set(securityScheme(e.api.Auth), list())
	return list(need.node)
}

// securitySchemes describes how a call proves who it is.
func (e *emitter) securitySchemes() *object {
	out := newObject()
	a := e.api.Auth
	if a == nil {
		return out
	}
	scheme := newObject()
	if a.Scheme == "header" {
		scheme.setText("type", "apiKey")
		scheme.setText("in", "header")
		scheme.setText("name", a.Header)
	} else {
		scheme.setText("type", "http")
		scheme.setText("scheme", "bearer")
	}
	out.set(securityScheme(a), scheme.node)
	return out
}

// unsecured reports whether an operation is called without a token where others need one. The operation that trades
// credentials for the token is such a one by its nature.
func (e *emitter) unsecured(o *model.Operation) bool {
	a := e.api.Auth
	if a == nil {
		return false
	}
	if o.NoAuth.Value || slices.Contains(a.NoAuthOps, o.ID.Value) {
		return true
	}
	if x := a.Exchange; x != nil && strings.EqualFold(x.Method, o.Method.Value) && x.Path == o.Path.Value {
		return true
	}
	return o.Client.Known() && len(a.Clients) > 0 && !slices.Contains(a.Clients, o.Client.Value)
}
