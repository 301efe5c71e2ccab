package gosdk

import (
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/model"
	"github.com/stretchr/testify/require"
)

var options = Options{Package: "authing", Module: "example.com/authing"}

// emitted runs Emit and gives the files by name.
func emitted(t *testing.T, api *model.API, opts Options) map[string]string {
	t.Helper()
	files, _, err := Emit(api, opts)
	require.NoError(t, err)
	out := map[string]string{}
	for _, f := range files {
		out[f.Name] = string(f.Content)
	}
	return out
}

// TestGeneratedPackageWorks builds and vets the SDK of the fixtures and runs testdata/use_test.go on it: requests as
// they go over the wire, refused requests, and answers.
func TestGeneratedPackageWorks(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	files, diags, err := Emit(rich(), options)
	require.NoError(t, err)
	var codes []string
	for _, d := range diags {
		codes = append(codes, d.Code)
	}
	require.Equal(t, []string{"go-name-spelled", "go-name-spelled", "go-pattern"}, codes, "用户, 说明 and a pattern with look-ahead")
	writeAll(t, dir, files)
	use, err := os.ReadFile(filepath.Join("testdata", "use_test.go"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "use_test.go"), use, 0o600))
	cmd := exec.CommandContext(t.Context(), "go", "test", "-vet=all", "./...")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "go test: %s", out)
}

func writeAll(t *testing.T, dir string, files []emit.File) {
	t.Helper()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o750))
		require.NoError(t, os.WriteFile(name, f.Content, 0o600))
	}
}

func TestFilesAreFormattedAndMarked(t *testing.T) {
	t.Parallel()
	for name, content := range emitted(t, rich(), options) {
		if !strings.HasSuffix(name, ".go") {
			continue
		}
		require.True(t, strings.HasPrefix(content, header+"\n\n"), name)
		formatted, err := format.Source([]byte(content))
		require.NoError(t, err, name)
		require.Equal(t, string(formatted), content, name)
	}
}

func TestOrderOfOperationsGivesTheSameNames(t *testing.T) {
	t.Parallel()
	want, err := Names(rich(), options)
	require.NoError(t, err)
	api := rich()
	slices.Reverse(api.Operations)
	slices.Reverse(api.Schemas)
	got, err := Names(api, options)
	require.NoError(t, err)
	require.Equal(t, want, got)
}

func TestTwoRunsAreTheSame(t *testing.T) {
	t.Parallel()
	require.Equal(t, emitted(t, rich(), options), emitted(t, rich(), options))
}

func TestLockKeepsNames(t *testing.T) {
	t.Parallel()
	before, err := Names(seed(), options)
	require.NoError(t, err)
	api := seed()
	addSchemas(api, structure("resign_user_data_dto", optional("x", of(model.String))), structure("A", optional("y", of(model.String))))
	api.Schemas[2].Name, api.Schemas[1].Property("data").Schema = "ResignUserDataDto", ref("ResignUserDataDto")
	locked := options
	locked.Locked = before
	after, err := Names(api, locked)
	require.NoError(t, err)
	for key, name := range before {
		require.Equal(t, name, after[key], key)
	}
	require.Equal(t, "ResignUserDataDtoSchema", after["schema resign_user_data_dto"])
}

func TestNames(t *testing.T) {
	t.Parallel()
	opts := options
	opts.Names = map[string]string{"用户": "person", "Option.2fa": "TwoFactor", "对象": "things", "go": "run"}
	names, err := Names(rich(), opts)
	require.NoError(t, err)
	cases := map[string]string{
		"schema Option":                                      "OptionSchema",
		"schema APIError":                                    "APIErrorSchema",
		"field schema Option.用户":                             "Person",
		"field schema Option.2fa":                            "TwoFactor",
		"field schema Option.userId":                         "UserID",
		"field schema Option.user_id":                        "UserIDBody",
		"field schema Option.extraFields":                    "ExtraFieldsBody",
		"const Option.op==":                                  "OptionOpEqual",
		"const Option.op=!=":                                 "OptionOpNotEqual",
		"const Option.op=a-b":                                "OptionOpAB",
		"const Option.op=a_b":                                "OptionOpAB2",
		"method go":                                          "Run",
		"request getUser":                                    "UserKeyReqDto",
		"request getUserRoles":                               "UserKeyReqDto",
		"request getUserGroups":                              "GetUserGroupsRequest",
		"request updateThing":                                "UpdateThingDto",
		"group management/对象":                                "things",
		"group management/type":                              "type",
		"group management/管理用户":                              "user",
		"enum ResignUserBatchReqDto.userIdType":              "ResignUserBatchReqDtoUserIDType",
		"const ResignUserBatchReqDto.userIdType=external_id": "ResignUserBatchReqDtoUserIDTypeExternalID",
	}
	for key, want := range cases {
		require.Equal(t, want, names[key], key)
	}
}

func TestConfiguredEnumIsShared(t *testing.T) {
	t.Parallel()
	api := seed()
	kinds := api.Schemas[0].Property("userIdType").Schema
	addSchemas(api,
		structure("OtherDto", optional("userIdType", kinds)),
		structure("UnlikeDto", optional("userIdType", enumeration(model.String, "x", ""))))
	opts := options
	opts.Names = map[string]string{"userIdType": "UserIDType"}
	files, diags, err := Emit(api, opts)
	require.NoError(t, err)
	require.Len(t, diags, 1)
	require.Equal(t, "go-enum-not-shared", diags[0].Code)
	var all strings.Builder
	for _, f := range files {
		all.Write(f.Content)
	}
	require.Equal(t, 1, strings.Count(all.String(), "type UserIDType string"))
	require.Contains(t, all.String(), "UserIDType UserIDType")
	require.Contains(t, all.String(), "UserIDType UnlikeDtoUserIDType")
	require.Contains(t, all.String(), "UserIDType Opt[UserIDType]")
}

