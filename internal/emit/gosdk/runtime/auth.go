package runtime

import (
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Token is an access token. It does not print its value.
type Token struct {
	// Value is the token as it is sent.
	Value string
	// Expiry is when the token ceases to be valid; the zero time means that only the
	// server knows.
	Expiry time.Time
}

// Format prints the token without its value, whatever the verb.
func (t Token) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte(redactedText)) }

// MarshalText refuses to give the value away, to JSON for instance, or to a log.
func (t Token) MarshalText() ([]byte, error) { return []byte(redactedText), nil }

// TokenSource gets access tokens. The client keeps a token until shortly before its
// Expiry, or until the server refuses it, and asks for one at a time; the source need
// not do so itself. The token must not depend on the context, whose end does not stop a
// request for a token that other calls wait for too.
type TokenSource interface {
	Token(ctx context.Context) (Token, error)
}

// StaticToken is a source of one token that does not change.
func StaticToken(value string) TokenSource { return &staticToken{token: Token{Value: value}} }

// staticToken is the source that StaticToken returns.
type staticToken struct{ token Token }

// Token returns the token.
func (s *staticToken) Token(context.Context) (Token, error) { return s.token, nil }

// Format prints nothing of the token.
func (s *staticToken) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte(redactedText)) }

// MarshalText refuses to give the token away, to JSON for instance, or to a log.
func (s *staticToken) MarshalText() ([]byte, error) { return []byte(redactedText), nil }

// authConfig says how an API wants its token.
type authConfig struct {
	// header and scheme are "Authorization" and "Bearer" as a rule; an empty header means
	// that the API knows no token.
	header string
	scheme string
	// claims are sent as headers of their own.
	claims []claimHeader
	// exchange gets a token for the client's credentials; nil when there is no such
	// operation.
	exchange *tokenExchange
}

// claimHeader is a header whose value is a claim of the token, which is a JWT.
type claimHeader struct {
	header, claim string
}

// heldToken is a token in use. It is compared by its address: a server can give the
// same text twice.
type heldToken struct {
	token     Token
	refreshAt time.Time
}

// authHeaders are the headers that a held token goes into, made once per token.
type authHeaders struct {
	held   *heldToken
	header http.Header
}

// makeAuthHeaders writes a token into its headers.
func (a *authConfig) makeAuthHeaders(held *heldToken) *authHeaders {
	value := held.token.Value
	if a.scheme != "" {
		value = a.scheme + " " + value
	}
	header := http.Header{http.CanonicalHeaderKey(a.header): {value}}
	for _, claim := range a.claims {
		if text := tokenClaim(held.token.Value, claim.claim); text != "" {
			header.Set(claim.header, text)
		}
	}
	return &authHeaders{held: held, header: header}
}

// tokenClaim reads a claim of a JWT, empty when there is none. The signature is not
// verified, and need not be: the token came from its issuer or the user, goes back to
// the server that does verify it, and nothing is granted here on the word of a claim.
func tokenClaim(token, claim string) string {
	_, rest, _ := strings.Cut(token, ".")
	payload, _, signed := strings.Cut(rest, ".")
	if !signed {
		return ""
	}
	claims, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(payload, "="))
	if err != nil {
		return ""
	}
	return lookupText(claims, claim)
}
