package runtime

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const (
	testKey    = "key-id-4711"
	testSecret = "key-secret-0815"
)

// jwt makes an unsigned token with a claim and a serial number.
func jwt(serial int64) string {
	payload := fmt.Sprintf(`{"scoped_pool_id":"pool-1","serial":%d}`, serial)
	return "e30." + base64.RawURLEncoding.EncodeToString([]byte(payload)) + ".sig"
}

// issuer is a server with a token exchange. It refuses all tokens but the last one given.
type issuer struct {
	exchanges  atomic.Int64
	underWay   atomic.Int64
	overlapped atomic.Bool
	refuse     atomic.Bool
	delay      time.Duration
	expiresIn  string
	exchange   http.HandlerFunc
	business   bool
}

func (s *issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/api/v3/get-management-token" {
		s.giveToken(w, r)
		return
	}
	if r.Header.Get("Authorization") != "Bearer "+jwt(s.exchanges.Load()) || s.refuse.Swap(false) {
		if s.business {
			_, _ = io.WriteString(w, `{"statusCode":401,"message":"expired"}`)
			return
		}
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	body, _ := io.ReadAll(r.Body)
	_, _ = fmt.Fprintf(w, `{"statusCode":200,"message":%q,"requestId":%q}`, body, r.Header.Get("X-Sample-Pool-Id"))
}

// giveToken answers a token request.
func (s *issuer) giveToken(w http.ResponseWriter, r *http.Request) {
	if s.underWay.Add(1) > 1 {
		s.overlapped.Store(true)
	}
	defer s.underWay.Add(-1)
	time.Sleep(s.delay)
	if s.exchange != nil {
		s.exchange(w, r)
		return
	}
	var sent map[string]string
	_ = json.NewDecoder(r.Body).Decode(&sent)
	if sent["accessKeyId"] != testKey || sent["accessKeySecret"] != testSecret || r.Header.Get("Authorization") != "" {
		_, _ = io.WriteString(w, `{"statusCode":400,"message":"bad credentials"}`)
		return
	}
	_, _ = fmt.Fprintf(w, `{"statusCode":200,"data":{"access_token":%q,"expires_in":%s}}`, jwt(s.exchanges.Add(1)), s.expiresIn)
}

// newIssuerClient returns a client that gets its tokens from the server.
func newIssuerClient(t *testing.T, server *issuer, options ...ClientOption) *ManagementClient {
	t.Helper()
	if server.expiresIn == "" {
		server.expiresIn = "7200"
	}
	http := httptest.NewServer(server)
	t.Cleanup(http.Close)
	client, err := NewManagementClient(testKey, testSecret, append([]ClientOption{WithBaseURL(http.URL)}, options...)...)
	require.NoError(t, err)
	return client
}

func TestTokenIsExchangedOnceAndItsClaimSent(t *testing.T) {
	t.Parallel()
	server := new(issuer)
	client := newIssuerClient(t, server)
	for range 3 {
		resp, err := client.ResignUserBatch(t.Context(), &ResignUserBatchReqDto{UserIDs: []string{"a"}})
		require.NoError(t, err)
		require.Equal(t, "pool-1", resp.RequestID)
	}
	require.EqualValues(t, 1, server.exchanges.Load())
}

func TestTokenIsRefreshedBeforeItExpires(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		expiresIn   string
		kept, after time.Duration
	}{
		"long life, a minute early":   {"7200", 7139 * time.Second, 2 * time.Second},
		"short life, a tenth early":   {"100", 89 * time.Second, 2 * time.Second},
		"a fraction":                  {`"100.9"`, 89 * time.Second, 2 * time.Second},
		"no expiry, until it is told": {"null", 1000 * time.Hour, -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, fake := &issuer{expiresIn: test.expiresIn}, new(fakeClock)
			client := newIssuerClient(t, server)
			fake.install(client)
			require.NoError(t, resign(t, client))
			fake.advance(test.kept)
			require.NoError(t, resign(t, client))
			require.EqualValues(t, 1, server.exchanges.Load())
			if test.after > 0 {
				fake.advance(test.after)
				require.NoError(t, resign(t, client))
				require.EqualValues(t, 2, server.exchanges.Load())
			}
		})
	}
}

func TestRefusedTokenIsRenewedOnce(t *testing.T) {
	t.Parallel()
	for name, business := range map[string]bool{"HTTP 401": false, "business 401": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := &issuer{business: business}
			client := newIssuerClient(t, server)
			server.refuse.Store(true)
			require.NoError(t, resign(t, client), "a refused request is sent again, whatever it does")
			require.EqualValues(t, 2, server.exchanges.Load())
		})
	}

	always := newTestClient(t, respond(401, "", ""))
	require.ErrorIs(t, resign(t, always), ErrUnauthorized)

	var calls atomic.Int64
	source := TokenSource(tokenFunc(func(context.Context) (Token, error) { calls.Add(1); return Token{Value: "x"}, nil }))
	require.ErrorIs(t, resign(t, always, WithTokenSource(source)), ErrUnauthorized)
	require.EqualValues(t, 2, calls.Load())
}

