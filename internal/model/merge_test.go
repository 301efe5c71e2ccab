package model_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

func TestEqualStructuresFold(t *testing.T) {
	t.Parallel()
	build := func(p *page) []*model.Property {
		return []*model.Property{p.property("id", model.String, required(p, true), maxLength(p, 50))}
	}
	schema, diags := linked(one("a.md", build), one("b.md", build), one("c.md", build))
	require.Empty(t, diags)
	require.Len(t, schema.Properties, 1)
	require.Len(t, schema.Sources, 3, "each place that describes the structure")
	require.Equal(t, "a.md", schema.Property("id").Source.File)
}

func TestWhatOnlySomePagesSayIsAdded(t *testing.T) {
	t.Parallel()
	schema, diags := linked(
		one("a.md", func(p *page) []*model.Property {
			return []*model.Property{
				p.property("id", model.String, required(p, true)),
				p.property("z", model.String, required(p, true)),
			}
		}),
		one("b.md", func(p *page) []*model.Property {
			return []*model.Property{
				p.property("id", model.String, described(p, "the id"), maxLength(p, 9), example(p, `"x"`), values(p, "x", "y")),
				p.property("between", model.Unknown),
				p.property("z", model.Unknown),
			}
		}),
	)
	var names []string
	for _, p := range schema.Properties {
		names = append(names, p.Name.Value)
	}
	require.Equal(t, []string{"id", "between", "z"}, names, "a new property stands behind the one that it follows")
	id := schema.Property("id")
	require.Equal(t, "the id", id.Description.Value)
	require.Equal(t, 9, id.Schema.Constraints.MaxLength.Value)
	require.JSONEq(t, `"x"`, string(id.Example.Value))
	require.Len(t, id.Schema.Enum.Values, 2)
	require.True(t, id.Required.Value, "the other page leaves it open")
	require.Equal(t, model.String, schema.Property("z").Schema.Type.Value)
	require.Equal(t, []string{"a.md:5 structure-differs b.md:6"}, reports(diags), "one page lacks a property")
}

func TestAPropertyIsRequiredOnlyWhereAllPagesSaySo(t *testing.T) {
	t.Parallel()
	with := func(yes bool) func(p *page) []*model.Property {
		return func(p *page) []*model.Property {
			return []*model.Property{p.property("id", model.String, required(p, yes))}
		}
	}
	for name, tc := range map[string]struct {
		drafts []*model.Draft
		want   bool
		diags  []string
	}{
		"all":            {[]*model.Draft{one("a.md", with(true)), one("b.md", with(true))}, true, nil},
		"none":           {[]*model.Draft{one("a.md", with(false)), one("b.md", with(false))}, false, nil},
		"only the first": {[]*model.Draft{one("a.md", with(true)), one("b.md", with(false))}, false, []string{"b.md:1 structure-differs a.md:1"}},
		"only the last":  {[]*model.Draft{one("a.md", with(false)), one("b.md", with(true))}, false, []string{"b.md:1 structure-differs a.md:1"}},
		"a page without it": {
			[]*model.Draft{one("a.md", with(true)), one("b.md", func(p *page) []*model.Property {
				return []*model.Property{p.property("other", model.String)}
			})},
			false,
			[]string{"a.md:3 structure-differs b.md:1", "b.md:2 structure-differs a.md:1"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			schema, diags := linked(tc.drafts...)
			require.Equal(t, tc.want, schema.Property("id").Required.Value)
			require.Equal(t, tc.diags, reports(diags))
		})
	}
}

// typed is a page on which the property has a type.
func typed(file string, kind model.Type) *model.Draft {
	return one(file, func(p *page) []*model.Property { return []*model.Property{p.property("value", kind)} })
}

func TestContradictingTypesAreSettledByTheMostPages(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		kinds string // of the pages a, b, c…
		want  model.Type
		diags []string
	}{
		"most pages":              {"ssb", model.String, []string{"c.md:1 structure-contradiction a.md:1"}},
		"the first of as many":    {"sb", model.String, []string{"b.md:1 structure-contradiction a.md:1"}},
		"most, not the first":     {"bss", model.String, []string{"a.md:1 structure-contradiction b.md:1"}},
		"two against one":         {"sbs", model.String, []string{"b.md:1 structure-contradiction a.md:1"}},
		"unknown says nothing":    {"-b", model.Boolean, nil},
		"most of those who speak": {"--b", model.Boolean, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			kinds := map[rune]model.Type{'s': model.String, 'b': model.Boolean, '-': model.Unknown}
			var drafts []*model.Draft
			for i, k := range tc.kinds {
				drafts = append(drafts, typed(string(rune('a'+i))+".md", kinds[k]))
			}
			schema, diags := linked(drafts...)
			require.Equal(t, tc.want, schema.Property("value").Schema.Type.Value)
			require.Equal(t, tc.diags, reports(diags))
		})
	}
}

