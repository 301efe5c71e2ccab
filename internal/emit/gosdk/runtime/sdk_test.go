package runtime

import (
	"context"
	"errors"
	"iter"
	"net/http"
)

// This file is a small SDK, written by hand in the shape that docgen generates: the
// model for the generator's author and the subject of the tests. A generated package
// spreads it over files by page group.

// The API of the client. One variable per client.
var apiManagementClient = clientConfig{
	client:    "ManagementClient",
	baseURL:   "https://api.example.com",
	userAgent: "sample-go",
	envelope: envelope{
		status:    "statusCode",
		success:   []string{"200"},
		apiCode:   "apiCode",
		message:   "message",
		requestID: "requestId",
	},
	errors: []errorCode{
		{code: "2004", kind: ErrUserMissing},
		{code: "499", kind: ErrForbidden},
		{code: "423", http: true, kind: ErrUserLocked},
	},
	auth: authConfig{
		header: "Authorization",
		scheme: "Bearer",
		claims: []claimHeader{{header: "x-sample-pool-id", claim: "scoped_pool_id"}},
		exchange: &tokenExchange{
			operation: operation{
				name: "GetManagementToken", method: http.MethodPost, path: "/api/v3/get-management-token",
				reads: true, public: true,
			},
			token:     "data.access_token",
			expiresIn: "data.expires_in",
		},
	},
}

// ErrUserMissing is a row of the docs' error table: code 2004.
var ErrUserMissing = errors.New("user missing")

// ErrUserLocked is a row of the docs' error table: HTTP status 423.
var ErrUserLocked = errors.New("user locked")

// ManagementClient calls the management API. It is safe for concurrent use.
type ManagementClient struct {
	core *coreClient
}

// NewManagementClient returns a client that gets its tokens for an access key.
func NewManagementClient(accessKeyID, accessKeySecret string, options ...ClientOption) (*ManagementClient, error) {
	core, err := newCoreClient(&apiManagementClient, []credential{
		{field: "accessKeyId", value: accessKeyID},
		{field: "accessKeySecret", value: accessKeySecret},
	}, options)
	if err != nil {
		return nil, err
	}
	return &ManagementClient{core: core}, nil
}

// ---- POST with a JSON body: resign-user-batch ----

var opResignUserBatch = operation{
	name: "ResignUserBatch", method: http.MethodPost, path: "/api/v3/resign-user-batch",
	batching: &batching{items: "UserIDs", size: 50},
}

// ResignUserBatch resigns users by their ids.
func (c *ManagementClient) ResignUserBatch(ctx context.Context, req *ResignUserBatchReqDto, opts ...CallOption) (*ResignUserRespDto, error) {
	resp := new(ResignUserRespDto)
	if err := c.core.call(ctx, &opResignUserBatch, req, resp, opts); err != nil {
		return nil, err
	}
	return resp, nil
}

// ResignUserBatchAll splits a list of any length into calls of ResignUserBatch.
func (c *ManagementClient) ResignUserBatchAll(ctx context.Context, req *ResignUserBatchReqDto, opts ...CallOption) ([]*ResignUserRespDto, error) {
	return inBatches[*ResignUserRespDto](ctx, c.core, &opResignUserBatch, req, opts)
}

// ResignUserBatchReqDto is the request of ResignUserBatch.
type ResignUserBatchReqDto struct {
	_          keyed
	UserIDs    []string                             `json:"userIds"`
	UserIDType Opt[ResignUserBatchReqDtoUserIDType] `json:"userIdType,omitzero"`
}

func (x *ResignUserBatchReqDto) validate(v *validator) {
	v.required("userIds", len(x.UserIDs) > 0)
	v.maxItems("userIds", len(x.UserIDs), 50)
	if value, ok := x.UserIDType.Get(); ok {
		v.enum("userIdType", string(value), knownResignUserBatchReqDtoUserIDType)
	}
}

// ResignUserBatchReqDtoUserIDType is an open enumeration.
type ResignUserBatchReqDtoUserIDType string

// The values of ResignUserBatchReqDtoUserIDType.
const (
	ResignUserBatchReqDtoUserIDTypeUserID ResignUserBatchReqDtoUserIDType = "user_id"
	ResignUserBatchReqDtoUserIDTypeEmail  ResignUserBatchReqDtoUserIDType = "email"
)

