package runtime

import (
	"encoding"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"reflect"
	"strconv"
	"strings"
)

// requestSource is a generated request structure that is more than a JSON body: it says
// where each of its fields goes.
type requestSource interface {
	encode(r *requestBuilder)
}

// keyed makes a structure one whose values are written with the names of their fields,
// and are not compared, so that the documentation can add fields and break no program.
// It takes no room; without it the compiler writes a function that compares, for each.
type keyed [0]func()

// requestBuilder collects the parts of one HTTP request. A parameter is given as a pointer
// to its field, which can be a string, a boolean, a number, a type derived from one of
// these, an encoding.TextMarshaler, an Opt of these, or a slice of these. Absent Opts and
// nil pointers are left out; a null is written as an empty value, since a URL knows none.
type requestBuilder struct {
	types       *jsonTypes
	path        []pathParam
	rawQuery    []byte
	joined      bool // the list that queryCSV writes has begun
	header      http.Header
	form        []byte
	parts       []formPart
	writeParts  func() error // set by the first part, so that only programs with such forms carry what writes them
	body        []byte
	contentType string
	err         error
}

// pathParam is one value for the placeholders of a path.
type pathParam struct {
	name, value string
}

// formPart is one part of a multipart form.
type formPart struct {
	name, value string
	file        *FileUpload
}

// FileUpload is a file to be sent in a multipart form.
type FileUpload struct {
	// Name is the file's name as the server gets to know it.
	Name string
	// ContentType is the media type, application/octet-stream when empty.
	ContentType string
	// Content is read to its end before the request is sent.
	Content io.Reader
}

// pathValue fills the placeholder {name} of the operation's path.
func (r *requestBuilder) pathValue(name string, value any) {
	r.each(name, value, (*requestBuilder).addPath)
}

func (r *requestBuilder) addPath(name, text string) {
	r.path = append(r.path, pathParam{name: name, value: text})
}

// query adds a query parameter; a list repeats the key.
func (r *requestBuilder) query(name string, value any) {
	r.each(name, value, (*requestBuilder).addQuery)
}

func (r *requestBuilder) addQuery(name, text string) {
	r.rawQuery = appendPair(r.rawQuery, name, text)
}

// queryCSV adds a query parameter whose list is one value, separated by commas. An
// empty list is left out.
func (r *requestBuilder) queryCSV(name string, value any) {
	r.joined = false
	r.each(name, value, (*requestBuilder).addJoined)
}

func (r *requestBuilder) addJoined(name, text string) {
	if !r.joined {
		r.joined = true
		r.addQuery(name, text)
		return
	}
	r.rawQuery = append(append(r.rawQuery, ','), url.QueryEscape(text)...)
}

// headerValue adds a header; a list repeats it.
func (r *requestBuilder) headerValue(name string, value any) {
	r.each(name, value, (*requestBuilder).addHeader)
}

func (r *requestBuilder) addHeader(name, text string) {
	if r.header == nil {
		r.header = make(http.Header)
	}
	r.header.Add(name, text)
}

// jsonBody sends value as JSON. There is no body where it is nil or an Opt that is absent.
func (r *requestBuilder) jsonBody(value any) {
	switch v := reflect.ValueOf(value); v.Kind() {
	case reflect.Invalid:
		return
	case reflect.Map, reflect.Slice, reflect.Pointer, reflect.Struct:
		if v.IsZero() {
			return
		}
	}
	body, err := r.types.marshalJSON(value)
	r.fail("body", err)
	r.body, r.contentType = body, "application/json"
}

// formValue adds a field of a body of type application/x-www-form-urlencoded.
func (r *requestBuilder) formValue(name string, value any) {
	r.contentType = "application/x-www-form-urlencoded"
	r.each(name, value, (*requestBuilder).addForm)
}

func (r *requestBuilder) addForm(name, text string) { r.form = appendPair(r.form, name, text) }

// partValue adds a field of a body of type multipart/form-data.
func (r *requestBuilder) partValue(name string, value any) {
	r.writeParts = r.writeMultipart
	r.each(name, value, (*requestBuilder).addPart)
}

func (r *requestBuilder) addPart(name, text string) {
	r.parts = append(r.parts, formPart{name: name, value: text})
}

// partFile adds a file to a body of type multipart/form-data; nil is left out.
func (r *requestBuilder) partFile(name string, file *FileUpload) {
	r.writeParts = r.writeMultipart
	if file != nil {
		r.parts = append(r.parts, formPart{name: name, file: file})
	}
}

// finish puts the body together.
func (r *requestBuilder) finish() error {
	switch {
	case r.err != nil:
	case r.parts != nil:
		r.fail("body", r.writeParts())
	case r.form != nil:
		r.body = r.form
	}
	return r.err
}

