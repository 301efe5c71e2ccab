package runtime

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"
)

// newTestClient returns a client of a server that answers with handler, its token fixed.
func newTestClient(t *testing.T, handler http.HandlerFunc, options ...ClientOption) *ManagementClient {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	options = append([]ClientOption{WithBaseURL(server.URL), WithToken("test-token")}, options...)
	client, err := NewManagementClient("", "", options...)
	require.NoError(t, err)
	return client
}

func TestCallSendsWhatIsSetAndNothingElse(t *testing.T) {
	t.Parallel()
	var sent string
	client := newTestClient(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		sent = r.Method + " " + r.URL.Path + " " + string(body)
		_, _ = w.Write([]byte(`{"statusCode":200,"data":{"success":true,"new":1},"later":"x"}`))
	})

	resp, err := client.ResignUserBatch(t.Context(), &ResignUserBatchReqDto{
		UserIDs:    []string{"a", "<b>"},
		UserIDType: Some(ResignUserBatchReqDtoUserIDTypeEmail),
	})

	require.NoError(t, err)
	require.Equal(t, `POST /api/v3/resign-user-batch {"userIds":["a","<b>"],"userIdType":"email"}`, sent)
	require.True(t, resp.Data.Success)
	require.Equal(t, map[string]json.RawMessage{"later": json.RawMessage(`"x"`)}, resp.ExtraFields())
	require.Equal(t, map[string]json.RawMessage{"new": json.RawMessage(`1`)}, resp.Data.ExtraFields())
}

func TestCallRefusesAnInvalidRequestWithoutSending(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, func(http.ResponseWriter, *http.Request) { t.Error("a request was sent") })

	_, err := client.ResignUserBatch(t.Context(), &ResignUserBatchReqDto{
		UserIDs: make([]string, 51), UserIDType: Some(ResignUserBatchReqDtoUserIDType("nope")),
	})

	var invalid *ValidationError
	require.ErrorAs(t, err, &invalid)
	require.Equal(t, []Violation{
		{Path: "userIds", Rule: "maxItems", Limit: 50, Actual: 51},
		{Path: "userIdType", Rule: "enum", Limit: []string{"user_id", "email"}, Actual: "nope"},
	}, invalid.Violations)
	require.EqualError(t, err, `ResignUserBatch: invalid request: userIds: maxItems 50, got 51; `+
		`userIdType: enum [user_id email], got "nope"`)
}
