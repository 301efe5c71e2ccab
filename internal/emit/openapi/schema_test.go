package openapi_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit/openapi"
	"github.com/seed-97755388/docgen/internal/model"
)

// propertyCase is a property and its schema in the two versions; an empty v31 is as v30.
type propertyCase struct {
	name     string
	property *model.Property
	v30, v31 string
	codes    []string
}

// withProperty is an API whose structure Dto holds the property p; Other can be referred to.
func withProperty(p *model.Property) *model.API {
	return single(answering(operation("op", "POST", "/op"), "Dto"),
		structure("Dto", p), structure("Other", prop("id", typed(model.String), required)))
}

func (c propertyCase) run(t *testing.T) {
	t.Parallel()
	want := map[openapi.Version]string{openapi.V30: c.v30, openapi.V31: c.v31}
	if c.v31 == "" {
		want[openapi.V31] = c.v30
	}
	for _, version := range []openapi.Version{openapi.V30, openapi.V31} {
		doc, diags := emit(t, withProperty(c.property), openapi.Options{Version: version})
		require.Equal(t, want[version], part(t, doc, "components", "schemas", "Dto", "properties", "p"), "version %s", version)
		require.Equal(t, c.codes, codes(diags), "version %s", version)
	}
}

func TestPropertyTypes(t *testing.T) {
	t.Parallel()
	nullable := typed(model.String)
	nullable.Nullable = stated(true)
	nullableRef := ref("Other")
	nullableRef.Nullable = stated(true)
	for _, c := range []propertyCase{
		{name: "string", property: prop("p", typed(model.String)), v30: "type: string\n"},
		{name: "integer", property: prop("p", typed(model.Integer)), v30: "type: integer\n"},
		{name: "number is a double", property: prop("p", typed(model.Number)), v30: "type: number\nformat: double\n"},
		{
			name:     "stated format of a number",
			property: prop("p", &model.Schema{Type: stated(model.Number), Format: stated("float")}),
			v30:      "type: number\nformat: float\n",
		},
		{name: "unknown type stays open", property: prop("p", &model.Schema{}), v30: "{}\n"},
		{name: "any type stays open", property: prop("p", typed(model.Any)), v30: "{}\n"},
		{name: "no schema at all", property: prop("p", nil), v30: "{}\n"},
		{name: "array of unknown items", property: prop("p", typed(model.Array)), v30: "type: array\nitems: {}\n"},
		{
			name:     "array of references",
			property: prop("p", arrayOf(ref("Other"))),
			v30:      "type: array\nitems:\n  $ref: '#/components/schemas/Other'\n",
		},
		{
			name:     "map of references",
			property: prop("p", &model.Schema{Type: stated(model.Object), Additional: ref("Other")}),
			v30:      "type: object\nadditionalProperties:\n  $ref: '#/components/schemas/Other'\n",
		},
		{
			name:     "nullable",
			property: prop("p", nullable),
			v30:      "type: string\nnullable: true\n",
			v31:      "type:\n- string\n- 'null'\n",
		},
		{
			name:     "bare reference",
			property: prop("p", ref("Other")),
			v30:      "$ref: '#/components/schemas/Other'\n",
		},
		{
			name:     "reference with a description",
			property: prop("p", ref("Other"), described("The other")),
			v30:      "allOf:\n- $ref: '#/components/schemas/Other'\ndescription: The other\n",
			v31:      "$ref: '#/components/schemas/Other'\ndescription: The other\n",
		},
		{
			name:     "nullable reference",
			property: prop("p", nullableRef),
			v30:      "type: object\nnullable: true\nallOf:\n- $ref: '#/components/schemas/Other'\n",
			v31:      "anyOf:\n- $ref: '#/components/schemas/Other'\n- type: 'null'\n",
		},
		{
			name:     "dangling reference",
			property: prop("p", ref("Missing")),
			v30:      "x-docgen-ref: Missing\n",
			codes:    []string{"dangling-reference"},
		},
		{
			name:     "deprecated",
			property: prop("p", typed(model.Boolean), func(p *model.Property) { p.Deprecated = stated(true) }),
			v30:      "type: boolean\ndeprecated: true\n",
		},
	} {
		t.Run(c.name, c.run)
	}
}

