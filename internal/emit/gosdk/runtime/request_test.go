package runtime

import (
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// wire records requests as text: request line, the headers asked for, body.
type wire struct {
	headers []string
	answer  string
	sent    []string
}

func (w *wire) ServeHTTP(writer http.ResponseWriter, r *http.Request) {
	var text strings.Builder
	text.WriteString(r.Method + " " + r.RequestURI)
	for _, name := range w.headers {
		for _, value := range r.Header.Values(name) {
			text.WriteString("\n" + name + ": " + value)
		}
	}
	body, _ := io.ReadAll(r.Body)
	if len(body) > 0 {
		text.WriteString("\n\n" + string(body))
	}
	w.sent = append(w.sent, text.String())
	_, _ = io.WriteString(writer, w.answer)
}

func TestRequestsOnTheWire(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		call func(t *testing.T, c *ManagementClient) error
		want string
	}{
		"query with a repeated key, a list with commas, false and an int64": {
			func(t *testing.T, c *ManagementClient) error {
				_, err := c.GetUserBatch(t.Context(), &GetUserBatchReqDto{
					UserIDs: []string{"a b", "c&d=用"}, Fields: []string{"x", "y,z"},
					WithCustomData: Some(false), Since: Some[int64](1719218000123456789), Lang: Some("zh-CN"),
				})
				return err
			},
			"GET /base/api/v3/get-user-batch?userIds=a+b&userIds=c%26d%3D%E7%94%A8&fields=x,y%2Cz" +
				"&withCustomData=false&since=1719218000123456789\nAuthorization: Bearer test-token\nX-Sample-Lang: zh-CN",
		},
		"absent parameters leave nothing": {
			func(t *testing.T, c *ManagementClient) error {
				_, err := c.GetUserBatch(t.Context(), &GetUserBatchReqDto{UserIDs: []string{"a"}})
				return err
			},
			"GET /base/api/v3/get-user-batch?userIds=a\nAuthorization: Bearer test-token",
		},
		"an empty string and a null parameter are sent empty": {
			func(t *testing.T, c *ManagementClient) error {
				_, err := c.GetUserBatch(t.Context(), &GetUserBatchReqDto{UserIDs: []string{""}, Since: Null[int64]()}, WithoutValidation())
				return err
			},
			"GET /base/api/v3/get-user-batch?userIds=&since=\nAuthorization: Bearer test-token",
		},
		"JSON with null, false values and no HTML escapes": {
			func(t *testing.T, c *ManagementClient) error {
				_, err := c.ListUsers(t.Context(), &ListUsersReqDto{
					Keywords: Null[string](), Ratio: Some(1e-7), Filters: []ListUsersFilterDto{{Field: "<&>", Value: Some("")}},
					Options: &ListUsersOptionsDto{Pagination: &ListUsersPaginationDto{Limit: Some[int64](50)}},
				})
				return err
			},
			"POST /base/api/v3/list-users\nAuthorization: Bearer test-token\nContent-Type: application/json\n\n" +
				`{"keywords":null,"filters":[{"field":"<&>","value":""}],"options":{"pagination":{"limit":50}},"ratio":1e-7}`,
		},
		"an empty list is sent when it is set": {
			func(t *testing.T, c *ManagementClient) error {
				_, err := c.ListUsers(t.Context(), &ListUsersReqDto{Filters: []ListUsersFilterDto{}})
				return err
			},
			"POST /base/api/v3/list-users\nAuthorization: Bearer test-token\nContent-Type: application/json\n\n" + `{"filters":[]}`,
		},
		"a nil request is an empty one": {
			func(t *testing.T, c *ManagementClient) error {
				_, err := c.ListUsers(t.Context(), nil)
				return err
			},
			"POST /base/api/v3/list-users\nAuthorization: Bearer test-token\nContent-Type: application/json\n\n{}",
		},
		"path parameters stay one segment": {
			func(t *testing.T, c *ManagementClient) error {
				_, err := c.GetApplicationToken(t.Context(), &GetApplicationTokenReqDto{AppID: "a/b?c {x}%用", TokenID: -1})
				return err
			},
			"GET /base/apps/a%2Fb%3Fc%20%7Bx%7D%25%E7%94%A8/tokens/-1\nAuthorization: Bearer test-token",
		},
		"a form, and a public operation without token": {
			func(t *testing.T, c *ManagementClient) error {
				_, err := c.Login(t.Context(), &LoginReqDto{GrantType: "a&b", Scopes: []string{"x", "y"}, Remember: Some(false)})
				return err
			},
			"POST /base/oidc/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=a%26b&scope=x&scope=y&remember=false",
		},
		"neither request nor answer": {
			func(t *testing.T, c *ManagementClient) error { return c.Logout(t.Context()) },
			"GET /base/logout\nAuthorization: Bearer test-token",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := &wire{headers: []string{"Authorization", "Content-Type", "X-Sample-Lang"}, answer: `{"statusCode":200}`}
			client := newTestClient(t, server.ServeHTTP)
			base := client.core.settings.baseURL.String() + "/base/"
			require.NoError(t, WithBaseURL(base).applyToClient(client.core.settings))

			require.NoError(t, test.call(t, client))
			require.Equal(t, []string{test.want}, server.sent)
		})
	}
}