// tokenFunc is a TokenSource.
type tokenFunc func(ctx context.Context) (Token, error)

func (f tokenFunc) Token(ctx context.Context) (Token, error) { return f(ctx) }

func TestThousandConcurrentCallsShareOneExchangeAtATime(t *testing.T) {
	t.Parallel()
	const calls = 1000
	server := &issuer{delay: 20 * time.Millisecond}
	client := newIssuerClient(t, server, WithTimeout(time.Minute))
	var done sync.WaitGroup
	errs := make([]error, calls)
	for i := range calls {
		done.Go(func() {
			if i%250 == 100 {
				server.refuse.Store(true)
			}
			id := "user-" + strconv.Itoa(i)
			resp, err := client.ResignUserBatch(t.Context(), &ResignUserBatchReqDto{UserIDs: []string{id}})
			if err == nil && resp.Message != `{"userIds":["`+id+`"]}` {
				err = errors.New("got the answer of another call: " + resp.Message)
			}
			errs[i] = err
		})
	}
	done.Wait()
	require.NoError(t, errors.Join(errs...))
	require.False(t, server.overlapped.Load(), "two exchanges at a time")
	require.LessOrEqual(t, server.exchanges.Load(), int64(5))
}

func TestACallerThatLeavesDoesNotFailTheOthers(t *testing.T) {
	t.Parallel()
	release, asked := make(chan struct{}), make(chan struct{})
	source := tokenFunc(func(ctx context.Context) (Token, error) {
		close(asked)
		select {
		case <-release:
			return Token{Value: "t"}, nil
		case <-ctx.Done():
			return Token{}, ctx.Err()
		}
	})
	client := newTestClient(t, respond(200, "", `{"statusCode":200}`), WithTokenSource(source))
	ctx, cancel := context.WithCancel(t.Context())
	first, second := make(chan error, 1), make(chan error, 1)
	go func() { _, err := client.ListUsers(ctx, nil); first <- err }()
	<-asked
	go func() { _, err := client.ListUsers(t.Context(), nil); second <- err }()
	cancel()
	require.ErrorIs(t, <-first, context.Canceled)
	close(release)
	require.NoError(t, <-second)
}

func TestFailedExchange(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		exchange http.HandlerFunc
		text     string
		asked    int64
	}{
		"refused": {
			respond(200, "", `{"statusCode":401,"message":"secret `+testSecret+` of `+testKey+` is wrong"}`),
			"ResignUserBatch: get token: GetManagementToken: HTTP 200, status 401: secret [redacted] of [redacted] is wrong", 1,
		},
		"no token in the answer": {respond(200, "", `{"statusCode":200,"data":{}}`), "the answer has no data.access_token", 1},
		"half a JSON":            {respond(200, "", `{"statusCode":200,"data":{"access_token":"leaked`), "unexpected end of JSON", 1},
		"503, tried again":       {respond(503, "", testSecret), "HTTP 503", 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var asked atomic.Int64
			server := &issuer{exchange: func(w http.ResponseWriter, r *http.Request) { asked.Add(1); test.exchange(w, r) }}
			client := newIssuerClient(t, server)
			new(fakeClock).install(client)
			err := resign(t, client)
			require.ErrorContains(t, err, test.text)
			require.Equal(t, test.asked, asked.Load())
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
				requireNoSecret(t, fmt.Sprintf(verb, err))
			}
			var failure *APIError
			if errors.As(err, &failure) {
				requireNoSecret(t, fmt.Sprintf("%+v %#v", *failure, *failure)+string(failure.Body))
			}
			var unread *DecodeError
			if errors.As(err, &unread) {
				require.Empty(t, unread.Body)
			}
		})
	}
}

// requireNoSecret looks for the secrets of the tests.
func requireNoSecret(t *testing.T, text string) {
	t.Helper()
	for _, secret := range []string{testSecret, testKey, jwt(1), "leaked"} {
		require.NotContains(t, text, secret)
	}
}

func TestAnOldTokenServesOnWhileItIsValid(t *testing.T) {
	t.Parallel()
	server, fake := &issuer{expiresIn: "7200"}, new(fakeClock)
	client := newIssuerClient(t, server)
	fake.install(client)
	require.NoError(t, resign(t, client))
	server.exchange = respond(500, "", "")
	fake.advance(7150 * time.Second)
	require.NoError(t, resign(t, client))
	fake.advance(100 * time.Second)
	require.ErrorIs(t, resign(t, client), ErrServer)
}

