package runtime

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// respond answers with a status, a content type and a body.
func respond(status int, contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// reset breaks the connection, after the given text.
func reset(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		connection, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			_, _ = io.WriteString(connection, text)
			_ = connection.Close()
		}
	}
}

// resign calls the sample's POST operation, which must not be sent twice.
func resign(t *testing.T, c *ManagementClient, options ...CallOption) error {
	t.Helper()
	resp, err := c.ResignUserBatch(t.Context(), &ResignUserBatchReqDto{UserIDs: []string{"a"}}, options...)
	require.Equal(t, err == nil, resp != nil, "exactly one of answer and error")
	return err
}

func TestFailuresOfTheServer(t *testing.T) {
	t.Parallel()
	const jsonType = "application/json"
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		want    APIError
		kinds   []error
		text    string
	}{
		"200 with a failure code": {
			respond(200, jsonType, `{"statusCode":403,"apiCode":1010,"message":"无权限","requestId":"r1"}`),
			APIError{HTTPStatus: 200, StatusCode: 403, APICode: "1010", Message: "无权限", RequestID: "r1"},
			[]error{ErrForbidden},
			"ResignUserBatch: HTTP 200, status 403, code 1010: 无权限 (request r1)",
		},
		"a code of the error table": {
			respond(200, jsonType, `{"statusCode":400,"apiCode":2004,"message":"m"}`),
			APIError{HTTPStatus: 200, StatusCode: 400, APICode: "2004", Message: "m"},
			[]error{ErrBadRequest, ErrUserMissing},
			"ResignUserBatch: HTTP 200, status 400, code 2004: m",
		},
		"a status of the error table, as text": {
			respond(200, jsonType, `{"statusCode":"499","message":"m"}`),
			APIError{HTTPStatus: 200, StatusCode: 499, Message: "m"},
			[]error{ErrForbidden},
			"ResignUserBatch: HTTP 200, status 499: m",
		},
		"an HTTP status of the error table": {
			respond(423, jsonType, `{"statusCode":2004,"message":"m"}`),
			APIError{HTTPStatus: 423, StatusCode: 2004, Message: "m"},
			[]error{ErrUserMissing, ErrUserLocked},
			"ResignUserBatch: HTTP 423, status 2004: m",
		},
		"a business status that is an HTTP status of the error table": {
			respond(200, jsonType, `{"statusCode":423,"message":"m"}`),
			APIError{HTTPStatus: 200, StatusCode: 423, Message: "m"},
			nil,
			"ResignUserBatch: HTTP 200, status 423: m",
		},
		"404 with an envelope": {
			respond(404, jsonType, `{"statusCode":404,"message":"m"}`),
			APIError{HTTPStatus: 404, StatusCode: 404, Message: "m"},
			[]error{ErrNotFound},
			"ResignUserBatch: HTTP 404, status 404: m",
		},
		"500": {
			respond(500, jsonType, `{}`),
			APIError{HTTPStatus: 500},
			[]error{ErrServer},
			"ResignUserBatch: HTTP 500: Internal Server Error",
		},
		"502 with HTML": {
			respond(502, "text/html", `<html>bad</html>`),
			APIError{HTTPStatus: 502},
			[]error{ErrServer},
			"ResignUserBatch: HTTP 502: Bad Gateway",
		},
		"409 without a body": {
			respond(409, "", ``),
			APIError{HTTPStatus: 409},
			[]error{ErrConflict},
			"ResignUserBatch: HTTP 409: Conflict",
		},
		"a status that is a word": {
			respond(200, jsonType, `{"statusCode":"InvalidParameter","message":"m"}`),
			APIError{HTTPStatus: 200, APICode: "InvalidParameter", Message: "m"},
			nil,
			"ResignUserBatch: HTTP 200, code InvalidParameter: m",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := resign(t, newTestClient(t, test.handler))
			var failure *APIError
			require.ErrorAs(t, err, &failure)
			require.EqualError(t, err, test.text)
			require.Equal(t, "ResignUserBatch", failure.Operation)
			require.Equal(t, test.want.HTTPStatus, failure.HTTPStatus)
			require.Equal(t, test.want.StatusCode, failure.StatusCode)
			require.Equal(t, test.want.APICode, failure.APICode)
			require.Equal(t, test.want.Message, failure.Message)
			require.Equal(t, test.want.RequestID, failure.RequestID)
			require.Equal(t, test.kinds, matching(err))
		})
	}
}

