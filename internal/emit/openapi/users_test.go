package openapi_test

import (
	"github.com/seed-97755388/docgen/internal/model"
)

// usersAPI is an API in which each construct of the model stands at least once.
func usersAPI() *model.API {
	return &model.API{
		Documents: []*model.Document{{
			Name: "management", Title: "用户管理", Version: "3.2", Description: "Manages *users*.",
			Servers: []model.Server{{URL: "https://api.example.org/", Description: "production"}},
		}},
		Groups: []*model.Group{
			{Name: "用户", Document: "management", Description: stated("All about users.")},
			{Name: "Users", Document: "management"},
		},
		Operations: []*model.Operation{createUser(), listUsers(), getUser(), removeUser(), getToken(), uploadUsers()},
		Schemas:    userSchemas(),
		Conventions: model.Conventions{
			Envelope: &model.Envelope{
				Status: "statusCode", Success: []string{"200"}, Code: "apiCode", Message: "message",
				RequestID: "requestId", Data: "data",
			},
			Auth: &model.Auth{
				Scheme: "bearer",
				Exchange: &model.Exchange{
					Method: "POST", Path: "/api/get-token", Request: []string{"id", "secret"},
					Token: "data.access_token", ExpiresIn: "data.expires_in",
				},
				Claims:    []model.ClaimOut{{Claim: "pool", Header: "x-pool"}},
				NoAuthOps: []string{"removeUser"},
			},
			Headers: []model.Header{{Name: "x-lang", Option: "Lang", Description: "Language of messages"}},
			Errors: []model.ErrorCode{
				{Field: "http", Code: "429", Name: "RateLimited", Description: "Too many requests"},
				{Field: "code", Code: "2001", Name: "NoSuchUser", Description: "No such user", Source: at(90)},
			},
		},
	}
}

func createUser() *model.Operation {
	o := answering(accepting(operation("createUser", "POST", "/api/create-user"), "CreateUserDto"), "UserRespDto",
		`{"statusCode": 200, "message": "ok", "data": {"id": "u1", "kind": "person"}}`)
	o.Group = "用户"
	o.Summary = stated("创建用户")
	o.Description = stated("Creates a user.\n\nThe **name** must be new.")
	o.Body.Example = &model.Example{Value: []byte(`{"zone": "a", "name": "Ann", "tags": ["x"]}`)}
	o.Samples = []*model.Sample{{Lang: "java", Text: "client.createUser();", Source: at(40)}}
	return o
}

func listUsers() *model.Operation {
	o := answering(operation("listUsers", "GET", "/api/list-users"), "UserListRespDto")
	o.Group = "用户"
	o.Parameters = []*model.Parameter{
		param(model.InQuery, prop("page", &model.Schema{
			Type: stated(model.Integer), Constraints: model.Constraints{Minimum: limit(1.0)},
		}, defaulted("1"), exampled("1"), described("Page, from 1"))),
		param(model.InQuery, prop("ids", arrayOf(typed(model.String)), exampled(`["u1", "u2"]`))),
		param(model.InQuery, prop("fields", arrayOf(typed(model.String)))),
		param(model.InHeader, prop("x-lang", typed(model.String), required)),
	}
	o.Parameters[2].Comma = stated(true)
	return o
}

func getUser() *model.Operation {
	o := answering(operation("getUser", "GET", "/api/users/{id}"), "UserRespDto")
	o.Parameters = []*model.Parameter{param(model.InPath, prop("id", typed(model.String)))}
	return o
}

func removeUser() *model.Operation {
	o := operation("removeUser", "DELETE", "/api/users/{userId}")
	o.Parameters = []*model.Parameter{param(model.InPath, prop("userId", typed(model.String), described("The user")))}
	o.Deprecated = stated(true)
	o.Responses = []*model.Response{{Status: stated("204"), Headers: []*model.Property{
		prop("x-left", typed(model.Integer), required, described("Calls left"), exampled("7")),
	}}}
	return o
}

func getToken() *model.Operation {
	return answering(operation("getToken", "POST", "/api/get-token"), "EmptyDto")
}

func uploadUsers() *model.Operation {
	o := answering(accepting(operation("uploadUsers", "POST", "/api/upload-users"), "UploadDto"), "EmptyDto")
	o.Body.MediaType = stated("multipart/form-data")
	o.Responses = append(o.Responses, &model.Response{
		Status: stated("404"), Description: stated("No such pool"), Schema: ref("UserRespDto"),
		Examples: []*model.Example{
			{Name: "unknown", Value: []byte(`{"statusCode": 404}`)},
			{Name: "archived", Value: []byte(`{"statusCode": 404, "message": "archived"}`)},
		},
	})
	return o
}

