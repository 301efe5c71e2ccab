package runtime

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestOptionsThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, func(http.ResponseWriter, *http.Request) { t.Error("a request was sent") })
	for text, option := range map[string]Option{
		"base URL: not a URL":                       WithBaseURL("http://[::1"),
		"base URL: need http:// or https:// and":    WithBaseURL("api.example.com"),
		"base URL: must not have a user, a query":   WithBaseURL("https://user:pass@example.com"),
		"base URL: must not have a user, a query o": WithBaseURL("https://example.com?x=1"),
		"HTTP client: is nil":                       WithHTTPClient(nil),
		"timeout: -1s is negative":                  WithTimeout(-time.Second),
		"retries: -1 is negative":                   WithRetries(-1),
		"max response bytes: 0 is not positive":     WithMaxResponseBytes(0),
		"token source: is nil":                      WithTokenSource(nil),
		"concurrency: 0 is not positive":            WithConcurrency(0),
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			_, err := NewManagementClient(testKey, testSecret, option)
			require.ErrorContains(t, err, "new ManagementClient: "+text)
			require.ErrorContains(t, resign(t, client, option), "ResignUserBatch: "+text)
			require.NotContains(t, err.Error(), "pass")
		})
	}
}

func TestNilContextIsRefused(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, nil)
	var none context.Context
	require.ErrorContains(t, client.Logout(none), "Logout: context is nil")
}

func TestBaseURLIsNeeded(t *testing.T) {
	t.Parallel()
	api := apiManagementClient
	api.baseURL = ""
	core, err := newCoreClient(&api, nil, []ClientOption{WithToken("t")})
	require.NoError(t, err)
	require.ErrorContains(t, (&ManagementClient{core: core}).Logout(t.Context()), "no base URL")
}

func TestOptionsPerCallLeaveTheClientAlone(t *testing.T) {
	t.Parallel()
	server := &wire{headers: []string{"X-A", "User-Agent"}, answer: `{"statusCode":200}`}
	client := newTestClient(t, server.ServeHTTP, WithHeader("X-A", "client"))
	require.NoError(t, client.Logout(t.Context(), WithHeader("X-A", "call"), WithHeader("User-Agent", "own")))
	require.NoError(t, client.Logout(t.Context()))
	require.Equal(t, []string{
		"GET /logout\nX-A: call\nUser-Agent: own",
		"GET /logout\nX-A: client\nUser-Agent: sample-go",
	}, server.sent)
}

func TestBaseURLAndHTTPClientPerCall(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, respond(500, "", ""))
	other := httptest.NewServer(respond(200, "", ""))
	t.Cleanup(other.Close)
	require.NoError(t, client.Logout(t.Context(), WithBaseURL(other.URL)))

	var used bool
	own := &http.Client{Transport: RoundTripFunc(func(r *http.Request) (*http.Response, error) {
		used = true
		return http.DefaultTransport.RoundTrip(r)
	})}
	require.ErrorIs(t, client.Logout(t.Context(), WithHTTPClient(own), WithRetries(0)), ErrServer)
	require.True(t, used)
	require.Nil(t, own.CheckRedirect, "the user's client is not changed")
}

func TestMiddleware(t *testing.T) {
	t.Parallel()
	var order []string
	note := func(name string) Middleware {
		return func(next RoundTripFunc) RoundTripFunc {
			return func(r *http.Request) (*http.Response, error) {
				order = append(order, name+" in "+r.Header.Get("Authorization"))
				r.Header.Set("Authorization", "changed")
				response, err := next(r)
				order = append(order, name+" out "+response.Status)
				return response, err
			}
		}
	}
	server := &script{handlers: []http.HandlerFunc{respond(500, "", ""), respond(200, "", "")}}
	client := newTestClient(t, server.ServeHTTP, WithMiddleware(note("a")))
	new(fakeClock).install(client)
	require.NoError(t, client.Logout(t.Context(), WithMiddleware(note("b"))))
	require.Equal(t, []string{
		"a in Bearer test-token", "b in changed", "b out 500 Internal Server Error", "a out 500 Internal Server Error",
		"a in Bearer test-token", "b in changed", "b out 200 OK", "a out 200 OK",
	}, order)
}

