package openapi_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/emit/openapi"
	"github.com/seed-97755388/docgen/internal/model"
)

func TestOperation(t *testing.T) {
	t.Parallel()
	doc, _ := emit(t, usersAPI(), openapi.Options{Samples: true})
	require.Equal(t, `tags:
- 用户
summary: 创建用户
description: |-
  Creates a user.

  The **name** must be new.
operationId: createUser
parameters:
- $ref: '#/components/parameters/x-lang'
- $ref: '#/components/parameters/x-pool'
requestBody:
  required: true
  content:
    application/json:
      schema:
        $ref: '#/components/schemas/CreateUserDto'
      example:
        zone: a
        name: Ann
        tags:
        - x
responses:
  '200':
    description: OK
    content:
      application/json:
        schema:
          $ref: '#/components/schemas/UserRespDto'
        example:
          statusCode: 200
          message: ok
          data:
            id: u1
            kind: person
  '429':
    $ref: '#/components/responses/RateLimited'
  default:
    $ref: '#/components/responses/Error'
x-codeSamples:
- lang: java
  source: 'client.createUser();'
`, part(t, doc, "paths", "/api/create-user", "post"))
}

func TestParameters(t *testing.T) {
	t.Parallel()
	doc, _ := emit(t, usersAPI(), openapi.Options{})
	require.Equal(t, `- name: page
  in: query
  description: 'Page, from 1'
  schema:
    type: integer
    default: 1
    minimum: 1
  example: 1
- name: ids
  in: query
  schema:
    type: array
    items:
      type: string
  example:
  - u1
  - u2
- name: fields
  in: query
  style: form
  explode: false
  schema:
    type: array
    items:
      type: string
- name: x-lang
  in: header
  required: true
  schema:
    type: string
- $ref: '#/components/parameters/x-pool'
`, part(t, doc, "paths", "/api/list-users", "get", "parameters"))
}

func TestPathsThatDifferInPlaceholdersAreOne(t *testing.T) {
	t.Parallel()
	doc, diags := emit(t, usersAPI(), openapi.Options{})
	require.Empty(t, diags)
	require.Equal(t, `- name: id
  in: path
  description: The user
  required: true
  schema:
    type: string
  x-docgen-name: userId
- $ref: '#/components/parameters/x-lang'
- $ref: '#/components/parameters/x-pool'
`, part(t, doc, "paths", "/api/users/{id}", "delete", "parameters"))
}

func TestSecurity(t *testing.T) {
	t.Parallel()
	doc, _ := emit(t, usersAPI(), openapi.Options{})
	require.Equal(t, "- bearer: []\n", part(t, doc, "security"))
	require.Equal(t, "bearer:\n  type: http\n  scheme: bearer\n", part(t, doc, "components", "securitySchemes"))
	require.Nil(t, node(t, doc, "paths", "/api/create-user", "post", "security"))
	for _, open := range [][]string{{"/api/get-token", "post"}, {"/api/users/{id}", "delete"}} {
		require.Equal(t, "[]\n", part(t, doc, "paths", open[0], open[1], "security"), open)
	}

	t.Run("a key in a header", func(t *testing.T) {
		t.Parallel()
		api := single(operation("op", "GET", "/op"))
		api.Operations[0].NoAuth = stated(true)
		api.Auth = &model.Auth{Scheme: "header", Header: "X-Key"}
		doc, _ := emit(t, api, openapi.Options{})
		require.Equal(t, "header:\n  type: apiKey\n  in: header\n  name: X-Key\n", part(t, doc, "components", "securitySchemes"))
		require.Equal(t, "[]\n", part(t, doc, "paths", "/op", "get", "security"))
	})
	t.Run("clients without authentication", func(t *testing.T) {
		t.Parallel()
		api := single(operation("op", "GET", "/op"))
		api.Auth = &model.Auth{Scheme: "bearer", Clients: []string{"OtherClient"}, Claims: []model.ClaimOut{{Claim: "c", Header: "x-c"}}}
		doc, _ := emit(t, api, openapi.Options{})
		require.Equal(t, "[]\n", part(t, doc, "paths", "/op", "get", "security"))
		require.Nil(t, node(t, doc, "paths", "/op", "get", "parameters"))
		require.Nil(t, node(t, doc, "components", "parameters"), "no operation sends the header")
	})
	t.Run("no authentication known", func(t *testing.T) {
		t.Parallel()
		doc, _ := emit(t, single(operation("op", "GET", "/op")), openapi.Options{})
		require.Equal(t, "[]\n", part(t, doc, "security"))
		require.Nil(t, node(t, doc, "components"))
	})
}

