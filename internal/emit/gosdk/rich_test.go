package gosdk

import "github.com/seed-97755388/docgen/internal/model"

// rich is an API with every construct that the target knows, beside the seed's operation.
func rich() *model.API {
	api := seed()
	api.Documents = append(api.Documents, &model.Document{Name: "authentication", Title: "Authentication API"})
	for _, add := range []func(*model.API){addQueries, addPaging, addShapes, addForms, addNames} {
		add(api)
	}
	return api
}

func addSchemas(api *model.API, schemas ...*model.Schema) {
	api.Schemas = append(api.Schemas, schemas...)
}

func addOperations(api *model.API, ops ...*model.Operation) {
	api.Operations = append(api.Operations, ops...)
}

// addQueries adds path, query and header parameters.
func addQueries(api *model.API) {
	fields := parameter(model.InQuery, optional("fields", array(of(model.String))))
	fields.Comma = fact(true)
	op := get("getUserBatch", "/api/v3/tenants/{tenantId}/users", ref("UserListRespDto"),
		parameter(model.InPath, required("tenantId", of(model.String))),
		parameter(model.InQuery, required("userIds", limited(
			array(limited(of(model.String), model.Constraints{MinLength: limit(2), MaxLength: limit(24)})),
			model.Constraints{MinItems: limit(1), MaxItems: limit(3), UniqueItems: limit(true)}))),
		fields,
		parameter(model.InQuery, optional("withCustomData", of(model.Boolean))),
		parameter(model.InQuery, optional("since", of(model.Integer))),
		parameter(model.InQuery, optional("status", enumeration(model.String, "Activated", "启用", "Suspended", ""))),
		parameter(model.InHeader, optional("x-trace", of(model.String))))
	op.RequestName = fact("GetUserBatchReqDto")
	addOperations(api, op,
		sharing("getUser", "UserKeyReqDto", required("userId", of(model.String))),
		sharing("getUserRoles", "UserKeyReqDto", required("userId", of(model.String))),
		sharing("getUserGroups", "UserKeyReqDto", required("userId", of(model.Integer))),
	)
}

// sharing is an operation whose request has a name that others may have too.
func sharing(id, request string, p *model.Property) *model.Operation {
	op := get(id, "/api/v3/"+id, ref("UserListRespDto"), parameter(model.InQuery, p))
	op.RequestName = fact(request)
	return op
}

// addPaging adds lists asked for in the query, in the body, and under options.pagination.
func addPaging(api *model.API) {
	page := func() *model.Property { return withDefault(optional("page", of(model.Integer)), "1") }
	size := func() *model.Property {
		return optional("limit", limited(of(model.Integer), model.Constraints{Minimum: limit(1.0), Maximum: limit(50.0)}))
	}
	query := get("listRoles", "/api/v3/list-roles", ref("UserListRespDto"),
		parameter(model.InQuery, page()), parameter(model.InQuery, size()))
	query.Paging = pagingOf("page")
	body := post("listGroups", "/api/v3/list-groups", object(optional("page", of(model.Number)), size()), ref("UserListRespDto"))
	body.Paging = pagingOf("page")
	nested := post("listUsers", "/api/v3/list-users", ref("ListUsersReqDto"), ref("UserListRespDto"))
	nested.Paging = pagingOf("options", "pagination", "page")
	nested.Reading = fact(true)
	addOperations(api, query, body, nested)
	addSchemas(api,
		structure("ListUsersReqDto", optional("keywords", of(model.String)), optional("options", ref("ListUsersOptionsDto")),
			optional("filters", array(ref("FilterDto")))),
		structure("ListUsersOptionsDto", optional("pagination", ref("PaginationDto"))),
		structure("PaginationDto", page(), size()),
		structure("FilterDto", required("field", of(model.String)), optional("value", of(model.Any)), optional("inner", ref("FilterDto"))),
		envelope("UserListRespDto", object(optional("totalCount", of(model.Integer)), required("list", array(ref("UserDto"))))),
		structure("UserDto", required("userId", of(model.String)), optional("status", enumeration(model.String, "Activated", "")),
			optional("custom", of(model.Any)), optional("manager", ref("UserDto")), required("twin", ref("UserDto"))),
	)
}

func pagingOf(path ...string) *model.Paging {
	return &model.Paging{Page: path, List: []string{"data", "list"}, Total: []string{"data", "totalCount"}}
}

