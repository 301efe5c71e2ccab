// Package runtime is the hand-written half of every SDK that docgen generates. docgen
// copies its files, without the tests and without this one, next to the generated ones
// and rewrites the package clause. The copies carry the header of generated files: an SDK
// does not use all of the runtime, and only there linters accept unused names. This
// comment is the contract with the generator; the file sdk_test.go holds a whole SDK in
// the shape meant here, and is what the tests call.
//
// # Names
//
// Exported names of this package become part of each SDK, so generated names must step
// aside; go/parser on the embedded files gives the list, and names_test.go pins it.
// Generated package-level names that are not exported begin with op, api, known or
// pattern, followed by an upper-case letter; no name of this package does. Generated
// types have the methods validate, encode, Known, Format, MarshalJSON and UnmarshalJSON,
// and embed extraFields.
//
// # A client
//
// A client is a struct with one field, core *coreClient, made by newCoreClient from a
// clientConfig and the credentials of the token exchange. The clientConfig, a package
// variable apiX that nobody changes, holds all that is the vendor's: base URL,
// envelope, error table, authentication. A header that the constructor's own argument
// fills is an option put before the user's: WithHeader("x-app-id", appID).
//
// # A method
//
// Each operation is a package variable opX of type operation, and a method:
//
//	func (c *Client) GetUser(ctx context.Context, req *GetUserReqDto, opts ...CallOption) (*UserRespDto, error) {
//		resp := new(UserRespDto)
//		if err := c.core.call(ctx, &opGetUser, req, resp, opts); err != nil {
//			return nil, err
//		}
//		return resp, nil
//	}
//
// Without a request, nil takes the place of req; without an answer, nil that of resp, and
// the method returns an error alone. Where the answer is no JSON, resp is a *[]byte. A
// nil req is an empty request to the core.
//
// What a program pays for one operation is this method and its structures: nothing refers
// to all operations at once, package variables need no code to be set, and nothing here
// imports what a program that does not ask for it would carry, such as log/slog or the
// reader and writer of encoding/json.
//
// # Request structures
//
// Every structure that a request can hold, and that the docs limit in any way, has
// validate. A request that is more than its JSON body also has encode, which is the one
// place that says where each field goes:
//
//	func (x *GetUserReqDto) encode(r *requestBuilder) {
//		r.pathValue("userId", &x.UserID)     // {userId} of operation.path, escaped
//		r.query("fields", &x.Fields)         // a list repeats the key
//		r.queryCSV("tags", &x.Tags)          // a list is one value with commas
//		r.headerValue("x-lang", &x.Lang)
//		r.jsonBody(x)                        // or formValue, or partValue and partFile
//	}
//
// The parameter methods take a pointer to any scalar, type derived from one, Opt, slice
// or pointer; the generator need not tell them apart. partFile takes the file itself. A
// structure that is never received begins with the field _ keyed. Every field has a JSON
// tag, for users who keep requests as JSON; one that does not belong into the JSON body of
// a structure with a body has the tag in:"path", "query" or "header" too, which keeps it
// out of what is sent. If two operations place the fields of one structure differently,
// the generator declares a second type for one of them.
//
// What is sent and holds a secret has a method Format, which prints it without:
//
//	func (x X) Format(state fmt.State, verb rune) {
//		redacted{value: x, secrets: "Password OldPassword"}.Format(state, verb)
//	}
//
// Field types: a required scalar, enum or structure is plain, with the tag json:"name".
// An optional scalar or enum is Opt[T], and everything else optional — slice, map,
// pointer to a structure — is used as it is, nil meaning absent; all optional fields
// carry omitzero: json:"name,omitzero". An empty slice that is not nil is sent as [].
// Opt of a slice, map or structure works too, and is for what the docs call nullable;
// each Opt[T] of a structure costs compile time in the user's build.
//
// # Validation
//
// A validate method calls the checks of validator with the property's name as the docs
// spell it, in the docs' order, required first:
//
//	v.required("userIds", len(x.UserIDs) > 0)   // slices; strings: x.Name != ""; pointers: x.P != nil
//	v.maxItems("userIds", len(x.UserIDs), 50)
//	if value, ok := x.Page.Get(); ok {
//		checkMinimum(v, "page", value, 1)
//	}
//	if value, ok := x.Type.Get(); ok {
//		v.enum("type", string(value), knownUserType) // enumInt for numbers
//	}
//	for i := range x.Users {
//		v.item("users", i, &x.Users[i])         // nested structures in a list
//	}
//	if x.Options != nil {
//		v.object("options", x.Options)          // a nested structure
//	}
//	for i, item := range x.Tags {
//		v.enterItem("tags", i)                  // scalars in a list
//		v.maxLength("", item, 20)
//		v.leave()
//	}
//
// Required numbers and booleans are not checked for presence, since 0 and false are
// values. Patterns are package variables, var patternX = lazyPattern{expr: `^…$`}, passed
// by address; the generator drops an expression that regexp.Compile refuses, and says so.
// v.secret("name") before the checks of a property hides its value in violations; names
// such as password, secret and token are hidden without it.
//
// # Enums
//
// An enum is a string type (or int64), constants, var knownX = []string{…} (or int64) and
//
//	func (x X) Known() bool { return isKnown(string(x), knownX) }
//
// # Received structures
//
// What is only received has plain fields, no validate, and embeds extraFields, which
// gives it ExtraFields and keeps the members that the docs do not list. What is sent and
// received has Opt fields, validate, and embeds it too. Values of maps are pointers
// where they are structures, else their unknown members are lost. A member that can be
// null or absent as a whole structure is a pointer. Both kinds have the methods of
// encoding/json, which call marshalAlone and unmarshalAlone, so that a cache keeps what
// the docs do not list; the client itself does not send it. The methods are the pointer's:
// those of a value cost the compiler a copy of the structure, twice.
//
// # Paging and batches
//
// A paged operation says in opX.paging where its figures stand, and gets a method that
// returns iter.Seq2[Item, error] by eachItem. A batch operation says in opX.batching which
// list is split, and gets one that returns ([]*XRespDto, error) by inBatches. Neither
// changes the caller's request.
//
// # Errors
//
// Rows of the docs' error table are errorCode values of the clientConfig, with a kind
// that is one of this package's Err variables or one that the generator declares:
// var ErrUserMissing = errors.New("user missing").
package runtime
