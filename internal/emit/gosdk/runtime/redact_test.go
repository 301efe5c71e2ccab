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
		"%v":  "{a { 0} [redacted] [{b [redacted]  []}]}",
		"%+v": "{Name:a Password:{value: state:0} Secret:[redacted] Inner:[{Name:b Password:[redacted] Secret: Inner:[]}]}",
		"%#v": `runtime.signIn{Name:"a", Password:runtime.Opt[string]{value:"", state:0x0}, Secret:[redacted], ` +
			`Inner:[]runtime.signIn{runtime.signIn{Name:"b", Password:[redacted], Secret:"", Inner:[]runtime.signIn(nil)}}}`,
	} {
		require.Equal(t, want, fmt.Sprintf(format, value), format)
	}
	for _, format := range []string{"%s", "%q", "%d", "%x", "%+v", "%#v"} {
		require.NotContains(t, fmt.Sprintf(format, &value), "hunter2", format)
		require.NotContains(t, strings.ToLower(fmt.Sprintf(format, value)), "68756e74", format)
	}
	require.Equal(t, "<nil>", fmt.Sprint((*signIn)(nil)))
}