func TestEnvelopeMayBeSpelledOtherwise(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"a status as text":  `{"statusCode":"200","message":"m","apiCode":"7","data":{"success":true}}`,
		"a status as float": `{"statusCode":200.0,"message":"m","apiCode":7e0,"data":{"success":true}}`,
		"texts as numbers":  `{"statusCode":200,"message":"m","apiCode":7,"requestId":123,"data":{"success":true}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := newTestClient(t, respond(200, "application/json", body))
			resp, err := client.ResignUserBatch(t.Context(), &ResignUserBatchReqDto{UserIDs: []string{"a"}})
			require.NoError(t, err)
			require.Equal(t, int64(200), resp.StatusCode)
			require.Equal(t, int64(7), resp.APICode)
			require.True(t, resp.Data.Success)
		})
	}
	for name, body := range map[string]string{
		"data is not the envelope": `{"statusCode":"200","data":{"success":"true"}}`,
		"no number in quotes":      `{"statusCode":200,"apiCode":"7 "}`,
		"a boolean":                `{"statusCode":200,"message":true}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var unread *DecodeError
			require.ErrorAs(t, resign(t, newTestClient(t, respond(200, "application/json", body))), &unread)
		})
	}
}

// matching returns the sentinels that an error is.
func matching(err error) []error {
	var kinds []error
	for _, kind := range []error{
		ErrBadRequest, ErrUnauthorized, ErrForbidden, ErrNotFound, ErrConflict, ErrRateLimited, ErrServer,
		ErrRedirect, ErrResponseTooLarge, ErrEmptyResponse, ErrUserMissing, ErrUserLocked,
	} {
		if errors.Is(err, kind) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

func TestSuccessIsWhatTheEnvelopeSays(t *testing.T) {
	t.Parallel()
	require.NoError(t, resign(t, newTestClient(t, respond(500, "text/plain", `{"statusCode":200}`))))
}

func TestUnreadableAnswers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		is      error
		text    string
	}{
		"HTML":               {respond(200, "text/html", "<html>hi</html>"), nil, "(HTTP 200, text/html): unexpected '<'"},
		"half a JSON":        {respond(200, "application/json", `{"statusCode":200,"data":{"succ`), nil, "unexpected end of JSON"},
		"half a status":      {respond(200, "application/json", `{"statusCode":20`), nil, "unexpected end of JSON"},
		"empty":              {respond(200, "application/json", ``), ErrEmptyResponse, "response is empty"},
		"204":                {respond(204, "", ``), ErrEmptyResponse, "(HTTP 204, no content type): response is empty"},
		"no envelope":        {respond(200, "application/json", `{"success":true}`), nil, "the answer has no statusCode"},
		"null":               {respond(200, "application/json", `null`), nil, "the answer has no statusCode"},
		"another type":       {respond(200, "application/json", `{"statusCode":200,"data":{"success":"yes"}}`), nil, "data.success: want a boolean, got a string"},
		"over the cap":       {respond(200, "application/json", `{"statusCode":200,"message":"`+strings.Repeat("x", 5000)+`"}`), ErrResponseTooLarge, "over 4096 bytes"},
		"over, undeclared":   {undeclared(5000), ErrResponseTooLarge, "over 4096 bytes"},
		"over with an error": {respond(500, "application/json", strings.Repeat("x", 5000)), ErrResponseTooLarge, "(HTTP 500, application/json)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := resign(t, newTestClient(t, test.handler, WithMaxResponseBytes(4096)))
			var unread *DecodeError
			require.ErrorAs(t, err, &unread)
			require.Equal(t, "ResignUserBatch", unread.Operation)
			require.ErrorContains(t, err, test.text)
			if test.is != nil {
				require.ErrorIs(t, err, test.is)
			}
		})
	}
}

