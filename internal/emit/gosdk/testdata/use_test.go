package authing_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"

	"example.com/authing"
	"example.com/authing/authingtest"
)

// exchange is one request as the server saw it, and the answers that it gives, the last one over and over.
type exchange struct {
	answers []string
	calls   int
	line    string
	query   string
	body    string
	header  http.Header
}

func (e *exchange) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	e.line, e.query, e.body, e.header = r.Method+" "+r.URL.EscapedPath(), r.URL.RawQuery, string(body), r.Header
	answer := e.answers[min(e.calls, len(e.answers)-1)]
	e.calls++
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, answer)
}

const success = `{"statusCode":200,"message":"ok","data":{"success":true}}`

// serve makes a server with the given answers and a client of it.
func serve(t *testing.T, answers ...string) (*authing.ManagementClient, *exchange) {
	t.Helper()
	e := &exchange{answers: answers}
	server := httptest.NewServer(e)
	t.Cleanup(server.Close)
	client, err := authing.NewManagementClient("", "", authing.WithBaseURL(server.URL), authing.WithToken("token"))
	if err != nil {
		t.Fatal(err)
	}
	return client, e
}

func equal(t *testing.T, want, got any) {
	t.Helper()
	if !reflect.DeepEqual(want, got) {
		t.Fatalf("\nwant %v\ngot  %v", want, got)
	}
}

func TestSeedOnTheWire(t *testing.T) {
	client, e := serve(t, success)
	resp, err := client.ResignUserBatch(t.Context(), &authing.ResignUserBatchReqDto{
		UserIDs:    []string{"6229ffaxxxxxxxxcade3e3d9"},
		UserIDType: authing.Some(authing.ResignUserBatchReqDtoUserIDTypeEmail),
	})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, true, resp.Data.Success)
	equal(t, "POST /api/v3/resign-user-batch", e.line)
	equal(t, `{"userIds":["6229ffaxxxxxxxxcade3e3d9"],"userIdType":"email"}`, e.body)
	equal(t, "Bearer token", e.header.Get("Authorization"))
}

func TestSeedRefused(t *testing.T) {
	cases := map[string]struct {
		req  authing.ResignUserBatchReqDto
		want authing.Violation
	}{
		"too many": {authing.ResignUserBatchReqDto{UserIDs: make([]string, 51)}, authing.Violation{Path: "userIds", Rule: "maxItems", Limit: 50, Actual: 51}},
		"none":     {authing.ResignUserBatchReqDto{}, authing.Violation{Path: "userIds", Rule: "required", Limit: true}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			client, e := serve(t, success)
			_, err := client.ResignUserBatch(t.Context(), &c.req)
			equal(t, []authing.Violation{c.want}, violations(t, err))
			equal(t, 0, e.calls)
		})
	}
}

func TestSeedRefusesUnknownEnum(t *testing.T) {
	client, e := serve(t, success)
	_, err := client.ResignUserBatch(t.Context(), &authing.ResignUserBatchReqDto{
		UserIDs: []string{"a"}, UserIDType: authing.Some[authing.ResignUserBatchReqDtoUserIDType]("nope"),
	})
	found := violations(t, err)
	equal(t, 1, len(found))
	equal(t, "userIdType enum nope", found[0].Path+" "+found[0].Rule+" "+found[0].Actual.(string))
	if !strings.Contains(found[0].String(), "user_id") {
		t.Fatalf("no limit in %q", found[0])
	}
	equal(t, 0, e.calls)
}

func violations(t *testing.T, err error) []authing.Violation {
	t.Helper()
	var invalid *authing.ValidationError
	if !errors.As(err, &invalid) {
		t.Fatalf("want a ValidationError, got %v", err)
	}
	return invalid.Violations
}

func TestBusinessFailureIsAnError(t *testing.T) {
	client, _ := serve(t, `{"statusCode":403,"message":"no","apiCode":2004,"requestId":"r1"}`)
	resp, err := client.ResignUserBatch(t.Context(), &authing.ResignUserBatchReqDto{UserIDs: []string{"a"}})
	var failure *authing.APIError
	if resp != nil || !errors.As(err, &failure) {
		t.Fatalf("want an APIError alone, got %v, %v", resp, err)
	}
	equal(t, int64(403), failure.StatusCode)
	equal(t, "r1", failure.RequestID)
	equal(t, true, errors.Is(err, authing.ErrUserMissing))
	equal(t, true, errors.Is(err, authing.ErrForbidden))
}

