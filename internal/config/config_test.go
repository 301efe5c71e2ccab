package config_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
)

const full = `dialect: authing
apis:
  - name: management
    title: Management
    version: "3.0"
    servers:
      - url: https://api.example.com
    docs: [docs/management]
    openapi: out/management.yaml
go:
  dir: out/my-sdk
paths:
  - match: '^metadata-(.+)$'
    path: /api/v3/metadata/$1
    reason: the file name folds two segments
corrections:
  - operation: createUser
    property: tags
    set:
      maxItems: 20
    reason: the server refuses more
`

func parse(t *testing.T, text string) *config.Config {
	t.Helper()
	c, err := config.Parse(diag.NewFile("docgen.yaml", []byte(text)))
	require.NoError(t, err)
	return c
}

func TestParseReadsAllParts(t *testing.T) {
	t.Parallel()
	c := parse(t, full)
	require.Equal(t, "authing", c.Dialect)
	require.Equal(t, []config.API{{
		Name: "management", Title: "Management", Version: "3.0", Docs: []string{"docs/management"}, OpenAPI: "out/management.yaml",
		Servers: []config.Server{{URL: "https://api.example.com"}},
	}}, c.APIs)
	require.Equal(t, 20, *c.Corrections[0].Set.MaxItems)
	require.Nil(t, c.Corrections[0].Set.Required, "what a correction leaves out stays as the docs have it")
}

func TestParseFillsInDefaults(t *testing.T) {
	t.Parallel()
	c := parse(t, "apis: [{name: a, docs: [d]}]\ngo: {dir: out/My-SDK}\n")
	require.Equal(t, "a", c.APIs[0].Title)
	require.Equal(t, "1.0.0", c.APIs[0].Version)
	require.Equal(t, "3.0", c.OpenAPI.Version)
	require.Equal(t, "mysdk", c.Go.Package)
	require.Equal(t, "docgen.lock", c.Lock)
}

func TestParseKeepsThePlacesOfRules(t *testing.T) {
	t.Parallel()
	c := parse(t, full)
	require.Equal(t, "docgen.yaml:13:5", c.Paths[0].Source.String())
	require.Equal(t, "docgen.yaml:17:5", c.Corrections[0].Source.String())
}