func TestMiddlewareCanAnswerAndFail(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, func(http.ResponseWriter, *http.Request) { t.Error("a request was sent") })
	answer := func(RoundTripFunc) RoundTripFunc {
		return func(*http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: 200, ContentLength: -1, Body: io.NopCloser(bytes.NewBufferString(`{"statusCode":200}`))}, nil
		}
	}
	require.NoError(t, resign(t, client, WithMiddleware(answer)))
	fail := func(RoundTripFunc) RoundTripFunc {
		return func(*http.Request) (*http.Response, error) { return nil, errBroken }
	}
	require.ErrorIs(t, resign(t, client, WithMiddleware(fail)), errBroken)
	for _, nothing := range []*http.Response{nil, {StatusCode: 200}} {
		forget := func(RoundTripFunc) RoundTripFunc {
			return func(*http.Request) (*http.Response, error) { return nothing, nil }
		}
		require.ErrorIs(t, resign(t, client, WithMiddleware(forget)), errNoResponse)
	}
}

func TestWithResponse(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Trace", "t1")
		_, _ = io.WriteString(w, `{"statusCode":403}`)
	})
	var raw *http.Response
	require.ErrorIs(t, resign(t, client, WithResponse(&raw)), ErrForbidden)
	require.Equal(t, "t1", raw.Header.Get("X-Trace"))
	body, err := io.ReadAll(raw.Body)
	require.NoError(t, err)
	require.Equal(t, `{"statusCode":403}`, string(body))
	require.Empty(t, raw.Request.Header)

	raw = nil
	_, err = client.ResignUserBatch(t.Context(), nil, WithResponse(&raw))
	require.Error(t, err)
	require.Nil(t, raw)
}

func TestLoggerTellsNoSecrets(t *testing.T) {
	t.Parallel()
	var logged bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug}))
	server := new(issuer)
	client := newIssuerClient(t, server, WithLogger(logger))
	_, err := client.GetUserBatch(t.Context(), &GetUserBatchReqDto{UserIDs: []string{"leaked"}})
	require.NoError(t, err)
	server.refuse.Store(true)
	require.NoError(t, resign(t, client))

	require.Contains(t, logged.String(), "level=DEBUG msg=call operation=GetManagementToken method=POST path=/api/v3/get-management-token status=200")
	require.Contains(t, logged.String(), "level=DEBUG msg=call operation=GetUserBatch method=GET path=/api/v3/get-user-batch status=200")
	require.Contains(t, logged.String(), `level=WARN msg="call failed" operation=ResignUserBatch method=POST path=/api/v3/resign-user-batch status=401`)
	requireNoSecret(t, logged.String())
	require.NotContains(t, logged.String(), jwt(2))
}

func TestCookiesAreSentOnce(t *testing.T) {
	t.Parallel()
	var sent []string
	server := &script{handlers: []http.HandlerFunc{respond(500, "", ""), respond(500, "", ""), respond(200, "", "")}}
	client := newTestClient(t, func(w http.ResponseWriter, r *http.Request) {
		sent = append(sent, r.Header.Get("Cookie"))
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "1"})
		server.ServeHTTP(w, r)
	})
	new(fakeClock).install(client)
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	require.NoError(t, client.Logout(t.Context(), WithHTTPClient(&http.Client{Jar: jar})))
	require.Equal(t, []string{"", "a=1", "a=1"}, sent)
}

func TestConnectionsAreReused(t *testing.T) {
	t.Parallel()
	const calls = 10
	var mu sync.Mutex
	addresses := make(map[string]bool)
	var round sync.WaitGroup
	client := newTestClient(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		addresses[r.RemoteAddr] = true
		mu.Unlock()
		round.Done()
		round.Wait()
		_, _ = io.WriteString(w, `{"statusCode":200}`)
	})
	for range 3 {
		round.Add(calls)
		var done sync.WaitGroup
		errs := make([]error, calls)
		for i := range calls {
			done.Go(func() { errs[i] = resign(t, client) })
		}
		done.Wait()
		require.NoError(t, errors.Join(errs...))
	}
	require.Less(t, len(addresses), 2*calls, "ten calls at once, three times, need ten connections")
}

func TestABodyOfAnyKind(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, respond(200, "application/octet-stream", "\x00\x01"))
	var raw []byte
	require.NoError(t, client.core.call(t.Context(), &opLogout, nil, &raw, nil))
	require.Equal(t, []byte{0, 1}, raw)
}