func TestErrorModel(t *testing.T) {
	t.Parallel()
	api := usersAPI()
	api.Schemas = append(api.Schemas, structure("ErrorResponse"))
	doc, _ := emit(t, api, openapi.Options{})
	require.Equal(t, `type: object
properties:
  statusCode:
    type: integer
    description: '200 is success'
  message:
    type: string
  apiCode:
    type: integer
  requestId:
    type: string
x-docgen-errors:
- field: http
  code: '429'
  name: RateLimited
  description: Too many requests
- field: code
  code: '2001'
  name: NoSuchUser
  description: No such user
`, part(t, doc, "components", "schemas", "ErrorResponse_2"))
	require.Equal(t, []string{"RateLimited", "Error"}, keysOf(t, doc, "components", "responses"))
	require.Contains(t, part(t, doc, "components", "responses", "RateLimited"), "'#/components/schemas/ErrorResponse_2'")
	require.Equal(t, "A failure. A response has failed, whatever its HTTP status, where `statusCode` is not `200`.",
		node(t, doc, "components", "responses", "Error", "description").Value)
}

func TestResponses(t *testing.T) {
	t.Parallel()
	o := operation("op", "GET", "/op")
	o.Responses = []*model.Response{
		{Status: stated("200"), MediaType: stated("text/csv"), Schema: typed(model.String), Examples: []*model.Example{{Text: "a,b\n"}}},
		{Status: stated("404"), Description: stated("Nobody"), Examples: []*model.Example{{Name: "无", Value: []byte("{}")}, {Value: []byte("1")}}},
		{Status: stated("200")},
		{Examples: []*model.Example{{Text: "{broken"}}},
	}
	doc, diags := emit(t, single(o), openapi.Options{})
	require.Equal(t, `'200':
  description: OK
  content:
    text/csv:
      schema:
        type: string
      example: |
        a,b
'404':
  description: Nobody
  content:
    application/json:
      examples:
        u65E0:
          value: {}
        example:
          value: 1
default:
  description: Any other response
  content:
    application/json:
      x-docgen-example: '{broken'
`, part(t, doc, "paths", "/op", "get", "responses"))
	require.Equal(t, []string{"duplicate-response"}, codes(diags))

	doc, _ = emit(t, single(operation("op", "GET", "/op")), openapi.Options{})
	require.Equal(t, "default:\n  description: The docs describe no response.\n", part(t, doc, "paths", "/op", "get", "responses"))
}

func TestResponseHeaders(t *testing.T) {
	t.Parallel()
	doc, _ := emit(t, usersAPI(), openapi.Options{})
	require.Equal(t, "x-left:\n  description: Calls left\n  required: true\n  schema:\n    type: integer\n  example: 7\n",
		part(t, doc, "paths", "/api/users/{id}", "delete", "responses", "204", "headers"))
}

func TestWhatOpenAPICannotHoldIsReported(t *testing.T) {
	t.Parallel()
	missing := operation("op", "GET", "/a/{id}")
	unplaced := operation("op", "GET", "/a")
	unplaced.Parameters = []*model.Parameter{
		param(model.InPath, prop("id", typed(model.String))),
		param("", prop("x", typed(model.String))),
		param(model.InQuery, prop("q", typed(model.String))),
		param(model.InQuery, prop("q", typed(model.Integer))),
	}
	for name, c := range map[string]struct {
		operation *model.Operation
		paths     []string
		codes     []string
	}{
		"no path":         {operation("op", "GET", ""), []string{}, []string{"operation-unplaced"}},
		"no method":       {operation("op", "", "/a"), []string{}, []string{"operation-unplaced"}},
		"foreign method":  {operation("op", "LINK", "/a"), []string{}, []string{"operation-unplaced"}},
		"host and query":  {operation("op", "GET", "https://x.example/a?b=1"), []string{"/a"}, []string{"invalid-path"}},
		"no slash":        {operation("op", "GET", "a/b"), []string{"/a/b"}, []string{"invalid-path"}},
		"body under GET":  {accepting(operation("op", "GET", "/a"), "Dto"), []string{"/a"}, []string{"body-not-expected"}},
		"no parameter":    {missing, []string{"/a/{id}"}, []string{"path-parameter-missing"}},
		"lost parameters": {unplaced, []string{"/a"}, []string{"path-parameter-unplaced", "parameter-unplaced", "duplicate-parameter"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, diags := emit(t, single(c.operation, structure("Dto")), openapi.Options{})
			require.ElementsMatch(t, c.paths, keysOf(t, doc, "paths"))
			require.Equal(t, c.codes, codes(diags))
		})
	}
}

