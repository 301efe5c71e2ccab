package runtime

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Kinds of failure, for errors.Is. An *APIError matches by its HTTP status and by
// its business status.
var (
	// ErrBadRequest is status 400: the server refused the request's content.
	ErrBadRequest = errors.New("bad request")
	// ErrUnauthorized is status 401: the token is missing, wrong or expired.
	ErrUnauthorized = errors.New("unauthorized")
	// ErrForbidden is status 403: the token is good and does not allow this.
	ErrForbidden = errors.New("forbidden")
	// ErrNotFound is status 404.
	ErrNotFound = errors.New("not found")
	// ErrConflict is status 409.
	ErrConflict = errors.New("conflict")
	// ErrRateLimited is status 429; see APIError.RetryAfter.
	ErrRateLimited = errors.New("rate limited")
	// ErrServer is any status from 500 to 599.
	ErrServer = errors.New("server error")
	// ErrRedirect is a redirect that was not followed because it would have carried the
	// request to another host or turned it into another method.
	ErrRedirect = errors.New("redirect not followed")
	// ErrResponseTooLarge is an answer over the cap that WithMaxResponseBytes sets.
	ErrResponseTooLarge = errors.New("response too large")
	// ErrEmptyResponse is an answer without the body that the operation promises: none, or null.
	ErrEmptyResponse = errors.New("response is empty")
)

// maxErrorBody caps the body that an error keeps, in bytes.
const maxErrorBody = 4 << 10

// maxErrorMessage caps the message that an error's text shows, in bytes.
const maxErrorMessage = 512

// APIError is a failure that the server reported, by its HTTP status or in the body
// of an answer whose HTTP status is 200.
type APIError struct {
	// Operation is the method that was called, such as "ListUsers".
	Operation string
	// HTTPStatus is the status of the HTTP response.
	HTTPStatus int
	// StatusCode is the business status of the body, 0 when it has none.
	StatusCode int64
	// APICode is the detailed error code of the body, as it stands there.
	APICode string
	// Message is the server's own description.
	Message string
	// RequestID identifies the call to the server's operators.
	RequestID string
	// Body is the answer as received, up to 4 KiB of it.
	Body []byte
	// RetryAfter is how long the server asks to wait, 0 when it does not.
	RetryAfter time.Duration

	kinds []error
}

// Error names the operation, both statuses, the code, the message and the request id.
func (e *APIError) Error() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s: HTTP %d", e.Operation, e.HTTPStatus)
	if e.StatusCode != 0 {
		fmt.Fprintf(&text, ", status %d", e.StatusCode)
	}
	if e.APICode != "" {
		fmt.Fprintf(&text, ", code %s", e.APICode)
	}
	message := e.Message
	if message == "" {
		message = http.StatusText(e.HTTPStatus)
	}
	if message != "" {
		text.WriteString(": " + clip(message, maxErrorMessage))
	}
	if e.RequestID != "" {
		fmt.Fprintf(&text, " (request %s)", e.RequestID)
	}
	return text.String()
}

// Is reports whether target is the kind of this failure.
func (e *APIError) Is(target error) bool {
	if kind := statusKind(int64(e.HTTPStatus)); kind != nil && kind == target {
		return true
	}
	if kind := statusKind(e.StatusCode); kind != nil && kind == target {
		return true
	}
	for _, kind := range e.kinds {
		if kind == target {
			return true
		}
	}
	return false
}

// hasStatus reports whether the HTTP status or the business status is code.
func (e *APIError) hasStatus(code int) bool {
	return e.HTTPStatus == code || e.StatusCode == int64(code)
}

// statusKind is the kind of failure that a status stands for, nil for none.
func statusKind(status int64) error {
	switch {
	case status == http.StatusBadRequest:
		return ErrBadRequest
	case status == http.StatusUnauthorized:
		return ErrUnauthorized
	case status == http.StatusForbidden:
		return ErrForbidden
	case status == http.StatusNotFound:
		return ErrNotFound
	case status == http.StatusConflict:
		return ErrConflict
	case status == http.StatusTooManyRequests:
		return ErrRateLimited
	case status >= 300 && status <= 399:
		return ErrRedirect
	case status >= 500 && status <= 599:
		return ErrServer
	}
	return nil
}

// errorCode is a row of the docs' error table: a business status or a detailed code,
// as the body spells it, or an HTTP status, and the kind of failure that it stands for.
type errorCode struct {
	code string
	http bool
	kind error
}

// is reports whether a row is of a failure.
func (e errorCode) is(failure *APIError, status string) bool {
	if e.http {
		return e.code == strconv.Itoa(failure.HTTPStatus)
	}
	return e.code == failure.APICode || e.code == status
}

// TransportError is a call without an answer: no connection, a connection that broke,
// a timeout, a cancelled context. errors.Is finds context.DeadlineExceeded and
// context.Canceled in it.
type TransportError struct {
	// Operation is the method that was called, such as "ListUsers".
	Operation string
	// Err is the cause; the URL, which can hold secrets, is not part of it.
	Err error
}

// Error names the operation and the cause.
func (e *TransportError) Error() string { return e.Operation + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *TransportError) Unwrap() error { return e.Err }

// Timeout reports whether time ran out.
func (e *TransportError) Timeout() bool {
	var timeout interface{ Timeout() bool }
	return errors.As(e.Err, &timeout) && timeout.Timeout()
}

// DecodeError is an answer that is not what the documentation promises: HTML instead
// of JSON, half a JSON, no body, a value of another type, a body over the cap.
type DecodeError struct {
	// Operation is the method that was called, such as "ListUsers".
	Operation string
	// HTTPStatus is the status of the HTTP response.
	HTTPStatus int
	// ContentType is the response's own word on its body.
	ContentType string
	// Body is the answer as received, up to 4 KiB of it.
	Body []byte
	// Err is the cause.
	Err error
}

// Error names the operation, the status, the content type and the cause.
func (e *DecodeError) Error() string {
	contentType := e.ContentType
	if contentType == "" {
		contentType = "no content type"
	}
	return fmt.Sprintf("%s: cannot read the answer (HTTP %d, %s): %v", e.Operation, e.HTTPStatus, contentType, e.Err)
}

// Unwrap returns the cause.
func (e *DecodeError) Unwrap() error { return e.Err }

// clip shortens text to at most limit bytes without cutting a code point.
func clip(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit] + "…"
}

// clipBody copies at most maxErrorBody bytes, so that an error does not hold a large
// answer in memory.
func clipBody(body []byte) []byte {
	return append([]byte(nil), body[:min(len(body), maxErrorBody)]...)
}

// parseRetryAfter reads a Retry-After header: seconds or a date. It is 0 when the
// header is absent, wrong or in the past.
func parseRetryAfter(value string, now time.Time) time.Duration {
	const longest = 24 * time.Hour
	if seconds, err := strconv.ParseInt(value, 10, 64); err == nil {
		return time.Duration(max(0, min(seconds, int64(longest/time.Second)))) * time.Second
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	return max(0, min(at.Sub(now), longest))
}
