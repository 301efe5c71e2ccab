package runtime

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// clientConfig is what the documentation and docgen's configuration say of one API. The
// generated code has one per client, as a package variable that nobody changes.
type clientConfig struct {
	// client is the name of the generated client type.
	client string
	// baseURL is the server that requests go to without WithBaseURL; empty where each user
	// has another.
	baseURL string
	// userAgent is sent with each request.
	userAgent string
	envelope  envelope
	errors    []errorCode
	auth      authConfig
}

// coreClient does the work of the generated clients of one API. It is safe for
// concurrent use.
type coreClient struct {
	api        *clientConfig
	settings   *settings
	clock      clock
	types      jsonTypes
	validators sync.Pool
	auth       atomic.Pointer[authHeaders]
}

// clock is time and chance, which tests replace.
type clock struct {
	now    func() time.Time
	sleep  func(ctx context.Context, wait time.Duration) error
	random func() float64
}

// newCoreClient makes the core of a generated client. The credentials serve the API's
// token exchange, unless an option brings another token source.
func newCoreClient(api *clientConfig, credentials []credential, options []ClientOption) (*coreClient, error) {
	core := &coreClient{
		api:   api,
		clock: clock{now: time.Now, sleep: sleepContext, random: rand.Float64},
		settings: &settings{
			header:      make(http.Header),
			timeout:     defaultTimeout,
			retries:     defaultRetries,
			maxResponse: defaultMaxResponse,
			concurrency: defaultConcurrency,
		},
	}
	core.validators.New = func() any { return new(validator) }
	core.settings.header.Set("Accept", "application/json")
	core.settings.header.Set("User-Agent", api.userAgent)
	if err := core.configure(options); err != nil {
		return nil, fmt.Errorf("new %s: %w", api.client, err)
	}
	if err := core.login(credentials); err != nil {
		return nil, fmt.Errorf("new %s: %w", api.client, err)
	}
	return core, nil
}

// configure applies the options and sets what they leave open.
func (c *coreClient) configure(options []ClientOption) error {
	for _, option := range options {
		if err := option.applyToClient(c.settings); err != nil {
			return err
		}
	}
	if c.settings.baseURL == nil && c.api.baseURL != "" {
		base, err := parseBaseURL(c.api.baseURL)
		if err != nil {
			return err
		}
		c.settings.baseURL = base
	}
	if c.settings.httpClient == nil {
		c.settings.httpClient = newHTTPClient()
	}
	c.settings.link()
	return nil
}

// login sets up the token exchange, if there is need of one.
func (c *coreClient) login(credentials []credential) error {
	if c.settings.tokens != nil || c.api.auth.exchange == nil {
		return nil
	}
	for _, credential := range credentials {
		if credential.value == "" {
			return fmt.Errorf("%s is empty, and there is no other token source", credential.field)
		}
	}
	source := &exchangeSource{core: c, exchange: c.api.auth.exchange, credentials: credentials}
	c.settings.tokens = newTokenCache(source)
	c.settings.tokens.now = func() time.Time { return c.clock.now() }
	return nil
}

// settingsFor returns the settings of one call.
func (c *coreClient) settingsFor(options []CallOption) (*settings, error) {
	if len(options) == 0 {
		return c.settings, nil
	}
	own := *c.settings
	for _, option := range options {
		if err := option.applyToCall(&own); err != nil {
			return nil, err
		}
	}
	own.link()
	return &own, nil
}

// authHeaders returns the headers of a token, which are made once per token.
func (c *coreClient) authHeaders(held *heldToken) http.Header {
	if made := c.auth.Load(); made != nil && made.held == held {
		return made.header
	}
	made := c.api.auth.makeAuthHeaders(held)
	c.auth.Store(made)
	return made.header
}

// sleepContext waits, or returns the context's error when it ends first.
func sleepContext(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
