package interop

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/generated/authing"
)

func TestTheSDKCallsEveryOperation(t *testing.T) {
	doc, server := served(t)
	if os.Getenv("INTEROP_SDK") == "" {
		t.Skip("the document is not one of specs/, so the SDK has no methods for it")
	}
	options := []authing.Option{authing.WithBaseURL(server), authing.WithToken("token"), authing.WithRetries(0)}
	clients, names := newClients(t, options), methodNames(t)
	for _, full := range []bool{false, true} {
		for _, c := range calls(doc, sampler{full: full}) {
			method := find(clients, names["method "+c.id])
			require.True(t, method.IsValid(), "the SDK has no method for operation %s", c.id)
			requireServed(t, c, send(t, method, c))
		}
	}
}

func newClients(t *testing.T, options []authing.Option) []reflect.Value {
	t.Helper()
	var shared []authing.ClientOption
	for _, o := range options {
		shared = append(shared, o)
	}
	management, err := authing.NewManagementClient("id", "secret", shared...)
	require.NoError(t, err)
	authentication, err := authing.NewAuthenticationClient(shared...)
	require.NoError(t, err)
	return []reflect.Value{reflect.ValueOf(management), reflect.ValueOf(authentication)}
}

// methodNames are the Go names that docgen.lock keeps, by what they are of.
func methodNames(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../docgen.lock")
	require.NoError(t, err)
	var lock struct{ Names map[string]string }
	require.NoError(t, json.Unmarshal(text, &lock))
	return lock.Names
}

// find is the method of a name, of whichever client has it.
func find(clients []reflect.Value, name string) reflect.Value {
	for _, client := range clients {
		if method := client.MethodByName(name); method.IsValid() {
			return method
		}
	}
	return reflect.Value{}
}

// key is what names of the docs and of Go have in common.
func key(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// send calls a method with the sample request, and gives its error.
func send(t *testing.T, method reflect.Value, c call) error {
	t.Helper()
	in := []reflect.Value{reflect.ValueOf(context.Background())}
	if method.Type().NumIn() > 2 { // context, request, options
		request := reflect.New(method.Type().In(1).Elem())
		fill(t, request, c)
		in = append(in, request)
	}
	out := method.Call(in)
	err, _ := out[len(out)-1].Interface().(error)
	return err
}

// fill sets the fields of a request: the body's by their JSON names, the parameters' by their own.
func fill(t *testing.T, request reflect.Value, c call) {
	t.Helper()
	if c.body != nil {
		text, err := json.Marshal(c.body)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, request.Interface()), "%s: %s", c.id, text)
	}
	for name, value := range c.parameters {
		if c.locations[name] != "path" && c.locations[name] != "query" {
			continue
		}
		field := request.Elem().FieldByNameFunc(func(field string) bool { return key(field) == key(name) })
		require.True(t, field.IsValid(), "the request of %s has no field for %s", c.id, name)
		text, err := json.Marshal(value)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, field.Addr().Interface()), "%s.%s: %s", c.id, name, text)
	}
}

// requireServed accepts what prism makes up as an answer: its business status need not be one of success. A request
// that prism refuses comes back with an HTTP status of failure.
func requireServed(t *testing.T, c call, err error) {
	t.Helper()
	var failed *authing.APIError
	if errors.As(err, &failed) && failed.HTTPStatus == http.StatusOK {
		return
	}
	require.NoError(t, err, c.id)
}
