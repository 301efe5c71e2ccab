package runtime

import (
	"net/http"
	"slices"
	"strconv"
)

// envelope names the members of an answer that tell success from failure. Names can be
// paths with dots, such as "error.code". An empty name means that the API has no such
// member.
type envelope struct {
	// status is the member that decides; without it the HTTP status does.
	status string
	// success are the values of status that mean success, such as "200", whether the
	// answer spells them as a number or as a string.
	success []string
	// apiCode, message and requestID describe a failure.
	apiCode   string
	message   string
	requestID string
	// requestIDHeader is the response header with the request id, for failures whose
	// body has none.
	requestIDHeader string
}

// verdict is what the envelope says of an answer.
type verdict int

const (
	verdictSuccess verdict = iota
	verdictFailure
	// verdictUnknown is an answer with a good HTTP status that lacks the member which
	// has to tell success.
	verdictUnknown
)

// judge tells success from failure. Where the API has a status member, that member
// alone decides, whatever the HTTP status is; an answer without it is never a success.
func (e *envelope) judge(httpStatus int, body []byte) verdict {
	if e.status != "" {
		if status := lookupText(body, e.status); status != "" {
			if e.isSuccess(status) {
				return verdictSuccess
			}
			return verdictFailure
		}
	}
	switch {
	case httpStatus < http.StatusOK || httpStatus >= http.StatusMultipleChoices:
		return verdictFailure
	case e.status != "":
		return verdictUnknown
	}
	return verdictSuccess
}

// isSuccess compares a status with the values that mean success. A number is compared as
// a number: 200.0 is 200.
func (e *envelope) isSuccess(status string) bool {
	if slices.Contains(e.success, status) {
		return true
	}
	whole := parseWhole(status)
	return whole != 0 && slices.Contains(e.success, strconv.FormatInt(whole, 10))
}

// describe fills in what the envelope says of a failure.
func (e *envelope) describe(failure *APIError, header http.Header, body []byte) {
	status := lookupText(body, e.status)
	failure.StatusCode = parseWhole(status)
	failure.APICode = lookupText(body, e.apiCode)
	if failure.APICode == "" && failure.StatusCode == 0 {
		failure.APICode = status
	}
	failure.Message = lookupText(body, e.message)
	failure.RequestID = lookupText(body, e.requestID)
	if failure.RequestID == "" && e.requestIDHeader != "" {
		failure.RequestID = header.Get(e.requestIDHeader)
	}
}
