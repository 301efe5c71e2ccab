package runtime

import (
	"context"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// fakeClock stands still, remembers the waits and ends them at once.
type fakeClock struct {
	mu    sync.Mutex
	now   time.Time
	waits []time.Duration
}

// install makes the client use the clock, and 1 for every random number.
func (f *fakeClock) install(c *ManagementClient) {
	f.now = time.Now()
	c.core.clock = clock{
		now:    f.read,
		random: func() float64 { return 1 },
		sleep: func(ctx context.Context, wait time.Duration) error {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.waits = append(f.waits, wait)
			return ctx.Err()
		},
	}
}

func (f *fakeClock) read() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// advance moves the clock.
func (f *fakeClock) advance(by time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = f.now.Add(by)
}

// script answers each request with the next handler; the last one stays.
type script struct {
	mu       sync.Mutex
	handlers []http.HandlerFunc
	bodies   []string
}

func (s *script) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	s.bodies = append(s.bodies, string(body))
	next := s.handlers[min(len(s.bodies), len(s.handlers))-1]
	s.mu.Unlock()
	next(w, r)
}

// retryAfter answers with a status and a Retry-After header.
func retryAfter(status int, value string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", value)
		w.WriteHeader(status)
	}
}

func TestRetries(t *testing.T) {
	t.Parallel()
	good := respond(200, "", `{"statusCode":200,"data":{"success":true,"list":[]}}`)
	business := func(status string) http.HandlerFunc { return respond(200, "", `{"statusCode":`+status+`}`) }
	reading := func(c *ManagementClient, ctx context.Context) error {
		_, err := c.ListUsers(ctx, &ListUsersReqDto{Keywords: Some("k")})
		return err
	}
	writing := func(c *ManagementClient, ctx context.Context) error {
		_, err := c.ResignUserBatch(ctx, &ResignUserBatchReqDto{UserIDs: []string{"a"}})
		return err
	}
	const half, one = 500 * time.Millisecond, time.Second
	for name, test := range map[string]struct {
		call     func(c *ManagementClient, ctx context.Context) error
		handlers []http.HandlerFunc
		waits    []time.Duration
		fails    bool
	}{
		"reading, 500, 502, good":            {reading, []http.HandlerFunc{respond(500, "", ""), respond(502, "", ""), good}, []time.Duration{half, one}, false},
		"reading, at most twice":             {reading, []http.HandlerFunc{respond(500, "", "")}, []time.Duration{half, one}, true},
		"reading, 503":                       {reading, []http.HandlerFunc{respond(503, "", ""), good}, []time.Duration{half}, false},
		"reading, 429":                       {reading, []http.HandlerFunc{respond(429, "", ""), good}, []time.Duration{half}, false},
		"reading, business 429":              {reading, []http.HandlerFunc{business("429"), good}, []time.Duration{half}, false},
		"reading, business 500":              {reading, []http.HandlerFunc{business("500"), good}, []time.Duration{half}, false},
		"reading, reset":                     {reading, []http.HandlerFunc{reset(""), good}, []time.Duration{half}, false},
		"reading, reset in the body":         {reading, []http.HandlerFunc{reset("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), good}, []time.Duration{half}, false},
		"reading, 400":                       {reading, []http.HandlerFunc{respond(400, "", "")}, nil, true},
		"reading, 501":                       {reading, []http.HandlerFunc{respond(501, "", "")}, nil, true},
		"reading, business 404":              {reading, []http.HandlerFunc{business("404")}, nil, true},
		"reading, HTML":                      {reading, []http.HandlerFunc{respond(200, "text/html", "<p>")}, nil, true},
		"writing, 500":                       {writing, []http.HandlerFunc{respond(500, "", "")}, nil, true},
		"writing, 429 alone":                 {writing, []http.HandlerFunc{respond(429, "", "")}, nil, true},
		"writing, reset":                     {writing, []http.HandlerFunc{reset("")}, nil, true},
		"writing, 429 with Retry-After":      {writing, []http.HandlerFunc{retryAfter(429, "3"), good}, []time.Duration{3 * one}, false},
		"writing, 503 with Retry-After":      {writing, []http.HandlerFunc{retryAfter(503, "2"), good}, []time.Duration{2 * one}, false},
		"writing, 500 with Retry-After":      {writing, []http.HandlerFunc{retryAfter(500, "2")}, nil, true},
		"Retry-After is capped at 30 s":      {writing, []http.HandlerFunc{retryAfter(429, "3600"), good}, []time.Duration{30 * one}, false},
		"Retry-After that is no number":      {reading, []http.HandlerFunc{retryAfter(429, "soon"), good}, []time.Duration{half}, false},
		"Retry-After that is long past":      {reading, []http.HandlerFunc{retryAfter(429, "Mon, 01 Jan 2001 00:00:00 GMT"), good}, []time.Duration{half}, false},
		"Retry-After that is negative":       {reading, []http.HandlerFunc{retryAfter(429, "-5"), good}, []time.Duration{half}, false},
		"Retry-After that is beyond numbers": {reading, []http.HandlerFunc{retryAfter(429, "99999999999999"), good}, []time.Duration{30 * one}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, fake := &script{handlers: test.handlers}, new(fakeClock)
			client := newTestClient(t, server.ServeHTTP, WithTimeout(time.Minute))
			fake.install(client)

			err := test.call(client, t.Context())

			require.Equal(t, test.fails, err != nil, "%v", err)
			require.Equal(t, test.waits, fake.waits)
			require.Len(t, server.bodies, len(test.waits)+1)
			for _, body := range server.bodies {
				require.Equal(t, server.bodies[0], body, "the body is rewound")
				require.NotEmpty(t, body)
			}
		})
	}
}

func TestRetryAfterIsReported(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, retryAfter(429, "120"), WithRetries(0))
	err := resign(t, client)
	require.ErrorIs(t, err, ErrRateLimited)
	var failure *APIError
	require.ErrorAs(t, err, &failure)
	require.Equal(t, 2*time.Minute, failure.RetryAfter)
}

func TestAWaitThatOutlivesTheTimeoutIsNotBegun(t *testing.T) {
	t.Parallel()
	server, fake := &script{handlers: []http.HandlerFunc{retryAfter(429, "20")}}, new(fakeClock)
	client := newTestClient(t, server.ServeHTTP, WithTimeout(10*time.Second))
	fake.install(client)
	require.ErrorIs(t, resign(t, client), ErrRateLimited)
	require.Empty(t, fake.waits)
}

func TestTheContextEndsAWait(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	client := newTestClient(t, retryAfter(429, "10"))
	client.core.clock.sleep = func(ctx context.Context, wait time.Duration) error {
		cancel()
		return sleepContext(ctx, wait)
	}
	start := time.Now()
	_, err := client.ListUsers(ctx, nil)
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, err, ErrRateLimited, "the failure before is told too")
	require.Less(t, time.Since(start), 5*time.Second)
}

