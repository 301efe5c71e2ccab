package calls_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"golden.test/authing/resign-user-batch/sdk"
)

// server answers every call with the body and keeps what was sent.
func server(t *testing.T, answer string) (client *sdk.Client, sent *[]string) {
	t.Helper()
	sent = new([]string)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		*sent = append(*sent, r.Method+" "+r.URL.Path+" "+string(body))
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(s.Close)
	client, err := sdk.NewClient("", "", sdk.WithBaseURL(s.URL), sdk.WithToken("token"))
	if err != nil {
		t.Fatal(err)
	}
	return client, sent
}

func TestRequestIsSentAsTheDocsSay(t *testing.T) {
	t.Parallel()
	client, sent := server(t, `{"statusCode":200,"message":"操作成功","data":{"success":true}}`)
	resp, err := client.ResignUserBatch(context.Background(), &sdk.ResignUserBatchReqDto{
		UserIDs:    []string{"a", "b"},
		UserIDType: sdk.Some(sdk.ResignUserBatchReqDtoUserIDTypeEmail),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`POST /api/v3/resign-user-batch {"userIds":["a","b"],"userIdType":"email"}`}
	if !slices.Equal(*sent, want) {
		t.Errorf("sent %q, want %q", *sent, want)
	}
	if resp.StatusCode != 200 || resp.Message != "操作成功" || !resp.Data.Success {
		t.Errorf("the response came back as %+v", resp)
	}
}

func TestRequestThatBreaksTheDocsIsNotSent(t *testing.T) {
	t.Parallel()
	many := make([]string, 51)
	for _, c := range []struct {
		name    string
		request sdk.ResignUserBatchReqDto
		want    sdk.Violation
	}{
		{"51 ids", sdk.ResignUserBatchReqDto{UserIDs: many}, sdk.Violation{Path: "userIds", Rule: "maxItems", Limit: 50, Actual: 51}},
		{"no ids", sdk.ResignUserBatchReqDto{}, sdk.Violation{Path: "userIds", Rule: "required"}},
		{
			"a type that there is not",
			sdk.ResignUserBatchReqDto{UserIDs: []string{"a"}, UserIDType: sdk.Some(sdk.ResignUserBatchReqDtoUserIDType("nope"))},
			sdk.Violation{Path: "userIdType", Rule: "enum", Actual: "nope"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			client, sent := server(t, `{"statusCode":200}`)
			_, err := client.ResignUserBatch(context.Background(), &c.request)
			var invalid *sdk.ValidationError
			if !errors.As(err, &invalid) || len(invalid.Violations) != 1 {
				t.Fatalf("got %v, want one violation", err)
			}
			got := invalid.Violations[0]
			if got.Path != c.want.Path || got.Rule != c.want.Rule || c.want.Limit != nil && got.Limit != c.want.Limit || got.Actual != c.want.Actual {
				t.Errorf("got %#v, want %#v", got, c.want)
			}
			if len(*sent) > 0 {
				t.Errorf("sent %q", *sent)
			}
		})
	}
}

func TestFailureInTheBodyIsAnError(t *testing.T) {
	t.Parallel()
	client, _ := server(t, `{"statusCode":403,"apiCode":4031,"message":"没有权限","requestId":"r-1"}`)
	resp, err := client.ResignUserBatch(context.Background(), &sdk.ResignUserBatchReqDto{UserIDs: []string{"a"}})
	var failure *sdk.APIError
	if !errors.As(err, &failure) || resp != nil {
		t.Fatalf("got %v, %v; want an *APIError alone", resp, err)
	}
	if failure.HTTPStatus != 200 || failure.StatusCode != 403 || failure.APICode != "4031" || failure.Message != "没有权限" || failure.RequestID != "r-1" {
		t.Errorf("got %#v", failure)
	}
	if !errors.Is(err, sdk.ErrForbidden) {
		t.Error("status 403 is not ErrForbidden")
	}
}
