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
				Parameters: []*Parameter{
					{In: Infer(InQuery, "method", docs), Property: *said("sort", typed(String))},
					{In: Infer(InQuery, "method", docs), Property: *said("page", typed(Integer))},
					{In: Infer(InQuery, "method", docs), Property: *said("size", typed(Integer))},
				},
				Responses: []*Response{{Status: State("200", "status", docs), Schema: refers("PageDto")}},
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

// byPage is a right answer to how findItems is asked for its pages.
func byPage() *PagingChange {
	return &PagingChange{Page: []string{"page"}, Limit: []string{"size"}, List: []string{"list"}}
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
	c.api(a)
	c.behaviour(a)
	var out []string
	for _, d := range c.take() {
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
		"array of arrays":   {Correction{Schema: "ItemDto", Property: "name", Set: Change{Type: new("number[][]")}}, "ItemDto", "name.items.items.type", `"number"`},
		"limit of items":    {Correction{Schema: "ItemDto", Property: "tags[]", Set: Change{Limits: Limits{MaxLength: new(9)}}}, "ItemDto", "tags.items.maxLength", `9`},
		"property of items": {Correction{Schema: "PageDto", Property: "list[].name", Set: Change{Required: new(true)}}, "ItemDto", "name.required", `true`},
		"response":          {Correction{Operation: "findItems", Response: "200", Property: "list.name", Set: Change{Required: new(true)}}, "ItemDto", "name.required", `true`},
		"nullable":          {Correction{Schema: "ItemDto", Property: "parent", Set: Change{Nullable: new(true)}}, "ItemDto", "parent.nullable", `true`},
		"example":           {Correction{Schema: "ItemDto", Property: "name", Set: Change{Example: Value(`"Cup"`)}}, "ItemDto", "name.example", `"Cup"`},
		"reading":           {Correction{Operation: "createItem", Set: Change{Reading: new(true)}}, "createItem", "reading", `true`},
		"exclusive bound":   {Correction{Operation: "findItems", Property: "page", Set: Change{Limits: Limits{ExclusiveMinimum: new(0.0)}}}, "findItems", "page.exclusiveMinimum", `true`},
		"its limit":         {Correction{Operation: "findItems", Property: "page", Set: Change{Limits: Limits{ExclusiveMinimum: new(0.0)}}}, "findItems", "page.minimum", `0`},
		"paging":            {Correction{Operation: "findItems", Set: Change{Paging: byPage()}}, "findItems", "paging", `["list"]`},
		"batch":             {Correction{Operation: "createItem", Set: Change{Batch: &BatchChange{Property: "tags", Limit: 5}}}, "createItem", "batch", `5`},
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
			for _, found := range correctAll(a, c.correction) {
				require.Contains(t, found, "correction-shared")
			}
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
	const unused = at + "correction-unused: the correction of "
	for name, c := range map[string]struct {
		correction Correction
		want       string
	}{
		"same method": {Correction{Operation: "findItems", Set: Change{Method: new("GET")}}, "findItems changes nothing: the docs already have this method"},
		"same type":   {Correction{Schema: "ItemDto", Property: "tags", Set: Change{Type: new("string[]")}}, "ItemDto.tags changes nothing: the docs already have this type"},
		"same limit":  {Correction{Schema: "ItemDto", Property: "name", Set: Change{Limits: Limits{MaxLength: new(20)}}}, "ItemDto.name changes nothing: the docs already have this maxLength"},
		"same values": {Correction{Schema: "ItemDto", Property: "state", Set: Change{Enum: []string{"on"}}}, "ItemDto.state changes nothing: the docs already have this enum"},
		"same name":   {Correction{Schema: "ItemDto", Set: Change{Name: new("ItemDto")}}, "ItemDto changes nothing: the docs already have this name"},
		"never null":  {Correction{Schema: "ItemDto", Property: "name", Set: Change{Nullable: new(false)}}, "ItemDto.name changes nothing: the docs already have this nullable"},
		"not reading": {Correction{Operation: "createItem", Set: Change{Reading: new(false)}}, "createItem changes nothing: the docs already have this reading"},
		"no pages":    {Correction{Operation: "findItems", Set: Change{Paging: &PagingChange{None: true}}}, "findItems changes nothing: the docs already have this paging"},
		"no batches":  {Correction{Operation: "createItem", Set: Change{Batch: &BatchChange{None: true}}}, "createItem changes nothing: the docs already have this batch"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, []string{unused + c.want}, correctAll(shop(), c.correction))
		})
	}
}

