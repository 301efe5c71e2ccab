package dialect

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLiteralsAreWhatATextMustHold(t *testing.T) {
	t.Parallel()
	for expression, want := range map[string][]literal{
		`默认`:                   {{text: "默认"}},
		`默认值?`:                 {{text: "默认"}},
		`默认值?|缺省值`:             {{text: "默认"}, {text: "缺省值"}},
		`(?:默认)?为`:             {{text: "为"}},
		`(?i)max(?:imum)? \d+`: {{text: "max", fold: true}},
		`\d+ 个`:                {{text: " 个"}},
		`(?P<n>一|二)以内`:         {{text: "以内"}},
		`a|\d`:                 nil,
		`\d*`:                  nil,
		`(?:ab)+`:              {{text: "ab"}},
		`(?:ab){2}`:            {{text: "ab"}},
		`(?:ab){0,2}`:          nil,
		`[`:                    nil,
	} {
		require.Equal(t, want, literals(expression), expression)
	}
}

func TestFoldedLiteralsAreFoundInAnyCase(t *testing.T) {
	t.Parallel()
	l := []literal{{text: "desk", fold: true}}
	for _, text := range []string{"desk", "a DESK", "ddesk", "De desK", "de\u017fk", "des\u212a"} {
		require.True(t, possible(l, text), text)
	}
	for _, text := range []string{"", "des", "d e s k", "diesk"} {
		require.False(t, possible(l, text), text)
	}
}

// TestLiteralsHideNoMatch holds every expression of every dialect against the lines of the specs and the cases.
func TestLiteralsHideNoMatch(t *testing.T) {
	t.Parallel()
	var lines []string
	for _, pattern := range []string{"testdata/*.yaml", "../../specs/*/*/*.md", "../../golden/generic/*/input/*.md"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, files)
		for _, name := range files[:min(len(files), 12)] {
			content, err := os.ReadFile(name)
			require.NoError(t, err)
			lines = append(lines, strings.Split(string(content), "\n")...)
		}
	}
	filtered := 0
	for _, name := range Builtin() {
		d, err := Load(name)
		require.NoError(t, err)
		visitRegexps(reflect.ValueOf(*d), func(r Regexp) {
			if len(r.needs) == 0 {
				return
			}
			for i := 0; i < len(lines); i += 17 {
				if !possible(r.needs, lines[i]) {
					filtered++
					require.False(t, r.MatchString(lines[i]), "%s: %q", r.String(), lines[i])
				}
			}
		})
	}
	require.NotZero(t, filtered)
}

// visitRegexps visits the expressions in a value.
func visitRegexps(v reflect.Value, visit func(Regexp)) {
	if r, ok := v.Interface().(Regexp); ok {
		if !r.IsZero() {
			visit(r)
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				visitRegexps(v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			visitRegexps(v.Index(i), visit)
		}
	}
}