// addShapes adds what a field can be: limits, nullable values, maps, recursion, numbers as enums.
func addShapes(api *model.API) {
	nullable := of(model.String)
	nullable.Nullable = fact(true)
	labels := &model.Schema{Type: fact(model.Object), Additional: limited(of(model.String), model.Constraints{MaxLength: limit(3)})}
	nodes := &model.Schema{Type: fact(model.Object), Additional: ref("NodeDto")}
	op := post("createThing", "/api/v3/create-thing", ref("ThingDto"), ref("ThingDto"))
	op.Group, op.Deprecated = "对象", fact(true)
	mixed := post("updateThing", "/api/v3/things/{thingId}", ref("UpdateThingDto"), nil)
	mixed.Parameters = []*model.Parameter{
		parameter(model.InPath, required("thingId", of(model.String))), parameter(model.InQuery, optional("name", of(model.String))),
	}
	mixed.RequestName, mixed.Group = fact("UpdateThingDto"), "对象"
	addOperations(api, op, mixed)
	addSchemas(api,
		structure("UpdateThingDto", required("name", of(model.String)), optional("-", of(model.Boolean))),
		structure("NodeDto", required("code", limited(of(model.String), model.Constraints{Pattern: limit(`^[a-z]+$`)})),
			required("next", ref("NodeDto")), optional("children", array(ref("NodeDto"))), optional("level", enumeration(model.Number, "1", "一", "2", "二"))),
		structure("ThingDto",
			required("name", limited(of(model.String), model.Constraints{MinLength: limit(2), MaxLength: limit(4)})),
			required("note", nullable), optional("remark", nullable),
			optional("age", limited(of(model.Integer), model.Constraints{Minimum: limit(0.0), Maximum: limit(150.0), ExclusiveMaximum: limit(true)})),
			optional("rate", limited(of(model.Number), model.Constraints{Minimum: limit(0.5), ExclusiveMinimum: limit(true)})),
			optional("kinds", array(enumeration(model.String, "a", "", "b", ""))),
			optional("labels", labels), optional("nodes", nodes), optional("node", ref("NodeDto")),
			optional("grid", array(array(limited(of(model.Integer), model.Constraints{Maximum: limit(9.0)})))),
			required("flags", array(of(model.Boolean))), required("extra", of(model.Any)), required("password", secret()),
			optional("odd", limited(of(model.String), model.Constraints{Pattern: limit(`(?=x)`)})),
		),
	)
}

func secret() *model.Schema {
	s := limited(of(model.String), model.Constraints{MinLength: limit(8)})
	s.Format = fact("password")
	return s
}

// addForms adds bodies that are no JSON object, and answers without the envelope.
func addForms(api *model.API) {
	login := post("signIn", "/oidc/token", object(required("grant_type", of(model.String)), optional("scope", array(of(model.String)))),
		object(required("access_token", of(model.String))))
	login.Body.MediaType, login.NoAuth = fact(urlencoded), fact(true)
	upload := post("uploadFile", "/api/v3/upload", object(required("folder", of(model.String)), required("file", binary())), nil)
	upload.Body.MediaType = fact(multipart)
	import_ := post("importCodes", "/api/v3/import", limited(array(of(model.String)), model.Constraints{MaxItems: limit(2)}), array(of(model.Integer)))
	export := get("exportUsers", "/api/v3/export", binary())
	export.Responses[0].MediaType = fact("text/csv")
	for _, op := range []*model.Operation{login, upload, import_, export} {
		op.Client, op.Document, op.Group = fact("AuthenticationClient"), "authentication", "auth"
	}
	addOperations(api, login, upload, import_, export)
}

func binary() *model.Schema {
	s := of(model.String)
	s.Format = fact("binary")
	return s
}

// addNames adds names that Go cannot take as they are, and some that the runtime has.
func addNames(api *model.API) {
	op := post("go", "/api/v3/go", ref("Option"), ref("APIError"))
	op.Group = "type"
	core := post("core", "/api/v3/core", ref("Client"), ref("Client"))
	all, list := post("goAll", "/api/v3/go-all", ref("ManagementClient"), ref("opGo")), post("String", "/api/v3/string", ref("String"), nil)
	addOperations(api, op, core, all, list)
	addSchemas(api,
		structure("Option", required("type", of(model.String)), optional("2fa", of(model.Boolean)), optional("用户", of(model.String)),
			optional("user_id", of(model.String)), optional("userId", of(model.String)), optional("extraFields", of(model.String)),
			optional("op", enumeration(model.String, "=", "", "!=", "", "a-b", "", "a_b", ""))),
		envelope("APIError", of(model.Unknown)),
		structure("Client", required("validate", of(model.String)), optional("encode", of(model.Boolean)), optional("_", of(model.String)),
			optional("__", of(model.String)), optional("-", of(model.String)), optional("$", of(model.String)), optional("known", of(model.String)),
			optional("marshalJSON", of(model.String)), optional("unmarshal_json", of(model.String)), optional("secret", of(model.String)),
			optional("format", of(model.String)), optional("string", of(model.String)), optional("说明", of(model.String)),
			optional("error", ref("Error")), optional("map", ref("String")), optional("func", ref("opGo"))),
		structure("Error", optional("error", of(model.String)), optional("is", enumeration(model.String, "", "", " ", "", "-1", "", "1", "", "true", ""))),
		structure("String", optional("string", of(model.String)), optional("get", of(model.Integer)), optional("password", of(model.String)),
			optional("format", of(model.String))),
		structure("opGo", optional("a", of(model.String))),
		structure("ManagementClient", optional("core", of(model.String))),
		structure("Unused", optional("x", of(model.String))),
	)
}
