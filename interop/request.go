package interop

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// call is an operation of a document with sample values for its request.
type call struct {
	id, method, path string
	parameters       map[string]any // by name, those of path and query
	locations        map[string]string
	mediaType        string // "" without a body
	body             any
}

// calls makes a request for each operation, in the order of paths and methods.
func calls(doc *openapi3.T, s sampler) []call {
	var out []call
	for _, path := range doc.Paths.InMatchingOrder() {
		operations := doc.Paths.Value(path).Operations()
		for _, method := range slices.Sorted(maps.Keys(operations)) {
			out = append(out, newCall(path, method, operations[method], s))
		}
	}
	return out
}

func newCall(path, method string, o *openapi3.Operation, s sampler) call {
	c := call{id: o.OperationID, method: method, path: path, parameters: map[string]any{}, locations: map[string]string{}}
	for _, p := range o.Parameters {
		if p.Value.Required || s.full {
			c.parameters[p.Value.Name] = parameterValue(p.Value, s)
			c.locations[p.Value.Name] = p.Value.In
		}
	}
	if o.RequestBody == nil {
		return c
	}
	for mediaType, media := range o.RequestBody.Value.Content {
		c.mediaType, c.body = mediaType, map[string]any{}
		if media.Schema != nil {
			c.body = s.value(media.Schema, 0)
		}
	}
	return c
}

// parameterValue is a value that can be told from none: an array has an element, since an empty one does not show in a query.
func parameterValue(p *openapi3.Parameter, s sampler) any {
	if p.Example != nil {
		return p.Example
	}
	v := s.value(p.Schema, 0)
	if list, ok := v.([]any); ok && len(list) == 0 {
		return []any{s.value(p.Schema.Value.Items, 1)}
	}
	return v
}

// request writes the call for a server.
func (c call) request(server string) (*http.Request, error) {
	path, query, header := c.path, url.Values{}, http.Header{}
	for name, value := range c.parameters {
		switch c.locations[name] {
		case "path":
			path = strings.ReplaceAll(path, "{"+name+"}", url.PathEscape(fmt.Sprint(value)))
		case "query":
			for _, v := range elements(value) {
				query.Add(name, plain(v))
			}
		case "header":
			header.Set(name, plain(value))
		}
	}
	body, contentType, err := c.encode()
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequest(c.method, server+path+"?"+query.Encode(), body)
	if err != nil {
		return nil, err
	}
	r.Header = header
	r.Header.Set("Authorization", "Bearer token")
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	return r, nil
}

// encode writes the body in its media type.
func (c call) encode() (io.Reader, string, error) {
	switch c.mediaType {
	case "":
		return nil, "", nil
	case "application/x-www-form-urlencoded":
		form := url.Values{}
		for name, value := range c.body.(map[string]any) {
			for _, v := range elements(value) {
				form.Add(name, plain(v))
			}
		}
		return strings.NewReader(form.Encode()), c.mediaType, nil
	case "multipart/form-data":
		return multipartBody(c.body.(map[string]any))
	}
	text, err := json.Marshal(c.body)
	return bytes.NewReader(text), c.mediaType, err
}

func multipartBody(fields map[string]any) (io.Reader, string, error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, value := range fields {
		if err := w.WriteField(name, plain(value)); err != nil {
			return nil, "", err
		}
	}
	return &b, w.FormDataContentType(), w.Close()
}

// elements are those of an array, or the value alone.
func elements(v any) []any {
	if list, ok := v.([]any); ok {
		return list
	}
	return []any{v}
}

// plain is a string as it is, and anything else as JSON.
func plain(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}