func TestCorrectionsOfWhatIsNotThereSayWhatIs(t *testing.T) {
	t.Parallel()
	const missing = "docgen.yaml:9:5 correction-target: the correction's target "
	for name, c := range map[string]struct {
		correction Correction
		want       string
	}{
		"operation":        {Correction{Operation: "findItem", Set: Change{Method: new("GET")}}, "findItem is not in the docs; did you mean findItems?"},
		"nothing near":     {Correction{Schema: "GoneDto", Set: Change{Description: new("x")}}, "GoneDto is not in the docs; the OpenAPI document lists what is"},
		"nested property":  {Correction{Operation: "createItem", Property: "parent.nam", Set: Change{Required: new(true)}}, "createItem.parent.nam is not in the docs: ItemDto has name, state, tags, parent; did you mean name?"},
		"request property": {Correction{Operation: "findItems", Property: "colour", Set: Change{Required: new(true)}}, "findItems.colour is not in the docs: the request of findItems has sort, page, size"},
		"below a value":    {Correction{Schema: "ItemDto", Property: "name.first", Set: Change{Required: new(true)}}, "ItemDto.name.first is not in the docs: ItemDto.name has no property"},
		"response":         {Correction{Operation: "findItems", Response: "404", Property: "list", Set: Change{Required: new(true)}}, "findItems.404.list is not in the docs: the responses of findItems are 200"},
		"items of a value": {Correction{Schema: "ItemDto", Property: "name[]", Set: Change{Format: new("uuid")}}, "ItemDto.name[] is not in the docs: ItemDto.name is no array, so it has no items"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, []string{missing + c.want}, correctAll(shop(), c.correction))
		})
	}
}

func TestCorrectionsThatDoNotFitAreReported(t *testing.T) {
	t.Parallel()
	const cannot = "docgen.yaml:9:5 correction-misfit: the correction cannot set "
	for name, c := range map[string]struct {
		correction Correction
		want       string
	}{
		"unknown type":     {Correction{Schema: "ItemDto", Property: "name", Set: Change{Type: new("GoneDto")}}, "type of ItemDto.name: GoneDto is no structure of the docs"},
		"misspelt type":    {Correction{Schema: "ItemDto", Property: "name", Set: Change{Type: new("strng")}}, "type of ItemDto.name: strng is no structure of the docs; did you mean string?"},
		"length of a list": {Correction{Schema: "ItemDto", Property: "tags", Set: Change{Limits: Limits{MaxLength: new(3)}}}, "maxLength of ItemDto.tags: it is an array; ItemDto.tags[] are its items"},
		"count of a text":  {Correction{Schema: "ItemDto", Property: "name", Set: Change{Limits: Limits{MaxItems: new(3)}}}, "maxItems of ItemDto.name: it is of the type string"},
		"limit of a ref":   {Correction{Schema: "ItemDto", Property: "parent", Set: Change{Limits: Limits{MaxItems: new(3)}}}, "maxItems of ItemDto.parent: it is of the structure ItemDto; correct that one, with schema: ItemDto"},
		"location":         {Correction{Operation: "findItems", Property: "sort", Set: Change{In: new(InHeader)}}, "in of findItems.sort: no row of parameters describes it that could go elsewhere; correct the structure that it stands in"},
		"reading of a GET": {Correction{Operation: "findItems", Set: Change{Reading: new(false)}}, "reading of findItems: a GET reads by the meaning of HTTP"},
		"page":             {Correction{Operation: "findItems", Set: Change{Paging: &PagingChange{Page: []string{"at"}, Limit: []string{"size"}}}}, "paging of findItems: the request of findItems has no at"},
		"page that is text": {
			Correction{Operation: "findItems", Set: Change{Paging: &PagingChange{Page: []string{"sort"}, Limit: []string{"size"}}}},
			"paging of findItems: sort of the request is no number",
		},
		"list": {
			Correction{Operation: "findItems", Set: Change{Paging: &PagingChange{Page: []string{"page"}, Limit: []string{"size"}, List: []string{"data", "list"}}}},
			"paging of findItems: no response of findItems has a list data.list",
		},
		"total": {
			Correction{Operation: "findItems", Set: Change{Paging: &PagingChange{Page: []string{"page"}, Limit: []string{"size"}, List: []string{"list"}, Total: []string{"list"}}}},
			"paging of findItems: the response of findItems has no number list",
		},
		"name of another":  {Correction{Schema: "ItemDto", Property: "name", Set: Change{Name: new("state")}}, "name of ItemDto.name: another property is called state"},
		"other structure":  {Correction{Schema: "ItemDto", Set: Change{Name: new("PageDto")}}, "name of ItemDto: PageDto is another structure"},
		"itself":           {Correction{Schema: "ItemDto", Set: Change{Type: new("ItemDto")}}, "type of ItemDto: ItemDto would be a structure that is nothing but itself"},
		"no value left":    {Correction{Schema: "ItemDto", Property: "name", Set: Change{Limits: Limits{MinLength: new(21)}}}, "minLength of ItemDto.name: no value is left from 21 to 20"},
		"batch of no list": {Correction{Operation: "createItem", Set: Change{Batch: &BatchChange{Property: "name", Limit: 5}}}, "batch of createItem: name of the request is no list"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, []string{cannot + c.want}, correctAll(shop(), c.correction))
		})
	}
}