var knownResignUserBatchReqDtoUserIDType = []string{"user_id", "email"}

// Known reports whether the docs list the value.
func (x ResignUserBatchReqDtoUserIDType) Known() bool {
	return isKnown(string(x), knownResignUserBatchReqDtoUserIDType)
}

// ResignUserRespDto is only received: plain fields, and extraFields embedded.
type ResignUserRespDto struct {
	StatusCode int64              `json:"statusCode"`
	Message    string             `json:"message"`
	APICode    int64              `json:"apiCode"`
	RequestID  string             `json:"requestId"`
	Data       *ResignUserDataDto `json:"data"`
	extraFields
}

// ResignUserDataDto is the data of ResignUserRespDto.
type ResignUserDataDto struct {
	Success bool `json:"success"`
	extraFields
}

// ---- GET with query parameters, arrays among them ----

var opGetUserBatch = operation{name: "GetUserBatch", method: http.MethodGet, path: "/api/v3/get-user-batch"}

// GetUserBatch reads several users.
func (c *ManagementClient) GetUserBatch(ctx context.Context, req *GetUserBatchReqDto, opts ...CallOption) (*UserListRespDto, error) {
	resp := new(UserListRespDto)
	if err := c.core.call(ctx, &opGetUserBatch, req, resp, opts); err != nil {
		return nil, err
	}
	return resp, nil
}

// GetUserBatchReqDto is the request of GetUserBatch.
type GetUserBatchReqDto struct {
	_              keyed
	UserIDs        []string
	Fields         []string
	WithCustomData Opt[bool]
	Since          Opt[int64]
	Lang           Opt[string]
}

func (x *GetUserBatchReqDto) validate(v *validator) {
	v.required("userIds", len(x.UserIDs) > 0)
	for i, item := range x.UserIDs {
		v.enterItem("userIds", i)
		v.minLength("", item, 1)
		v.maxLength("", item, 24)
		v.leave()
	}
}

func (x *GetUserBatchReqDto) encode(r *requestBuilder) {
	r.query("userIds", &x.UserIDs)
	r.queryCSV("fields", &x.Fields)
	r.query("withCustomData", &x.WithCustomData)
	r.query("since", &x.Since)
	r.headerValue("x-sample-lang", &x.Lang)
}

// ---- a paged list: page and limit under options.pagination of the body ----

var opListUsers = operation{
	name: "ListUsers", method: http.MethodPost, path: "/api/v3/list-users", reads: true,
	paging: &paging{page: "Options.Pagination.Page", list: "Data.List", total: "Data.TotalCount"},
}

// ListUsers reads one page of users.
func (c *ManagementClient) ListUsers(ctx context.Context, req *ListUsersReqDto, opts ...CallOption) (*UserListRespDto, error) {
	resp := new(UserListRespDto)
	if err := c.core.call(ctx, &opListUsers, req, resp, opts); err != nil {
		return nil, err
	}
	return resp, nil
}

// ListUsersAll yields the users of all pages.
func (c *ManagementClient) ListUsersAll(ctx context.Context, req *ListUsersReqDto, opts ...CallOption) iter.Seq2[UserDto, error] {
	return eachItem[UserDto](ctx, newPagedList(c.core, &opListUsers, req, new(UserListRespDto), opts))
}

// ListUsersReqDto is the request of ListUsers.
type ListUsersReqDto struct {
	_        keyed
	Keywords Opt[string]           `json:"keywords,omitzero"`
	Filters  []ListUsersFilterDto  `json:"filters,omitzero"`
	Options  *ListUsersOptionsDto  `json:"options,omitzero"`
	Secret   Opt[string]           `json:"clientSecret,omitzero"`
	Ratio    Opt[float64]          `json:"ratio,omitzero"`
	Extra    Opt[map[string]any]   `json:"extra,omitzero"`
	Owner    Opt[ListUsersOwnerID] `json:"owner,omitzero"`
}

// ListUsersOwnerID is a derived type without an enumeration.
type ListUsersOwnerID string

func (x *ListUsersReqDto) validate(v *validator) {
	for i := range x.Filters {
		v.item("filters", i, &x.Filters[i])
	}
	if x.Options != nil {
		v.object("options", x.Options)
	}
	if value, ok := x.Secret.Get(); ok {
		v.pattern("clientSecret", value, &patternListUsersReqDtoSecret)
	}
}

