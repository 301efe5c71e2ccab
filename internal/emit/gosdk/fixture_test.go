package gosdk

import (
	"encoding/json"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// The fixtures build a model by hand: fact states a value, the functions below make schemas and properties of them.

func at(line int) diag.Span {
	return diag.Span{File: "specs/page.md", Start: diag.Position{Line: line, Column: 1}, End: diag.Position{Line: line, Column: 2}}
}

func fact[T any](value T) model.Fact[T] { return model.State(value, "test", at(12)) }

func limit[T any](value T) *model.Fact[T] {
	f := fact(value)
	return &f
}

func ref(name string) *model.Schema { return &model.Schema{Ref: fact(name)} }

func of(t model.Type) *model.Schema { return &model.Schema{Type: fact(t)} }

func array(items *model.Schema) *model.Schema {
	return &model.Schema{Type: fact(model.Array), Items: items}
}

func object(properties ...*model.Property) *model.Schema {
	return &model.Schema{Type: fact(model.Object), Properties: properties}
}

func structure(name string, properties ...*model.Property) *model.Schema {
	s := object(properties...)
	s.Name, s.Source = name, at(40)
	return s
}

// limited sets constraints on a schema.
func limited(s *model.Schema, limits model.Constraints) *model.Schema {
	s.Constraints = limits
	return s
}

// enumeration is an enum of values and, after each, its meaning.
func enumeration(t model.Type, pairs ...string) *model.Schema {
	s := of(t)
	s.Enum = &model.Enum{Origin: fact("").Origin}
	for i := 0; i < len(pairs); i += 2 {
		s.Enum.Values = append(s.Enum.Values, &model.EnumValue{Value: fact(pairs[i]), Meaning: fact(pairs[i+1])})
	}
	return s
}

func optional(name string, s *model.Schema) *model.Property {
	return &model.Property{Name: fact(name), Required: fact(false), Description: fact(name + " 的说明"), Schema: s, Source: at(20)}
}

func required(name string, s *model.Schema) *model.Property {
	p := optional(name, s)
	p.Required = fact(true)
	return p
}

func parameter(in model.Location, p *model.Property) *model.Parameter {
	return &model.Parameter{In: fact(in), Property: *p}
}

// post is an operation with a JSON body.
func post(id, path string, body, answer *model.Schema) *model.Operation {
	op := get(id, path, answer)
	op.Method = fact("POST")
	op.Body = &model.RequestBody{MediaType: fact("application/json"), Required: fact(true), Schema: body}
	return op
}

// get is an operation with parameters.
func get(id, path string, answer *model.Schema, parameters ...*model.Parameter) *model.Operation {
	op := &model.Operation{
		ID: fact(id), Document: "management", Client: fact("ManagementClient"), Group: "管理用户",
		Method: fact("GET"), Path: fact(path), Summary: fact(id + " 的标题"), Source: at(1),
		Parameters: parameters,
	}
	if answer != nil {
		op.Responses = []*model.Response{{Status: fact("200"), MediaType: fact("application/json"), Schema: answer}}
	}
	return op
}

// envelope makes the answer's structure with its data.
func envelope(name string, data *model.Schema) *model.Schema {
	return structure(name,
		required("statusCode", of(model.Integer)), required("message", of(model.String)),
		optional("apiCode", of(model.Integer)), optional("requestId", of(model.String)), optional("data", data))
}

func withDefault(p *model.Property, value string) *model.Property {
	p.Default = fact(json.RawMessage(value))
	return p
}

// conventions are those of the first dialect.
func conventions() model.Conventions {
	return model.Conventions{
		Envelope: &model.Envelope{
			Status: "statusCode", Success: []string{"200"}, Code: "apiCode", Message: "message", RequestID: "requestId", Data: "data",
		},
		Auth: &model.Auth{
			Scheme: "bearer",
			Exchange: &model.Exchange{
				Method: "POST", Path: "/api/v3/get-management-token", Request: []string{"accessKeyId", "accessKeySecret"},
				Token: "data.access_token", ExpiresIn: "data.expires_in",
			},
			Claims:  []model.ClaimOut{{Claim: "scoped_userpool_id", Header: "x-authing-userpool-id"}},
			Clients: []string{"ManagementClient"},
		},
		Headers: []model.Header{{Name: "x-authing-lang", Option: "Lang", Description: "语言"}},
		Errors: []model.ErrorCode{
			{Field: "http", Code: "429", Name: "RateLimited"},
			{Field: "code", Code: "2004", Name: "UserMissing", Description: "用户不存在"},
		},
	}
}

// seed is the operation that the project starts from.
func seed() *model.API {
	ids := limited(array(of(model.String)), model.Constraints{MaxItems: limit(50)})
	kinds := enumeration(model.String, "user_id", "用户 ID", "phone", "手机号", "email", "邮箱", "username", "用户名",
		"external_id", "外部系统的 ID", "identity", "外部身份源，格式为 `<extIdpId>:<userIdInIdp>` */")
	op := post("resignUserBatch", "/api/v3/resign-user-batch", ref("ResignUserBatchReqDto"), ref("ResignUserRespDto"))
	op.Description = fact("对用户进行离职操作。\n\n- 第一点 */\n- 第二点，见 [文档](https://example.com)\n")
	op.RequestName = fact("ResignUserBatchReqDto")
	op.Batch = &model.Batch{Property: "userIds", Limit: 50}
	return &model.API{
		Documents: []*model.Document{{
			Name: "management", Title: "Management API", Servers: []model.Server{{URL: "https://api.example.com"}},
		}},
		Operations: []*model.Operation{op},
		Schemas: []*model.Schema{
			structure("ResignUserBatchReqDto", required("userIds", ids), withDefault(optional("userIdType", kinds), `"user_id"`)),
			envelope("ResignUserRespDto", ref("ResignUserDataDto")),
			structure("ResignUserDataDto", required("success", of(model.Boolean))),
		},
		Conventions: conventions(),
	}
}
