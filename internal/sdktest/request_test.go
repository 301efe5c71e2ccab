package sdktest_test

import (
	"bytes"
	"flag"
	"fmt"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/generated/authing/authingtest"
	"github.com/seed-97755388/docgen/internal/config"
)

var update = flag.Bool("update", false, "rewrite testdata/requests.txt")

const requestsFile = "testdata/requests.txt"

// wire keeps each request as its bytes go over the wire to the vendor, and sends it to the fake server, which checks it
// and answers with the docs' example.
type wire struct {
	fake *url.URL
	sent bytes.Buffer
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	raw, err := httputil.DumpRequestOut(r, true)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(&w.sent, "to: %s://%s\n%s\n", r.URL.Scheme, r.URL.Host, strings.TrimRight(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\n"))
	target := *r.URL
	target.Scheme, target.Host = w.fake.Scheme, w.fake.Host
	redirected := r.Clone(r.Context())
	redirected.URL, redirected.Host = &target, w.fake.Host
	return http.DefaultTransport.RoundTrip(redirected)
}

// TestRequestsAreSentByteForByte calls every operation of specs/ twice, with the docs' examples of all properties and with
// those of the required ones alone. A line break of HTTP stands as a plain one in the file.
func TestRequestsAreSentByteForByte(t *testing.T) {
	t.Parallel()
	fake, err := url.Parse(authingtest.NewServer(t).URL)
	require.NoError(t, err)
	to := &wire{fake: fake}
	sdk, api, names := newClients(t, to), readDocs(t), configuredNames(t)
	require.NotEmpty(t, api.Operations)
	for _, op := range api.Operations {
		for _, in := range []input{{api: api, full: true}, {api: api}} {
			method, name := sdk.method(t, op, names)
			fmt.Fprintf(&to.sent, "=== %s, %s\n", name, map[bool]string{true: "all examples", false: "required only"}[in.full])
			require.NoError(t, in.call(t, method, op), name)
			to.sent.WriteByte('\n')
		}
	}
	if *update {
		require.NoError(t, os.WriteFile(requestsFile, to.sent.Bytes(), 0o644))
	}
	want, err := os.ReadFile(requestsFile)
	require.NoError(t, err)
	require.Equal(t, string(want), to.sent.String(), "run the test with -update and read the diff")
}

// configuredNames are the Go names that docgen.yaml sets.
func configuredNames(t *testing.T) map[string]string {
	t.Helper()
	c, err := config.Load(filepath.Join("../..", config.Name))
	require.NoError(t, err)
	return c.Go.Names
}
