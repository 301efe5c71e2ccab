package pipeline_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

// corpus holds pages of other people. They are no part of the project, so the tests on them skip where they are absent.
const corpus = "../../../shared/corpus/authing/docs"

func specs(t *testing.T) *config.Config {
	t.Helper()
	c, err := config.Load("../../docgen.yaml")
	require.NoError(t, err)
	return c
}

func corpusConfig(t *testing.T) *config.Config {
	t.Helper()
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus is not here: ", err)
	}
	c := config.New()
	c.Dialect, c.Lock = "authing", ""
	c.APIs = []config.API{
		{Name: "management", Docs: []string{corpus + "/management"}, OpenAPI: "management.yaml"},
		{Name: "authentication", Docs: []string{corpus + "/authentication"}, OpenAPI: "authentication.yaml"},
	}
	c.Paths = []config.PathRule{{Match: "^metadata-(.+)$", Path: "/api/v3/metadata/$1"}}
	c.Go = &config.Go{Dir: "sdk", Package: "authing", Module: "example.com/authing"}
	return c
}

// projects are the docs that the tests below hold for.
func projects() map[string]func(*testing.T) *config.Config {
	return map[string]func(*testing.T) *config.Config{"specs": specs, "corpus": corpusConfig}
}

func contents(r *pipeline.Result) map[string]string {
	out := map[string]string{}
	for _, tree := range r.Trees {
		for _, f := range tree.Files {
			out[filepath.Join(tree.Dir, f.Name)] = string(f.Content)
		}
	}
	return out
}

// It changes GOMAXPROCS, so it does not run beside others.
func TestRunsAreTheSameAtAnySpeedAndInAnyOrder(t *testing.T) {
	for name, load := range projects() {
		t.Run(name, func(t *testing.T) {
			c := load(t)
			c.Model, c.Ledger = "model.json", "ledger.json"
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			one, err := pipeline.Run(t.Context(), c, pipeline.Options{})
			require.NoError(t, err)

			runtime.GOMAXPROCS(4)
			for i, api := range c.APIs {
				files, err := filepath.Glob(filepath.Join(c.Resolve(api.Docs[0]), "*", "*.md"))
				require.NoError(t, err)
				slices.Reverse(files)
				for _, f := range files {
					name := api.Docs[0] + strings.TrimPrefix(filepath.ToSlash(f), filepath.ToSlash(c.Resolve(api.Docs[0])))
					c.APIs[i].Docs = append(c.APIs[i].Docs, name)
				}
				c.APIs[i].Docs = append(c.APIs[i].Docs[1:], c.APIs[i].Docs[0])
			}
			two, err := pipeline.Run(t.Context(), c, pipeline.Options{})
			require.NoError(t, err)
			require.True(t, slices.EqualFunc(one.Diagnostics, two.Diagnostics, func(a, b diag.Diagnostic) bool { return a.String() == b.String() }))
			made := contents(two)
			for name, content := range contents(one) {
				require.True(t, made[name] == content, "two runs differ in %s", name)
			}
			require.Len(t, made, len(contents(one)))
		})
	}
}

func TestEveryPieceOfEveryPageIsAccountedFor(t *testing.T) {
	t.Parallel()
	for name, load := range projects() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := pipeline.Read(t.Context(), load(t), pipeline.Options{})
			require.NoError(t, err)
			require.NotEmpty(t, r.Ledger)
			codes := map[string]bool{}
			for _, d := range r.Diagnostics {
				codes[d.Code] = true
			}
			for _, e := range r.Ledger {
				require.Contains(t, []model.Outcome{model.Used, model.Ignored, model.Reported}, e.Outcome, "%s: %s", e.Span, e.Kind)
				require.NotEmpty(t, e.By, "%s: nothing says why this %s is %s", e.Span, e.Kind, e.Outcome)
				require.True(t, e.Outcome != model.Reported || codes[e.By], "%s: no diagnostic reports %s", e.Span, e.By)
			}
		})
	}
}

func TestSpecsHaveNoErrors(t *testing.T) {
	t.Parallel()
	r, err := pipeline.Run(t.Context(), specs(t), pipeline.Options{})
	require.NoError(t, err)
	for _, d := range r.Diagnostics {
		require.NotEqual(t, diag.Error, d.Severity, d.String())
	}
}

// TestStatedFactsStandWhereTheySay cuts the source at the place of every stated fact and looks for its evidence there.
func TestStatedFactsStandWhereTheySay(t *testing.T) {
	t.Parallel()
	for name, load := range projects() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := pipeline.Read(t.Context(), load(t), pipeline.Options{})
			require.NoError(t, err)
			files := map[string]*diag.File{}
			for _, f := range r.Files {
				files[f.Name] = f
			}
			var names []string
			for _, o := range r.API.Operations {
				names = append(names, o.ID.Value)
			}
			for _, s := range r.API.Schemas {
				names = append(names, s.Name)
			}
			stated := 0
			for _, n := range names {
				for _, f := range r.API.FactsOf(n) {
					require.NotEmpty(t, f.Origin.Rule, f.Name)
					if f.Origin.Kind != model.Stated {
						continue
					}
					stated++
					require.NotEmpty(t, f.Origin.Spans, f.Name)
					place := f.Origin.Place()
					require.NotNil(t, files[place.File], "%s: %s", f.Name, place)
					requireEvidence(t, f, files[place.File].Text(place))
				}
			}
			require.NotZero(t, stated)
		})
	}
}

// punctuation and blanks are what Markdown's own marks are made of: a value keeps the letters and figures.
var punctuation = regexp.MustCompile(`[\s\p{P}\p{S}]+|<[^>]*>|\\u003c[^>]*\\u003e`)

// requireEvidence checks that the text of a fact's place shows its value.
func requireEvidence(t *testing.T, f model.NamedFact, text string) {
	t.Helper()
	require.NotEmpty(t, strings.TrimSpace(text), "%s at %s", f.Name, f.Origin.Place())
	fact := f.Name[strings.LastIndex(f.Name, ".")+1:]
	shows := func(value string) {
		t.Helper()
		require.Contains(t, punctuation.ReplaceAllString(text, ""), punctuation.ReplaceAllString(value, ""), "%s at %s: %q", f.Name, f.Origin.Place(), text)
	}
	switch fact {
	case "ref":
		// A request's structure has its place from the operation; the name itself stands at requestName.
		if f.Origin.Rule != "named" {
			shows(unquoted(t, f.Value))
		}
	case "name", "requestName", "summary":
		shows(unquoted(t, f.Value))
	case "maxItems", "minItems", "maxLength", "minLength", "maximum", "minimum":
		require.Regexp(t, `[\d一二两三四五六七八九十百千万]`, text, "%s at %s", f.Name, f.Origin.Place())
	case "meaning":
		shows(firstWords(unquoted(t, f.Value)))
	}
}

func unquoted(t *testing.T, value string) string {
	t.Helper()
	var out string
	require.NoError(t, json.Unmarshal([]byte(value), &out))
	return out
}

// firstWords is the beginning of a text, up to its first mark.
func firstWords(text string) string {
	if at := punctuation.FindStringIndex(text); at != nil {
		return text[:at[0]]
	}
	return text
}
