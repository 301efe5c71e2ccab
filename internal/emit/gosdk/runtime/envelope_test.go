package runtime

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEnvelopeJudges(t *testing.T) {
	t.Parallel()
	byStatus := envelope{status: "statusCode", success: []string{"200"}}
	byWord := envelope{status: "meta.code", success: []string{"0", "ok"}}
	for name, test := range map[string]struct {
		envelope   envelope
		httpStatus int
		body       string
		want       verdict
	}{
		"the member wins over a bad HTTP status":  {byStatus, 500, `{"statusCode":200}`, verdictSuccess},
		"the member wins over a good HTTP status": {byStatus, 200, `{"statusCode":499}`, verdictFailure},
		"a string counts like a number":           {byStatus, 200, `{"statusCode":"200"}`, verdictSuccess},
		"a number spelled otherwise":              {byStatus, 200, `{"statusCode":200.0}`, verdictSuccess},
		"another number":                          {byStatus, 200, `{"statusCode":200.5}`, verdictFailure},
		"a member that is missing":                {byStatus, 200, `{}`, verdictUnknown},
		"a member that is null":                   {byStatus, 200, `{"statusCode":null}`, verdictUnknown},
		"a member of a member is another":         {byStatus, 200, `{"data":{"statusCode":200}}`, verdictUnknown},
		"a member missing, bad HTTP status":       {byStatus, 404, `{}`, verdictFailure},
		"a nested member":                         {byWord, 200, `{"meta":{"code":0}}`, verdictSuccess},
		"one of several values":                   {byWord, 200, `{"meta":{"code":"ok"}}`, verdictSuccess},
		"none of several values":                  {byWord, 200, `{"meta":{"code":1}}`, verdictFailure},
		"no envelope, 200":                        {envelope{}, 200, ``, verdictSuccess},
		"no envelope, 204":                        {envelope{}, 204, ``, verdictSuccess},
		"no envelope, 302":                        {envelope{}, 302, ``, verdictFailure},
		"no envelope, 101":                        {envelope{}, 101, ``, verdictFailure},
		"no envelope, 400":                        {envelope{}, 400, `{"statusCode":200}`, verdictFailure},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, test.envelope.judge(test.httpStatus, []byte(test.body)))
		})
	}
}

func TestEnvelopeDescribes(t *testing.T) {
	t.Parallel()
	e := envelope{status: "code", apiCode: "error.code", message: "error.text", requestID: "id", requestIDHeader: "X-Request-Id"}
	header := http.Header{"X-Request-Id": {"from-header"}}
	for name, test := range map[string]struct {
		body string
		want APIError
	}{
		"all":                    {`{"code":7,"error":{"code":"E1","text":"t"},"id":"i"}`, APIError{StatusCode: 7, APICode: "E1", Message: "t", RequestID: "i"}},
		"request id from header": {`{"code":7}`, APIError{StatusCode: 7, RequestID: "from-header"}},
		"a word as status":       {`{"code":"Bad"}`, APIError{APICode: "Bad", RequestID: "from-header"}},
		"no object":              {`[]`, APIError{RequestID: "from-header"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var failure APIError
			e.describe(&failure, header, []byte(test.body))
			require.Equal(t, test.want, failure)
		})
	}
}