func TestMultipartForm(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, func(w http.ResponseWriter, r *http.Request) {
		file, header, err := r.FormFile("file")
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		content, _ := io.ReadAll(file)
		message := strings.Join([]string{
			r.FormValue("folder"), header.Filename, header.Header.Get("Content-Type"), string(content),
		}, "|")
		_, _ = io.WriteString(w, `{"statusCode":200,"message":"`+message+`"}`)
	})
	resp, err := client.UploadFile(t.Context(), &UploadFileReqDto{
		Folder: "avatars", File: &FileUpload{Name: "头像.png", Content: strings.NewReader("bytes")},
	})
	require.NoError(t, err)
	require.Equal(t, "avatars|头像.png|application/octet-stream|bytes", resp.Message)

	_, err = client.UploadFile(t.Context(), &UploadFileReqDto{
		File: &FileUpload{Name: "a", Content: io.MultiReader(strings.NewReader("x"), brokenReader{})},
	})
	require.ErrorIs(t, err, errBroken)
}

var errBroken = errors.New("broken")

// brokenReader fails.
type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errBroken }

func TestPathParametersThatWouldChangeThePathAreRefused(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, func(http.ResponseWriter, *http.Request) { t.Error("a request was sent") })
	for _, value := range []string{"", ".", ".."} {
		_, err := client.GetApplicationToken(t.Context(), &GetApplicationTokenReqDto{AppID: value}, WithoutValidation())
		var invalid *ValidationError
		require.ErrorAs(t, err, &invalid)
		require.Equal(t, "appId", invalid.Violations[0].Path)
	}
	_, violation := expandPath("/a/{b}/{c}", []pathParam{{name: "b", value: "1"}})
	require.Equal(t, "c", violation.Path)
}

type (
	namedText  string
	namedFloat float32
)

func TestParameterTypes(t *testing.T) {
	t.Parallel()
	text := "p"
	for name, test := range map[string]struct {
		value any
		want  string
	}{
		"named string":   {namedText("a"), "k=a"},
		"named strings":  {[]namedText{"a", "b"}, "k=a&k=b"},
		"numbers":        {[]int64{1, -2}, "k=1&k=-2"},
		"float":          {0.1, "k=0.1"},
		"large float":    {1e21, "k=1000000000000000000000"},
		"named float32":  {namedFloat(0.1), "k=0.1"},
		"small integers": {[]any{int32(1), uint8(2), true}, "k=1&k=2&k=true"},
		"optional list":  {Some([]string{"a", "b"}), "k=a&k=b"},
		"optional named": {Some(namedText("a")), "k=a"},
		"pointer":        {&text, "k=p"},
		"nil pointer":    {(*string)(nil), ""},
		"nil list":       {[]string(nil), ""},
		"nothing of any": {[]any{nil}, ""},
		"time":           {time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC), "k=2024-06-01T00%3A00%3A00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var r requestBuilder
			r.query("k", pointerTo(test.value))
			require.NoError(t, r.finish())
			require.Equal(t, test.want, string(r.rawQuery))
		})
	}
	for _, value := range []any{struct{}{}, map[string]string{}, make(chan int)} {
		var r requestBuilder
		r.query("k", pointerTo(value))
		require.ErrorContains(t, r.finish(), "encode k: ")
	}
}

// pointerTo makes a variable of a value, as a field of a request is one.
func pointerTo(value any) any {
	variable := reflect.New(reflect.TypeOf(value))
	variable.Elem().Set(reflect.ValueOf(value))
	return variable.Interface()
}

func TestListsWithCommas(t *testing.T) {
	t.Parallel()
	var r requestBuilder
	r.queryCSV("none", &[]string{})
	r.queryCSV("a", &[]string{"", "x"})
	r.queryCSV("b", pointerTo(Some([]int64{1, 2})))
	require.Equal(t, "a=,x&b=1,2", string(r.rawQuery))
}

func TestABodyThatIsAbsentIsNotSent(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		body any
		want string
	}{
		"nothing":           {nil, ""},
		"a nil map":         {map[string]any(nil), ""},
		"a nil list":        {[]string(nil), ""},
		"a nil pointer":     {(*optInner)(nil), ""},
		"an absent Opt":     {Opt[string]{}, ""},
		"null":              {Null[string](), "null"},
		"an empty map":      {map[string]any{}, "{}"},
		"an empty list":     {[]string{}, "[]"},
		"an empty text":     {"", `""`},
		"a structure":       {&optInner{}, "{}"},
		"an Opt of a value": {Some(""), `""`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			builder := requestBuilder{types: new(jsonTypes)}
			builder.jsonBody(test.body)
			require.NoError(t, builder.finish())
			require.Equal(t, test.want, string(builder.body))
			require.Equal(t, test.want != "", builder.contentType != "")
		})
	}
}
