package sdktest_test

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/generated/authing"
	"github.com/seed-97755388/docgen/internal/model"
)

// clients are the SDK's clients by their names in the docs.
type clients map[string]reflect.Value

// newClients makes both clients with a token of their own.
func newClients(t *testing.T, transport http.RoundTripper) clients {
	t.Helper()
	options := []authing.ClientOption{
		authing.WithToken("token"), authing.WithRetries(0), authing.WithHTTPClient(&http.Client{Transport: transport}),
	}
	management, err := authing.NewManagementClient("", "", options...)
	require.NoError(t, err)
	authentication, err := authing.NewAuthenticationClient(options...)
	require.NoError(t, err)
	return clients{"ManagementClient": reflect.ValueOf(management), "AuthenticationClient": reflect.ValueOf(authentication)}
}

// method is the method of an operation, and its name in Go.
func (c clients) method(t *testing.T, op *model.Operation, names map[string]string) (reflect.Value, string) {
	t.Helper()
	name := op.ID.Value
	if configured := names[op.Client.Value+"."+name]; configured != "" {
		name = configured
	}
	client := c[op.Client.Value]
	for i := range client.NumMethod() {
		if found := client.Type().Method(i).Name; plain(found) == plain(name) {
			return client.Method(i), op.Client.Value + "." + found
		}
	}
	require.Fail(t, "the SDK has no method for "+name)
	return reflect.Value{}, ""
}

// plain is what names of the docs and of Go have in common.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// call calls a method with the docs' examples.
func (in input) call(t *testing.T, method reflect.Value, op *model.Operation) error {
	t.Helper()
	arguments := []reflect.Value{reflect.ValueOf(context.Background())}
	if method.Type().NumIn() > 2 { // context, request, options
		request := reflect.New(method.Type().In(1).Elem())
		if body := in.body(t, op); body != nil {
			require.NoError(t, json.Unmarshal(body, request.Interface()), "%s: %s", op.ID.Value, body)
		}
		for name, value := range in.parameters(t, op) {
			field := request.Elem().FieldByNameFunc(func(field string) bool { return plain(field) == plain(name) })
			require.True(t, field.IsValid(), "the request of %s has no field for %s", op.ID.Value, name)
			require.NoError(t, json.Unmarshal(value, field.Addr().Interface()), "%s.%s: %s", op.ID.Value, name, value)
		}
		arguments = append(arguments, request)
	}
	results := method.Call(arguments)
	err, _ := results[len(results)-1].Interface().(error)
	return err
}
