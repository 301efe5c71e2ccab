package runtime

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"time"
)

// errNoResponse is a middleware's fault: the standard client always returns a response, with
// a body, or an error.
var errNoResponse = errors.New("middleware returned neither a response with a body nor an error")

// operation is what the documentation says of one operation. The generated code has one
// per method, as a package variable that nobody changes.
type operation struct {
	// name is the name of the generated method.
	name   string
	method string
	// path is the path with placeholders, such as "/users/{id}".
	path string
	// reads marks an operation that changes nothing although it is no GET, so that it can be
	// sent again.
	reads bool
	// public marks an operation that takes no token.
	public bool
	// bare marks an operation whose answer does not have the API's envelope: the HTTP
	// status tells success.
	bare bool
	// paging and batching are nil where the operation is not one for them.
	paging   *paging
	batching *batching
}

// isReading reports whether sending the operation twice does no harm.
func (o *operation) isReading() bool {
	return o.reads || o.method == http.MethodGet || o.method == http.MethodHead
}

// activeCall is one call under way.
type activeCall struct {
	core      *coreClient
	operation *operation
	settings  *settings
	target    url.URL
	header    http.Header
	body      []byte
	held      *heldToken
	renewed   bool
}

// tokenError marks a call that ended before it was sent, for want of a token.
type tokenError struct{ err error }

func (e *tokenError) Error() string { return "get token: " + e.err.Error() }

func (e *tokenError) Unwrap() error { return e.err }

// call validates and sends a request and decodes the answer into response, a pointer. A
// nil response discards the answer, and a *[]byte takes it as it is. A nil request has
// no parameters. The error is a *ValidationError, *APIError, *TransportError or
// *DecodeError, or says that an option or parameter cannot be used.
func (c *coreClient) call(ctx context.Context, op *operation, request, response any, options []CallOption) error {
	own, err := c.settingsFor(options)
	if err != nil {
		return &requestError{operation: op.name, err: err}
	}
	if ctx == nil {
		return &requestError{operation: op.name, err: errors.New("context is nil")}
	}
	active := activeCall{core: c, operation: op, settings: own}
	if err := active.prepare(request); err != nil {
		return err
	}
	if own.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, own.timeout)
		defer cancel()
	}
	return active.run(ctx, response)
}

// requestError is a call that was given something unusable: an option, a nil context, a
// parameter of a type that cannot be sent.
type requestError struct {
	operation string
	err       error
}

func (e *requestError) Error() string { return e.operation + ": " + e.err.Error() }

func (e *requestError) Unwrap() error { return e.err }

// prepare validates the request and encodes it, once for all attempts. A request that does not say where its fields go
// is the JSON body.
func (c *activeCall) prepare(request any) error {
	builder := requestBuilder{types: &c.core.types}
	if request != nil {
		request = orEmpty(request)
		if err := c.validate(request); err != nil {
			return err
		}
		if source, ok := request.(requestSource); ok {
			source.encode(&builder)
		} else {
			builder.jsonBody(request)
		}
	}
	if err := builder.finish(); err != nil {
		return &requestError{operation: c.operation.name, err: err}
	}
	path, violation := expandPath(c.operation.path, builder.path)
	if violation != nil {
		return &ValidationError{Operation: c.operation.name, Violations: []Violation{*violation}}
	}
	if c.settings.baseURL == nil {
		return &requestError{operation: c.operation.name, err: errors.New("no base URL: use WithBaseURL")}
	}
	c.body = builder.body
	c.header = c.headers(&builder)
	return c.locate(path, string(builder.rawQuery))
}

// orEmpty replaces a nil pointer by an empty request, which is what a caller without
// parameters means by it.
func orEmpty(request any) any {
	v := reflect.ValueOf(request)
	if v.Kind() != reflect.Pointer || !v.IsNil() {
		return request
	}
	return reflect.New(v.Type().Elem()).Interface()
}

// validate checks the request against the documentation, where that sets limits.
func (c *activeCall) validate(request any) error {
	limited, ok := request.(validatable)
	if !ok || c.settings.skipValidation {
		return nil
	}
	checker, _ := c.core.validators.Get().(*validator)
	defer c.core.validators.Put(checker)
	checker.reset()
	limited.validate(checker)
	if len(checker.violations) == 0 {
		return nil
	}
	return &ValidationError{Operation: c.operation.name, Violations: checker.violations}
}