// writeMultipart writes the multipart form into memory, so that it can be sent again.
func (r *requestBuilder) writeMultipart() error {
	var body strings.Builder
	form := multipart.NewWriter(&body)
	for _, part := range r.parts {
		if err := writePart(form, part); err != nil {
			return err
		}
	}
	if err := form.Close(); err != nil {
		return err
	}
	r.body, r.contentType = []byte(body.String()), form.FormDataContentType()
	return nil
}

// writePart writes a field or a file.
func writePart(form *multipart.Writer, part formPart) error {
	if part.file == nil {
		return form.WriteField(part.name, part.value)
	}
	header := make(textproto.MIMEHeader)
	header.Set("Content-Disposition", multipart.FileContentDisposition(part.name, part.file.Name))
	contentType := part.file.ContentType
	if contentType == "" {
		contentType = "application/octet-stream"
	}
	header.Set("Content-Type", contentType)
	writer, err := form.CreatePart(header)
	if err != nil || part.file.Content == nil {
		return err
	}
	_, err = io.Copy(writer, part.file.Content)
	return err
}

// fail keeps the first error.
func (r *requestBuilder) fail(name string, err error) {
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("encode %s: %w", name, err)
	}
}

// adder puts the text of a parameter, or of an item of one, where it goes.
type adder func(r *requestBuilder, name, text string)

// each calls add with the text of what a pointer points to, or of each of its items.
func (r *requestBuilder) each(name string, pointer any, add adder) {
	switch value := pointer.(type) {
	case *string:
		add(r, name, *value)
	case *[]string:
		for _, item := range *value {
			add(r, name, item)
		}
	case optional:
		switch inner, state := value.inner(); *state {
		case optValue:
			r.each(name, inner, add)
		case optNull:
			add(r, name, "")
		}
	default:
		r.eachReflected(name, reflect.ValueOf(pointer).Elem(), add)
	}
}

// eachReflected handles values of all other types.
func (r *requestBuilder) eachReflected(name string, v reflect.Value, add adder) {
	if marshaler, ok := v.Interface().(encoding.TextMarshaler); ok {
		text, err := marshaler.MarshalText()
		r.fail(name, err)
		add(r, name, string(text))
		return
	}
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			r.each(name, v.Index(i).Addr().Interface(), add)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			r.each(name, v.Interface(), add)
		}
	case reflect.Interface:
		if !v.IsNil() {
			inner := reflect.New(v.Elem().Type())
			inner.Elem().Set(v.Elem())
			r.each(name, inner.Interface(), add)
		}
	default:
		text, ok := scalarText(v)
		if !ok {
			r.fail(name, fmt.Errorf("a %v cannot be a parameter", v.Kind()))
			return
		}
		add(r, name, text)
	}
}

// scalarText writes a string, boolean or number; floats as short as they can be
// without loss and without an exponent.
func scalarText(v reflect.Value) (string, bool) {
	switch {
	case v.Kind() == reflect.String:
		return v.String(), true
	case v.Kind() == reflect.Bool:
		return strconv.FormatBool(v.Bool()), true
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10), true
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10), true
	case v.CanFloat():
		return strconv.FormatFloat(v.Float(), 'f', -1, v.Type().Bits()), true
	}
	return "", false
}

// appendPair appends name=value to a query or a form, both escaped.
func appendPair(pairs []byte, name, value string) []byte {
	if len(pairs) > 0 {
		pairs = append(pairs, '&')
	}
	pairs = append(pairs, url.QueryEscape(name)...)
	pairs = append(pairs, '=')
	return append(pairs, url.QueryEscape(value)...)
}

// expandPath fills the placeholders of a path template. A value is escaped so that it
// stays one segment. Values that would change which path is meant, the empty one and
// the dot segments of RFC 3986, are refused.
func expandPath(template string, params []pathParam) (string, *Violation) {
	if !strings.Contains(template, "{") {
		return template, nil
	}
	for _, param := range params {
		switch param.value {
		case "":
			return "", &Violation{Path: param.name, Rule: ruleRequired, Limit: true}
		case ".", "..":
			return "", &Violation{Path: param.name, Rule: rulePattern, Limit: "no dot segment", Actual: param.value}
		}
		template = strings.ReplaceAll(template, "{"+param.name+"}", url.PathEscape(param.value))
	}
	if _, rest, open := strings.Cut(template, "{"); open {
		name, _, _ := strings.Cut(rest, "}")
		return "", &Violation{Path: name, Rule: ruleRequired, Limit: true}
	}
	return template, nil
}
