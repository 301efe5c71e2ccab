// Package fakeserver is the hand-written half of the package that docgen generates for
// the tests of an SDK's users, such as sampletest beside sample. docgen copies its files,
// without the tests and without this one, and rewrites the package clause. This comment
// is the contract with the generator.
//
// The generated half is a JSON file and one function:
//
//	//go:embed operations.json
//	var documentJSON []byte
//
//	// NewServer starts a server that knows every operation of the documentation.
//	func NewServer(t testing.TB) *Server { return newServer(t, documentJSON) }
//
// The JSON file is data and costs no compile time. Its shape is that of document:
//
//	{
//	  "auth": {"header": "Authorization", "scheme": "Bearer"},
//	  "operations": [{
//	    "name": "ResignUserBatch", "method": "POST", "path": "/api/v3/resign-user-batch",
//	    "parameters": [{"name": "page", "in": "query", "required": true, "csv": false, "schema": {"type": "integer"}}],
//	    "body": {"ref": "ResignUserBatchReqDto"},
//	    "example": {"statusCode": 200, "data": {"success": true}}
//	  }],
//	  "schemas": {"ResignUserBatchReqDto": {
//	    "type": "object", "required": ["userIds"],
//	    "properties": {"userIds": {"type": "array", "maxItems": 50, "items": {"type": "string"}}}
//	  }}
//	}
//
// A parameter is in path, query, header or form; a form field that is a file has the
// schema type "file". An operation can have "status" (200 if absent) and "public" (no
// token is asked for). An example can be any JSON, or a string with contentType set.
// Schemas know the keywords of JSON Schema that docgen states; a schema without a type
// accepts anything, and one without properties any members.
package fakeserver
