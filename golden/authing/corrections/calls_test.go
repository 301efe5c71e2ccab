package calls_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"golden.test/authing/corrections/sdk"
)

// server answers each call with the next of the answers, the last one for good, and keeps what was sent.
func server(t *testing.T, answers ...string) (client *sdk.ManagementClient, sent func() []string) {
	t.Helper()
	var mutex sync.Mutex
	var calls []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		body, _ := io.ReadAll(r.Body)
		answer := answers[min(len(calls), len(answers)-1)]
		calls = append(calls, r.Header.Get("x-tenant")+" "+string(body))
		if answer == "503" {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(s.Close)
	client, err := sdk.NewManagementClient("", "", sdk.WithBaseURL(s.URL), sdk.WithToken("token"))
	if err != nil {
		t.Fatal(err)
	}
	return client, func() []string {
		mutex.Lock()
		defer mutex.Unlock()
		return slices.Clone(calls)
	}
}

func TestPagesAreAskedForAsTheCorrectionSays(t *testing.T) {
	t.Parallel()
	client, sent := server(t,
		`{"statusCode":200,"data":{"all":2,"found":[{"name":"cup"}]}}`,
		`{"statusCode":200,"data":{"all":2,"found":[{"name":null}]}}`)
	n := 0
	for _, err := range client.FindItemsAll(context.Background(), &sdk.FindItemsReqDto{XTenant: "north"}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	want := []string{`north {"options":{"at":1}}`, `north {"options":{"at":2}}`}
	if got := sent(); n != 2 || !slices.Equal(got, want) {
		t.Errorf("%d items, sent %q, want %q", n, got, want)
	}
}

func TestReadingIsRetried(t *testing.T) {
	t.Parallel()
	client, sent := server(t, "503", `{"statusCode":200,"data":{"all":0,"found":[]}}`)
	if _, err := client.FindItems(context.Background(), &sdk.FindItemsReqDto{XTenant: "north"}); err != nil {
		t.Fatal(err)
	}
	if got := sent(); len(got) != 2 {
		t.Errorf("sent %q, want two calls", got)
	}
}

func TestCorrectedLimitsAreChecked(t *testing.T) {
	t.Parallel()
	client, sent := server(t, `{"statusCode":200}`)
	_, err := client.FindItems(context.Background(), &sdk.FindItemsReqDto{
		XTenant: "north", Marks: []string{"much too long"}, Options: &sdk.OptionsDto{Size: sdk.Some(int64(0))},
	})
	var invalid *sdk.ValidationError
	if !errors.As(err, &invalid) {
		t.Fatalf("the error is %v", err)
	}
	text := fmt.Sprint(err)
	if len(sent()) != 0 || !strings.Contains(text, "marks[0]") || !strings.Contains(text, "options.size") {
		t.Errorf("sent %q, error %s", sent(), text)
	}
}

func TestBatchesAreAsLongAsTheCorrectionSays(t *testing.T) {
	t.Parallel()
	client, sent := server(t, `{"statusCode":200}`)
	ids := make([]string, 41)
	for i := range ids {
		ids[i] = fmt.Sprint("i", i)
	}
	if _, err := client.DeleteItemsBatchAll(context.Background(), &sdk.DeleteItemsBatchReqDto{IDs: ids}); err != nil {
		t.Fatal(err)
	}
	if got := sent(); len(got) != 3 {
		t.Errorf("%d calls, want 3", len(got))
	}
}
