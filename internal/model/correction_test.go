package model

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
)

var (
	docs = diag.Span{File: "docs/a.md", Start: diag.Position{Line: 3, Column: 1}}
	line = diag.Span{File: "docgen.yaml", Start: diag.Position{Line: 9, Column: 5}}
)

// said is a property as the docs have it.
func said(name string, schema *Schema) *Property {
	return &Property{Name: State(name, "column:name", docs), Required: State(false, "column:required", docs), Schema: schema}
}

func typed(t Type) *Schema { return &Schema{Type: State(t, "type", docs)} }

func refers(name string) *Schema { return &Schema{Ref: State(name, "link", docs)} }

// shop is an API with a query operation, a body operation, and structures that refer to each other.
func shop() *API {
	limits := typed(String)
	limits.Constraints.MaxLength = &Fact[int]{Value: 20, Origin: Origin{Kind: Stated, Spans: []diag.Span{docs}}}
	state := typed(String)
	state.Enum = &Enum{Values: []*EnumValue{{Value: State("on", "enum", docs), Meaning: State("on sale", "enum", docs)}}}
	tags := &Schema{Type: State(Array, "type", docs), Items: typed(String)}
	items := &Schema{Type: State(Array, "type", docs), Items: refers("ItemDto")}
	return &API{
		Operations: []*Operation{
			{
				ID: State("findItems", "id", docs), Method: Infer("GET", "verb", docs), Path: Infer("/items", "file-name", docs),
				Parameters: []*Parameter{{In: Infer(InQuery, "method", docs), Property: *said("sort", typed(String))}},
				Responses:  []*Response{{Schema: refers("PageDto")}},
			},
			{
				ID: State("createItem", "id", docs), Method: Infer("POST", "verb", docs), Path: Infer("/items", "file-name", docs),
				RequestName: Infer("ItemDto", "name", docs), Body: &RequestBody{Schema: refers("ItemDto")},
			},
		},
		Schemas: []*Schema{
			{Name: "ItemDto", Type: State(Object, "structure", docs), Properties: []*Property{
				said("name", limits), said("state", state), said("tags", tags), said("parent", refers("ItemDto")),
			}},
			{Name: "PageDto", Type: State(Object, "structure", docs), Properties: []*Property{said("list", items)}},
		},
	}
}

// correctAll applies corrections as Link does, and gives the codes and places of what is reported.
func correctAll(a *API, corrections ...Correction) []string {
	for i := range corrections {
		corrections[i].Source = line
	}
	c := newCorrector(corrections)
	for _, o := range a.Operations {
		c.operation(o)
	}
	var out []string
	for _, d := range c.api(a) {
		out = append(out, d.Span.String()+" "+d.Code+": "+d.Message)
	}
	return out
}

// valueOf is the JSON of a fact by its name, and how it came to be known.
func valueOf(t *testing.T, a *API, owner, name string) (string, OriginKind) {
	t.Helper()
	for _, f := range a.FactsOf(owner) {
		if f.Name == owner+"."+name {
			return f.Value, f.Origin.Kind
		}
	}
	return "", ""
}