func TestParseNamesThePlaceOfEachError(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":            {"dialct: authing\n", "docgen.yaml:1:1: unknown key dialct; did you mean dialect?"},
		"unknown key below":      {"go:\n  dir: x\n  pakage: y\n", "docgen.yaml:3:3: unknown key pakage; did you mean package?"},
		"unknown key in a list":  {"apis:\n  - name: a\n    docs: [d]\n    doc: x\n", "docgen.yaml:4:5: unknown key doc; did you mean docs?"},
		"text for a list":        {"apis:\n  - {name: a, docs: d}\n", "docgen.yaml:2:21: want a list, not d"},
		"list for a text":        {"go: {dir: [x]}\n", "docgen.yaml:1:11: want a text, not a list"},
		"text for a mapping":     {"go: sdk\n", "docgen.yaml:1:5: want a mapping, not sdk"},
		"mapping for a list":     {"apis: {name: x}\n", "docgen.yaml:1:7: want a list, not a mapping"},
		"text for a number":      {"corrections:\n  - {schema: s, set: {minimum: ten}, reason: r}\n", "docgen.yaml:2:32: want a number, not ten"},
		"fraction for a count":   {"corrections:\n  - {schema: s, set: {maxItems: 3.5}, reason: r}\n", "docgen.yaml:2:33: want a whole number, not 3.5"},
		"word for a yes":         {"corrections:\n  - {schema: s, property: p, set: {required: ja}, reason: r}\n", "docgen.yaml:2:46: want true or false, not ja"},
		"output of two":          {"apis:\n  - {name: a, docs: [d], openapi: a.yaml}\nmodel: ./a.yaml\n", "docgen.yaml:3:8: ./a.yaml is written twice; give each output a file of its own"},
		"document's ending":      {"apis:\n  - {name: a, docs: [d], openapi: a.txt}\n", "docgen.yaml:2:35: a.txt ends with neither .yaml nor .json"},
		"output over a page":     {"apis:\n  - {name: a, docs: [d]}\nledger: d/a.md\n", "docgen.yaml:3:9: d/a.md would be read as a page"},
		"nothing near":           {"frobnicate: 1\n", "docgen.yaml:1:1: unknown key frobnicate"},
		"wide characters before": {"apis:\n  - {name: 管理, docs: [d], opnapi: x}\n", "docgen.yaml:2:27: unknown key opnapi; did you mean openapi?"},
		"API without docs":       {"apis:\n  - name: a\n", "docgen.yaml:2:5: the API a needs docs: the folders of its pages"},
		"API twice":              {"apis:\n  - {name: a, docs: [d]}\n  - {name: a, docs: [e]}\n", "docgen.yaml:3:5: the API a stands twice"},
		"OpenAPI version":        {"openapi: {version: \"2.0\"}\n", "docgen.yaml:1:20: OpenAPI 2.0 is not supported; there are 3.0, 3.0.3, 3.1, 3.1.0"},
		"package name":           {"go: {dir: x, package: a-b}\n", "docgen.yaml:1:23: a-b is no name for a Go package"},
		"path rule":              {"paths:\n  - {match: '(', path: /x}\n", "docgen.yaml:2:5: match is no regular expression: error parsing regexp: missing closing ): `(`"},
		"correction's pattern":   {"corrections:\n  - {schema: s, set: {pattern: (}, reason: r}\n", "docgen.yaml:2:23: pattern is no regular expression: error parsing regexp: missing closing ): `(`"},
		"correction of nothing":  {"corrections:\n  - {set: {method: GET}, reason: r}\n", "docgen.yaml:2:5: a correction names either an operation or a schema"},
		"correction unreasoned":  {"corrections:\n  - {operation: o, set: {method: GET}}\n", "docgen.yaml:2:5: a correction needs a reason"},
		"misplaced limit":        {"corrections:\n  - {operation: o, set: {maxItems: 1}, reason: r}\n", "docgen.yaml:2:26: maxItems cannot be set here: an operation has none; name the property that has it"},
		"misplaced method":       {"corrections:\n  - {schema: s, set: {method: GET}, reason: r}\n", "docgen.yaml:2:23: method cannot be set here: a structure has a name, a description, a type and limits; what its properties have is set with property"},
		"misplaced requirement":  {"corrections:\n  - {operation: o, property: 'tags[]', set: {required: true}, reason: r}\n", "docgen.yaml:2:46: required cannot be set here: the items of an array have a type, values and limits"},
		"misplaced paging":       {"corrections:\n  - {operation: o, property: p, set: {paging: none}, reason: r}\n", "docgen.yaml:2:39: paging cannot be set here: it belongs to an operation, and the correction names a property"},
		"location of a member":   {"corrections:\n  - {schema: s, property: p, set: {in: query}, reason: r}\n", "docgen.yaml:2:36: in cannot be set here: only the inputs of an operation go somewhere"},
		"unknown location":       {"corrections:\n  - operation: o\n    property: p\n    set: {in: headers}\n    reason: r\n", "docgen.yaml:4:15: headers is none of path, query, header, cookie, body; did you mean header?"},
		"unknown method":         {"corrections:\n  - {operation: o, set: {method: post}, reason: r}\n", "docgen.yaml:2:34: post is none of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS; did you mean POST?"},
		"path without slash":     {"corrections:\n  - {operation: o, set: {path: users}, reason: r}\n", "docgen.yaml:2:26: path begins with a slash: /users"},
		"braces in a path":       {"corrections:\n  - {operation: o, set: {path: '/a/{id'}, reason: r}\n", "docgen.yaml:2:26: path /a/{id has braces that are no {placeholder}"},
		"pattern of Go":          {"corrections:\n  - {schema: s, set: {pattern: '(?i)a'}, reason: r}\n", "docgen.yaml:2:23: pattern has (?i, which JavaScript does not read, and OpenAPI goes by that"},
		"property without names": {"corrections:\n  - {operation: o, property: a..b, set: {required: true}, reason: r}\n", "docgen.yaml:2:20: property a..b is not a path of names with dots between them"},
		"two lower bounds":       {"corrections:\n  - {schema: s, set: {minimum: 1, exclusiveMinimum: 0}, reason: r}\n", "docgen.yaml:2:35: either minimum or exclusiveMinimum is set"},
		"negative length":        {"corrections:\n  - {schema: s, set: {minLength: -1}, reason: r}\n", "docgen.yaml:2:23: minLength is not less than 0"},
		"no values":              {"corrections:\n  - {schema: s, set: {enum: []}, reason: r}\n", "docgen.yaml:2:23: enum lists no value"},
		"half a paging":          {"corrections:\n  - {operation: o, set: {paging: {page: p}}, reason: r}\n", "docgen.yaml:2:26: paging needs page and limit: the request's properties that ask for a page, or it is none"},
		"batch without limit":    {"corrections:\n  - {operation: o, set: {batch: {property: p}}, reason: r}\n", "docgen.yaml:2:26: batch needs property and a limit of at least 1, or it is none"},
		"unset of an operation":  {"corrections:\n  - {operation: o, unset: [format], reason: r}\n", "docgen.yaml:2:20: unset needs a property or a schema"},
		"unset of what is set":   {"corrections:\n  - {schema: s, set: {format: uuid}, unset: [format], reason: r}\n", "docgen.yaml:2:38: format is both set and unset"},
		"unset of what must be":  {"corrections:\n  - {schema: s, unset: [type], reason: r}\n", "docgen.yaml:2:25: type is none of description, format, enum, default, example, pattern, minLength, maxLength, minimum, maximum, minItems, maxItems, uniqueItems"},
		"response of a schema":   {"corrections:\n  - {schema: s, response: '200', property: p, set: {required: true}, reason: r}\n", "docgen.yaml:2:17: response needs an operation, and a property that stands in the response"},
		"correction sets naught": {"corrections:\n  - {schema: s, set: {}, reason: r}\n", "docgen.yaml:2:5: the correction sets nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := config.Parse(diag.NewFile("docgen.yaml", []byte(c.text)))
			require.EqualError(t, err, c.want)
		})
	}
}

func TestParseReportsWhatYAMLRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, place string }{
		"wrong type":     {"dialect: authing\napis: 5\n", "docgen.yaml:2:7: "},
		"word of paging": {"corrections:\n  - operation: o\n    set: {paging: off}\n    reason: r\n", "docgen.yaml:3:19: "},
		"wrong number":   {"corrections:\n  - {operation: o, property: p, reason: r, set: {maxItems: many}}\n", "docgen.yaml:2:60: "},
		"broken syntax":  {"dialect: [authing\n", "docgen.yaml:"},
		"key twice":      {"dialect: a\ndialect: b\n", "docgen.yaml:2:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := config.Parse(diag.NewFile("docgen.yaml", []byte(c.text)))
			require.ErrorContains(t, err, c.place)
			var typed *config.Error
			require.ErrorAs(t, err, &typed)
		})
	}
}

func TestParseReportsAllErrorsInOneRun(t *testing.T) {
	t.Parallel()
	_, err := config.Parse(diag.NewFile("docgen.yaml", []byte("dialct: a\nmodle: b\n")))
	require.EqualError(t, err, "docgen.yaml:1:1: unknown key dialct; did you mean dialect?\ndocgen.yaml:2:1: unknown key modle; did you mean model?")
}

func TestEmptyFileIsTheDefaultConfiguration(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "# nothing\n", "---\n"} {
		c := parse(t, text)
		c.File = nil
		require.Equal(t, config.New(), c)
	}
}

func TestFindLooksUpward(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	require.NoError(t, os.MkdirAll(deep, 0o755))
	path := filepath.Join(root, config.Name)
	require.NoError(t, os.WriteFile(path, []byte("dialect: authing\n"), 0o600))

	found, err := config.Find(deep)
	require.NoError(t, err)
	require.Equal(t, path, found)

	c, err := config.Load(found)
	require.NoError(t, err)
	require.Equal(t, filepath.Join(root, "docs"), c.Resolve("docs"))
}

func TestRebaseKeepsWhatPathsMean(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	path := filepath.Join(root, config.Name)
	require.NoError(t, os.WriteFile(path, []byte("dialect: mine.yaml\nopenapi: {overlays: [o.yaml]}\n"), 0o600))
	c, err := config.Load(path)
	require.NoError(t, err)

	require.NoError(t, c.Rebase(filepath.Join(root, "elsewhere")))
	require.Equal(t, []string{filepath.Join(root, "o.yaml")}, []string{c.Resolve(c.OpenAPI.Overlays[0])})
	require.Equal(t, filepath.Join(root, "mine.yaml"), c.Resolve(c.Dialect))
}

func TestParseReadsEachFactThatACorrectionSets(t *testing.T) {
	t.Parallel()
	c := parse(t, `corrections:
  - operation: listUsers
    set:
      reading: true
      paging: {page: options.page, limit: options.limit, list: data.list}
      batch: none
    reason: r
  - operation: listUsers
    property: size
    set: {in: header, nullable: true, exclusiveMinimum: 0, enum: [1, 2], example: {z: 1.50, a: [null, "<"]}, default: null}
    reason: r
`)
	behaviour, size := c.Corrections[0].Set, c.Corrections[1].Set
	require.Equal(t, config.Paging{Page: "options.page", Limit: "options.limit", List: "data.list"}, *behaviour.Paging)
	require.True(t, behaviour.Batch.None)
	require.True(t, *behaviour.Reading)
	require.Equal(t, config.Location("header"), *size.In)
	require.Equal(t, []string{"1", "2"}, size.Enum)
	require.Zero(t, *size.ExclusiveMinimum)
	require.Equal(t, `{"z":1.50,"a":[null,"<"]}`, fmt.Sprintf("%s", size.Example), "keys keep their order")
	require.Equal(t, "null", fmt.Sprintf("%s", size.Default), "null is a value")
	require.Equal(t, "docgen.yaml:5:7", c.Corrections[0].Places["paging"].String())
}
