package fakeserver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// sample is a document in the shape that docgen generates.
const sample = `{
	"auth": {"header": "Authorization", "scheme": "Bearer"},
	"operations": [
		{"name": "Create", "method": "POST", "path": "/users", "body": {"ref": "Create"}, "example": {"statusCode": 200}},
		{"name": "List", "method": "GET", "path": "/users", "parameters": [
			{"name": "page", "in": "query", "required": true, "schema": {"type": "integer", "minimum": 1}},
			{"name": "ids", "in": "query", "schema": {"type": "array", "maxItems": 2, "items": {"type": "integer"}}},
			{"name": "fields", "in": "query", "csv": true, "schema": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}},
			{"name": "deep", "in": "query", "schema": {"type": "boolean"}},
			{"name": "name", "in": "query", "schema": {"type": "string", "minLength": 1}},
			{"name": "x-lang", "in": "header", "schema": {"type": "string", "enum": ["zh", "en"]}}
		], "example": {"list": []}},
		{"name": "Get", "method": "GET", "path": "/users/{id}", "parameters": [
			{"name": "id", "in": "path", "required": true, "schema": {"type": "string", "maxLength": 5}}
		], "example": {"id": "x"}},
		{"name": "Me", "method": "GET", "path": "/users/me", "public": true, "example": {"id": "me"}},
		{"name": "Login", "method": "POST", "path": "/token", "public": true, "parameters": [
			{"name": "grant", "in": "form", "required": true, "schema": {"type": "string"}},
			{"name": "age", "in": "form", "schema": {"type": "integer"}},
			{"name": "photo", "in": "form", "required": true, "schema": {"type": "file"}}
		], "status": 201, "contentType": "text/plain", "example": "done"},
		{"name": "Revoke", "method": "DELETE", "path": "/token", "public": true, "parameters": [
			{"name": "grant", "in": "form", "required": true, "schema": {"type": "string"}}
		], "example": {}},
		{"name": "Logout", "method": "POST", "path": "/logout", "public": true, "example": {}}
	],
	"schemas": {
		"Create": {"type": "object", "required": ["name"], "properties": {
			"name": {"type": "string", "minLength": 2, "maxLength": 4, "pattern": "^[^ ]+$"},
			"age": {"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 100},
			"ratio": {"type": "number", "minimum": 0.5, "maximum": 1.5, "multipleOf": 0.1},
			"kind": {"type": "string", "enum": ["x", "y"]},
			"level": {"type": "integer", "enum": [1, 2]},
			"tags": {"type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true, "items": {"type": "string"}},
			"parent": {"ref": "Create"},
			"any": {},
			"free": {"type": "object"}
		}}
	}
}`

// recorder is a testing.TB that keeps failures instead of failing.
type recorder struct {
	testing.TB
	mu     sync.Mutex
	errors []string
	fatal  string
}

func (r *recorder) Helper() {}

func (r *recorder) Error(args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.errors = append(r.errors, fmt.Sprint(args...))
}

func (r *recorder) Errorf(format string, args ...any) { r.Error(fmt.Sprintf(format, args...)) }

func (r *recorder) Fatalf(format string, args ...any) { r.fatal = fmt.Sprintf(format, args...) }

// start starts a server whose failures are recorded.
func start(t *testing.T) (*Server, *recorder) {
	t.Helper()
	failures := &recorder{TB: t}
	return newServer(failures, []byte(sample)), failures
}