// uploadSchema holds what other people's tools find hard: null beside enums and references, names that are no
// identifiers or are keywords of JSON Schema, and arrays of arrays.
func uploadSchema() *model.Schema {
	nullable := func(s *model.Schema) *model.Schema {
		s.Nullable = stated(true)
		return s
	}
	return structure("UploadDto",
		prop("file", &model.Schema{Type: stated(model.String), Format: stated("binary")}, required),
		prop("mode", nullable(&model.Schema{Type: stated(model.String), Enum: enumOf("add", "Adds", "a b", "", "男", "")})),
		prop("owner", nullable(ref("UserDto"))),
		prop("editor", nullable(ref("UserDto")), described("Who edits")),
		prop("notes", nullable(arrayOf(typed(model.String)))),
		prop("matrix", arrayOf(arrayOf(typed(model.Number)))),
		prop("pages", &model.Schema{Type: stated(model.Object), Additional: arrayOf(ref("UserDto"))}),
		prop("rows", typed(model.Array)),
		prop("strict", &model.Schema{Type: stated(model.Boolean), Enum: enumOf("true", "The only way")}),
		prop("since", &model.Schema{Type: stated(model.String), Format: stated("date-time")}, exampled(`"2024-01-31T00:00:00Z"`)),
		prop("two words", typed(model.String)), prop("中文", typed(model.String)), prop("a-b", typed(model.String)),
		prop("type", typed(model.String)), prop("enum", typed(model.String)), prop("properties", typed(model.Object)),
		prop("example", typed(model.String), exampled(`"x"`)), prop("default", typed(model.String), defaulted(`"x"`)),
	)
}

func userSchemas() []*model.Schema {
	address := structure("地址", prop("city", typed(model.String)))
	address.Description = stated("Where a user lives")
	return []*model.Schema{
		createUserSchema(),
		structure("UserRespDto",
			prop("statusCode", typed(model.Integer), required, described("200 is success")),
			prop("message", typed(model.String)),
			prop("apiCode", typed(model.Integer)),
			prop("requestId", typed(model.String)),
			prop("data", ref("UserDto"))),
		structure("UserListRespDto",
			prop("statusCode", typed(model.Integer), required),
			prop("data", &model.Schema{Type: stated(model.Object), Properties: []*model.Property{
				prop("totalCount", typed(model.Integer), required),
				prop("list", arrayOf(ref("UserDto")), required),
			}})),
		structure("UserDto",
			prop("id", typed(model.String), required),
			prop("kind", &model.Schema{Type: stated(model.String), Enum: enumOf("person", "A person", "robot", "")}),
			prop("friend", ref("UserDto"), described("Another user"))),
		address,
		structure("EmptyDto"),
		uploadSchema(),
	}
}

func createUserSchema() *model.Schema {
	level := &model.Schema{Type: stated(model.Number), Enum: enumOf("1", "low", "2.5", "high")}
	nickname := typed(model.String)
	nickname.Nullable = stated(true)
	return structure("CreateUserDto",
		prop("zone", typed(model.String), required, described("Zone")),
		prop("name", &model.Schema{Type: stated(model.String), Constraints: model.Constraints{
			MinLength: limit(1), MaxLength: limit(20), Pattern: limit("^[A-Z]"),
		}}, required, exampled(`"Ann"`)),
		prop("age", &model.Schema{Type: stated(model.Integer), Format: stated("int64"), Constraints: model.Constraints{
			Minimum: limit(0.0), ExclusiveMinimum: limit(true), Maximum: limit(150.5),
		}}, exampled("42")),
		prop("serial", &model.Schema{Type: stated(model.Integer), Format: stated("int64")}, exampled("9007199254740991")),
		prop("tags", &model.Schema{Type: stated(model.Array), Items: typed(model.String), Constraints: model.Constraints{
			MinItems: limit(1), MaxItems: limit(50), UniqueItems: limit(true),
		}}),
		prop("roles", &model.Schema{Type: stated(model.Array), Items: typed(model.String), Enum: enumOf("admin", "", "user", "")}),
		prop("level", level, defaulted("2.5")),
		prop("nickname", nickname),
		prop("address", ref("地址"), described("Home"), exampled(`{"city": "杭州"}`)),
		prop("office", ref("地址")),
		prop("labels", &model.Schema{Type: stated(model.Object), Additional: typed(model.String)}),
		prop("extra", &model.Schema{}, described("Nothing says its type")),
		prop("anything", typed(model.Any)),
		prop("old", typed(model.Boolean), defaulted("false"), func(p *model.Property) { p.Deprecated = stated(true) }),
	)
}
