package runtime

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// signIn is a request with a secret, as the generator makes them.
type signIn struct {
	_        keyed
	Name     string
	Password Opt[string]
	Secret   string
	Inner    []signIn
}

func (x signIn) Format(state fmt.State, verb rune) {
	redacted{value: x, secrets: "Password Secret"}.Format(state, verb)
}

func TestRequestsArePrintedWithoutTheirSecrets(t *testing.T) {
	t.Parallel()
	inner := signIn{Name: "b", Password: Some("hunter2")}
	value := signIn{Name: "a", Secret: "hunter2", Inner: []signIn{inner}}
	for format, want := range map[string]string{
		"%v":  "{a <absent> [redacted] [{b [redacted]  []}]}",
		"%+v": "{Name:a Password:<absent> Secret:[redacted] Inner:[{Name:b Password:[redacted] Secret: Inner:[]}]}",
		"%#v": `runtime.signIn{Name:"a", Password:<absent>, Secret:[redacted], ` +
			`Inner:[]runtime.signIn{runtime.signIn{Name:"b", Password:[redacted], Secret:"", Inner:[]runtime.signIn(nil)}}}`,
	} {
		require.Equal(t, want, fmt.Sprintf(format, value), format)
	}
	for _, format := range []string{"%s", "%q", "%d", "%x", "%+v", "%#v"} {
		require.NotContains(t, fmt.Sprintf(format, &value), "hunter2", format)
		require.NotContains(t, strings.ToLower(fmt.Sprintf(format, value)), "68756e74", format)
	}
	require.Equal(t, "{{b [redacted]  []} <null> 7 \"x\"}", fmt.Sprintf("%v", struct {
		Nested Opt[signIn]
		Null   Opt[bool]
		Count  Opt[int64]
		Text   quoted
	}{Some(inner), Null[bool](), Some[int64](7), quoted{Some("x")}}))
	require.Equal(t, "<nil>", fmt.Sprint((*signIn)(nil)))
}

// quoted prints its Opt with a verb of its own.
type quoted struct{ opt Opt[string] }

func (q quoted) String() string { return fmt.Sprintf("%q", q.opt) }