func TestContradictingFactsAreNamedWithBothPlaces(t *testing.T) {
	t.Parallel()
	with := func(set func(p *page) func(*model.Property)) func(p *page) []*model.Property {
		return func(p *page) []*model.Property { return []*model.Property{p.property("value", model.String, set(p))} }
	}
	for name, tc := range map[string]struct {
		first, second func(p *page) func(*model.Property)
		code          string
	}{
		"limits": {
			func(p *page) func(*model.Property) { return maxLength(p, 50) },
			func(p *page) func(*model.Property) { return maxLength(p, 64) },
			"structure-contradiction",
		},
		"defaults": {
			func(p *page) func(*model.Property) { return defaults(p, `"a"`) },
			func(p *page) func(*model.Property) { return defaults(p, `"b"`) },
			"structure-contradiction",
		},
		"values": {
			func(p *page) func(*model.Property) { return values(p, "a", "b") },
			func(p *page) func(*model.Property) { return values(p, "a", "c") },
			"structure-differs",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			schema, diags := linked(one("a.md", with(tc.first)), one("b.md", with(tc.second)))
			require.Len(t, diags, 1)
			require.Equal(t, tc.code, diags[0].Code)
			require.Equal(t, []string{"b.md", "a.md"}, []string{diags[0].Span.File, diags[0].Related[0].Span.File})
			p := schema.Property("value")
			switch name {
			case "limits":
				require.Equal(t, 50, p.Schema.Constraints.MaxLength.Value)
			case "defaults":
				require.JSONEq(t, `"a"`, string(p.Default.Value))
			case "values":
				require.Len(t, p.Schema.Enum.Values, 3)
			}
		})
	}
}

// TestTheOrderOfThePagesChangesNothing links the same pages in many orders.
func TestTheOrderOfThePagesChangesNothing(t *testing.T) {
	t.Parallel()
	pages := func() []*model.Draft {
		return []*model.Draft{
			typed("a.md", model.String), typed("b.md", model.Boolean), typed("c.md", model.Boolean), typed("d.md", model.String),
			one("e.md", func(p *page) []*model.Property {
				return []*model.Property{
					p.property("other", model.Number, required(p, true), example(p, "1")),
					p.property("value", model.Unknown, maxLength(p, 3), values(p, "x")),
				}
			}),
			one("f.md", func(p *page) []*model.Property {
				return []*model.Property{
					p.property("value", model.String, maxLength(p, 4), values(p, "y"), defaults(p, `"y"`)),
					p.property("last", model.Object, described(p, "words")),
				}
			}),
		}
	}
	want, reported := rendered(t, pages())
	order := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		drafts := pages()
		order.Shuffle(len(drafts), func(i, j int) { drafts[i], drafts[j] = drafts[j], drafts[i] })
		api, diags := rendered(t, drafts)
		require.Equal(t, want, api)
		require.Equal(t, reported, diags)
	}
}

// rendered is a linked API and its diagnostics as text.
func rendered(t *testing.T, drafts []*model.Draft) (string, []string) {
	t.Helper()
	api, diags := model.Link(drafts, model.Options{Inference: model.Inference{RequestName: "{Operation}Request"}})
	content, err := json.Marshal(api)
	require.NoError(t, err)
	return string(content), reports(diags.Sorted())
}

// named is a page with an operation of a name at a path.
func named(file, id, path string) *model.Draft { return newPage(file).draft(id, path) }

func TestOperationsOfOneNameGetNamesOfTheirOwn(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		drafts []*model.Draft
		want   []string
		diags  []string
	}{
		"the one whose path says the name keeps it": {
			[]*model.Draft{named("delete-device.md", "deleteDevice", "/api/v3/delete-device"), named("by-user.md", "deleteDevice", "/api/v3/delete-device-by-user")},
			[]string{"deleteDeviceByUser", "deleteDevice"},
			[]string{"by-user.md:1 operation-name-twice delete-device.md:1"},
		},
		"no path says the name": {
			[]*model.Draft{named("a.md", "run", "/api/v3/run-a"), named("b.md", "run", "/api/v3/run-b")},
			[]string{"runA", "runB"},
			[]string{"a.md:1 operation-name-twice b.md:1", "b.md:1 operation-name-twice a.md:1"},
		},
		"other names stay": {
			[]*model.Draft{named("a.md", "run", "/run"), named("b.md", "stop", "/stop")},
			[]string{"run", "stop"},
			nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for range 2 {
				api, diags := model.Link(tc.drafts, model.Options{})
				var ids []string
				for _, o := range api.Operations {
					ids = append(ids, o.ID.Value)
				}
				require.Equal(t, tc.want, ids)
				require.Equal(t, tc.diags, reports(withoutInfo(diags)))
				for _, o := range api.Operations {
					require.NotEmpty(t, o.ID.Origin.Spans)
				}
				tc.drafts[0], tc.drafts[1] = tc.drafts[1], tc.drafts[0]
				renew(tc.drafts)
			}
		})
	}
}

// renew makes the drafts' operations as they were before they were linked.
func renew(drafts []*model.Draft) {
	for _, d := range drafts {
		for _, o := range d.Operations {
			o.ID, o.Path, o.Method = model.Fact[string]{}, model.Fact[string]{}, model.Fact[string]{}
		}
	}
}

// withoutInfo leaves the notes out.
func withoutInfo(diags diag.List) diag.List {
	var out diag.List
	for _, d := range diags.Sorted() {
		if d.Severity != diag.Info {
			out = append(out, d)
		}
	}
	return out
}

func TestARouteThatStandsTwiceCountsOnce(t *testing.T) {
	t.Parallel()
	api, diags := model.Link([]*model.Draft{named("b.md", "second", "/run"), named("a.md", "first", "/run")}, model.Options{})
	require.Len(t, api.Operations, 1)
	require.Equal(t, "first", api.Operations[0].ID.Value, "the first file counts")
	require.Equal(t, []string{"b.md:1 operation-twice a.md:1"}, reports(diags))
	require.True(t, strings.Contains(diags[0].Message, "POST /run"))
}
