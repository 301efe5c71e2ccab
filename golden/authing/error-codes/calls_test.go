package calls_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"golden.test/authing/error-codes/sdk"
)

func TestErrorsAreThoseOfTheTables(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answer string
		want   []error
	}{
		"a detailed code":                  {`{"statusCode":400,"apiCode":2601}`, []error{sdk.ErrBadRequest, sdk.ErrParcelNotFound}},
		"a detailed code without a name":   {`{"statusCode":499,"apiCode":2602}`, []error{sdk.ErrCode499, sdk.ErrCode2602}},
		"a code that is a word":            {`{"statusCode":499,"apiCode":"parcel_locked"}`, []error{sdk.ErrCode499, sdk.ErrParcelLocked}},
		"a status that the runtime knows":  {`{"statusCode":404}`, []error{sdk.ErrNotFound}},
		"a code that stands in no table":   {`{"statusCode":500,"apiCode":9}`, []error{sdk.ErrServer}},
		"a status of another figure's row": {`{"statusCode":2601}`, []error{sdk.ErrParcelNotFound}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, c.answer) }))
			t.Cleanup(s.Close)
			client, err := sdk.NewManagementClient("", "", sdk.WithBaseURL(s.URL), sdk.WithToken("token"))
			if err != nil {
				t.Fatal(err)
			}
			_, err = client.GetParcel(t.Context(), &sdk.GetParcelReqDto{ParcelID: "p1"})
			for _, kind := range []error{
				sdk.ErrBadRequest, sdk.ErrNotFound, sdk.ErrServer, sdk.ErrParcelNotFound, sdk.ErrParcelLocked, sdk.ErrCode2602, sdk.ErrCode499,
			} {
				want := false
				for _, w := range c.want {
					want = want || w == kind
				}
				if got := errors.Is(err, kind); got != want {
					t.Errorf("%v: errors.Is(%v) is %v", err, kind, got)
				}
			}
		})
	}
}