func TestTheSecondOperationOfAPlaceIsLeftOut(t *testing.T) {
	t.Parallel()
	api := single(operation("first", "GET", "/a/{id}"))
	second := operation("second", "GET", "/a/{key}")
	second.Source = at(9)
	api.Operations = append(api.Operations, second, operation("third", "POST", "/b"))
	doc, diags := emit(t, api, openapi.Options{})
	require.Equal(t, []string{"/a/{id}", "/b"}, keysOf(t, doc, "paths"))
	require.Equal(t, "first", node(t, doc, "paths", "/a/{id}", "get", "operationId").Value)
	require.Equal(t, "duplicate-operation", diags[0].Code)
	require.Equal(t, at(9), diags[0].Span)
	require.Equal(t, at(1), diags[0].Related[0].Span)
}

func TestOperationIDs(t *testing.T) {
	t.Parallel()
	api := single(operation("same", "GET", "/a"))
	api.Operations = append(api.Operations, operation("same", "POST", "/a"), operation("取用户", "GET", "/b"), operation("", "GET", "/c/d"))
	doc, diags := emit(t, api, openapi.Options{})
	ids := []string{}
	for _, at := range [][]string{{"/a", "get"}, {"/a", "post"}, {"/b", "get"}, {"/c/d", "get"}} {
		ids = append(ids, node(t, doc, "paths", at[0], at[1], "operationId").Value)
	}
	require.Equal(t, []string{"same", "same_2", "u53D6u7528u6237", "get_c_d"}, ids)
	require.Equal(t, "取用户", node(t, doc, "paths", "/b", "get", "x-docgen-name").Value)
	require.Equal(t, []string{"duplicate-operation-id"}, codes(diags))
}

func TestServersAndTags(t *testing.T) {
	t.Parallel()
	api := single(operation("op", "GET", "/op"))
	api.Operations[0].Group = "Unlisted"
	api.Groups = []*model.Group{{Name: "A", Description: stated("first")}, {Name: "A", Description: stated("second")}, {Name: "B"}}
	api.Documents[0].Servers = []model.Server{{URL: "https://{tenant}.example/"}, {URL: "https://{tenant}.example"}, {URL: "https://b.example", Description: "test"}}
	doc, _ := emit(t, api, openapi.Options{})
	require.Equal(t, "- url: 'https://{tenant}.example'\n  variables:\n    tenant:\n      default: tenant\n- url: 'https://b.example'\n  description: test\n",
		part(t, doc, "servers"))
	require.Equal(t, "- name: A\n  description: first\n- name: B\n- name: Unlisted\n", part(t, doc, "tags"))

	doc, _ = emit(t, &model.API{}, openapi.Options{})
	require.Equal(t, "openapi: '3.0.3'\ninfo:\n  title: API\n  version: unversioned\nservers:\n- url: /\nsecurity: []\npaths: {}\n", string(doc.YAML()))
}

func TestSummariesArePlainText(t *testing.T) {
	t.Parallel()
	for in, out := range map[string]string{
		"Get it with `POST`":                 "Get it with POST",
		"**All** [users](/users) of __a b__": "All users of a b",
		"a_b__c and 2 * 3 * 4":               "a_b__c and 2 * 3 * 4",
	} {
		o := operation("getIt", "GET", "/it")
		o.Summary = stated(in)
		doc, _ := emit(t, &model.API{Operations: []*model.Operation{o}}, openapi.Options{})
		require.Equal(t, out, node(t, doc, "paths", "/it", "get", "summary").Value)
	}
}