func TestPropertyEnums(t *testing.T) {
	t.Parallel()
	nullable := &model.Schema{Type: stated(model.String), Enum: enumOf("a", ""), Nullable: stated(true)}
	for _, c := range []propertyCase{
		{
			name:     "strings with meanings, one without",
			property: prop("p", &model.Schema{Type: stated(model.String), Enum: enumOf("on", "It is on", "off", "")}),
			v30:      "type: string\nenum:\n- 'on'\n- 'off'\nx-enum-descriptions:\n- It is on\n- ''\n",
		},
		{
			name:     "numbers are numbers",
			property: prop("p", &model.Schema{Type: stated(model.Integer), Enum: enumOf("1", "", "20", "")}),
			v30:      "type: integer\nenum:\n- 1\n- 20\n",
		},
		{
			name:     "strings of figures are strings",
			property: prop("p", &model.Schema{Type: stated(model.String), Enum: enumOf("1", "", "2", "")}),
			v30:      "type: string\nenum:\n- '1'\n- '2'\n",
		},
		{
			name:     "booleans are booleans",
			property: prop("p", &model.Schema{Type: stated(model.Boolean), Enum: enumOf("true", "")}),
			v30:      "type: boolean\nenum:\n- true\n",
		},
		{
			name:     "a value twice stands once",
			property: prop("p", &model.Schema{Type: stated(model.String), Enum: enumOf("a", "first", "a", "second")}),
			v30:      "type: string\nenum:\n- a\nx-enum-descriptions:\n- first\n",
		},
		{
			name:     "null of a nullable enum is listed",
			property: prop("p", nullable),
			v30:      "type: string\nnullable: true\nenum:\n- a\n- null\n",
			v31:      "type:\n- string\n- 'null'\nenum:\n- a\n- null\n",
		},
		{
			name: "enum of an array is its items'",
			property: prop("p", &model.Schema{
				Type: stated(model.Array), Items: typed(model.String), Enum: enumOf("a", "", "b", ""),
			}, exampled(`["b"]`)),
			v30: "type: array\nitems:\n  type: string\n  enum:\n  - a\n  - b\nexample:\n- b\n",
			v31: "type: array\nitems:\n  type: string\n  enum:\n  - a\n  - b\nexamples:\n- - b\n",
		},
		{
			name:     "value of another type",
			property: prop("p", &model.Schema{Type: stated(model.Integer), Enum: enumOf("1", "", "1.5", "")}),
			v30:      "type: integer\nx-docgen-enum:\n- '1'\n- '1.5'\n",
			codes:    []string{"enum-mismatch"},
		},
	} {
		t.Run(c.name, c.run)
	}
}

func TestPropertyConstraints(t *testing.T) {
	t.Parallel()
	for _, c := range []propertyCase{
		{
			name: "lengths and pattern",
			property: prop("p", &model.Schema{Type: stated(model.String), Constraints: model.Constraints{
				MinLength: limit(0), MaxLength: limit(20), Pattern: limit("^[a-z]+$"),
			}}),
			v30: "type: string\nminLength: 0\nmaxLength: 20\npattern: '^[a-z]+$'\n",
		},
		{
			name: "inclusive range with a fraction",
			property: prop("p", &model.Schema{Type: stated(model.Integer), Constraints: model.Constraints{
				Minimum: limit(-1.0), Maximum: limit(0.5),
			}}),
			v30: "type: integer\nminimum: -1\nmaximum: 0.5\n",
		},
		{
			name: "exclusive range",
			property: prop("p", &model.Schema{Type: stated(model.Integer), Constraints: model.Constraints{
				Minimum: limit(0.0), ExclusiveMinimum: limit(true), Maximum: limit(9.0), ExclusiveMaximum: limit(true),
			}}),
			v30: "type: integer\nminimum: 0\nexclusiveMinimum: true\nmaximum: 9\nexclusiveMaximum: true\n",
			v31: "type: integer\nexclusiveMinimum: 0\nexclusiveMaximum: 9\n",
		},
		{
			name: "counts",
			property: prop("p", &model.Schema{Type: stated(model.Array), Items: typed(model.String), Constraints: model.Constraints{
				MinItems: limit(1), MaxItems: limit(50), UniqueItems: limit(true),
			}}),
			v30: "type: array\nminItems: 1\nmaxItems: 50\nuniqueItems: true\nitems:\n  type: string\n",
		},
	} {
		t.Run(c.name, c.run)
	}
}

