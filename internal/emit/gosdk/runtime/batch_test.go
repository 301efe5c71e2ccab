package runtime

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// ids makes n user ids: 0, 1, 2, …
func ids(n int) []string {
	made := make([]string, n)
	for i := range made {
		made[i] = strconv.Itoa(i)
	}
	return made
}

// batchServer answers with the first id it got as message, and fails for the ids in bad.
func batchServer(bad ...string) (http.HandlerFunc, *[]int) {
	var mu sync.Mutex
	sizes := new([]int)
	return func(w http.ResponseWriter, r *http.Request) {
		var sent struct{ UserIDs []string }
		_ = json.NewDecoder(r.Body).Decode(&sent)
		mu.Lock()
		*sizes = append(*sizes, len(sent.UserIDs))
		mu.Unlock()
		for _, id := range bad {
			if sent.UserIDs[0] == id {
				_, _ = io.WriteString(w, `{"statusCode":403,"message":"no"}`)
				return
			}
		}
		_, _ = io.WriteString(w, `{"statusCode":200,"message":"`+sent.UserIDs[0]+`"}`)
	}, sizes
}

func TestBatches(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		items       int
		concurrency int
		bad         []string
		sizes       []int
		results     string
		err         string
	}{
		"one call":             {50, 1, nil, []int{50}, "0", ""},
		"a rest":               {120, 1, nil, []int{50, 50, 20}, "0 50 100", ""},
		"a failure in between": {120, 1, []string{"50"}, []int{50, 50, 20}, "0 100", "ResignUserBatch: items 50 to 99: ResignUserBatch: HTTP 200, status 403: no"},
		"all fail":             {60, 1, []string{"0", "50"}, []int{50, 10}, "", "items 0 to 49: ResignUserBatch: HTTP 200, status 403: no\nResignUserBatch: items 50 to 59: "},
		"several at once":      {500, 4, nil, []int{50, 50, 50, 50, 50, 50, 50, 50, 50, 50}, "0 50 100 150 200 250 300 350 400 450", ""},
		"no items":             {0, 1, nil, nil, "", "userIds: required, is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			handler, sizes := batchServer(test.bad...)
			client := newTestClient(t, handler)
			results, err := client.ResignUserBatchAll(t.Context(), &ResignUserBatchReqDto{UserIDs: ids(test.items)}, WithConcurrency(test.concurrency))
			var got []string
			for _, result := range results {
				got = append(got, result.Message)
			}
			require.Equal(t, test.results, strings.Join(got, " "))
			require.ElementsMatch(t, test.sizes, *sizes)
			if test.err == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, test.err)
		})
	}
}

func TestBatchErrorTellsWhatToSendAgain(t *testing.T) {
	t.Parallel()
	handler, _ := batchServer("50")
	_, err := newTestClient(t, handler).ResignUserBatchAll(t.Context(), &ResignUserBatchReqDto{UserIDs: ids(60)})
	var part *BatchError
	require.ErrorAs(t, err, &part)
	require.Equal(t, []int{50, 60}, []int{part.From, part.To})
	require.ErrorIs(t, err, ErrForbidden)
}

func TestBatchStopsWithTheContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	handler, sizes := batchServer()
	client := newTestClient(t, func(w http.ResponseWriter, r *http.Request) {
		handler(w, r)
		cancel()
	})
	_, err := client.ResignUserBatchAll(ctx, &ResignUserBatchReqDto{UserIDs: ids(200)})
	require.ErrorIs(t, err, context.Canceled)
	require.Len(t, *sizes, 1)
	require.ErrorContains(t, err, "items 50 to 199: context canceled")
	require.LessOrEqual(t, strings.Count(err.Error(), "\n"), 1, "the rest is one error, not one per call")
}

func TestBatchKeepsToItsConcurrency(t *testing.T) {
	t.Parallel()
	var running, most atomic.Int64
	three := make(chan struct{})
	client := newTestClient(t, func(w http.ResponseWriter, _ *http.Request) {
		now := running.Add(1)
		defer running.Add(-1)
		for seen := most.Load(); now > seen; seen = most.Load() {
			if most.CompareAndSwap(seen, now) && now == 3 {
				close(three)
			}
		}
		select {
		case <-three:
		case <-time.After(10 * time.Second):
		}
		_, _ = io.WriteString(w, `{"statusCode":200}`)
	})
	results, err := client.ResignUserBatchAll(t.Context(), &ResignUserBatchReqDto{UserIDs: ids(1000)}, WithConcurrency(3))
	require.NoError(t, err)
	require.Len(t, results, 20)
	require.EqualValues(t, 3, most.Load())
}

func TestBatchWithoutItemsSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	client := newTestClient(t, respond(200, "", `{"statusCode":200}`))
	answers, err := client.ResignUserBatchAll(t.Context(), nil)
	require.Empty(t, answers)
	require.EqualError(t, err, "ResignUserBatch: invalid request: userIds: required, is missing")
}

func TestBatchRefusesAnOption(t *testing.T) {
	t.Parallel()
	_, err := newTestClient(t, nil).ResignUserBatchAll(t.Context(), nil, WithConcurrency(0))
	require.EqualError(t, err, "ResignUserBatch: concurrency: 0 is not positive")
	require.Error(t, errors.Unwrap(err))
}
