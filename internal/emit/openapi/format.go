package openapi

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"math/big"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/seed-97755388/docgen/internal/model"
)

// formatMisfit compares a value with its format. A format that is not listed here asks nothing.
func formatMisfit(v any, s *model.Schema) string {
	holds := true
	switch v := v.(type) {
	case string:
		holds = stringHolds(v, s.Format.Value)
	case json.Number:
		holds = numberHolds(v, s.Format.Value)
	}
	if holds {
		return ""
	}
	return "is not of the format " + s.Format.Value
}

var uuid = regexp.MustCompile(`^(?i)(urn:uuid:)?[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$`)

// stringHolds checks the formats of RFC 3339, 5322, 3986, 9562 and 4648 that linters check in examples.
func stringHolds(v, format string) bool {
	var err error
	switch format {
	case "date-time":
		_, err = time.Parse(time.RFC3339, v)
	case "date":
		_, err = time.Parse(time.DateOnly, v)
	case "email":
		var a *mail.Address
		a, err = mail.ParseAddress(v)
		return err == nil && a.Address == v
	case "uri", "url":
		var u *url.URL
		u, err = url.Parse(v)
		return err == nil && u.IsAbs() && !strings.ContainsAny(v, " <>{}|^`")
	case "uuid":
		return uuid.MatchString(v)
	case "ipv4", "ipv6":
		var a netip.Addr
		a, err = netip.ParseAddr(v)
		return err == nil && a.Is4() == (format == "ipv4")
	case "byte":
		_, err = base64.StdEncoding.DecodeString(v)
	}
	return err == nil
}

// numberHolds checks that an integer is within the range of its format.
func numberHolds(v json.Number, format string) bool {
	var limit int64
	switch format {
	case "int32":
		limit = math.MaxInt32
	case "int64":
		limit = math.MaxInt64
	default:
		return true
	}
	n, ok := new(big.Rat).SetString(v.String())
	if !ok || !n.IsInt() {
		return false
	}
	return n.Num().CmpAbs(big.NewInt(limit)) <= 0
}
