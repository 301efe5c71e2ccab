package model

import (
	"slices"

	"github.com/seed-97755388/docgen/internal/diag"
)

// API is everything that the targets need, in the order of the docs.
type API struct {
	Documents  []*Document  `json:"documents"`
	Groups     []*Group     `json:"groups,omitempty"`
	Operations []*Operation `json:"operations"`
	Schemas    []*Schema    `json:"schemas"` // the named structures that operations reach, and those that nothing refers to
	Conventions
}

// Document is one OpenAPI document's worth of the API: an API of its own with a title and servers.
// Operations name theirs in Operation.Document.
type Document struct {
	Name        string   `json:"name"` // the key in configuration: "management"
	Title       string   `json:"title"`
	Version     string   `json:"version"`
	Description string   `json:"description,omitempty"`
	Servers     []Server `json:"servers,omitempty"`
}

// Server is a base URL.
type Server struct {
	URL         string   `json:"url" yaml:"url"`                           // the base URL
	Description string   `json:"description,omitempty" yaml:"description"` // of the server
	Clients     []string `json:"clients,omitempty" yaml:"clients"`         // the clients that call it; all where empty
}

// ServersOf are the base URLs that a client's calls of a document go to: those of the document, else the conventions'. A client that
// nothing names may call any.
func (a *API) ServersOf(document, client string) []Server {
	for _, d := range a.Documents {
		if d.Name == document && len(d.Servers) > 0 {
			return d.Servers
		}
	}
	var out []Server
	for _, s := range a.Servers {
		if client == "" || len(s.Clients) == 0 || slices.Contains(s.Clients, client) {
			out = append(out, s)
		}
	}
	return out
}

// Group is a page group: a tag of the document, a file of the SDK.
type Group struct {
	Name        string       `json:"name"` // as the docs print it
	Document    string       `json:"document"`
	Description Fact[string] `json:"description,omitzero"`
}

// Operation is one HTTP operation.
type Operation struct {
	ID          Fact[string] `json:"id"` // lower camel case, unique within the API: resignUserBatch
	Document    string       `json:"document"`
	Client      Fact[string] `json:"client,omitzero"` // the client that the docs call it on: ManagementClient
	Group       string       `json:"group,omitempty"`
	Page        string       `json:"page,omitempty"` // the title of the page, where it has several operations and stands in no folder
	Method      Fact[string] `json:"method"`         // upper case
	Path        Fact[string] `json:"path"`           // with {placeholders}
	Summary     Fact[string] `json:"summary,omitzero"`
	Description Fact[string] `json:"description,omitzero"` // CommonMark
	Deprecated  Fact[bool]   `json:"deprecated,omitzero"`
	RequestName Fact[string] `json:"requestName,omitzero"` // the request's type: ResignUserBatchReqDto
	Parameters  []*Parameter `json:"parameters,omitempty"` // path, query, header and cookie
	Body        *RequestBody `json:"body,omitempty"`
	Responses   []*Response  `json:"responses,omitempty"`
	Samples     []*Sample    `json:"samples,omitempty"`
	Reading     Fact[bool]   `json:"reading,omitzero"` // the operation changes nothing, so it can be retried
	Paging      *Paging      `json:"paging,omitempty"`
	Batch       *Batch       `json:"batch,omitempty"`
	NoAuth      Fact[bool]   `json:"noAuth,omitzero"` // the operation is called without a token
	Source      diag.Span    `json:"source"`          // the heading or page that describes it
}

// Location is where a parameter goes, as OpenAPI's "in"; Body and Form are properties of the request body.
type Location string

// The locations.
const (
	InPath   Location = "path"
	InQuery  Location = "query"
	InHeader Location = "header"
	InCookie Location = "cookie"
	InBody   Location = "body"
	InForm   Location = "form"
)

// Parameter is a path, query, header or cookie parameter.
type Parameter struct {
	In    Fact[Location] `json:"in"`
	Comma Fact[bool]     `json:"comma,omitzero"` // an array goes as one comma-separated value (explode: false)
	Property
}

// RequestBody is the body of a request.
type RequestBody struct {
	MediaType Fact[string] `json:"mediaType"`
	Required  Fact[bool]   `json:"required"`
	Schema    *Schema      `json:"schema"` // usually a Ref to the structure that Operation.RequestName names
	Example   *Example     `json:"example,omitempty"`
}

// Response is what comes back under one HTTP status.
type Response struct {
	Status      Fact[string] `json:"status"` // "200", "default"
	Description Fact[string] `json:"description,omitzero"`
	MediaType   Fact[string] `json:"mediaType,omitzero"`
	Schema      *Schema      `json:"schema,omitempty"`
	Headers     []*Property  `json:"headers,omitempty"`
	Examples    []*Example   `json:"examples,omitempty"`
}

