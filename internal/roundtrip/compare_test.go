package roundtrip_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/roundtrip"
)

// sent is the document that the cases change before it comes back.
const sent = `
openapi: 3.0.3
info: {title: Tins, version: "1"}
paths:
  /tins/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
    put:
      parameters:
        - {name: colour, in: query, schema: {type: string, enum: [red, blue]}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Tin'}
      responses:
        "200":
          description: It is saved
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Tin'}}
components:
  schemas:
    Tin:
      type: object
      required: [size]
      properties:
        size: {type: number, format: float, maximum: 9}
        lid: {allOf: [{$ref: '#/components/schemas/Lid'}], description: on top}
    Lid:
      type: object
      properties:
        tight: {type: boolean, nullable: true, readOnly: true}
`

func TestADocumentAgreesWithItself(t *testing.T) {
	t.Parallel()
	report, err := roundtrip.Compare([]byte(sent), []byte(sent))
	require.NoError(t, err)
	require.Empty(t, report.Misses)
	require.Equal(t, 1, report.Operations)
	for facet, facts := range map[roundtrip.Facet]int{
		roundtrip.Paths: 1, roundtrip.Methods: 1, roundtrip.Parameters: 2, roundtrip.Locations: 2, roundtrip.Required: 6,
		roundtrip.Types: 10, roundtrip.Enums: 1, roundtrip.Schemas: 2, roundtrip.Properties: 3, roundtrip.Responses: 1,
		roundtrip.Bodies: 1, roundtrip.Media: 1, roundtrip.Formats: 1, roundtrip.Nullable: 1, roundtrip.ReadOnly: 1,
		roundtrip.Choices: 0, roundtrip.Limits: 1,
	} {
		s := report.Score(facet)
		require.Equal(t, [3]int{facts, facts, facts}, [3]int{s.Truth, s.Found, s.Right}, facet)
		require.InDelta(t, 1, s.Precision(), 0)
		require.InDelta(t, 1, s.Recall(), 0)
	}
}

func TestDifferencesAreMisses(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name     string
		old, new string
		want     []string
	}{
		{"path", "/tins/{id}:", "/tin/{id}:", []string{
			`paths: /tin/{id}: "" came back as "yes"`, `paths: /tins/{id}: "yes" came back as ""`,
			`methods: PUT /tin/{id}: "" came back as "yes"`, `methods: PUT /tins/{id}: "yes" came back as ""`,
		}},
		{"method", "    put:", "    patch:", []string{
			`methods: PATCH /tins/{id}: "" came back as "yes"`, `methods: PUT /tins/{id}: "yes" came back as ""`,
		}},
		{"location", "name: colour, in: query", "name: colour, in: header", []string{
			`locations: PUT /tins/{id} colour: "query" came back as "header"`,
		}},
		{"required parameter", "in: query,", "in: query, required: true,", []string{
			`required: PUT /tins/{id} colour: "false" came back as "true"`,
		}},
		{"required property", "required: [size]", "required: [lid]", []string{
			`required: Tin.lid: "false" came back as "true"`, `required: Tin.size: "true" came back as "false"`,
		}},
		{"type", "{type: integer}", "{type: string}", []string{`types: PUT /tins/{id} id: "integer" came back as "string"`}},
		{"enumeration", "[red, blue]", "[red]", []string{`enums: PUT /tins/{id} colour: "blue, red" came back as "red"`}},
		{"status", `"200":`, `"201":`, []string{
			`responses: PUT /tins/{id} 200: "yes" came back as ""`, `responses: PUT /tins/{id} 201: "" came back as "yes"`,
		}},
		{"format", "format: float", "format: int32", []string{`formats: Tin.size: "float" came back as "int32"`}},
		{"a double that docgen adds", ", format: float", ", format: double", []string{`formats: Tin.size: "float" came back as ""`}},
		{"null", "nullable: true, ", "", []string{`nullable: Lid.tight: "yes" came back as ""`}},
		{"restriction", ", readOnly: true", "", []string{`read-only: Lid.tight: "readOnly" came back as ""`}},
		{"media type", "content:\n          application/json", "content:\n          application/xml", []string{
			`media types: PUT /tins/{id} body: "application/json" came back as "application/xml"`,
		}},
		{"reference in place of its wrapping", "{allOf: [{$ref: '#/components/schemas/Lid'}], description: on top}", "{$ref: '#/components/schemas/Lid'}", nil},
		{"structure in place of a reference", "items: {$ref: '#/components/schemas/Tin'}", "items: {type: object}", []string{
			`properties: PUT /tins/{id} 200.[].lid: "yes" came back as ""`, `required: PUT /tins/{id} 200.[].lid: "false" came back as ""`,
			`types: PUT /tins/{id} 200.[].lid: "object" came back as ""`,
			`properties: PUT /tins/{id} 200.[].size: "yes" came back as ""`, `required: PUT /tins/{id} 200.[].size: "true" came back as ""`,
			`types: PUT /tins/{id} 200.[].size: "number" came back as ""`, `formats: PUT /tins/{id} 200.[].size: "float" came back as ""`,
			`limits: PUT /tins/{id} 200.[].size maximum: "9" came back as "" (limits are printed nowhere)`,
		}},
		{"limit", ", maximum: 9", "", []string{`limits: Tin.size maximum: "9" came back as "" (limits are printed nowhere)`}},
		{"limit that nothing says", "format: float", "format: float, minimum: 1", []string{`limits: Tin.size minimum: "" came back as "1"`}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, 1, strings.Count(sent, c.old))
			report, err := roundtrip.Compare([]byte(sent), []byte(strings.Replace(sent, c.old, c.new, 1)))
			require.NoError(t, err)
			var got []string
			for _, m := range report.Misses {
				got = append(got, m.String())
			}
			require.Equal(t, c.want, got)
		})
	}
}

