package agreement_test

import (
	"bytes"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
)

// changes are made to the first place that fits in a package or a document; each makes the two say different things.
var changes = map[string]struct{ old, new string }{
	"another limit":                      {`v\.maxItems\("list", len\(x\.List\), 50\)`, `v.maxItems("list", len(x.List), 51)`},
	"a limit of another rule":            {`v\.maxLength\(`, `v.minLength(`},
	"a limit of another field":           {`v\.maxLength\("username"`, `v.maxLength("nickname"`},
	"no check of presence":               {`(?m)^\tv\.required\("list".*\n`, ``},
	"checks that are not called":         {`(?m)^\t\tv\.item\("list".*\n`, ``},
	"a value that is not listed":         {`var knownCreateUserReqDtoStatus = \[\]string\{"Activated", `, `var knownCreateUserReqDtoStatus = []string{`},
	"values in another order":            {`(knownCreateUserReqDtoStatus = \[\]string\{)("Activated"), ("Suspended")`, `$1$3, $2`},
	"another name on the wire":           {"`json:\"username,omitzero\"`", "`json:\"userName,omitzero\"`"},
	"another type":                       {"Username +Opt\\[string\\]", "Username Opt[int64]"},
	"a list of another type":             {"UserIDs +\\[\\]string", "UserIDs []int64"},
	"an optional field that is required": {"Opt\\[bool\\]( +`json:\"\\w+),omitzero\"`", "bool$1\"`"},
	"another path":                       {`path: "/api/v3/create-user"`, `path: "/api/v3/new-user"`},
	"another method":                     {`method: "GET"`, `method: "PUT"`},
	"another location":                   {`r\.query\("`, `r.headerValue("`},
	"another separator":                  {`r\.query\("`, `r.queryCSV("`},
	"a field that is missing":            {"(?m)^\t\\w+ +string +`json:\"message\"`\n", ""},
	"a field that is not sent":           {`(?m)^\tr\.query\(.*\n`, ``},
	"an answer of another type":          {`\(\*UserListRespDto, error\) \{`, `(*IsSuccessRespDto, error) {`},
	"a deprecated field":                 {"(?m)^(\tUsername Opt)", "\t//\n\t// Deprecated: it is.\n$1"},
	"no header for a call":               {`"x-authing-lang"`, `"x-lang"`},
	"a limit in the document":            {`(?m)^ +maxItems: 50\n`, ``},
	"a type in the document":             {`type: boolean`, `type: string`},
	"a property in the document":         {`(?m)^( +)username:\n`, "${1}userName:\n"},
	"a location in the document":         {`in: query`, `in: header`},
	"what the document requires":         {`(CreateUserBatchReqDto:(?s:.*?)required:\n +- )list`, "${1}nothing"},
	"a path in the document":             {`/api/v3/create-user:`, `/api/v3/new-user:`},
	"a value in the document":            {`(?m)^ +- Activated\n`, ``},
	"a reference in the document":        {`#/components/schemas/CreateUserReqDto'`, `#/components/schemas/UpdateUserReqDto'`},
}

// TestEachDifferenceIsSeen breaks what was written, on one side at a time.
func TestEachDifferenceIsSeen(t *testing.T) {
	t.Parallel()
	c, err := config.Load(filepath.Join("../..", config.Name))
	require.NoError(t, err)
	whole := generate(t, c)
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			broken, ok := whole.replaced(regexp.MustCompile(change.old), change.new)
			require.True(t, ok, "nothing is written like this any more")
			require.NotEmpty(t, broken.differences(t))
		})
	}
}

// replaced is the output with the first text replaced that an expression finds in the package, or else in a document.
func (o output) replaced(old *regexp.Regexp, text string) (output, bool) {
	for _, name := range slices.Sorted(maps.Keys(o.sdk)) {
		if changed, ok := replace(o.sdk[name], old, text); ok {
			out := output{documents: o.documents, sdk: maps.Clone(o.sdk)}
			out.sdk[name] = changed
			return out, true
		}
	}
	for i, content := range o.documents {
		if changed, ok := replace(content, old, text); ok {
			out := output{documents: slices.Clone(o.documents), sdk: o.sdk}
			out.documents[i] = changed
			return out, true
		}
	}
	return o, false
}

// replace replaces the first text that an expression finds.
func replace(content []byte, old *regexp.Regexp, text string) ([]byte, bool) {
	at := old.FindSubmatchIndex(content)
	if at == nil {
		return nil, false
	}
	return bytes.Join([][]byte{content[:at[0]], old.Expand(nil, []byte(text), content, at), content[at[1]:]}, nil), true
}