// undeclared answers with a body whose length is not declared.
func undeclared(size int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for range size / 100 {
			_, _ = io.WriteString(w, strings.Repeat(" ", 100))
			w.(http.Flusher).Flush()
		}
	}
}

func TestNullIsNoAnswer(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, respond(200, "application/json", " null\n"))
	token, err := client.GetApplicationToken(t.Context(), &GetApplicationTokenReqDto{AppID: "a"})
	require.ErrorIs(t, err, ErrEmptyResponse)
	require.Nil(t, token)

	op := operation{name: "Free", method: http.MethodGet, path: "/free", bare: true}
	var object map[string]any
	require.ErrorIs(t, client.core.call(t.Context(), &op, nil, &object, nil), ErrEmptyResponse)
	var raw json.RawMessage
	require.NoError(t, client.core.call(t.Context(), &op, nil, &raw, nil))
	require.Equal(t, "null", string(raw))
}

func TestAnswerAtTheCapIsRead(t *testing.T) {
	t.Parallel()
	body := `{"statusCode":200}`
	require.NoError(t, resign(t, newTestClient(t, respond(200, "", body), WithMaxResponseBytes(int64(len(body))))))
	require.ErrorIs(t, resign(t, newTestClient(t, respond(200, "", body), WithMaxResponseBytes(int64(len(body))-1))), ErrResponseTooLarge)
}

func TestBrokenConnections(t *testing.T) {
	t.Parallel()
	slow := func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `{"statusCode":`)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		is      error
		timeout time.Duration
	}{
		"reset":               {reset(""), io.EOF, 0},
		"reset in the middle": {reset("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"statusCode\":200"), io.ErrUnexpectedEOF, 0},
		"slow body":           {slow, context.DeadlineExceeded, 200 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := resign(t, newTestClient(t, test.handler), WithTimeout(test.timeout), WithRetries(0))
			var broken *TransportError
			require.ErrorAs(t, err, &broken)
			require.Equal(t, "ResignUserBatch", broken.Operation)
			require.ErrorIs(t, err, test.is)
			require.Equal(t, test.timeout > 0, broken.Timeout())
			require.NotContains(t, err.Error(), "127.0.0.1", "the URL is not shown")
		})
	}
}

func TestCancelledCall(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, respond(200, "", `{"statusCode":200}`))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := client.ListUsers(ctx, nil)
	require.ErrorIs(t, err, context.Canceled)
}

func TestErrorBodyIsCapped(t *testing.T) {
	t.Parallel()
	err := resign(t, newTestClient(t, respond(400, "", strings.Repeat("x", 10_000))))
	var failure *APIError
	require.ErrorAs(t, err, &failure)
	require.Len(t, failure.Body, maxErrorBody)

	long := &APIError{Operation: "Op", HTTPStatus: 400, Message: strings.Repeat("长", 1000)}
	require.Less(t, len(long.Error()), 600)
	require.True(t, strings.HasSuffix(long.Error(), "长…"))
}