func TestSecondPagingThatSaysTheSameIsUnused(t *testing.T) {
	t.Parallel()
	paged := Correction{Operation: "findItems", Set: Change{Paging: byPage()}}
	require.Equal(t, []string{"docgen.yaml:9:5 correction-unused: the correction of findItems changes nothing: the docs already have this paging"},
		correctAll(shop(), paged, paged))
}

func TestCorrectionOfAnOperationThatOthersShareSaysWhom(t *testing.T) {
	t.Parallel()
	found := correctAll(shop(), Correction{Operation: "createItem", Property: "parent.name", Set: Change{Required: new(true)}})
	require.Equal(t, []string{"docgen.yaml:9:5 correction-shared: the correction of createItem.parent.name changes the structure ItemDto, " +
		"which the response of findItems has, too: name it to say so, as in {schema: ItemDto, property: name, set: ..., reason: ...}"}, found)
	require.Empty(t, correctAll(shop(), Correction{Schema: "ItemDto", Property: "name", Set: Change{Required: new(true)}}))
}

func TestCorrectionOfTheItemsOfASharedArrayNamesTheArray(t *testing.T) {
	t.Parallel()
	a := shop()
	a.Schemas = append(a.Schemas, &Schema{Name: "Tags", Type: State(Array, "type", docs), Items: typed(String)})
	a.Schema("ItemDto").Property("tags").Schema = refers("Tags")
	a.Operation("findItems").Parameters[0].Schema = refers("Tags")
	found := correctAll(a, Correction{Operation: "createItem", Property: "tags[]", Set: Change{Limits: Limits{MaxLength: new(9)}}})
	require.Len(t, found, 1)
	require.Contains(t, found[0], "changes the structure Tags, which the request of findItems has, too")
}

func TestSharedStructureIsNamedWithTheWholeWayInIt(t *testing.T) {
	t.Parallel()
	a := shop()
	inner := typed(Object)
	inner.Properties = []*Property{said("width", typed(Integer))}
	item := a.Schema("ItemDto")
	item.Properties = append(item.Properties, said("size", inner))
	found := correctAll(a, Correction{Operation: "createItem", Property: "parent.size.width", Set: Change{Required: new(true)}})
	require.Len(t, found, 1)
	require.Contains(t, found[0], "{schema: ItemDto, property: size.width, set: ..., reason: ...}")
}