func TestCorrectionsSetWhatTheyName(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		correction        Correction
		owner, fact, want string
	}{
		"method":            {Correction{Operation: "findItems", Set: Change{Method: new("POST")}}, "findItems", "method", `"POST"`},
		"path":              {Correction{Operation: "findItems", Set: Change{Path: new("/v2/items")}}, "findItems", "path", `"/v2/items"`},
		"operation's name":  {Correction{Operation: "findItems", Set: Change{Name: new("listItems")}}, "listItems", "id", `"listItems"`},
		"summary":           {Correction{Operation: "findItems", Set: Change{Summary: new("Find")}}, "findItems", "summary", `"Find"`},
		"deprecated":        {Correction{Operation: "findItems", Set: Change{Deprecated: new(true)}}, "findItems", "deprecated", `true`},
		"parameter":         {Correction{Operation: "findItems", Property: "sort", Set: Change{Required: new(true)}}, "findItems", "sort.required", `true`},
		"default":           {Correction{Operation: "findItems", Property: "sort", Set: Change{Default: Value(`"asc"`)}}, "findItems", "sort.default", `"asc"`},
		"property of body":  {Correction{Operation: "createItem", Property: "name", Set: Change{Limits: Limits{MaxLength: new(8)}}}, "createItem", "name.maxLength", `8`},
		"new limit":         {Correction{Operation: "createItem", Property: "tags", Set: Change{Limits: Limits{MaxItems: new(3)}}}, "createItem", "tags.maxItems", `3`},
		"nested property":   {Correction{Operation: "createItem", Property: "parent.name", Set: Change{Format: new("uuid")}}, "ItemDto", "name.format", `"uuid"`},
		"through an array":  {Correction{Schema: "PageDto", Property: "list.name", Set: Change{Required: new(true)}}, "ItemDto", "name.required", `true`},
		"type":              {Correction{Schema: "ItemDto", Property: "name", Set: Change{Type: new("integer")}}, "ItemDto", "name.type", `"integer"`},
		"array of a type":   {Correction{Schema: "ItemDto", Property: "name", Set: Change{Type: new("number[]")}}, "ItemDto", "name.items.type", `"number"`},
		"reference":         {Correction{Schema: "ItemDto", Property: "name", Set: Change{Type: new("PageDto")}}, "ItemDto", "name.ref", `"PageDto"`},
		"array of refs":     {Correction{Schema: "ItemDto", Property: "tags", Set: Change{Type: new("PageDto[]")}}, "ItemDto", "tags.items.ref", `"PageDto"`},
		"values":            {Correction{Schema: "ItemDto", Property: "state", Set: Change{Enum: []string{"on", "off"}}}, "ItemDto", "state.enum", `["on","off"]`},
		"values of items":   {Correction{Schema: "ItemDto", Property: "tags", Set: Change{Enum: []string{"a"}}}, "ItemDto", "tags.items.enum", `["a"]`},
		"property's name":   {Correction{Schema: "ItemDto", Property: "tags", Set: Change{Name: new("labels")}}, "ItemDto", "labels.name", `"labels"`},
		"schema's own text": {Correction{Schema: "ItemDto", Set: Change{Description: new("An item")}}, "ItemDto", "description", `"An item"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := shop()
			require.Empty(t, correctAll(a, c.correction))
			value, kind := valueOf(t, a, c.owner, c.fact)
			require.Equal(t, c.want, value)
			require.Equal(t, Configured, kind)
		})
	}
}

func TestCorrectionKeepsWhatItDoesNotName(t *testing.T) {
	t.Parallel()
	a := shop()
	correctAll(a, Correction{Schema: "ItemDto", Property: "state", Set: Change{Enum: []string{"on", "off"}}})
	meaning, kind := valueOf(t, a, "ItemDto", "state.enum.on.meaning")
	require.Equal(t, `"on sale"`, meaning)
	require.Equal(t, Stated, kind)
	_, kind = valueOf(t, a, "ItemDto", "state.type")
	require.Equal(t, Stated, kind)
}

func TestRenamedStructureIsReferredToByItsNewName(t *testing.T) {
	t.Parallel()
	a := shop()
	require.Empty(t, correctAll(a, Correction{Schema: "ItemDto", Set: Change{Name: new("Item")}}))
	require.Nil(t, a.Schema("ItemDto"))
	text, err := json.Marshal(a)
	require.NoError(t, err)
	require.NotContains(t, string(text), "ItemDto")
	require.Equal(t, "Item", a.Operation("createItem").Body.Schema.Ref.Value)
	require.Equal(t, "Item", a.Schema("Item").Property("parent").Schema.Ref.Value)
}

func TestCorrectionsThatDoNothingAreReported(t *testing.T) {
	t.Parallel()
	const at = "docgen.yaml:9:5 "
	for name, c := range map[string]struct {
		correction Correction
		want       string
	}{
		"same method":   {Correction{Operation: "findItems", Set: Change{Method: new("GET")}}, "correction-unused: the correction of findItems changes nothing: the docs already have this method"},
		"same type":     {Correction{Schema: "ItemDto", Property: "tags", Set: Change{Type: new("string[]")}}, "correction-unused: the correction of ItemDto.tags changes nothing: the docs already have this type"},
		"same limit":    {Correction{Schema: "ItemDto", Property: "name", Set: Change{Limits: Limits{MaxLength: new(20)}}}, "correction-unused: the correction of ItemDto.name changes nothing: the docs already have this maxLength"},
		"same values":   {Correction{Schema: "ItemDto", Property: "state", Set: Change{Enum: []string{"on"}}}, "correction-unused: the correction of ItemDto.state changes nothing: the docs already have this enum"},
		"same name":     {Correction{Schema: "ItemDto", Set: Change{Name: new("ItemDto")}}, "correction-unused: the correction of ItemDto changes nothing: the docs already have this name"},
		"no operation":  {Correction{Operation: "findThings", Set: Change{Method: new("GET")}}, "correction-target: the correction's target findThings is not in the docs"},
		"no property":   {Correction{Operation: "createItem", Property: "parent.size", Set: Change{Required: new(true)}}, "correction-target: the correction's target createItem.parent.size is not in the docs"},
		"no body":       {Correction{Operation: "findItems", Property: "name", Set: Change{Required: new(true)}}, "correction-target: the correction's target findItems.name is not in the docs"},
		"no structure":  {Correction{Schema: "GoneDto", Set: Change{Description: new("x")}}, "correction-target: the correction's target GoneDto is not in the docs"},
		"no such type":  {Correction{Schema: "ItemDto", Property: "name", Set: Change{Type: new("GoneDto")}}, "correction-target: the correction gives ItemDto.name the type GoneDto, which is no structure of the docs"},
		"below a value": {Correction{Schema: "ItemDto", Property: "name.first", Set: Change{Required: new(true)}}, "correction-target: the correction's target ItemDto.name.first is not in the docs"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, []string{at + c.want}, correctAll(shop(), c.correction))
		})
	}
}

func TestFactsOfAStructureThatHoldsItselfComeToAnEnd(t *testing.T) {
	t.Parallel()
	a := shop()
	seen := map[string]bool{}
	for _, f := range a.FactsOf("ItemDto") {
		require.False(t, seen[f.Name], "%s stands twice", f.Name)
		seen[f.Name] = true
	}
	require.True(t, seen["ItemDto.parent.ref"])
	require.False(t, seen["ItemDto.parent.name.type"])
	require.Empty(t, a.FactsOf("nobody"))
}
