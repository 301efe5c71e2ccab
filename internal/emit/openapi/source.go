package openapi

import (
	"fmt"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// source notes the place in the docs as file:line, unless the options switch that off.
func (e *emitter) source(out *object, at diag.Span) {
	if e.opts.Sources && !at.IsZero() {
		out.setText("x-docgen-source", fmt.Sprintf("%s:%d", at.File, at.Start.Line))
	}
}

// inferred names the rule behind each of an operation's facts that the docs do not print.
func (e *emitter) inferred(out *object, o *model.Operation) {
	if !e.opts.Sources {
		return
	}
	rules := newObject()
	note := func(name string, from model.Origin) {
		if from.Kind == model.Inferred {
			rules.setText(name, from.Rule)
		}
	}
	note("operationId", o.ID.Origin)
	note("method", o.Method.Origin)
	note("path", o.Path.Origin)
	note("request", o.RequestName.Origin)
	out.setObject("x-docgen-inferred", rules)
}
