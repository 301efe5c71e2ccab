package fakeserver

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// document is what the generated JSON file says of an API.
type document struct {
	Auth       authRule           `json:"auth"`
	Operations []*operation       `json:"operations"`
	Schemas    map[string]*schema `json:"schemas"`
}

// authRule is the header that must carry a token, unless an operation is public. There is
// no rule when the header is empty.
type authRule struct {
	Header string `json:"header"`
	Scheme string `json:"scheme"`
}

// operation is one documented operation.
type operation struct {
	Name        string          `json:"name"`
	Method      string          `json:"method"`
	Path        string          `json:"path"`
	Public      bool            `json:"public"`
	Parameters  []parameter     `json:"parameters"`
	Body        *schema         `json:"body"`
	Status      int             `json:"status"`
	ContentType string          `json:"contentType"`
	Example     json.RawMessage `json:"example"`
}

// parameter is a value in the path, the query, a header or a form.
type parameter struct {
	Name     string `json:"name"`
	In       string `json:"in"`
	Required bool   `json:"required"`
	// CSV is a list in one value, separated by commas.
	CSV    bool    `json:"csv"`
	Schema *schema `json:"schema"`
}

// The places of a parameter.
const (
	inPath   = "path"
	inQuery  = "query"
	inHeader = "header"
	inForm   = "form"
)

// typeFile is the type of a form field that is a file.
const typeFile = "file"

// readDocument reads the generated JSON file.
func readDocument(data []byte) (*document, error) {
	read := new(document)
	if err := json.Unmarshal(data, read); err != nil {
		return nil, fmt.Errorf("read operations: %w", err)
	}
	return read, nil
}

// answer is the documented answer of the operation.
func (o *operation) answer() Answer {
	body := string(o.Example)
	var text string
	if o.ContentType != "" && json.Unmarshal(o.Example, &text) == nil {
		body = text
	}
	return Answer{Status: o.status(), Body: body, contentType: o.contentType()}
}

// status is the documented status.
func (o *operation) status() int {
	if o.Status == 0 {
		return http.StatusOK
	}
	return o.Status
}

// contentType is the documented content type.
func (o *operation) contentType() string {
	if o.ContentType == "" {
		return "application/json"
	}
	return o.ContentType
}

// form returns the parameters that are fields of a form.
func (o *operation) form() []parameter {
	var fields []parameter
	for _, parameter := range o.Parameters {
		if parameter.In == inForm {
			fields = append(fields, parameter)
		}
	}
	return fields
}
