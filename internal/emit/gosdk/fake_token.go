package gosdk

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-97755388/docgen/internal/model"
)

// fakeTokenLife is how long the fake server's token lives, in seconds.
const fakeTokenLife = 7200

// tokenExchange is the operation that gives a client its tokens, where configuration states it and no page does. With it
// a client that has only its credentials works against the fake server.
func (f *fakeWriter) tokenExchange() (*fakeOperation, error) {
	auth := f.sdk.api.Auth
	if auth == nil || auth.Exchange == nil {
		return nil, nil
	}
	exchange := auth.Exchange
	taken := map[string]bool{}
	for _, op := range f.document.Operations {
		if op.Method == exchange.Method && op.Path == exchange.Path {
			return nil, nil
		}
		taken[op.Name] = true
	}
	name := defaultExchange
	for taken[name] {
		name += "Exchange"
	}
	example, err := json.Marshal(f.sdk.tokenAnswer(exchange))
	if err != nil {
		return nil, fmt.Errorf("example of %s: %w", name, err)
	}
	body := &model.Schema{Type: model.Fact[model.Type]{Value: model.Object}}
	for _, field := range exchange.Request {
		body.Properties = append(body.Properties, &model.Property{
			Name: model.Fact[string]{Value: field}, Required: model.Fact[bool]{Value: true},
			Schema: &model.Schema{Type: model.Fact[model.Type]{Value: model.String}},
		})
	}
	return &fakeOperation{
		Name: name, Method: exchange.Method, Path: exchange.Path, Public: true, Body: f.schema(body), Example: example,
	}, nil
}

// tokenAnswer is an answer that has the token where the exchange looks for it.
func (p *sdk) tokenAnswer(exchange *model.Exchange) map[string]any {
	answer := map[string]any{}
	if e := p.api.Envelope; e != nil && e.Status != "" && len(e.Success) > 0 {
		var status any = e.Success[0]
		if number, err := strconv.ParseInt(e.Success[0], 10, 64); err == nil {
			status = number
		}
		setAt(answer, e.Status, status)
	}
	setAt(answer, exchange.Token, "token")
	if exchange.ExpiresIn != "" {
		setAt(answer, exchange.ExpiresIn, fakeTokenLife)
	}
	return answer
}

// setAt sets a value at a path with dots.
func setAt(object map[string]any, path string, value any) {
	name, rest, nested := strings.Cut(path, ".")
	if !nested {
		object[name] = value
		return
	}
	inner, ok := object[name].(map[string]any)
	if !ok {
		inner = map[string]any{}
		object[name] = inner
	}
	setAt(inner, rest, value)
}
