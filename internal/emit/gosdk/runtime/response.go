package runtime

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

// keptResponse is a response for the user who asked for it.
func keptResponse(received *http.Response, body []byte) *http.Response {
	kept := *received
	kept.Body = io.NopCloser(bytes.NewReader(body))
	if received.Request != nil {
		kept.Request = received.Request.Clone(context.Background())
		kept.Request.Header = make(http.Header)
		kept.Request.Body, kept.Request.GetBody = nil, nil
	}
	return &kept
}

// decode judges the answer and decodes a success.
func (c *activeCall) decode(received *http.Response, body []byte, response any) error {
	envelope := c.core.api.envelope
	if c.operation.bare {
		envelope.status = ""
	}
	switch envelope.judge(received.StatusCode, body) {
	case verdictFailure:
		if received.StatusCode < http.StatusMultipleChoices && checkJSON(body) != nil {
			return c.unreadable(received, body, unknownVerdict(&envelope, body))
		}
		return c.failure(&envelope, received, body)
	case verdictUnknown:
		return c.unreadable(received, body, unknownVerdict(&envelope, body))
	}
	if raw, ok := response.(*[]byte); ok {
		*raw = body
		return nil
	}
	if response == nil {
		return nil
	}
	if isNothing(body, response) {
		return c.unreadable(received, body, ErrEmptyResponse)
	}
	reader := jsonReader{data: body, types: &c.core.types, loose: envelope.status != ""}
	if err := reader.all(response); err != nil {
		return c.unreadable(received, body, err)
	}
	return nil
}

// isNothing reports whether an answer has no body, or a null where the documentation promises a value: what would come
// of it is a nil without an error.
func isNothing(body []byte, response any) bool {
	text := bytes.TrimSpace(body)
	if len(text) == 0 {
		return true
	}
	if string(text) != "null" {
		return false
	}
	_, raw := response.(*json.RawMessage)
	_, free := response.(*any)
	return !raw && !free
}

// unknownVerdict says why an answer with a good HTTP status is not a success.
func unknownVerdict(e *envelope, body []byte) error {
	if len(bytes.TrimSpace(body)) == 0 {
		return ErrEmptyResponse
	}
	if err := checkJSON(body); err != nil {
		return err
	}
	return errors.New("the answer has no " + e.status)
}

// failure makes the error of an answer that says that the call failed.
func (c *activeCall) failure(e *envelope, received *http.Response, body []byte) error {
	failure := &APIError{Operation: c.operation.name, HTTPStatus: received.StatusCode, Body: clipBody(body)}
	e.describe(failure, received.Header, body)
	failure.RetryAfter = parseRetryAfter(received.Header.Get("Retry-After"), c.core.clock.now())
	status := lookupText(body, e.status)
	for _, known := range c.core.api.errors {
		if known.is(failure, status) {
			failure.kinds = append(failure.kinds, known.kind)
		}
	}
	return failure
}

// unreadable makes the error of an answer that is not what the operation promises.
func (c *activeCall) unreadable(received *http.Response, body []byte, err error) error {
	return &DecodeError{
		Operation:   c.operation.name,
		HTTPStatus:  received.StatusCode,
		ContentType: received.Header.Get("Content-Type"),
		Body:        clipBody(body),
		Err:         err,
	}
}
