package fakeserver

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
)

// maxFormMemory is how much of a multipart form is kept in memory, in bytes.
const maxFormMemory = 32 << 20

// check compares a request with its operation and returns what is wrong with it.
func (d *document) check(op *operation, r *http.Request, body []byte, path url.Values) []string {
	c := &checker{schemas: d.Schemas}
	d.checkAuth(c, op, r)
	c.parameters(op, inPath, path)
	c.parameters(op, inQuery, r.URL.Query())
	c.undocumented(op, inQuery, r.URL.Query())
	c.parameters(op, inHeader, url.Values(r.Header))
	if len(op.form()) > 0 {
		c.form(op, r, body)
	} else {
		c.body(op, r, body)
	}
	return c.faults
}

// checkAuth demands the token.
func (d *document) checkAuth(c *checker, op *operation, r *http.Request) {
	if op.Public || d.Auth.Header == "" {
		return
	}
	token := r.Header.Get(d.Auth.Header)
	if d.Auth.Scheme != "" {
		var named bool
		token, named = strings.CutPrefix(token, d.Auth.Scheme+" ")
		if !named {
			token = ""
		}
	}
	if token == "" {
		c.fault("header "+d.Auth.Header, "has no token")
	}
}

// parameters checks the parameters of one place.
func (c *checker) parameters(op *operation, place string, values url.Values) {
	for _, parameter := range op.Parameters {
		if parameter.In != place {
			continue
		}
		name := parameter.Name
		if place == inHeader {
			name = http.CanonicalHeaderKey(name)
		}
		given, there := values[name]
		switch {
		case there:
			c.parameter(place+" "+parameter.Name, &parameter, given)
		case parameter.Required && c.resolve(parameter.Schema).Type != typeFile:
			c.fault(place+" "+parameter.Name, "required, is missing")
		}
	}
}

// undocumented finds parameters that the documentation does not have.
func (c *checker) undocumented(op *operation, place string, values url.Values) {
	for _, name := range sortedKeys(values) {
		documented := false
		for _, parameter := range op.Parameters {
			documented = documented || (parameter.In == place && parameter.Name == name)
		}
		if !documented {
			c.fault(place+" "+name, "is not documented")
		}
	}
}

// parameter checks the values of one parameter. An empty value stands for null.
func (c *checker) parameter(path string, parameter *parameter, given []string) {
	s := c.resolve(parameter.Schema)
	if s.Type != "array" {
		if len(given) > 1 {
			c.fault(path, "is given %d times", len(given))
		}
		if given[0] != "" || s.Type == "string" {
			c.value(path, typed(given[0], s.Type), s)
		}
		return
	}
	if parameter.CSV {
		given = strings.Split(strings.Join(given, ","), ",")
	}
	items := make([]any, len(given))
	for i, item := range given {
		items[i] = typed(item, c.resolve(s.Items).Type)
	}
	c.value(path, items, s)
}

// typed reads a parameter's text as a value of its type. What cannot be read stays text,
// which is then of the wrong type.
func typed(text, want string) any {
	switch want {
	case "integer", "number", "boolean":
		var value any
		decoder := json.NewDecoder(strings.NewReader(text))
		decoder.UseNumber()
		if err := decoder.Decode(&value); err == nil {
			return value
		}
	}
	return text
}

// body checks a JSON body.
func (c *checker) body(op *operation, r *http.Request, body []byte) {
	switch {
	case op.Body == nil && len(body) > 0:
		c.fault("body", "is not documented")
		return
	case op.Body == nil:
		return
	case len(body) == 0:
		c.fault("body", "is missing")
		return
	}
	if mediaType(r) != "application/json" {
		c.fault("header Content-Type", "want application/json, got %q", r.Header.Get("Content-Type"))
	}
	var value any
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		c.fault("body", "is not JSON: %v", err)
		return
	}
	if _, err := decoder.Token(); err != io.EOF {
		c.fault("body", "has text behind the JSON")
	}
	c.value("body", value, op.Body)
}

// form checks a form of either kind.
func (c *checker) form(op *operation, r *http.Request, body []byte) {
	r.Body = io.NopCloser(bytes.NewReader(body))
	var form url.Values
	var err error
	switch kind := mediaType(r); kind {
	case "application/x-www-form-urlencoded":
		form, err = url.ParseQuery(string(body)) // net/http reads no form of a DELETE
	case "multipart/form-data":
		err = r.ParseMultipartForm(maxFormMemory)
		form = r.PostForm
	default:
		c.fault("header Content-Type", "want a form, got %q", kind)
		return
	}
	if err != nil {
		c.fault("body", "is not a form: %v", err)
		return
	}
	c.undocumented(op, inForm, form)
	c.parameters(op, inForm, form)
	c.files(op, r.MultipartForm)
}

// files checks the files of a multipart form; form is nil when the request is none.
func (c *checker) files(op *operation, form *multipart.Form) {
	names := make(url.Values)
	if form != nil {
		for name := range form.File {
			names[name] = nil
		}
	}
	c.undocumented(op, inForm, names)
	for _, field := range op.form() {
		want := c.resolve(field.Schema).Type
		_, there := names[field.Name]
		switch {
		case there && want != typeFile:
			c.fault("form "+field.Name, "want %s, got a file", want)
		case !there && want == typeFile && field.Required:
			c.fault("form "+field.Name, "required, is missing")
		}
	}
}

// mediaType is the content type of a request without its parameters.
func mediaType(r *http.Request) string {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return kind
}
