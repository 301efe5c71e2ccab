package sdktest_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/generated/authing"
)

// issuer gives tokens and refuses each after it has served some calls. Its answer to a call names what was asked for.
type issuer struct {
	current   atomic.Int64 // the number of the token that is valid
	served    atomic.Int64
	exchanges atomic.Int64
	under     atomic.Int64 // token exchanges under way
	most      atomic.Int64
}

const callsPerToken = 100

func (s *issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "/get-management-token") {
		s.exchange(w)
		return
	}
	if r.Header.Get("Authorization") != "Bearer t"+strconv.FormatInt(s.current.Load(), 10) {
		_, _ = w.Write([]byte(`{"statusCode":401,"message":"expired"}`))
		return
	}
	if s.served.Add(1)%callsPerToken == 0 {
		s.current.Add(1) // every call that still has the old token is refused
	}
	code, _ := json.Marshal(r.URL.Query().Get("code"))
	_, _ = fmt.Fprintf(w, `{"statusCode":200,"data":{"code":%s}}`, code)
}

func (s *issuer) exchange(w http.ResponseWriter) {
	now := s.under.Add(1)
	defer s.under.Add(-1)
	for most := s.most.Load(); now > most; most = s.most.Load() {
		if s.most.CompareAndSwap(most, now) {
			break
		}
	}
	s.exchanges.Add(1)
	_, _ = fmt.Fprintf(w, `{"statusCode":200,"data":{"access_token":"t%d","expires_in":7200}}`, s.current.Load())
}

// TestAThousandCallsAtOnceEachGetTheirOwnAnswer has tokens expire in between. A call that is refused twice in a row, since
// its second token expired on the way as well, is made again by the test: the client renews once per call.
func TestAThousandCallsAtOnceEachGetTheirOwnAnswer(t *testing.T) {
	t.Parallel()
	const calls = 1000
	server := new(issuer)
	listening := httptest.NewServer(server)
	t.Cleanup(listening.Close)
	client, err := authing.NewManagementClient("id", "secret", authing.WithBaseURL(listening.URL))
	require.NoError(t, err)

	var running sync.WaitGroup
	errs := make([]error, calls)
	for i := range calls {
		running.Go(func() {
			want := "role-" + strconv.Itoa(i)
			for {
				resp, err := client.GetRole(t.Context(), &authing.GetRoleDto{Code: want})
				switch {
				case errors.Is(err, authing.ErrUnauthorized):
					continue
				case err == nil && resp.Data.Code != want:
					errs[i] = fmt.Errorf("asked for %s, got %s", want, resp.Data.Code)
				default:
					errs[i] = err
				}
				return
			}
		})
	}
	running.Wait()
	require.NoError(t, errors.Join(errs...))
	require.EqualValues(t, 1, server.most.Load(), "one token exchange at a time")
	require.Greater(t, server.exchanges.Load(), int64(1), "tokens were renewed")
}
