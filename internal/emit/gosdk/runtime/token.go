package runtime

import (
	"context"
	"errors"
	"sync"
	"time"
)

const (
	// refreshEarly is how long before its expiry a token is replaced at most; a token
	// that lives shortly is replaced after nine tenths of its life.
	refreshEarly = time.Minute
	// tokenTimeout bounds the request for a token, which no caller's context ends.
	tokenTimeout = 30 * time.Second
)

// tokenCache keeps the token of a source and lets one request for the next token be
// under way at a time.
type tokenCache struct {
	source TokenSource
	fixed  *heldToken
	now    func() time.Time

	mu     sync.Mutex
	held   *heldToken
	flight *tokenFlight
}

// tokenFlight is a request for a token that is under way. Its results are set when
// done is closed.
type tokenFlight struct {
	done chan struct{}
	held *heldToken
	err  error
}

// newTokenCache returns a cache without a token.
func newTokenCache(source TokenSource) *tokenCache {
	cache := &tokenCache{source: source, now: time.Now}
	if static, ok := source.(*staticToken); ok {
		cache.fixed = &heldToken{token: static.token}
	}
	return cache
}

// get returns a token that is good for a while. Callers that find none wait together
// for one request; a caller whose context ends leaves, and the others go on waiting.
func (c *tokenCache) get(ctx context.Context) (*heldToken, error) {
	if c.fixed != nil {
		return c.fixed, nil
	}
	c.mu.Lock()
	if held := c.held; held != nil && (held.refreshAt.IsZero() || c.now().Before(held.refreshAt)) {
		c.mu.Unlock()
		return held, nil
	}
	flight := c.flight
	if flight == nil {
		flight = &tokenFlight{done: make(chan struct{})}
		c.flight = flight
		go c.fly(context.WithoutCancel(ctx), flight)
	}
	c.mu.Unlock()
	select {
	case <-flight.done:
		return flight.held, flight.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// fly asks the source for a token and ends the flight. When the source fails and the
// old token is still valid, the old one serves on.
func (c *tokenCache) fly(ctx context.Context, flight *tokenFlight) {
	ctx, cancel := context.WithTimeout(ctx, tokenTimeout)
	defer cancel()
	token, err := c.source.Token(ctx)
	if err == nil && token.Value == "" {
		err = errors.New("the token source returned an empty token")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case err == nil:
		c.held = c.hold(token)
	case c.held == nil || !c.now().Before(c.held.token.Expiry):
		c.held = nil
		flight.err = err
	}
	flight.held = c.held
	c.flight = nil
	close(flight.done)
}

// hold reckons when a token is to be replaced.
func (c *tokenCache) hold(token Token) *heldToken {
	held := &heldToken{token: token}
	if !token.Expiry.IsZero() {
		early := min(refreshEarly, token.Expiry.Sub(c.now())/10)
		held.refreshAt = token.Expiry.Add(-early)
	}
	return held
}

// renew drops a token that the server refused, so that the next get asks for another.
// It reports whether there can be another. A token that has been replaced meanwhile is
// not dropped: many calls can be refused with the same old token.
func (c *tokenCache) renew(refused *heldToken) bool {
	if c.fixed != nil {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held == refused {
		c.held = nil
	}
	return true
}