var patternListUsersReqDtoSecret = lazyPattern{expr: `^[a-z]+$`}

// ListUsersFilterDto is a nested structure in a list.
type ListUsersFilterDto struct {
	_     keyed
	Field string        `json:"field"`
	Value Opt[string]   `json:"value,omitzero"`
	Nums  Opt[[]int64]  `json:"nums,omitzero"`
	Max   Opt[float64]  `json:"max,omitzero"`
	Inner *ListUsersSub `json:"inner,omitzero"`
}

func (x *ListUsersFilterDto) validate(v *validator) {
	v.required("field", x.Field != "")
	if value, ok := x.Max.Get(); ok {
		checkExclusiveMinimum(v, "max", value, 0)
		checkMultipleOf(v, "max", value, 0.1)
	}
	if value, ok := x.Nums.Get(); ok {
		checkUnique(v, "nums", value)
	}
	if x.Inner != nil {
		v.object("inner", x.Inner)
	}
}

// ListUsersSub is a structure two levels down.
type ListUsersSub struct {
	_     keyed
	Phone string `json:"phone"`
}

func (x *ListUsersSub) validate(v *validator) { v.minLength("phone", x.Phone, 5) }

// ListUsersOptionsDto holds the pagination.
type ListUsersOptionsDto struct {
	_          keyed
	Pagination *ListUsersPaginationDto `json:"pagination,omitzero"`
}

func (x *ListUsersOptionsDto) validate(v *validator) {
	if x.Pagination != nil {
		v.object("pagination", x.Pagination)
	}
}

// ListUsersPaginationDto is page and limit.
type ListUsersPaginationDto struct {
	_     keyed
	Page  Opt[int64] `json:"page,omitzero"`
	Limit Opt[int64] `json:"limit,omitzero"`
}

func (x *ListUsersPaginationDto) validate(v *validator) {
	if value, ok := x.Page.Get(); ok {
		checkMinimum(v, "page", value, 1)
	}
	if value, ok := x.Limit.Get(); ok {
		checkMinimum(v, "limit", value, 1)
		checkMaximum(v, "limit", value, 50)
	}
}

// UserListRespDto is a page of users.
type UserListRespDto struct {
	StatusCode int64            `json:"statusCode"`
	Message    string           `json:"message"`
	Data       *UserListDataDto `json:"data"`
	extraFields
}

// MarshalJSON writes the members too that the documentation does not list.
func (x *UserListRespDto) MarshalJSON() ([]byte, error) { return marshalAlone(x) }

// UnmarshalJSON keeps the members that the documentation does not list.
func (x *UserListRespDto) UnmarshalJSON(data []byte) error { return unmarshalAlone(data, x) }

// UserListDataDto is the data of UserListRespDto.
type UserListDataDto struct {
	TotalCount int64     `json:"totalCount"`
	List       []UserDto `json:"list"`
	extraFields
}

// MarshalJSON writes the members too that the documentation does not list.
func (x *UserListDataDto) MarshalJSON() ([]byte, error) { return marshalAlone(x) }

// UnmarshalJSON keeps the members that the documentation does not list.
func (x *UserListDataDto) UnmarshalJSON(data []byte) error { return unmarshalAlone(data, x) }

// UserDto is a user, only received: plain fields.
type UserDto struct {
	UserID     string               `json:"userId"`
	Status     UserDtoStatus        `json:"status"`
	Email      string               `json:"email"`
	Created    int64                `json:"created"`
	Department *UserDepartment      `json:"department"`
	Identities map[string]*Identity `json:"identities"`
	extraFields
}

// MarshalJSON writes the members too that the documentation does not list.
func (x *UserDto) MarshalJSON() ([]byte, error) { return marshalAlone(x) }

// UnmarshalJSON keeps the members that the documentation does not list.
func (x *UserDto) UnmarshalJSON(data []byte) error { return unmarshalAlone(data, x) }

// UserDepartment is nested in UserDto.
type UserDepartment struct {
	Name string `json:"name"`
	extraFields
}

// MarshalJSON writes the members too that the documentation does not list.
func (x *UserDepartment) MarshalJSON() ([]byte, error) { return marshalAlone(x) }

// UnmarshalJSON keeps the members that the documentation does not list.
func (x *UserDepartment) UnmarshalJSON(data []byte) error { return unmarshalAlone(data, x) }