func TestWhatIsNotPrintedCountsNowhere(t *testing.T) {
	t.Parallel()
	back := strings.Replace(sent, ", maximum: 9", "", 1)
	report, err := roundtrip.Compare([]byte(sent), []byte(back))
	require.NoError(t, err)
	s := report.Score(roundtrip.Limits)
	require.Equal(t, roundtrip.Score{Facet: roundtrip.Limits, Unprinted: 1}, s)
	require.Contains(t, report.Table(), "limits             0       0       0    1.0000    1.0000         1")
}

func TestOnlyOpenAPI3IsCompared(t *testing.T) {
	t.Parallel()
	_, err := roundtrip.Compare([]byte(`swagger: "2.0"`), []byte(sent))
	require.EqualError(t, err, "read the document that was sent: it is no OpenAPI document of version 3")
	_, err = roundtrip.Compare([]byte(sent), []byte("a: [b"))
	require.ErrorContains(t, err, "read the document that came back")
}

func TestSpellingsOfOneSchemaAgree(t *testing.T) {
	t.Parallel()
	const document = `{openapi: 3.1.0, paths: {}, components: {schemas: {A: SCHEMA, B: {type: object, properties: {x: {type: string}}}}}}`
	cases := []struct{ name, sent, back string }{
		{"null in a list of types", `{type: [string, "null"]}`, `{type: string, nullable: true}`},
		{"null among alternatives", `{oneOf: [{type: "null"}, {$ref: '#/components/schemas/B'}]}`, `{type: object, nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}`},
		{"the only alternative", `{anyOf: [{type: integer}]}`, `{type: integer}`},
		{"a constant", `{type: string, const: a}`, `{type: string, enum: [a]}`},
		{"null among values", `{type: string, nullable: true, enum: [a, null]}`, `{type: string, nullable: true, enum: [a]}`},
		{
			"parts united", `{allOf: [{$ref: '#/components/schemas/B'}, {type: object, required: [y], properties: {y: {type: integer}}}]}`,
			`{type: object, required: [y], properties: {x: {type: string}, y: {type: integer}}}`,
		},
		{"a type that its keywords tell", `{properties: {x: {}}}`, `{type: object, properties: {x: {}}}`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			report, err := roundtrip.Compare([]byte(strings.Replace(document, "SCHEMA", c.sent, 1)), []byte(strings.Replace(document, "SCHEMA", c.back, 1)))
			require.NoError(t, err)
			require.Empty(t, report.Misses)
			require.NotZero(t, report.Score(roundtrip.Types).Right)
		})
	}
}

func TestNamesThatDocgenGivesAreNoSchemasTooMany(t *testing.T) {
	t.Parallel()
	const document = `{openapi: 3.0.3, paths: {/a: {post: {requestBody: {content: {application/json: {schema: BODY}}}}}}, components: {schemas: {NAME}}}`
	inline := strings.NewReplacer("BODY", "{type: object, properties: {x: {type: string}}}", "NAME", "")
	named := strings.NewReplacer("BODY", "{$ref: '#/components/schemas/AddRequest'}", "NAME", "AddRequest: {type: object, properties: {x: {type: string}}}")
	report, err := roundtrip.Compare([]byte(inline.Replace(document)), []byte(named.Replace(document)))
	require.NoError(t, err)
	require.Empty(t, report.Misses)

	unused := strings.NewReplacer("BODY", "{type: object, properties: {x: {type: string}}}", "NAME", "Other: {type: object}")
	report, err = roundtrip.Compare([]byte(inline.Replace(document)), []byte(unused.Replace(document)))
	require.NoError(t, err)
	require.Equal(t, []roundtrip.Miss{{Facet: roundtrip.Schemas, Place: "Other", Found: "yes"}}, report.Misses)
}

func TestRenamedSchemasAreKnownByTheirOldNames(t *testing.T) {
	t.Parallel()
	const from = `{openapi: 3.0.3, paths: {}, components: {schemas: {Größe: {type: integer}}}}`
	const to = `{openapi: 3.0.3, paths: {}, components: {schemas: {Groesse: {type: integer, x-docgen-name: Größe}}}}`
	report, err := roundtrip.Compare([]byte(from), []byte(to))
	require.NoError(t, err)
	require.Empty(t, report.Misses)
}