func TestFailingTokenSource(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, nil)
	for name, source := range map[string]tokenFunc{
		"error": func(context.Context) (Token, error) { return Token{}, errBroken },
		"empty": func(context.Context) (Token, error) { return Token{}, nil },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := resign(t, client, WithTokenSource(source))
			var broken *TransportError
			require.ErrorAs(t, err, &broken)
			require.ErrorContains(t, err, "get token: ")
		})
	}
}

func TestAFailedExchangeIsNotMultipliedByTheCallsOwnRetries(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	client := newIssuerClient(t, &issuer{exchange: func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.WriteHeader(http.StatusServiceUnavailable)
	}})
	new(fakeClock).install(client)
	_, err := client.ListUsers(t.Context(), nil)
	require.ErrorIs(t, err, ErrServer)
	require.EqualValues(t, 3, asked.Load())
}

func TestAReplacedTokenIsNotDropped(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	cache := newTokenCache(tokenFunc(func(context.Context) (Token, error) {
		return Token{Value: strconv.FormatInt(asked.Add(1), 10)}, nil
	}))
	old, err := cache.get(t.Context())
	require.NoError(t, err)
	for range 3 {
		require.True(t, cache.renew(old))
		held, err := cache.get(t.Context())
		require.NoError(t, err)
		require.Equal(t, "2", held.token.Value)
	}
}

func TestCredentialsAreNeeded(t *testing.T) {
	t.Parallel()
	_, err := NewManagementClient("", testSecret)
	require.EqualError(t, err, "new ManagementClient: accessKeyId is empty, and there is no other token source")
	_, err = NewManagementClient(testKey, "")
	require.ErrorContains(t, err, "accessKeySecret is empty")
}

func TestSecretsDoNotPrint(t *testing.T) {
	t.Parallel()
	client := newIssuerClient(t, new(issuer))
	require.NoError(t, resign(t, client))
	held, err := client.core.settings.tokens.get(t.Context())
	require.NoError(t, err)
	source, _ := client.core.settings.tokens.source.(*exchangeSource)

	for name, value := range map[string]any{
		"token": held.token, "token pointer": &held.token, "static": StaticToken(testSecret), "source": source,
		"credentials": source.credentials, "client": client, "client value": *client,
		"option": WithToken(testSecret), "tokens": []Token{held.token}, "holder": struct{ Token Token }{held.token},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var logged bytes.Buffer
			slog.New(slog.NewTextHandler(&logged, nil)).Info("m", "value", value)
			slog.New(slog.NewJSONHandler(&logged, nil)).Info("m", "value", value)
			requireNoSecret(t, logged.String())
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
				requireNoSecret(t, fmt.Sprintf(verb, value))
			}
		})
	}
	text, err := json.Marshal(held.token)
	require.NoError(t, err)
	requireNoSecret(t, string(text))
}

func TestTokenClaim(t *testing.T) {
	t.Parallel()
	encode := func(payload string) string { return base64.RawURLEncoding.EncodeToString([]byte(payload)) }
	for name, test := range map[string]struct{ token, want string }{
		"a claim":          {"h." + encode(`{"c":"v"}`) + ".s", "v"},
		"a number":         {"h." + encode(`{"c":7}`) + ".s", "7"},
		"padded":           {"h." + encode(`{"c":"v1"}`) + "==.s", "v1"},
		"no such claim":    {"h." + encode(`{}`) + ".s", ""},
		"not a JWT":        {"opaque", ""},
		"no signature":     {"h." + encode(`{"c":"v"}`), ""},
		"not base64":       {"h.!!!.s", ""},
		"not JSON":         {"h." + encode(`x`) + ".s", ""},
		"a structure":      {"h." + encode(`{"c":{"d":1}}`) + ".s", ""},
		"empty":            {"", ""},
		"a null claim":     {"h." + encode(`{"c":null}`) + ".s", ""},
		"text all escaped": {"h." + encode(`{"c":"\u0041"}`) + ".s", "A"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, tokenClaim(test.token, "c"))
		})
	}
}

func TestAuthorizationCanBeSetByHand(t *testing.T) {
	t.Parallel()
	server := &wire{headers: []string{"Authorization"}, answer: `{"statusCode":200}`}
	client := newTestClient(t, server.ServeHTTP)
	require.NoError(t, resign(t, client, WithHeader("authorization", "Basic x"), WithoutValidation()))
	require.NoError(t, resign(t, client, WithToken("other")))
	require.True(t, strings.Contains(server.sent[0], "Authorization: Basic x"))
	require.True(t, strings.Contains(server.sent[1], "Authorization: Bearer other"))
}