func TestAValueThatIsListedTwiceCountsOnce(t *testing.T) {
	t.Parallel()
	api := seed()
	addSchemas(api,
		structure("WideDto", optional("kind", enumeration(model.String, "a", "", "b", "", "c", ""))),
		structure("NarrowDto", optional("kind", enumeration(model.String, "a", "", "b", "", "a", ""))))
	addOperations(api, post("narrow", "/narrow", ref("NarrowDto"), nil))
	opts := options
	opts.Names = map[string]string{"kind": "Kind"}
	declared := func(list string) bool {
		for _, content := range emitted(t, api, opts) {
			if strings.Contains(content, "knownNarrowDtoKind = []string{"+list+"}\n") {
				return true
			}
		}
		return false
	}
	require.True(t, declared(`"a", "b"`), "a structure that lists fewer values than the shared type has a list of its own")
}

func TestSharedEnumStillRefusesWhatAPlaceDoesNotList(t *testing.T) {
	t.Parallel()
	api := seed()
	addSchemas(api, structure("WiderDto", optional("userIdType",
		enumeration(model.String, "user_id", "", "phone", "", "email", "", "username", "", "external_id", "", "identity", "", "sync_relation", ""))))
	opts := options
	opts.Names = map[string]string{"userIdType": "UserIDType"}
	files, diags, err := Emit(api, opts)
	require.NoError(t, err)
	require.Empty(t, diags)
	var all strings.Builder
	for _, f := range files {
		all.Write(f.Content)
	}
	require.Equal(t, 1, strings.Count(all.String(), "UserIDType string"))
	require.Contains(t, all.String(), `= "sync_relation"`)
	require.Contains(t, all.String(), `v.enum("userIdType", string(value), knownResignUserBatchReqDtoUserIDType)`)
	require.Regexp(t, `var knownResignUserBatchReqDtoUserIDType = \[\]string\{[^}]*"email"[^}]*\}`, all.String())
	require.NotRegexp(t, `var knownResignUserBatchReqDtoUserIDType = \[\]string\{[^}]*sync_relation`, all.String())
}

func TestImportsNameAPackageThatItsPathDoesNotTell(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"example.com/authing": `\t"example.com/authing"\n`, "example.com/authing/v2": `\tauthing "example.com/authing/v2"\n`, "example.com/authing-go": `\tauthing "example.com/authing-go"\n`,
	} {
		opts := options
		opts.Package, opts.ImportPath = "authing", from
		files, _, err := Emit(seed(), opts)
		require.NoError(t, err)
		for _, f := range files {
			if strings.HasSuffix(f.Name, "_test.go") {
				require.Regexp(t, want, string(f.Content), "%s: %s", from, f.Name)
			}
		}
	}
}

func TestConfiguredOperationNameGoesBeforeTheLock(t *testing.T) {
	t.Parallel()
	opts := options
	opts.Locked = map[string]string{"method resignUserBatch": "Resign"}
	opts.Names = map[string]string{"ManagementClient.resignUserBatch": "OffboardUsers"}
	names, err := Names(seed(), opts)
	require.NoError(t, err)
	require.Equal(t, "OffboardUsers", names["method resignUserBatch"])
	opts.Names = nil
	names, err = Names(seed(), opts)
	require.NoError(t, err)
	require.Equal(t, "Resign", names["method resignUserBatch"])
}

func TestStartIsShortAndParses(t *testing.T) {
	t.Parallel()
	p, err := plan(rich(), options)
	require.NoError(t, err)
	start := p.start()
	require.Contains(t, start, "client.GetUser(ctx, &authing.UserKeyReqDto{")
	require.LessOrEqual(t, strings.Count(start, "\n"), 15)
	_, err = format.Source([]byte("package p\n\nfunc f() error {\n" + start + "return nil\n}\n"))
	require.NoError(t, err)
}

func TestReadmeNamesMethodsAndOptions(t *testing.T) {
	t.Parallel()
	readme := emitted(t, rich(), options)["README.md"]
	for _, want := range []string{
		"go get example.com/authing", "`WithLang`", "`ErrUserMissing`", "`ManagementClient.ResignUserBatch`",
		"`POST /api/v3/resign-user-batch`", "authingtest.NewServer(t)",
	} {
		require.Contains(t, readme, want)
	}
}

func TestFilesFollowThePageGroups(t *testing.T) {
	t.Parallel()
	files := emitted(t, rich(), options)
	require.Contains(t, files["user.go"], "func (c *ManagementClient) ResignUserBatch(")
	require.Contains(t, files["user_models.go"], "type ResignUserDataDto struct")
	require.Contains(t, files["auth.go"], "func (c *AuthenticationClient) SignIn(")
	require.Contains(t, files["models.go"], "type Unused struct")
	require.Contains(t, files["go.mod"], "module example.com/authing\n")
	require.Contains(t, files["doc.go"], "//go:generate go tool docgen generate\n")
	bare := emitted(t, rich(), Options{Package: "authing"})
	require.NotContains(t, bare, "go.mod")
	require.NotContains(t, bare, "user_test.go")
	require.Contains(t, bare, "authingtest/operations.json")
}

func TestConfiguredNamesAreNotReportedAsSpelled(t *testing.T) {
	t.Parallel()
	opts := options
	opts.Names = map[string]string{"用户": "User", "说明": "Remark"}
	_, diags, err := Emit(rich(), opts)
	require.NoError(t, err)
	for _, d := range diags {
		require.NotEqual(t, "go-name-spelled", d.Code, d.Message)
	}
}