// Example is a whole JSON example of a request or response.
type Example struct {
	Name   string `json:"name,omitempty"`
	Value  Value  `json:"value"` // "" where Text is no JSON
	Text   string `json:"text"`  // as printed
	Origin Origin `json:"origin"`
}

// Sample is code in some language that calls the operation.
type Sample struct {
	Lang   string         `json:"lang"`
	Text   string         `json:"text"`
	Source diag.Span      `json:"source"`
	Fields []Fact[string] `json:"fields,omitempty"` // the fields that it sets, by their names in code
}

// Conventions are what holds for every operation of an API: they come from the dialect and from configuration.
type Conventions struct {
	Envelope *Envelope   `json:"envelope,omitempty" yaml:"envelope"` // the fields of a response that tell success from failure
	Auth     *Auth       `json:"auth,omitempty" yaml:"auth"`         // how calls prove who they are
	Headers  []Header    `json:"headers,omitempty" yaml:"headers"`   // the headers that a client can set for all calls
	Errors   []ErrorCode `json:"errors,omitempty" yaml:"errors"`     // the rows of the docs' error table
	Servers  []Server    `json:"servers,omitempty" yaml:"servers"`   // of documents that name none
}

// Envelope names the fields of a response that tell success from failure. Empty names are absent fields;
// without an envelope the HTTP status decides.
type Envelope struct {
	Status    string   `json:"status,omitempty" yaml:"status"`       // statusCode
	Success   []string `json:"success,omitempty" yaml:"success"`     // the values of Status that mean success: ["200"]
	Code      string   `json:"code,omitempty" yaml:"code"`           // apiCode
	Message   string   `json:"message,omitempty" yaml:"message"`     // message
	RequestID string   `json:"requestId,omitempty" yaml:"requestId"` // requestId
	Data      string   `json:"data,omitempty" yaml:"data"`           // data
}

// Auth says how calls prove who they are.
type Auth struct {
	Scheme    string     `json:"scheme" yaml:"scheme"`                 // "bearer", or "header" with Header
	Header    string     `json:"header,omitempty" yaml:"header"`       // the header's name, for the scheme header
	Exchange  *Exchange  `json:"exchange,omitempty" yaml:"exchange"`   // the operation that trades credentials for a token
	Claims    []ClaimOut `json:"claims,omitempty" yaml:"claims"`       // claims of the token that go as headers
	Clients   []string   `json:"clients,omitempty" yaml:"clients"`     // the clients that use it; all where empty
	NoAuthOps []string   `json:"noAuthOps,omitempty" yaml:"noAuthOps"` // ids of operations called without a token
}

// Exchange is an operation that trades credentials for a token.
type Exchange struct {
	Method    string   `json:"method" yaml:"method"`       // of the operation
	Path      string   `json:"path" yaml:"path"`           // of the operation
	Request   []string `json:"request" yaml:"request"`     // the credential fields of the body: accessKeyId, accessKeySecret
	Token     string   `json:"token" yaml:"token"`         // dotted path in the response: data.access_token
	ExpiresIn string   `json:"expiresIn" yaml:"expiresIn"` // dotted path, in seconds: data.expires_in
}

// ClaimOut sends a claim of the token (a JWT) as a header.
type ClaimOut struct {
	Claim  string `json:"claim" yaml:"claim"`   // of the token
	Header string `json:"header" yaml:"header"` // that it is sent as
}

// Header is a request header that a client can set once for all calls.
type Header struct {
	Name        string   `json:"name" yaml:"name"`                         // x-lang
	Option      string   `json:"option" yaml:"option"`                     // the SDK's option: Lang gives WithLang
	Description string   `json:"description,omitempty" yaml:"description"` // for the option's documentation
	Clients     []string `json:"clients,omitempty" yaml:"clients"`         // all where empty
}

// ErrorCode is one row of the docs' error table.
type ErrorCode struct {
	Field       string    `json:"field" yaml:"field"`                       // "http", "status" or "code": which figure it is
	Code        string    `json:"code" yaml:"code"`                         // the figure
	Name        string    `json:"name" yaml:"name"`                         // RateLimited gives ErrRateLimited
	Description string    `json:"description,omitempty" yaml:"description"` // what it means
	Document    string    `json:"document,omitempty" yaml:"-"`              // whose docs list it; those of all documents where empty
	Source      diag.Span `json:"source,omitzero" yaml:"-"`
}

// Paging says how an operation's list is asked for page by page. Paths are property names from the request's or
// the response's root.
type Paging struct {
	In     Location `json:"in"` // query or body
	Page   []string `json:"page"`
	Limit  []string `json:"limit"`
	List   []string `json:"list"`
	Total  []string `json:"total,omitempty"`
	Origin Origin   `json:"origin"`
}

// Batch says that an operation takes a list of at most Limit elements in one call.
type Batch struct {
	Property string `json:"property"` // of the request
	Limit    int    `json:"limit"`
	Origin   Origin `json:"origin"`
}