// Identity is the value of a map.
type Identity struct {
	Provider string `json:"provider"`
	extraFields
}

// UserDtoStatus is an open enumeration.
type UserDtoStatus string

// UserDtoStatusActivated is the only value that the docs list.
const UserDtoStatusActivated UserDtoStatus = "Activated"

var knownUserDtoStatus = []string{"Activated"}

// Known reports whether the docs list the value.
func (x UserDtoStatus) Known() bool { return isKnown(string(x), knownUserDtoStatus) }

// ---- path parameters, an answer without envelope, forms and files, no request ----

var opGetApplicationToken = operation{name: "GetApplicationToken", method: http.MethodGet, path: "/apps/{appId}/tokens/{tokenId}", bare: true}

// GetApplicationToken has two path parameters; its answer has no envelope.
func (c *ManagementClient) GetApplicationToken(ctx context.Context, req *GetApplicationTokenReqDto, opts ...CallOption) (*ApplicationToken, error) {
	resp := new(ApplicationToken)
	if err := c.core.call(ctx, &opGetApplicationToken, req, resp, opts); err != nil {
		return nil, err
	}
	return resp, nil
}

// GetApplicationTokenReqDto is the request of GetApplicationToken.
type GetApplicationTokenReqDto struct {
	_       keyed
	AppID   string
	TokenID int64
}

func (x *GetApplicationTokenReqDto) validate(v *validator) { v.required("appId", x.AppID != "") }

func (x *GetApplicationTokenReqDto) encode(r *requestBuilder) {
	r.pathValue("appId", &x.AppID)
	r.pathValue("tokenId", &x.TokenID)
}

// ApplicationToken is an answer without envelope. It is sent elsewhere too, so its
// optional fields are Opt.
type ApplicationToken struct {
	Kind   string              `json:"kind"`
	Note   Opt[string]         `json:"note,omitzero"`
	Owner  Opt[UserDepartment] `json:"owner,omitzero"`
	Labels Opt[[]Identity]     `json:"labels,omitzero"`
	extraFields
}

// MarshalJSON writes the members too that the documentation does not list.
func (x *ApplicationToken) MarshalJSON() ([]byte, error) { return marshalAlone(x) }

// UnmarshalJSON keeps the members that the documentation does not list.
func (x *ApplicationToken) UnmarshalJSON(data []byte) error { return unmarshalAlone(data, x) }

var opLogin = operation{name: "Login", method: http.MethodPost, path: "/oidc/token", public: true, bare: true}

// Login sends a form and needs no token.
func (c *ManagementClient) Login(ctx context.Context, req *LoginReqDto, opts ...CallOption) (*ApplicationToken, error) {
	resp := new(ApplicationToken)
	if err := c.core.call(ctx, &opLogin, req, resp, opts); err != nil {
		return nil, err
	}
	return resp, nil
}

// LoginReqDto is a form.
type LoginReqDto struct {
	_         keyed
	GrantType string
	Scopes    []string
	Remember  Opt[bool]
}

func (x *LoginReqDto) encode(r *requestBuilder) {
	r.formValue("grant_type", &x.GrantType)
	r.formValue("scope", &x.Scopes)
	r.formValue("remember", &x.Remember)
}

var opUploadFile = operation{name: "UploadFile", method: http.MethodPost, path: "/api/v3/upload"}

// UploadFile sends a multipart form.
func (c *ManagementClient) UploadFile(ctx context.Context, req *UploadFileReqDto, opts ...CallOption) (*ResignUserRespDto, error) {
	resp := new(ResignUserRespDto)
	if err := c.core.call(ctx, &opUploadFile, req, resp, opts); err != nil {
		return nil, err
	}
	return resp, nil
}

// UploadFileReqDto is a multipart form.
type UploadFileReqDto struct {
	_      keyed
	Folder string
	File   *FileUpload
}

func (x *UploadFileReqDto) validate(v *validator) { v.required("file", x.File != nil) }

func (x *UploadFileReqDto) encode(r *requestBuilder) {
	r.partValue("folder", &x.Folder)
	r.partFile("file", x.File)
}

var opLogout = operation{name: "Logout", method: http.MethodGet, path: "/logout", bare: true}

// Logout has neither a request nor an answer.
func (c *ManagementClient) Logout(ctx context.Context, opts ...CallOption) error {
	return c.core.call(ctx, &opLogout, nil, nil, opts)
}