// send sends a request, such as "GET /users", with a token, and returns status and body.
func send(t *testing.T, server *Server, line, body string, header ...string) (int, string) {
	t.Helper()
	method, target, _ := strings.Cut(line, " ")
	r, err := http.NewRequestWithContext(t.Context(), method, server.URL+target, strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Authorization", "Bearer t")
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer func() { _ = response.Body.Close() }()
	got, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response.StatusCode, string(got)
}

func TestExamplesAreAnswered(t *testing.T) {
	t.Parallel()
	server, failures := start(t)
	for _, test := range []struct {
		line, body string
		status     int
		want       string
	}{
		{"POST /users", `{"name":"abc"}`, 200, `{"statusCode": 200}`},
		{"GET /users?page=1", "", 200, `{"list": []}`},
		{"GET /users/a%2Fb", "", 200, `{"id": "x"}`},
		{"GET /users/me", "", 200, `{"id": "me"}`},
		{"POST /logout", "", 200, `{}`},
	} {
		status, body := send(t, server, test.line, test.body)
		require.Equal(t, test.status, status, test.line)
		require.Equal(t, test.want, body)
	}
	require.Empty(t, failures.errors)
}

func TestJSONBodiesAreChecked(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"name":"用户名字"}`:                          "",
		`{"name":"ab","parent":{"name":"cd"}}`:     "",
		`{"name":"ab","any":[1],"free":{"x":{}}}`:  "",
		`{"name":"ab","kind":null}`:                "",
		`{"name":"ab","ratio":0.7,"level":2}`:      "",
		`{}`:                                       "body.name: required, is missing",
		`{"name":null}`:                            "body.name: required, is missing",
		`{"name":"a"}`:                             "body.name: minLength 2, got 1",
		`{"name":"abcde"}`:                         "body.name: maxLength 4, got 5",
		`{"name":"a b"}`:                           `body.name: pattern ^[^ ]+$, got "a b"`,
		`{"name":7}`:                               "body.name: want string, got number",
		`{"name":"ab","age":0}`:                    "body.age: exclusiveMinimum 0, got 0",
		`{"name":"ab","age":100}`:                  "body.age: exclusiveMaximum 100, got 100",
		`{"name":"ab","age":1.5}`:                  "body.age: want integer, got number",
		`{"name":"ab","ratio":0.4}`:                "body.ratio: minimum 0.5, got 0.4",
		`{"name":"ab","ratio":1.6}`:                "body.ratio: maximum 1.5, got 1.6",
		`{"name":"ab","ratio":0.75}`:               "body.ratio: multipleOf 0.1, got 0.75",
		`{"name":"ab","ratio":1e999}`:              "body.ratio: number out of range: 1e999",
		`{"name":"ab","kind":"z"}`:                 "body.kind: enum [x y], got z",
		`{"name":"ab","level":3}`:                  "body.level: enum [1 2], got 3",
		`{"name":"ab","tags":[]}`:                  "body.tags: minItems 1, got 0",
		`{"name":"ab","tags":["a","b","c"]}`:       "body.tags: maxItems 2, got 3",
		`{"name":"ab","tags":["a","a"]}`:           "body.tags: uniqueItems, item 1 stands twice",
		`{"name":"ab","tags":["a",true]}`:          "body.tags[1]: want string, got boolean",
		`{"name":"ab","tags":{}}`:                  "body.tags: want array, got object",
		`{"name":"ab","parent":{"parent":{}}}`:     "body.parent.name: required, is missing",
		`{"name":"ab","nmae":1}`:                   "body.nmae: is not documented",
		`{"name":"ab"} {}`:                         "body: has text behind the JSON",
		`{"name":`:                                 "body: is not JSON: unexpected EOF",
		``:                                         "body: is missing",
		`[]`:                                       "body: want object, got array",
		`{"name":"ab","free":[]}`:                  "body.free: want object, got array",
		`{"name":"ab","age":99999999999999999999}`: "body.age: want integer, got number",
	} {
		t.Run(body, func(t *testing.T) {
			t.Parallel()
			server, failures := start(t)
			status, answer := send(t, server, "POST /users", body)
			if want == "" {
				require.Empty(t, failures.errors)
				require.Equal(t, 200, status)
				return
			}
			require.Equal(t, 400, status)
			require.Len(t, failures.errors, 1)
			require.Contains(t, failures.errors[0], "Create breaks the documentation:\n\t"+want)
			require.Contains(t, answer, want)
		})
	}
}

func TestParametersAreChecked(t *testing.T) {
	t.Parallel()
	for target, want := range map[string]string{
		"/users?page=1&ids=1&ids=2&fields=a,b&deep=false&name=n": "",
		"/users?page=1&deep=":                "",
		"/users":                             "query page: required, is missing",
		"/users?page=0":                      "query page: minimum 1, got 0",
		"/users?page=x":                      "query page: want integer, got string",
		"/users?page=1&page=2":               "query page: is given 2 times",
		"/users?page=1&ids=1&ids=2&ids=3":    "query ids: maxItems 2, got 3",
		"/users?page=1&ids=a":                "query ids[0]: want integer, got string",
		"/users?page=1&fields=a,c":           "query fields[1]: enum [a b], got c",
		"/users?page=1&deep=yes":             "query deep: want boolean, got string",
		"/users?page=1&name=":                "query name: minLength 1, got 0",
		"/users?page=1&other=1":              "query other: is not documented",
		"/users/abcdef":                      "path id: maxLength 5, got 6",
		"/nowhere":                           "GET /nowhere is not documented",
		"/users?page=1&x=%E7%94%A8&deep=yes": "query x: is not documented",
	} {
		t.Run(target, func(t *testing.T) {
			t.Parallel()
			server, failures := start(t)
			send(t, server, "GET "+target, "")
			if want == "" {
				require.Empty(t, failures.errors)
				return
			}
			require.Len(t, failures.errors, 1)
			require.Contains(t, failures.errors[0], want)
		})
	}
}

func TestHeadersAreChecked(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		header []string
		want   string
	}{
		"good":              {[]string{"X-Lang", "zh"}, ""},
		"wrong value":       {[]string{"X-Lang", "fr"}, "header x-lang: enum [zh en], got fr"},
		"no token":          {[]string{"Authorization", ""}, "header Authorization: has no token"},
		"another scheme":    {[]string{"Authorization", "Basic x"}, "header Authorization: has no token"},
		"an empty token":    {[]string{"Authorization", "Bearer "}, "header Authorization: has no token"},
		"undocumented ones": {[]string{"X-Other", "1"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, failures := start(t)
			send(t, server, "GET /users?page=1", "", test.header...)
			require.Equal(t, test.want == "", len(failures.errors) == 0, failures.errors)
			require.Contains(t, strings.Join(failures.errors, ""), test.want)
		})
	}
}

// multipartForm writes fields, as names and values in turn, and files.
func multipartForm(t *testing.T, fields []string, files ...string) (body, contentType string) {
	t.Helper()
	var parts bytes.Buffer
	writer := multipart.NewWriter(&parts)
	for i := 0; i < len(fields); i += 2 {
		require.NoError(t, writer.WriteField(fields[i], fields[i+1]))
	}
	for _, name := range files {
		_, err := writer.CreateFormFile(name, name+".png")
		require.NoError(t, err)
	}
	require.NoError(t, writer.Close())
	return parts.String(), writer.FormDataContentType()
}

func TestFormsAreChecked(t *testing.T) {
	t.Parallel()
	const form = "application/x-www-form-urlencoded"
	full, kind := multipartForm(t, []string{"grant", "g", "age", "7"}, "photo")
	ageFile, ageKind := multipartForm(t, []string{"grant", "g"}, "photo", "age")
	otherFile, otherKind := multipartForm(t, []string{"grant", "g"}, "photo", "other")

	for name, test := range map[string]struct{ kind, body, want string }{
		"good":            {kind, full, ""},
		"missing field":   {form, "age=7", "form grant: required, is missing"},
		"missing file":    {form, "grant=g", "form photo: required, is missing"},
		"wrong type":      {form, "grant=g&age=x", "form age: want integer, got string"},
		"undocumented":    {form, "grant=g&x=1", "form x: is not documented"},
		"a file's text":   {form, "grant=g&photo=x", "form photo: want file, got string"},
		"a file for text": {ageKind, ageFile, "form age: want integer, got a file"},
		"another file":    {otherKind, otherFile, "form other: is not documented"},
		"JSON":            {"application/json", "{}", `header Content-Type: want a form, got "application/json"`},
		"broken form":     {form, "grant=%zz", "body: is not a form"},
		"no type":         {"", "", `header Content-Type: want a form, got ""`},
		"broken parts":    {"multipart/form-data; boundary=b", "x", "body: is not a form"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, failures := start(t)
			status, body := send(t, server, "POST /token", test.body, "Content-Type", test.kind)
			if test.want == "" {
				require.Empty(t, failures.errors)
				require.Equal(t, 201, status)
				require.Equal(t, "done", body)
				return
			}
			require.Contains(t, strings.Join(failures.errors, ""), test.want)
		})
	}
}

func TestFormsOfADeleteAreChecked(t *testing.T) {
	t.Parallel()
	const form = "application/x-www-form-urlencoded"
	server, failures := start(t)
	status, _ := send(t, server, "DELETE /token", "grant=g", "Content-Type", form)
	require.Empty(t, failures.errors)
	require.Equal(t, 200, status)
	send(t, server, "DELETE /token", "x=1", "Content-Type", form)
	require.Contains(t, failures.errors[0], "form x: is not documented")
	require.Contains(t, failures.errors[0], "form grant: required, is missing")
}

func TestBodiesThatAreNotDocumented(t *testing.T) {
	t.Parallel()
	server, failures := start(t)
	send(t, server, "POST /logout", "{}")
	require.Contains(t, failures.errors[0], "body: is not documented")
	send(t, server, "POST /users", `{"name":"ab"}`, "Content-Type", "text/plain")
	require.Contains(t, failures.errors[1], `header Content-Type: want application/json, got "text/plain"`)
}

func TestAnswersTakeTurns(t *testing.T) {
	t.Parallel()
	server, failures := start(t)
	server.Answer("Me",
		Answer{Status: 503, Header: http.Header{"retry-after": {"1"}}, Times: 2},
		Answer{Body: `{"id":"other"}`, Times: 1},
		Answer{Delay: time.Millisecond, Times: 1})
	for _, want := range []string{"503 ", "503 ", `200 {"id":"other"}`, `200 {"id": "me"}`, `200 {"id": "me"}`} {
		status, body := send(t, server, "GET /users/me", "")
		require.Equal(t, want, fmt.Sprint(status, " ", body))
	}
	server.Answer("Me", Answer{Status: 500, Body: "down"})
	for range 3 {
		status, body := send(t, server, "GET /users/me", "")
		require.Equal(t, "500 down", fmt.Sprint(status, " ", body))
	}
	require.Empty(t, failures.errors)
}

func TestALaterAnswerEndsOneWithoutAnEnd(t *testing.T) {
	t.Parallel()
	server, failures := start(t)
	expect := func(want string) {
		t.Helper()
		status, body := send(t, server, "GET /users/me", "")
		require.Equal(t, want, fmt.Sprint(status, " ", body))
	}
	server.Answer("Me", Answer{Status: 500, Body: "down"})
	expect("500 down")
	server.Answer("Me", Answer{Status: 429, Body: "slow", Times: 1}, Answer{Status: 404, Body: "gone"})
	expect("429 slow")
	expect("404 gone")
	server.Handle("Me", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "handled") })
	expect("200 handled")
	server.Answer("Me", Answer{Status: 409, Body: "once", Times: 1})
	expect("409 once")
	expect("200 handled")
	server.Answer("Me", Answer{Status: 503, Body: "first", Times: 1})
	server.Handle("Me", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "other") })
	expect("503 first")
	expect("200 other")
	require.Empty(t, failures.errors)
}

func TestAnswersCanBeSlowOrBroken(t *testing.T) {
	t.Parallel()
	server, _ := start(t)
	server.Answer("Me", Answer{Reset: true, Times: 1}, Answer{Delay: time.Minute, Times: 1})
	get := func(ctx context.Context) error {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL+"/logout", nil)
		require.NoError(t, err)
		r.Method, r.URL.Path = http.MethodGet, "/users/me"
		response, err := http.DefaultClient.Do(r)
		if err == nil {
			_ = response.Body.Close()
		}
		return err
	}
	require.ErrorIs(t, get(t.Context()), io.EOF)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	require.True(t, errors.Is(get(ctx), context.DeadlineExceeded))
	require.NoError(t, get(t.Context()))
}

func TestHandlersGetTheBody(t *testing.T) {
	t.Parallel()
	server, failures := start(t)
	server.Handle("Create", func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) })
	_, body := send(t, server, "POST /users", `{"name":"ab"}`)
	require.Equal(t, `{"name":"ab"}`, body)
	status, _ := send(t, server, "POST /users", `{}`)
	require.Equal(t, 400, status, "requests are checked all the same")
	require.Len(t, failures.errors, 1)
}

func TestChecksCanBeTurnedOff(t *testing.T) {
	t.Parallel()
	server, failures := start(t)
	server.Unchecked("Create")
	status, _ := send(t, server, "POST /users", `nonsense`)
	require.Equal(t, 200, status)
	require.Empty(t, failures.errors)
}

func TestRequestsAreRecorded(t *testing.T) {
	t.Parallel()
	server, _ := start(t)
	send(t, server, "GET /users/a%20b", "")
	send(t, server, "POST /users", `{"name":"ab"}`)
	send(t, server, "GET /users?page=1", "")
	require.Len(t, server.Requests(""), 3)
	got := server.Requests("Create")
	require.Len(t, got, 1)
	require.Equal(t, `{"name":"ab"}`, string(got[0].Body))
	require.Equal(t, "Bearer t", got[0].Header.Get("Authorization"))
	require.Equal(t, "/users/a%20b", server.Requests("Get")[0].Path)
	require.Equal(t, "1", server.Requests("List")[0].Query.Get("page"))
}

func TestUnknownOperationEndsTheTest(t *testing.T) {
	t.Parallel()
	server, failures := start(t)
	for _, call := range []func(){
		func() { server.Answer("Nope") },
		func() { server.Handle("Nope", nil) },
		func() { server.Unchecked("Nope") },
	} {
		failures.fatal = ""
		call()
		require.Equal(t, `there is no operation "Nope"`, failures.fatal)
	}
}

func TestBrokenDocumentIsAnError(t *testing.T) {
	t.Parallel()
	_, err := readDocument([]byte("{"))
	require.ErrorContains(t, err, "read operations: ")
}

func TestTheClosestPathAnswers(t *testing.T) {
	t.Parallel()
	d := &document{Operations: []*operation{
		{Name: "any", Method: "GET", Path: "/users/{id}/{what}"},
		{Name: "one", Method: "GET", Path: "/{kind}/me/roles"},
		{Name: "roles", Method: "GET", Path: "/users/{id}/roles"},
		{Name: "me", Method: "GET", Path: "/users/me/roles"},
	}}
	for path, want := range map[string]string{
		"/users/me/roles": "me", "/users/x/roles": "roles", "/users/x/groups": "any", "/apps/me/roles": "one",
	} {
		op, _ := d.route("GET", path)
		require.Equal(t, want, op.Name, path)
	}
}

func TestPaths(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		template, path string
		want           string
		ok             bool
	}{
		"literal":             {"/a/b", "/a/b", "", true},
		"other":               {"/a/b", "/a/c", "", false},
		"longer":              {"/a", "/a/b", "", false},
		"placeholder":         {"/a/{id}", "/a/x", "id=x", true},
		"escaped":             {"/a/{id}", "/a/x%2Fy", "id=x%2Fy", true},
		"empty":               {"/a/{id}", "/a/", "", false},
		"text around it":      {"/a/v{id}.json", "/a/v7.json", "id=7", true},
		"text around missing": {"/a/v{id}.json", "/a/7.json", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			values, ok := matchPath(test.template, test.path)
			require.Equal(t, test.ok, ok)
			if ok {
				require.Equal(t, test.want, values.Encode())
			}
		})
	}
}