func TestCorrectionTakesFactsAway(t *testing.T) {
	t.Parallel()
	a := shop()
	require.Equal(t, []string{"docgen.yaml:9:5 correction-unused: the correction of ItemDto.name changes nothing: the docs have no format"},
		correctAll(a,
			Correction{Schema: "ItemDto", Property: "name", Unset: []string{"maxLength", "format"}},
			Correction{Schema: "ItemDto", Property: "state", Unset: []string{"enum"}}))
	require.Nil(t, a.Schema("ItemDto").Property("name").Schema.Constraints.MaxLength)
	require.Nil(t, a.Schema("ItemDto").Property("state").Schema.Enum)
}

func TestSecondCorrectionOfAFactIsReported(t *testing.T) {
	t.Parallel()
	limit := func(n int) Correction {
		return Correction{Schema: "ItemDto", Property: "name", Set: Change{Limits: Limits{MaxLength: &n}}}
	}
	require.Equal(t, []string{"docgen.yaml:9:5 correction-misfit: the correction cannot set maxLength of ItemDto.name: another correction sets it"},
		correctAll(shop(), limit(5), limit(6)))
}

func TestNewTypeKeepsWhatItCanHave(t *testing.T) {
	t.Parallel()
	a := shop()
	require.Empty(t, correctAll(a, Correction{Schema: "ItemDto", Property: "name", Set: Change{Type: new("integer"), Limits: Limits{Maximum: new(9.0)}}}))
	name := a.Schema("ItemDto").Property("name").Schema
	require.Nil(t, name.Constraints.MaxLength, "a number has no length")
	require.InDelta(t, 9, name.Constraints.Maximum.Value, 0)
}

// mixed is a schema of no said type with all that a type can have.
func mixed() *Schema {
	count, limit := &Fact[int]{Value: 1, Origin: Origin{Kind: Stated}}, &Fact[float64]{Value: 1, Origin: Origin{Kind: Stated}}
	return &Schema{
		Enum:       &Enum{Values: []*EnumValue{{Value: State("on", "enum", docs)}}},
		Properties: []*Property{said("inner", typed(String))},
		Constraints: Constraints{
			MinLength: count, MaxLength: count, MinItems: count, MaxItems: count, Minimum: limit, Maximum: limit,
			Pattern: &Fact[string]{Value: "x", Origin: Origin{Kind: Stated}}, UniqueItems: &Fact[bool]{Value: true, Origin: Origin{Kind: Stated}},
		},
	}
}

func TestNewTypeLeavesNothingThatOnlyOthersHave(t *testing.T) {
	t.Parallel()
	for to, kept := range map[string][]string{
		"string":   {"minLength", "maxLength", "pattern", "enum"},
		"integer":  {"minimum", "maximum", "enum"},
		"number":   {"minimum", "maximum", "enum"},
		"boolean":  {"enum"},
		"string[]": {"minItems", "maxItems", "uniqueItems", "enum"},
		"object":   {"inner.name"},
		"any":      {"minLength", "maxLength", "pattern", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "enum"},
		"PageDto":  nil,
	} {
		t.Run(to, func(t *testing.T) {
			t.Parallel()
			a := shop()
			a.Schema("ItemDto").Property("name").Schema = mixed()
			require.Empty(t, correctAll(a, Correction{Schema: "ItemDto", Property: "name", Set: Change{Type: &to}}))
			var left []string
			for _, key := range []string{"minLength", "maxLength", "pattern", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "inner.name"} {
				if value, _ := valueOf(t, a, "ItemDto", "name."+key); value != "" {
					left = append(left, key)
				}
			}
			if a.Schema("ItemDto").Property("name").Schema.Enum != nil {
				left = append(left, "enum")
			}
			require.Equal(t, kept, left)
		})
	}
}

func TestBoundTakesThePlaceOfAnExclusiveOne(t *testing.T) {
	t.Parallel()
	a := shop()
	require.Empty(t, correctAll(a,
		Correction{Operation: "findItems", Property: "page", Set: Change{Limits: Limits{ExclusiveMaximum: new(5.0)}}},
		Correction{Operation: "findItems", Property: "page", Set: Change{Limits: Limits{Maximum: new(5.0)}}}))
	limits := a.Operation("findItems").Parameters[1].Schema.Constraints
	require.InDelta(t, 5, limits.Maximum.Value, 0)
	require.Nil(t, limits.ExclusiveMaximum)
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