func TestRefusedConnectionIsTriedAgainForAnyOperation(t *testing.T) {
	t.Parallel()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	client, err := NewManagementClient("", "", WithBaseURL("http://"+listener.Addr().String()), WithToken("t"))
	require.NoError(t, err)
	fake := new(fakeClock)
	fake.install(client)

	var broken *TransportError
	require.ErrorAs(t, resign(t, client), &broken)
	require.Equal(t, []time.Duration{500 * time.Millisecond, time.Second}, fake.waits)
}

func TestJitterIsBounded(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, nil)
	active := activeCall{core: client.core}
	for attempt := range 70 {
		for range 20 {
			wait := active.jitter(attempt)
			require.GreaterOrEqual(t, wait, time.Duration(0))
			require.LessOrEqual(t, wait, min(longestBackoff, firstBackoff<<min(attempt, 10)))
		}
	}
}

func TestRetriesCanBeSet(t *testing.T) {
	t.Parallel()
	for _, retries := range []int{0, 1, 4} {
		server, fake := &script{handlers: []http.HandlerFunc{respond(500, "", "")}}, new(fakeClock)
		client := newTestClient(t, server.ServeHTTP)
		fake.install(client)
		_, err := client.ListUsers(t.Context(), nil, WithRetries(retries))
		require.ErrorIs(t, err, ErrServer)
		require.Len(t, server.bodies, retries+1)
	}
}