func TestPropertyValues(t *testing.T) {
	t.Parallel()
	for _, c := range []propertyCase{
		{
			name:     "large integer keeps its figures",
			property: prop("p", typed(model.Integer), exampled("12345678901234567890")),
			v30:      "type: integer\nexample: 12345678901234567890\n",
			v31:      "type: integer\nexamples:\n- 12345678901234567890\n",
		},
		{
			name:     "keys keep their order",
			property: prop("p", typed(model.Object), exampled(`{"b": 1, "a": [true, null]}`)),
			v30:      "type: object\nexample:\n  b: 1\n  a:\n  - true\n  - null\n",
			v31:      "type: object\nexamples:\n- b: 1\n  a:\n  - true\n  - null\n",
		},
		{
			name:     "false is a default",
			property: prop("p", typed(model.Boolean), defaulted("false")),
			v30:      "type: boolean\ndefault: false\n",
		},
		{
			name:     "number printed for a string",
			property: prop("p", typed(model.String), defaulted("5")),
			v30:      "type: string\ndefault: '5'\n",
		},
		{
			name:     "string printed for a number",
			property: prop("p", typed(model.Integer), defaulted(`"5"`)),
			v30:      "type: integer\ndefault: 5\n",
		},
		{
			name:     "object printed in quotes",
			property: prop("p", ref("Other"), defaulted(`"{\"id\": \"x\"}"`)),
			v30:      "allOf:\n- $ref: '#/components/schemas/Other'\ndefault:\n  id: x\n",
			v31:      "$ref: '#/components/schemas/Other'\ndefault:\n  id: x\n",
		},
		{
			name:     "default of another type",
			property: prop("p", typed(model.String), defaulted("null")),
			v30:      "type: string\nx-docgen-default: null\n",
			codes:    []string{"default-mismatch"},
		},
		{
			name:     "example of another type",
			property: prop("p", typed(model.Object), exampled(`"test"`)),
			v30:      "type: object\nx-docgen-example: test\n",
			codes:    []string{"example-mismatch"},
		},
		{
			name:     "example that is no JSON",
			property: prop("p", typed(model.Object), exampled(`{"a":`)),
			v30:      "type: object\nx-docgen-example: '{\"a\":'\n",
			codes:    []string{"example-mismatch"},
		},
	} {
		t.Run(c.name, c.run)
	}
}

func TestRequiredPropertiesStandInTheDocsOrder(t *testing.T) {
	t.Parallel()
	api := single(answering(operation("op", "POST", "/op"), "Dto"), structure("Dto",
		prop("z", typed(model.String), required), prop("m", typed(model.String)),
		prop("a", typed(model.String), required), prop("z", typed(model.Integer))))
	doc, diags := emit(t, api, openapi.Options{})
	require.Equal(t, "type: object\nrequired:\n- z\n- a\nproperties:\n  z:\n    type: string\n  m:\n    type: string\n  a:\n    type: string\n",
		part(t, doc, "components", "schemas", "Dto"))
	require.Equal(t, []string{"duplicate-property"}, codes(diags))
}

func TestComponentNames(t *testing.T) {
	t.Parallel()
	schemas := []*model.Schema{
		structure("用户 Dto"), structure("u7528u6237_Dto"), structure("Page[User]"), structure("Same"), structure("Same"),
	}
	doc, diags := emit(t, single(operation("op", "GET", "/op"), schemas...), openapi.Options{})
	require.Equal(t, []string{"u7528u6237_Dto_2", "u7528u6237_Dto", "Pageu005BUseru005D", "Same"},
		keysOf(t, doc, "components", "schemas"))
	require.Equal(t, "type: object\nx-docgen-name: 用户 Dto\n", part(t, doc, "components", "schemas", "u7528u6237_Dto_2"))
	require.Equal(t, []string{"duplicate-schema"}, codes(diags))

	doc, _ = emit(t, single(operation("op", "GET", "/op"), schemas[0]),
		openapi.Options{ComponentName: func(string) string { return "User" }})
	require.Equal(t, []string{"User"}, keysOf(t, doc, "components", "schemas"))
}

func TestSourcesAreNotedOnRequestOnly(t *testing.T) {
	t.Parallel()
	with, _ := emit(t, usersAPI(), openapi.Options{Sources: true})
	require.Equal(t, "'docs/users.md:1'\n", part(t, with, "paths", "/api/create-user", "post", "x-docgen-source"))
	require.Equal(t, "method: method-by-rows\n", part(t, with, "paths", "/api/create-user", "post", "x-docgen-inferred"))
	require.Equal(t, "'docs/users.md:20'\n", part(t, with, "components", "schemas", "UserDto", "x-docgen-source"))
	without, _ := emit(t, usersAPI(), openapi.Options{})
	require.NotContains(t, string(without.YAML()), "x-docgen-source")
	require.NotContains(t, string(without.YAML()), "x-docgen-inferred")
}

func TestDiagnosticsNameTheirPlace(t *testing.T) {
	t.Parallel()
	p := prop("p", typed(model.Object))
	p.Example = model.State(model.Value(`"test"`), "example", at(7))
	_, diags := emit(t, withProperty(p), openapi.Options{})
	require.Len(t, diags, 1)
	require.Equal(t, at(7), diags[0].Span)
	require.Equal(t, diag.Info, diags[0].Severity)
	require.Equal(t, `the example of "p" does not fit: it is of type string, not object`, diags[0].Message)
}
