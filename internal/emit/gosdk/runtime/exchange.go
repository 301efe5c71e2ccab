package runtime

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// tokenExchange is the operation that gives a token for credentials.
type tokenExchange struct {
	operation operation
	// token and expiresIn are the paths of the token and of its life in seconds in the
	// answer, such as "data.access_token".
	token     string
	expiresIn string
}

// credential is one field of the token request, such as an access key's secret.
type credential struct {
	field string
	value string
}

// Format prints nothing of the credential's value.
func (c credential) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte(redactedText)) }

// exchangeSource is the TokenSource of a client that was made with credentials.
type exchangeSource struct {
	core        *coreClient
	exchange    *tokenExchange
	credentials []credential
}

// Format prints nothing of the credentials.
func (s *exchangeSource) Format(state fmt.State, _ rune) {
	_, _ = state.Write([]byte(redactedText))
}

// Token exchanges the credentials for a token.
func (s *exchangeSource) Token(ctx context.Context) (Token, error) {
	fields := make(map[string]string, len(s.credentials))
	for _, credential := range s.credentials {
		fields[credential.field] = credential.value
	}
	var answer json.RawMessage
	asked := s.core.clock.now()
	if err := s.core.call(ctx, &s.exchange.operation, fields, &answer, nil); err != nil {
		return Token{}, s.withoutSecrets(err)
	}
	token := Token{Value: lookupText(answer, s.exchange.token)}
	if token.Value == "" {
		return Token{}, fmt.Errorf("%s: the answer has no %s", s.exchange.operation.name, s.exchange.token)
	}
	if life := parseSeconds(lookupText(answer, s.exchange.expiresIn)); life > 0 {
		token.Expiry = asked.Add(life)
	}
	return token, nil
}

// withoutSecrets takes the bodies out of an error, since the answer to a token request
// can hold a token, and the credentials out of the server's message.
func (s *exchangeSource) withoutSecrets(err error) error {
	var failure *APIError
	if errors.As(err, &failure) {
		failure.Body = nil
		for _, credential := range s.credentials {
			if credential.value == "" {
				continue
			}
			failure.Message = strings.ReplaceAll(failure.Message, credential.value, redactedText)
		}
	}
	var unread *DecodeError
	if errors.As(err, &unread) {
		unread.Body = nil
	}
	return err
}

// parseSeconds reads a count of seconds, 0 when it is none.
func parseSeconds(text string) time.Duration {
	seconds, err := strconv.ParseFloat(text, 64)
	if err != nil || !(seconds > 0) {
		return 0
	}
	const longest = float64(math.MaxInt64 / int64(time.Second))
	return time.Duration(min(seconds, longest/2)) * time.Second
}
