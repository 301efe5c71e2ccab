package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
)

const (
	// maxRedirects ends a chain of redirects.
	maxRedirects = 5
	// maxIdlePerHost lets many concurrent calls reuse their connections; the standard
	// library's default of 2 closes the others after each call.
	maxIdlePerHost = 64
)

// newHTTPClient returns a client with a connection pool of its own. The transport is
// the standard one, which verifies TLS and honours the proxy environment.
func newHTTPClient() *http.Client {
	client := new(http.Client)
	if standard, ok := http.DefaultTransport.(*http.Transport); ok {
		transport := standard.Clone()
		transport.MaxIdleConns = 0
		transport.MaxIdleConnsPerHost = maxIdlePerHost
		client.Transport = transport
	}
	return guardRedirects(client)
}

// guardRedirects returns a copy of client that follows only harmless redirects.
func guardRedirects(client *http.Client) *http.Client {
	guarded, own := *client, client.CheckRedirect
	guarded.CheckRedirect = func(next *http.Request, via []*http.Request) error {
		if err := checkRedirect(next, via); err != nil || own == nil {
			return err
		}
		return own(next, via)
	}
	return &guarded
}

// checkRedirect decides on a redirect. GET and HEAD are followed; to another host they
// go without any header that could be a secret. Other requests carry a body, and are
// followed only on the same host and if the method stays: net/http would send a POST as
// a GET after a 302. From https to http nothing is followed. What is not followed is
// returned as the answer, which the caller sees as an APIError that is ErrRedirect.
func checkRedirect(next *http.Request, via []*http.Request) error {
	first := via[0]
	foreign := isForeign(first.URL, next.URL)
	for _, earlier := range via[1:] {
		foreign = foreign || isForeign(first.URL, earlier.URL)
	}
	reading := first.Method == http.MethodGet || first.Method == http.MethodHead
	switch {
	case len(via) > maxRedirects,
		next.Method != first.Method,
		first.URL.Scheme == "https" && next.URL.Scheme != "https",
		foreign && !reading:
		return http.ErrUseLastResponse
	}
	if foreign {
		stripHeaders(next.Header)
	}
	return nil
}

// isForeign reports whether to is not the server that from is.
func isForeign(from, to *url.URL) bool {
	return from.Host != to.Host || (from.Scheme == "https" && to.Scheme != "https")
}

// stripHeaders removes every header but those that are known to be harmless: any other
// can be a secret, also one that the user set.
func stripHeaders(header http.Header) {
	for name := range header {
		switch name {
		case "Accept", "Accept-Language", "User-Agent":
		default:
			header.Del(name)
		}
	}
}

// readBody reads a body of at most limit bytes.
func readBody(response *http.Response, limit int64) ([]byte, error) {
	if response.ContentLength > limit {
		return nil, tooLarge(limit)
	}
	const unknownSize, mostAtOnce = 2 << 10, 1 << 20
	size := min(response.ContentLength, mostAtOnce)
	if size < 0 {
		size = unknownSize
	}
	// Read needs room for one byte more to see the end without growing.
	body := make([]byte, 0, size+1)
	for {
		n, err := response.Body.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case int64(len(body)) > limit:
			return nil, tooLarge(limit)
		case errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
			return body, nil
		case err != nil:
			return nil, err
		}
		if len(body) == cap(body) {
			body = slices.Grow(body, len(body))
		}
	}
}

// tooLarge names the cap that an answer is over.
func tooLarge(limit int64) error {
	return fmt.Errorf("%w: over %d bytes", ErrResponseTooLarge, limit)
}

// newSentBody returns a reader from the start of body. net/http knows these two types as
// readers from memory and sends header and body in one packet; before the body of any
// other type it flushes the header.
func newSentBody(body []byte) io.ReadCloser { return io.NopCloser(bytes.NewReader(body)) }
