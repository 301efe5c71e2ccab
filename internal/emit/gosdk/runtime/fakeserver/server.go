package fakeserver

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Server plays the API in tests. It checks each request against the documentation, fails
// the test over a request that breaks it, and answers with the documentation's example.
// It is safe for concurrent use.
type Server struct {
	// URL is the base URL for the client under test.
	URL string

	t        testing.TB
	document *document

	mu        sync.Mutex
	answers   map[string][]*Answer
	handlers  map[string]http.HandlerFunc
	unchecked map[string]bool
	requests  []Request
}

// Request is a request that the server got.
type Request struct {
	// Operation is the method of the client that sends such requests.
	Operation string
	// Method, Path and Query are those of the request; the path is escaped.
	Method string
	Path   string
	Query  url.Values
	Header http.Header
	Body   []byte
}

// Answer is what the server answers instead of the documentation's example. The zero
// Answer is the example, at once.
type Answer struct {
	// Status is the HTTP status, the documented one when 0.
	Status int
	// Header is added to the answer, for instance Retry-After.
	Header http.Header
	// Body is the whole body; when it is empty and Status is 0, the example is sent.
	Body string
	// Delay is how long the server waits before it answers.
	Delay time.Duration
	// Reset breaks the connection instead of answering.
	Reset bool
	// Times is how often the answer is given before the next one, or the example, has its
	// turn; 0 is always.
	Times int

	contentType string
}

// newServer starts a server that is closed when the test ends.
func newServer(t testing.TB, data []byte) *Server {
	t.Helper()
	read, err := readDocument(data)
	if err != nil {
		t.Fatal(err)
	}
	server := &Server{
		t: t, document: read,
		answers: make(map[string][]*Answer), handlers: make(map[string]http.HandlerFunc), unchecked: make(map[string]bool),
	}
	listening := httptest.NewServer(http.HandlerFunc(server.serve))
	t.Cleanup(listening.Close)
	server.URL = listening.URL
	return server
}

// Answer makes the server answer an operation otherwise than with the example. Answers
// given one after another wait for their turn; one that is given always, until now, ends.
func (s *Server) Answer(operation string, answers ...Answer) {
	s.t.Helper()
	s.need(operation)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.endLasting(operation)
	for _, answer := range answers {
		s.answers[operation] = append(s.answers[operation], &answer)
	}
}

// Handle lets a function answer an operation, after the answers that wait for their turn.
// Requests are checked all the same, and their bodies can be read again.
func (s *Server) Handle(operation string, handler http.HandlerFunc) {
	s.t.Helper()
	s.need(operation)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.endLasting(operation)
	s.handlers[operation] = handler
}

// endLasting takes away an answer without an end, behind which nothing would have its turn.
func (s *Server) endLasting(operation string) {
	waiting := s.answers[operation]
	if n := len(waiting); n > 0 && waiting[n-1].Times <= 0 {
		s.answers[operation] = waiting[:n-1]
	}
}

// Unchecked turns the checks of an operation off, for tests of wrong requests.
func (s *Server) Unchecked(operation string) {
	s.t.Helper()
	s.need(operation)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unchecked[operation] = true
}

// Requests returns the requests for an operation, or all of them when operation is empty,
// in the order of their arrival.
func (s *Server) Requests(operation string) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	got := slices.Clone(s.requests)
	if operation == "" {
		return got
	}
	return slices.DeleteFunc(got, func(r Request) bool { return r.Operation != operation })
}

// need ends the test when there is no such operation.
func (s *Server) need(operation string) {
	s.t.Helper()
	if s.document.find(operation) == nil {
		s.t.Fatalf("there is no operation %q", operation)
	}
}

// serve routes, records, checks and answers one request.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	op, path := s.document.route(r.Method, r.URL.EscapedPath())
	if op == nil {
		s.t.Errorf("%s %s is not documented", r.Method, r.URL.Path)
		http.NotFound(w, r)
		return
	}
	s.record(op, r, body)
	if faults := s.check(op, r, body, path); len(faults) > 0 {
		text := op.Name + " breaks the documentation:\n\t" + strings.Join(faults, "\n\t")
		s.t.Error(text)
		http.Error(w, text, http.StatusBadRequest)
		return
	}
	handler, answer := s.next(op)
	if handler != nil {
		r.Body = io.NopCloser(bytes.NewReader(body))
		handler(w, r)
		return
	}
	answer.write(w, r)
}

// record keeps a request for Requests.
func (s *Server) record(op *operation, r *http.Request, body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, Request{
		Operation: op.Name, Method: r.Method, Path: r.URL.EscapedPath(), Query: r.URL.Query(),
		Header: r.Header.Clone(), Body: body,
	})
}

// check compares a request with the documentation, unless that is turned off.
func (s *Server) check(op *operation, r *http.Request, body []byte, path url.Values) []string {
	s.mu.Lock()
	off := s.unchecked[op.Name]
	s.mu.Unlock()
	if off {
		return nil
	}
	return s.document.check(op, r, body, path)
}

// next picks what answers the request: a waiting answer, a handler or the example.
func (s *Server) next(op *operation) (http.HandlerFunc, Answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	waiting := s.answers[op.Name]
	if len(waiting) == 0 {
		return s.handlers[op.Name], op.answer()
	}
	answer := *waiting[0]
	if waiting[0].Times == 1 {
		s.answers[op.Name] = waiting[1:]
	}
	waiting[0].Times--
	if answer.Status == 0 && answer.Body == "" {
		answer.Body = op.answer().Body
	}
	if answer.Status == 0 {
		answer.Status = op.status()
	}
	answer.contentType = op.contentType()
	return nil, answer
}

// write sends the answer.
func (a *Answer) write(w http.ResponseWriter, r *http.Request) {
	if a.Delay > 0 {
		timer := time.NewTimer(a.Delay)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-r.Context().Done():
			return
		}
	}
	if a.Reset {
		resetConnection(w)
		return
	}
	w.Header().Set("Content-Type", a.contentType)
	for name, values := range a.Header {
		w.Header()[http.CanonicalHeaderKey(name)] = values
	}
	w.WriteHeader(a.Status)
	_, _ = io.WriteString(w, a.Body)
}

// resetConnection closes the connection without an answer.
func resetConnection(w http.ResponseWriter) {
	hijacker, ok := w.(http.Hijacker)
	if !ok {
		return
	}
	if connection, _, err := hijacker.Hijack(); err == nil {
		_ = connection.Close()
	}
}
