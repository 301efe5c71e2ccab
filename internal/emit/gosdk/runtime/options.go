package runtime

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// ClientOption changes a client when it is made.
type ClientOption interface {
	applyToClient(s *settings) error
}

// CallOption changes one call.
type CallOption interface {
	applyToCall(s *settings) error
}

// Option changes a client, or one call of it: it can be given to both.
type Option interface {
	ClientOption
	CallOption
}

// RoundTripFunc sends one HTTP request and returns its response. It is an
// http.RoundTripper.
type RoundTripFunc func(request *http.Request) (*http.Response, error)

// RoundTrip calls f.
func (f RoundTripFunc) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

// Middleware wraps the sending of a request. It sees every attempt of a call, with all
// headers set, and the response before its body is read.
type Middleware func(next RoundTripFunc) RoundTripFunc

const (
	// defaultTimeout bounds a call, its retries included.
	defaultTimeout = 30 * time.Second
	// defaultRetries is how often a call is tried again.
	defaultRetries = 2
	// defaultMaxResponse caps the body of an answer, in bytes.
	defaultMaxResponse = 10 << 20
	// defaultConcurrency is how many calls of a batch are under way at once.
	defaultConcurrency = 1
)

// settings are what options set. A client has one, and a call with options its own copy.
type settings struct {
	baseURL        *url.URL
	httpClient     *http.Client
	header         http.Header
	timeout        time.Duration
	retries        int
	maxResponse    int64
	skipValidation bool
	middleware     []Middleware
	logger         Logger
	tokens         *tokenCache
	keep           func(received *http.Response, body []byte)
	concurrency    int
	send           RoundTripFunc
}

// link puts the middleware around the HTTP client, the first one outermost.
func (s *settings) link() {
	s.send = s.httpClient.Do
	for i := len(s.middleware) - 1; i >= 0; i-- {
		s.send = s.middleware[i](s.send)
	}
}

// option is the Option that a function makes.
type option func(s *settings) error

func (o option) applyToClient(s *settings) error { return o(s) }

func (o option) applyToCall(s *settings) error { return o(s) }

// callOption is an option that makes sense for a call only.
type callOption func(s *settings) error

func (o callOption) applyToCall(s *settings) error { return o(s) }

// WithBaseURL sends requests to another server. A path in the URL is put before the
// operation's path.
func WithBaseURL(base string) Option {
	return option(func(s *settings) error {
		parsed, err := parseBaseURL(base)
		s.baseURL = parsed
		return err
	})
}

// parseBaseURL reads an absolute http or https URL.
func parseBaseURL(base string) (*url.URL, error) {
	parsed, err := url.Parse(base)
	switch {
	case err != nil:
		return nil, errors.New("base URL: not a URL")
	case parsed.Scheme != "http" && parsed.Scheme != "https", parsed.Host == "":
		return nil, errors.New("base URL: need http:// or https:// and a host")
	case parsed.User != nil, parsed.RawQuery != "", parsed.Fragment != "":
		return nil, errors.New("base URL: must not have a user, a query or a fragment")
	}
	return parsed, nil
}

// WithHTTPClient sends requests with the given client: its transport, proxy, cookies
// and timeout. The client itself is not changed; redirects that would carry secrets to
// another host are refused before its CheckRedirect is asked.
func WithHTTPClient(client *http.Client) Option {
	return option(func(s *settings) error {
		if client == nil {
			return errors.New("HTTP client: is nil")
		}
		s.httpClient = guardRedirects(client)
		return nil
	})
}

// WithHeader sets a header of each request. The request's own headers, which come from
// its fields, win over it. A header named Authorization replaces the token.
func WithHeader(name, value string) Option {
	return option(func(s *settings) error {
		s.header = s.header.Clone()
		s.header.Set(name, value)
		return nil
	})
}

// WithTimeout bounds a call, its retries and waits included. The default is 30 seconds;
// 0 leaves it to the context.
func WithTimeout(timeout time.Duration) Option {
	return option(func(s *settings) error {
		if timeout < 0 {
			return fmt.Errorf("timeout: %v is negative", timeout)
		}
		s.timeout = timeout
		return nil
	})
}

// WithRetries sets how often a call is tried again where that is safe. The default is
// 2; 0 turns retries off.
func WithRetries(retries int) Option {
	return option(func(s *settings) error {
		if retries < 0 {
			return fmt.Errorf("retries: %d is negative", retries)
		}
		s.retries = retries
		return nil
	})
}

// WithMaxResponseBytes caps the body of an answer; a longer one is an error that is
// ErrResponseTooLarge. The default is 10 MiB.
func WithMaxResponseBytes(limit int64) Option {
	return option(func(s *settings) error {
		if limit <= 0 {
			return fmt.Errorf("max response bytes: %d is not positive", limit)
		}
		s.maxResponse = limit
		return nil
	})
}

// WithoutValidation sends requests without checking them against the documentation.
func WithoutValidation() Option {
	return option(func(s *settings) error {
		s.skipValidation = true
		return nil
	})
}

// WithMiddleware puts middleware around each request, inside of that already there.
func WithMiddleware(middleware ...Middleware) Option {
	return option(func(s *settings) error {
		s.middleware = append(s.middleware[:len(s.middleware):len(s.middleware)], middleware...)
		return nil
	})
}

// Logger takes the log: a *slog.Logger, or what has its methods.
type Logger interface {
	DebugContext(ctx context.Context, msg string, args ...any)
	WarnContext(ctx context.Context, msg string, args ...any)
}

// WithLogger logs each attempt, at level debug, and each failed one at level warn:
// operation, method, path, status, time and the failure. The path is the documentation's,
// with its placeholders; no header, query or body is logged.
func WithLogger(logger Logger) Option {
	return option(func(s *settings) error {
		s.logger = logger
		return nil
	})
}

// WithToken sends the given token.
func WithToken(token string) Option { return WithTokenSource(StaticToken(token)) }

// WithTokenSource sends the tokens of source. A token is kept until shortly before it
// expires, by all who share the returned Option.
func WithTokenSource(source TokenSource) Option {
	tokens := newTokenCache(source)
	return option(func(s *settings) error {
		if source == nil {
			return errors.New("token source: is nil")
		}
		s.tokens = tokens
		return nil
	})
}

// WithResponse stores the HTTP response of the last attempt in *response, its body
// ready to be read again. The Request of the response has no headers, since these hold
// secrets. It stays nil when no response came.
func WithResponse(response **http.Response) CallOption {
	return callOption(func(s *settings) error {
		s.keep = func(received *http.Response, body []byte) { *response = keptResponse(received, body) }
		return nil
	})
}

// WithConcurrency sets how many calls of a batch are under way at once. The default is
// one after another.
func WithConcurrency(calls int) Option {
	return option(func(s *settings) error {
		if calls < 1 {
			return fmt.Errorf("concurrency: %d is not positive", calls)
		}
		s.concurrency = calls
		return nil
	})
}
