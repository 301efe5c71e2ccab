package runtime

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The benchmarks compare a call of the SDK with the same call as one would write it by
// hand with net/http and encoding/json, against one server over loopback.

const batchAnswer = `{"statusCode":200,"message":"ok","requestId":"934108e5-9fbf-4d24-8da1-c330328abd6c",` +
	`"data":{"success":true}}`

// listAnswer is a page of fifty users.
func listAnswer() string {
	users := make([]string, 50)
	for i := range users {
		users[i] = fmt.Sprintf(`{"userId":"6229ffa%017d","status":"Activated","email":"user%d@example.com",`+
			`"created":1719218000%03d,"department":{"name":"department %d"}}`, i, i, i, i)
	}
	return `{"statusCode":200,"message":"ok","data":{"totalCount":50,"list":[` + strings.Join(users, ",") + `]}}`
}

// newBenchServer answers every request with answer.
func newBenchServer(b testing.TB, answer string) *httptest.Server {
	b.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, answer)
	}))
	b.Cleanup(server.Close)
	return server
}

// newBenchClient returns a client of the server.
func newBenchClient(b testing.TB, server *httptest.Server) *ManagementClient {
	b.Helper()
	client, err := NewManagementClient("", "", WithBaseURL(server.URL), WithToken("token"))
	require.NoError(b, err)
	return client
}

// sdkBatch and handBatchCall are the two sides of the comparison.
func sdkBatch(b testing.TB, client *ManagementClient) {
	resp, err := client.ResignUserBatch(b.Context(), &ResignUserBatchReqDto{
		UserIDs:    []string{"6229ffaxxxxxxxxcade3e3d9", "6229ffaxxxxxxxxcade3e3d8"},
		UserIDType: Some(ResignUserBatchReqDtoUserIDTypeEmail),
	})
	if err != nil || !resp.Data.Success {
		b.Fatal(err)
	}
}

func handBatchCall(b testing.TB, server *httptest.Server) {
	var answer handAnswer[handSuccess]
	request := handBatch{
		UserIDs:    []string{"6229ffaxxxxxxxxcade3e3d9", "6229ffaxxxxxxxxcade3e3d8"},
		UserIDType: "email",
	}
	handCall(b, server, "/api/v3/resign-user-batch", request, &answer)
	if !answer.Data.Success {
		b.Fatal("no success")
	}
}

func sdkList(b testing.TB, client *ManagementClient) {
	resp, err := client.ListUsers(b.Context(), &ListUsersReqDto{Keywords: Some("user")})
	if err != nil || len(resp.Data.List) != 50 {
		b.Fatal(err)
	}
}

func handListCall(b testing.TB, server *httptest.Server) {
	var answer handAnswer[handList]
	handCall(b, server, "/api/v3/list-users", handQuery{Keywords: "user"}, &answer)
	if len(answer.Data.List) != 50 {
		b.Fatal("no list")
	}
}

// BenchmarkAgainstByHand makes both calls in turn, so that a busy machine slows down both,
// and reports the median of the SDK's time as a multiple of the other's.
func BenchmarkAgainstByHand(b *testing.B) {
	for _, test := range []struct {
		name   string
		answer string
		sdk    func(testing.TB, *ManagementClient)
		hand   func(testing.TB, *httptest.Server)
	}{
		{"batch", batchAnswer, sdkBatch, handBatchCall},
		{"list", listAnswer(), sdkList, handListCall},
	} {
		b.Run(test.name, func(b *testing.B) {
			server := newBenchServer(b, test.answer)
			client := newBenchClient(b, server)
			var sdk, hand []time.Duration
			for b.Loop() {
				start := time.Now()
				test.sdk(b, client)
				middle := time.Now()
				test.hand(b, server)
				sdk, hand = append(sdk, middle.Sub(start)), append(hand, time.Since(middle))
			}
			b.ReportMetric(float64(median(sdk))/float64(median(hand)), "x-time")
		})
	}
}

// median sorts the times.
func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

// TestCallAllocatesHardlyMoreThanByHand holds the budget that does not depend on the
// machine: at most 1.3 times the allocations of the same call by hand.
func TestCallAllocatesHardlyMoreThanByHand(t *testing.T) {
	const runs, budget = 100, 1.3
	batch, list := newBenchServer(t, batchAnswer), newBenchServer(t, listAnswer())
	batchClient, listClient := newBenchClient(t, batch), newBenchClient(t, list)
	for name, test := range map[string]struct{ sdk, hand func() }{
		"batch": {func() { sdkBatch(t, batchClient) }, func() { handBatchCall(t, batch) }},
		"list":  {func() { sdkList(t, listClient) }, func() { handListCall(t, list) }},
	} {
		sdk, hand := testing.AllocsPerRun(runs, test.sdk), testing.AllocsPerRun(runs, test.hand)
		require.LessOrEqual(t, sdk, hand*budget, "%s: %v against %v allocations", name, sdk, hand)
	}
}

func BenchmarkBatchSDK(b *testing.B) {
	client := newBenchClient(b, newBenchServer(b, batchAnswer))
	b.ReportAllocs()
	for b.Loop() {
		sdkBatch(b, client)
	}
}

func BenchmarkBatchByHand(b *testing.B) {
	server := newBenchServer(b, batchAnswer)
	b.ReportAllocs()
	for b.Loop() {
		handBatchCall(b, server)
	}
}

func BenchmarkListSDK(b *testing.B) {
	client := newBenchClient(b, newBenchServer(b, listAnswer()))
	b.ReportAllocs()
	for b.Loop() {
		sdkList(b, client)
	}
}

func BenchmarkListByHand(b *testing.B) {
	server := newBenchServer(b, listAnswer())
	b.ReportAllocs()
	for b.Loop() {
		handListCall(b, server)
	}
}

type handBatch struct {
	UserIDs    []string `json:"userIds"`
	UserIDType string   `json:"userIdType,omitempty"`
}

type handQuery struct {
	Keywords string `json:"keywords,omitempty"`
}

type handAnswer[T any] struct {
	StatusCode int64  `json:"statusCode"`
	Message    string `json:"message"`
	APICode    int64  `json:"apiCode"`
	RequestID  string `json:"requestId"`
	Data       *T     `json:"data"`
}

type handSuccess struct {
	Success bool `json:"success"`
}

type handList struct {
	TotalCount int64      `json:"totalCount"`
	List       []handUser `json:"list"`
}

type handUser struct {
	UserID     string          `json:"userId"`
	Status     string          `json:"status"`
	Email      string          `json:"email"`
	Created    int64           `json:"created"`
	Department *handDepartment `json:"department,omitempty"`
}

type handDepartment struct {
	Name string `json:"name"`
}

// handCall is a call as one would write it by hand, with the minimum of care.
func handCall(b testing.TB, server *httptest.Server, path string, request, answer any) {
	b.Helper()
	body, err := json.Marshal(request)
	if err != nil {
		b.Fatal(err)
	}
	sent, err := http.NewRequestWithContext(b.Context(), http.MethodPost, server.URL+path, bytes.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	sent.Header.Set("Content-Type", "application/json")
	sent.Header.Set("Accept", "application/json")
	sent.Header.Set("Authorization", "Bearer token")
	client := http.Client{Transport: server.Client().Transport, Timeout: defaultTimeout}
	response, err := client.Do(sent)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	received, err := io.ReadAll(response.Body)
	if err != nil {
		b.Fatal(err)
	}
	if err := json.Unmarshal(received, answer); err != nil {
		b.Fatal(err)
	}
}