func TestBatchSplits(t *testing.T) {
	client, e := serve(t, success)
	req := &authing.ResignUserBatchReqDto{UserIDs: make([]string, 120)}
	answers, err := client.ResignUserBatchAll(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, 3, len(answers))
	equal(t, 3, e.calls)
	equal(t, 120, len(req.UserIDs))
}

func TestParametersOnTheWire(t *testing.T) {
	client, e := serve(t, `{"statusCode":200,"data":{"list":[]}}`)
	_, err := client.GetUserBatch(t.Context(), &authing.GetUserBatchReqDto{
		TenantID: "a/b", UserIDs: []string{"u1", "u 2"}, Fields: []string{"x", "y"}, WithCustomData: authing.Some(false),
		Status: authing.Some(authing.GetUserBatchReqDtoStatusActivated), XTrace: authing.Some("t"),
	}, authing.WithLang("en-US"))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "GET /api/v3/tenants/a%2Fb/users", e.line)
	equal(t, "userIds=u1&userIds=u+2&fields=x,y&withCustomData=false&status=Activated", e.query)
	equal(t, "t", e.header.Get("x-trace"))
	equal(t, "en-US", e.header.Get("x-authing-lang"))
	equal(t, "", e.body)
}

func TestParametersRefused(t *testing.T) {
	client, e := serve(t, success)
	_, err := client.GetUserBatch(t.Context(), &authing.GetUserBatchReqDto{UserIDs: []string{"uu", "uu", "v", "wwww"}})
	equal(t, []string{"tenantId required", "userIds maxItems", "userIds uniqueItems", "userIds[2] minLength"}, rules(t, err))
	equal(t, 0, e.calls)
}

// rules are the paths and rules of all violations.
func rules(t *testing.T, err error) []string {
	t.Helper()
	var out []string
	for _, v := range violations(t, err) {
		out = append(out, v.Path+" "+v.Rule)
	}
	return out
}

func TestRequestsAreSharedWhereTheyAreTheSame(t *testing.T) {
	client, _ := serve(t, `{"statusCode":200}`)
	req := &authing.UserKeyReqDto{UserID: "a"}
	_, first := client.GetUser(t.Context(), req)
	_, second := client.GetUserRoles(t.Context(), req)
	_, third := client.GetUserGroups(t.Context(), &authing.GetUserGroupsRequest{UserID: 7})
	equal(t, nil, errors.Join(first, second, third))
}

const (
	pageOne = `{"statusCode":200,"data":{"totalCount":3,"list":[{"userId":"1"},{"userId":"2"}]}}`
	pageTwo = `{"statusCode":200,"data":{"totalCount":3,"list":[{"userId":"3"}]}}`
)

func TestPaging(t *testing.T) {
	cases := map[string]struct {
		all  func(ctx context.Context, c *authing.ManagementClient) ([]string, error)
		want string
	}{
		"query": {func(ctx context.Context, c *authing.ManagementClient) ([]string, error) {
			return collect(c.ListRolesAll(ctx, &authing.ListRolesRequest{Limit: authing.Some[int64](2)}))
		}, "limit=2 page=2"},
		"body, no request": {func(ctx context.Context, c *authing.ManagementClient) ([]string, error) {
			return collect(c.ListGroupsAll(ctx, nil))
		}, `{"page":2}`},
		"options.pagination": {func(ctx context.Context, c *authing.ManagementClient) ([]string, error) {
			req := &authing.ListUsersReqDto{Keywords: authing.Some("k"), Options: &authing.ListUsersOptionsDto{
				Pagination: &authing.PaginationDto{Limit: authing.Some[int64](2)},
			}}
			out, err := collect(c.ListUsersAll(ctx, req))
			if !req.Options.Pagination.Page.IsZero() {
				return nil, errors.New("the caller's request was changed")
			}
			return out, err
		}, `{"keywords":"k","options":{"pagination":{"page":2,"limit":2}}}`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			client, e := serve(t, pageOne, pageTwo)
			ids, err := c.all(t.Context(), client)
			equal(t, nil, err)
			equal(t, []string{"1", "2", "3"}, ids)
			equal(t, 2, e.calls)
			query := strings.Split(e.query, "&")
			slices.Sort(query)
			equal(t, c.want, strings.Join(query, " ")+e.body)
		})
	}
}

