package runtime

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

const (
	// firstBackoff bounds the wait before the first retry; each further bound is twice the
	// one before, up to longestBackoff.
	firstBackoff   = 500 * time.Millisecond
	longestBackoff = 8 * time.Second
	// longestRetryAfter caps the wait that a server can ask for.
	longestRetryAfter = 30 * time.Second
)

// run sends the request until it succeeds or must not be sent again.
func (c *activeCall) run(ctx context.Context, response any) error {
	for attempt := 0; ; {
		err := c.attempt(ctx, response)
		if err == nil {
			return nil
		}
		if c.renewToken(err) {
			continue
		}
		wait, again := c.backoff(ctx, attempt, err)
		if !again {
			return err
		}
		if stopped := c.core.clock.sleep(ctx, wait); stopped != nil {
			cause := fmt.Errorf("%w while waiting to try again after: %w", stopped, err)
			return &TransportError{Operation: c.operation.name, Err: cause}
		}
		attempt++
	}
}

// renewToken drops the token once per call when the server says that it is not valid. A
// request refused so was not carried out, and any can be sent again.
func (c *activeCall) renewToken(err error) bool {
	var failure *APIError
	if c.renewed || c.held == nil || !errors.As(err, &failure) || !failure.hasStatus(http.StatusUnauthorized) {
		return false
	}
	c.renewed = true
	return c.settings.tokens.renew(c.held)
}

// backoff decides whether to try again, and after how long. A wait that would outlive
// the context is not begun: the caller gets the failure at once.
func (c *activeCall) backoff(ctx context.Context, attempt int, err error) (time.Duration, bool) {
	if attempt >= c.settings.retries || ctx.Err() != nil || !c.mayRetry(err) {
		return 0, false
	}
	wait := c.jitter(attempt)
	var failure *APIError
	if errors.As(err, &failure) && failure.RetryAfter > 0 {
		wait = min(failure.RetryAfter, longestRetryAfter)
	}
	if deadline, ok := ctx.Deadline(); ok && c.core.clock.now().Add(wait).After(deadline) {
		return 0, false
	}
	return wait, true
}

// jitter is a random time up to the attempt's bound ("full jitter"), so that clients
// that failed together do not come back together.
func (c *activeCall) jitter(attempt int) time.Duration {
	bound := longestBackoff
	if attempt < 4 {
		bound = firstBackoff << attempt
	}
	return time.Duration(c.core.clock.random() * float64(bound))
}

// mayRetry tells failures after which the request can be sent again: any request when
// the server has not taken it, which a refused connection and a Retry-After say;
// a reading request also when it may have been taken.
func (c *activeCall) mayRetry(err error) bool {
	var token *tokenError
	if errors.As(err, &token) {
		return false
	}
	var failure *APIError
	if errors.As(err, &failure) {
		return c.mayRetryFailure(failure)
	}
	var broken *TransportError
	return errors.As(err, &broken) && (c.operation.isReading() || isUnsent(broken.Err))
}

// mayRetryFailure tells failures that pass.
func (c *activeCall) mayRetryFailure(failure *APIError) bool {
	if failure.hasStatus(http.StatusTooManyRequests) || failure.hasStatus(http.StatusServiceUnavailable) {
		return c.operation.isReading() || failure.RetryAfter > 0
	}
	if !c.operation.isReading() {
		return false
	}
	switch failure.HTTPStatus {
	case http.StatusRequestTimeout, http.StatusInternalServerError, http.StatusBadGateway, http.StatusGatewayTimeout:
		return true
	}
	return failure.StatusCode >= 500 && failure.StatusCode <= 599
}

// isUnsent reports whether the connection was never made.
func isUnsent(err error) bool {
	var network *net.OpError
	return errors.As(err, &network) && network.Op == "dial"
}