func TestRedirects(t *testing.T) {
	t.Parallel()
	var leaked atomic.Value
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		leaked.Store(r.Header.Clone())
		_, _ = io.WriteString(w, `{"statusCode":200,"kind":"other"}`)
	}))
	t.Cleanup(other.Close)
	redirect := func(status int, target string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/moved" {
				body, _ := io.ReadAll(r.Body)
				_, _ = fmt.Fprintf(w, `{"statusCode":200,"message":%q}`, r.Method+string(body)+r.Header.Get("Authorization"))
				return
			}
			http.Redirect(w, r, target, status)
		}
	}
	const body = `{"userIds":["a"]}`

	t.Run("GET to another host goes without secrets", func(t *testing.T) {
		client := newTestClient(t, redirect(302, other.URL), WithHeader("X-Api-Key", "key"), WithHeader("Cookie", "c=1"))
		resp, err := client.GetUserBatch(t.Context(), &GetUserBatchReqDto{UserIDs: []string{"a"}, Lang: Some("zh")})
		require.NoError(t, err)
		require.NotNil(t, resp)
		header, _ := leaked.Load().(http.Header)
		for name := range header {
			require.Contains(t, []string{"Accept", "User-Agent", "Accept-Encoding"}, name)
		}
	})
	t.Run("POST to another host is refused", func(t *testing.T) {
		for _, status := range []int{301, 302, 303, 307, 308} {
			err := resign(t, newTestClient(t, redirect(status, other.URL)))
			require.ErrorIs(t, err, ErrRedirect)
			var failure *APIError
			require.ErrorAs(t, err, &failure)
			require.Equal(t, status, failure.HTTPStatus)
		}
	})
	t.Run("POST does not become GET", func(t *testing.T) {
		require.ErrorIs(t, resign(t, newTestClient(t, redirect(302, "/moved"))), ErrRedirect)
	})
	t.Run("POST on the same host is sent again with its body", func(t *testing.T) {
		client := newTestClient(t, redirect(307, "/moved"))
		resp, err := client.ResignUserBatch(t.Context(), &ResignUserBatchReqDto{UserIDs: []string{"a"}})
		require.NoError(t, err)
		require.Equal(t, "POST"+body+"Bearer test-token", resp.Message)
	})
	t.Run("a circle ends", func(t *testing.T) {
		client := newTestClient(t, redirect(302, "/api/v3/get-user-batch"))
		_, err := client.GetUserBatch(t.Context(), &GetUserBatchReqDto{UserIDs: []string{"a"}})
		require.ErrorIs(t, err, ErrRedirect)
	})
}

func TestRedirectRules(t *testing.T) {
	t.Parallel()
	request := func(method, url string) *http.Request {
		r, err := http.NewRequestWithContext(t.Context(), method, url, nil)
		require.NoError(t, err)
		r.Header.Set("Authorization", "secret")
		return r
	}
	for name, test := range map[string]struct {
		method  string
		via     []string
		next    string
		refused bool
		secret  bool
	}{
		"same host":                        {"GET", []string{"https://a/"}, "https://a/x", false, true},
		"from http to https":               {"GET", []string{"http://a/"}, "https://a/x", false, true},
		"from https to http":               {"GET", []string{"https://a/"}, "http://a/x", true, true},
		"another port":                     {"GET", []string{"https://a/"}, "https://a:8443/x", false, false},
		"a subdomain":                      {"GET", []string{"https://a.b/"}, "https://c.a.b/x", false, false},
		"back again from another host":     {"GET", []string{"https://a/", "https://b/"}, "https://a/x", false, false},
		"HEAD to another host":             {"HEAD", []string{"https://a/"}, "https://b/x", false, false},
		"DELETE to another host":           {"DELETE", []string{"https://a/"}, "https://b/x", true, true},
		"DELETE on the same host":          {"DELETE", []string{"https://a/"}, "https://a/x", false, true},
		"POST, through http to https, 307": {"POST", []string{"http://a/"}, "https://a/x", false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var via []*http.Request
			for _, url := range test.via {
				via = append(via, request(test.method, url))
			}
			next := request(test.method, test.next)
			err := checkRedirect(next, via)
			require.Equal(t, test.refused, errors.Is(err, http.ErrUseLastResponse))
			require.Equal(t, test.secret, next.Header.Get("Authorization") != "")
		})
	}
}

func TestOwnRedirectPolicyIsAskedToo(t *testing.T) {
	t.Parallel()
	own := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	client := newTestClient(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/x", http.StatusFound) }, WithHTTPClient(own))
	_, err := client.GetUserBatch(t.Context(), &GetUserBatchReqDto{UserIDs: []string{"a"}})
	var failure *APIError
	require.ErrorAs(t, err, &failure)
	require.Equal(t, 302, failure.HTTPStatus)
}

func TestTLSIsVerified(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(respond(200, "", `{"statusCode":200}`))
	t.Cleanup(server.Close)
	client, err := NewManagementClient("", "", WithBaseURL(server.URL), WithToken("t"), WithRetries(0))
	require.NoError(t, err)
	require.ErrorContains(t, resign(t, client), "certificate")
	require.NoError(t, resign(t, client, WithHTTPClient(server.Client())))
}