func collect(users func(func(authing.UserDto, error) bool)) ([]string, error) {
	var out []string
	for user, err := range users {
		if err != nil {
			return out, err
		}
		out = append(out, user.UserID)
	}
	return out, nil
}

func thing() authing.ThingDto {
	return authing.ThingDto{Name: "ab", Flags: []bool{false}, Extra: 1, Password: "12345678"}
}

func TestShapesOnTheWire(t *testing.T) {
	client, e := serve(t, `{"statusCode":200,"name":"x","new":1,"nodes":{"n":{"code":"c","more":[1]}}}`)
	req := thing()
	req.Remark = authing.Null[string]()
	req.Age = authing.Some[int64](0)
	req.Kinds = []authing.ThingDtoKinds{authing.ThingDtoKindsA}
	req.Labels = map[string]string{"k": "<&>"}
	got, err := client.CreateThing(t.Context(), &req)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, `{"name":"ab","note":null,"remark":null,"age":0,"kinds":["a"],"labels":{"k":"<&>"},"flags":[false],"extra":1,"password":"12345678"}`, e.body)
	equal(t, "1", string(got.ExtraFields()["new"]))
	equal(t, "[1]", string(got.Nodes["n"].ExtraFields()["more"]))
}

func TestShapesRefused(t *testing.T) {
	client, e := serve(t, success)
	_, err := client.CreateThing(t.Context(), &authing.ThingDto{
		Name: "数据对象名", Age: authing.Some[int64](150), Rate: authing.Some(0.5), Kinds: []authing.ThingDtoKinds{"a", "z"},
		Labels: map[string]string{"b": "long", "a": "long"},
		Nodes:  map[string]*authing.NodeDto{"n": {Code: "A", Next: &authing.NodeDto{Code: "ok"}}, "nil": nil},
		Node:   &authing.NodeDto{Children: []authing.NodeDto{{Code: "x"}}, Level: authing.Some[authing.NodeDtoLevel](3)},
		Grid:   [][]int64{{1}, {2, 10}}, Password: "hunter2",
	})
	equal(t, []string{
		"name maxLength", "age exclusiveMaximum", "rate exclusiveMinimum", "kinds[1] enum", "labels.a maxLength", "labels.b maxLength",
		"nodes.n.code pattern", "nodes.n.next.next required",
		"node.code required", "node.next required", "node.children[0].next required", "node.level enum",
		"grid[1][1] maximum", "flags required", "extra required", "password minLength",
	}, rules(t, err))
	if strings.Contains(err.Error(), "hunter2") {
		t.Fatalf("a secret in %v", err)
	}
	equal(t, 0, e.calls)
}

