package goname

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestExported(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"userIds":               "UserIDs",
		"user_ids":              "UserIDs",
		"user-ids":              "UserIDs",
		"user.ids":              "UserIDs",
		"user ids":              "UserIDs",
		"userIDs":               "UserIDs",
		"userIdsList":           "UserIDsList",
		"userIDsList":           "UserIDsList",
		"apiCode":               "APICode",
		"withCustomData":        "WithCustomData",
		"i18n":                  "I18n",
		"oauth2":                "OAuth2",
		"oauth2Token":           "OAuth2Token",
		"sha256Hash":            "SHA256Hash",
		"HTTPServer":            "HTTPServer",
		"JSONAPIKey":            "JSONAPIKey",
		"createASIAccount":      "CreateASIAccount",
		"USER_NOT_FOUND":        "UserNotFound",
		"EMAIL":                 "Email",
		"ID":                    "ID",
		"sms":                   "SMS",
		"qrcodeUrl":             "QRCodeURL",
		"ipv4":                  "IPv4",
		"ListUsersReqDto":       "ListUsersReqDto",
		"2fa":                   "N2fa",
		"type":                  "Type",
		"":                      "Empty",
		"-1":                    "Minus1",
		"!=":                    "NotEqual",
		"*":                     "Star",
		"1.25":                  "N1_25",
		"café":                  "Cafe",
		"Überweg":               "Uberweg",
		"用户":                    "U7528U6237",
		"用户Id":                  "ID",
		"x-authing-userpool-id": "XAuthingUserpoolID",
		"a":                     "A",
	}
	for in, want := range cases {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			got := Exported(in)
			require.Equal(t, want, got)
			require.True(t, token.IsIdentifier(got) && token.IsExported(got))
		})
	}
}

func TestSuffixKeepsNumbersApart(t *testing.T) {
	t.Parallel()
	require.Equal(t, "1_25", Suffix("1.25"))
	require.Equal(t, "12_5", Suffix("12.5"))
}

func TestUnexported(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"userIds": "userIDs", "URL": "url", "type": "typeValue", "string": "stringValue", "2fa": "n2fa", "ID": "id",
	}
	for in, want := range cases {
		require.Equal(t, want, Unexported(in), in)
	}
}

func TestPackage(t *testing.T) {
	t.Parallel()
	cases := map[string]string{"authing": "authing", "My-API": "myapi", "go": "goapi", "3scale": "n3scale"}
	for in, want := range cases {
		require.Equal(t, want, Package(in), in)
	}
}

func TestFileAvoidsBuildConstraints(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"userGroups": "user_groups", "user-test": "usertest", "apps_windows": "appswindows", "windows": "windows",
		"a_b_linux": "a_blinux", "OAuth2 Apps": "oauth2_apps", "用户": "u7528_u6237",
	}
	for in, want := range cases {
		require.Equal(t, want, File(in), in)
	}
}

func TestIsASCII(t *testing.T) {
	t.Parallel()
	require.True(t, IsASCII("用户ID"))
	require.True(t, IsASCII("é"))
	require.False(t, IsASCII("用户"))
}