// headers joins the settings' headers and the request's own.
func (c *activeCall) headers(builder *requestBuilder) http.Header {
	header := make(http.Header, len(c.settings.header)+len(builder.header)+4)
	for name, values := range c.settings.header {
		header[name] = values
	}
	for name, values := range builder.header {
		header[name] = values
	}
	if builder.contentType != "" {
		header["Content-Type"] = []string{builder.contentType}
	}
	return header
}

// locate joins the base URL, the escaped path and the query.
func (c *activeCall) locate(path, rawQuery string) error {
	c.target = *c.settings.baseURL
	escaped := strings.TrimSuffix(c.settings.baseURL.EscapedPath(), "/") + path
	plain, err := url.PathUnescape(escaped)
	if err != nil {
		return &requestError{operation: c.operation.name, err: err}
	}
	c.target.Path, c.target.RawPath, c.target.RawQuery = plain, escaped, rawQuery
	return nil
}

// attempt sends the request once and reads the answer.
func (c *activeCall) attempt(ctx context.Context, response any) error {
	start := c.core.clock.now()
	status, err := c.roundTrip(ctx, response)
	c.log(ctx, status, c.core.clock.now().Sub(start), err)
	return err
}

// roundTrip sends the request once, and returns the HTTP status, 0 when none came.
func (c *activeCall) roundTrip(ctx context.Context, response any) (int, error) {
	request, err := c.newRequest(ctx)
	if err != nil {
		return 0, &TransportError{Operation: c.operation.name, Err: &tokenError{err: err}}
	}
	received, err := c.settings.send(request)
	if err != nil {
		return 0, &TransportError{Operation: c.operation.name, Err: withoutURL(err)}
	}
	if received == nil || received.Body == nil {
		return 0, &TransportError{Operation: c.operation.name, Err: errNoResponse}
	}
	defer func() { _ = received.Body.Close() }()
	body, err := readBody(received, c.settings.maxResponse)
	if c.settings.keep != nil {
		c.settings.keep(received, body)
	}
	switch {
	case errors.Is(err, ErrResponseTooLarge):
		return received.StatusCode, c.unreadable(received, nil, err)
	case err != nil:
		return received.StatusCode, &TransportError{Operation: c.operation.name, Err: err}
	}
	return received.StatusCode, c.decode(received, body, response)
}

// newRequest makes the HTTP request of one attempt. Its header is a copy, since
// middleware and a cookie jar change it.
func (c *activeCall) newRequest(ctx context.Context) (*http.Request, error) {
	header := cloneHeader(c.header)
	if err := c.authorize(ctx, header); err != nil {
		return nil, err
	}
	target := c.target
	request := (&http.Request{
		Method: c.operation.method, URL: &target, Host: target.Host, Header: header,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}).WithContext(ctx)
	if len(c.body) > 0 {
		request.ContentLength = int64(len(c.body))
		request.Body = newSentBody(c.body)
		request.GetBody = func() (io.ReadCloser, error) { return newSentBody(c.body), nil }
	}
	return request, nil
}

// cloneHeader copies the map; the values are shared, and a caller that appends to one
// gets a new slice.
func cloneHeader(header http.Header) http.Header {
	clone := make(http.Header, len(header)+2)
	for name, values := range header {
		clone[name] = values[:len(values):len(values)]
	}
	return clone
}

// authorize adds the token, unless the operation takes none or the user set the header.
func (c *activeCall) authorize(ctx context.Context, header http.Header) error {
	name := c.core.api.auth.header
	if c.operation.public || c.settings.tokens == nil || name == "" || header.Get(name) != "" {
		return nil
	}
	held, err := c.settings.tokens.get(ctx)
	if err != nil {
		return err
	}
	c.held = held
	for name, values := range c.core.authHeaders(held) {
		header[name] = values
	}
	return nil
}

// withoutURL takes the URL out of a client's error, since a query can hold secrets.
func withoutURL(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}

// log logs one attempt. Neither headers nor query nor bodies are logged, and of the path
// only the template.
func (c *activeCall) log(ctx context.Context, status int, took time.Duration, err error) {
	if c.settings.logger == nil {
		return
	}
	attributes := []any{
		"operation", c.operation.name, "method", c.operation.method, "path", c.operation.path, "status", status, "took", took,
	}
	if err != nil {
		c.settings.logger.WarnContext(ctx, "call failed", append(attributes, "error", err.Error())...)
		return
	}
	c.settings.logger.DebugContext(ctx, "call", attributes...)
}