func TestUnknownEnumValuesAreKept(t *testing.T) {
	client, _ := serve(t, `{"statusCode":200,"data":{"list":[{"status":"Frozen","custom":{"a":1}}],"more":true}}`)
	resp, err := client.ListUsers(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	user := resp.Data.List[0]
	equal(t, authing.UserDtoStatus("Frozen"), user.Status)
	equal(t, false, user.Status.Known())
	equal(t, true, authing.UserDtoStatusActivated.Known())
	equal(t, `{"a":1}`, string(user.Custom))
	equal(t, "true", string(resp.Data.ExtraFields()["more"]))
}

func TestParametersBesideABody(t *testing.T) {
	client, e := serve(t, success)
	err := client.UpdateThing(t.Context(), &authing.UpdateThingDto{ThingID: "t1", Name: "n", NameQuery: authing.Some("q"), Minus: authing.Some(true)})
	equal(t, nil, err)
	equal(t, "POST /api/v3/things/t1", e.line)
	equal(t, "name=q", e.query)
	equal(t, `{"name":"n","-":true}`, e.body)
}

// TestRequestsAndAnswersSurviveEncodingJSON keeps requests and answers as a program would in a log or a cache.
func TestRequestsAndAnswersSurviveEncodingJSON(t *testing.T) {
	requests := map[string]any{
		`{"tenantId":"t","userIds":["a"],"since":5}`: &authing.GetUserBatchReqDto{TenantID: "t", UserIDs: []string{"a"}, Since: authing.Some[int64](5)},
		`{"thingId":"t","NameQuery":"q","name":"b"}`: &authing.UpdateThingDto{ThingID: "t", NameQuery: authing.Some("q"), Name: "b"},
		`{"grant_type":"code"}`:                      &authing.SignInRequest{GrantType: "code"},
		`{"folder":"f"}`:                             &authing.UploadFileRequest{Folder: "f", File: &authing.FileUpload{}},
		`{"body":["a"]}`:                             &authing.ImportCodesRequest{Body: []string{"a"}},
	}
	for want, request := range requests {
		text, err := json.Marshal(request)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, want, string(text))
		back := reflect.New(reflect.TypeOf(request).Elem()).Interface()
		if err := json.Unmarshal(text, back); err != nil {
			t.Fatal(err)
		}
		again, err := json.Marshal(back)
		equal(t, want, string(again))
		equal(t, nil, err)
	}
	var answer authing.ResignUserRespDto
	const text = `{"statusCode":200,"message":"","apiCode":0,"requestId":"","data":{"success":true,"new":1},"more":null}`
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	written, err := json.Marshal(&answer)
	equal(t, nil, err)
	equal(t, text, string(written))
}

func TestSecretsAreNotPrinted(t *testing.T) {
	thing := authing.ThingDto{Name: "n", Password: "hunter2"}
	for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
		for _, value := range []any{thing, &thing, []authing.ThingDto{thing}, struct{ T authing.ThingDto }{thing}} {
			if text := fmt.Sprintf(format, value); strings.Contains(text, "hunter2") || !strings.Contains(text, "[redacted]") {
				t.Fatalf("%s of %T: %s", format, value, text)
			}
		}
	}
}

func TestFakeServerGivesTokens(t *testing.T) {
	server := authingtest.NewServer(t)
	client, err := authing.NewManagementClient("id", "secret", authing.WithBaseURL(server.URL))
	equal(t, nil, err)
	_, err = client.ResignUserBatch(t.Context(), &authing.ResignUserBatchReqDto{UserIDs: []string{"a"}})
	equal(t, nil, err)
	asked := server.Requests("GetToken")
	equal(t, 1, len(asked))
	equal(t, `{"accessKeyId":"id","accessKeySecret":"secret"}`, string(asked[0].Body))
	equal(t, "Bearer token", server.Requests("ResignUserBatch")[0].Header.Get("Authorization"))
}

func TestBodiesThatAreNoJSONObject(t *testing.T) {
	e := &exchange{answers: []string{`{"access_token":"x"}`, `{"statusCode":200}`, `[1,2]`, "a,b\n"}}
	server := httptest.NewServer(e)
	t.Cleanup(server.Close)
	client, err := authing.NewAuthenticationClient(authing.WithBaseURL(server.URL), authing.WithToken("token"))
	equal(t, nil, err)
	token, err := client.SignIn(t.Context(), &authing.SignInRequest{GrantType: "code", Scope: []string{"a", "b"}})
	equal(t, nil, err)
	equal(t, "x", token.AccessToken)
	equal(t, "grant_type=code&scope=a&scope=b", e.body)
	equal(t, "", e.header.Get("Authorization"))
	err = client.UploadFile(t.Context(), &authing.UploadFileRequest{Folder: "f", File: &authing.FileUpload{Name: "a.txt", Content: strings.NewReader("text")}})
	equal(t, nil, err)
	equal(t, true, strings.Contains(e.body, `name="file"; filename="a.txt"`))
	codes, err := client.ImportCodes(t.Context(), &authing.ImportCodesRequest{Body: []string{"a"}})
	equal(t, nil, err)
	equal(t, []int64{1, 2}, codes)
	equal(t, `["a"]`, e.body)
	csv, err := client.ExportUsers(t.Context())
	equal(t, nil, err)
	equal(t, "a,b\n", string(csv))
}
