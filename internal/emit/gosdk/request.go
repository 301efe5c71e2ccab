package gosdk

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/emit/goname"
	"github.com/seed-97755388/docgen/internal/model"
)

// requestOf gives the structure of an operation's input, nil where it has none. It is the body's own structure where
// that is all, else one made of the parameters and the body's properties.
func (p *sdk) requestOf(op *model.Operation) *structType {
	if op.Body == nil && len(op.Parameters) == 0 {
		return nil
	}
	if len(op.Parameters) == 0 && isForm(op.Body.MediaType.Value) == "" {
		if s := p.resolve(op.Body.Schema); s != nil && s.Name != "" && len(s.Properties) > 0 {
			st := p.named(s)
			st.request = &requestForm{mediaType: op.Body.MediaType.Value}
			return st
		}
	}
	signature := p.signature(op)
	if made := p.requests[signature]; made != nil {
		made.aliases = append(made.aliases, "request "+op.ID.Value)
		return made
	}
	st := p.newRequest(op)
	st.key, st.aliases = "request "+p.sharing[signature], []string{"request " + op.ID.Value}
	p.requests[signature] = st
	p.structs = append(p.structs, st)
	for _, parameter := range op.Parameters {
		p.addParameter(st, parameter)
	}
	p.addBody(st, op)
	return st
}

// findSharing finds the first id, in alphabetical order, of the operations that share a request structure.
func (p *sdk) findSharing() {
	for _, op := range p.api.Operations {
		signature, id := p.signature(op), op.ID.Value
		if first, ok := p.sharing[signature]; !ok || id < first {
			p.sharing[signature] = id
		}
	}
}

// newRequest names the structure of an operation's input. The name that the docs state is its first choice; another
// operation with other inputs under the same name gets one made of its id.
func (p *sdk) newRequest(op *model.Operation) *structType {
	own := goname.Exported(op.ID.Value) + "Request"
	st := &structType{wants: []string{own}, request: &requestForm{}}
	if op.RequestName.Known() {
		st.stated, st.wants = op.RequestName.Value, []string{p.typeWant(op.RequestName.Value), own}
	}
	if op.Body != nil {
		st.request.mediaType = op.Body.MediaType.Value
		st.schema = p.absorbed(op)
	}
	return st
}

// absorbed is the named structure of a body that the request takes the place of, since nothing else refers to it.
func (p *sdk) absorbed(op *model.Operation) *model.Schema {
	s := p.resolve(op.Body.Schema)
	if s == nil || s.Name == "" || p.bodies[s.Name] > 1 || len(s.Properties) == 0 {
		return nil
	}
	return s
}

// signature is equal for operations that can share one request structure: they state the same name for the same inputs.
func (p *sdk) signature(op *model.Operation) string {
	if !op.RequestName.Known() || op.Body != nil {
		return "operation " + op.ID.Value
	}
	var b strings.Builder
	b.WriteString(op.RequestName.Value)
	for _, parameter := range op.Parameters {
		b.WriteString("\n" + string(parameter.In.Value) + " " + parameter.Name.Value + " ")
		if parameter.Required.Value {
			b.WriteString("required ")
		}
		writeShape(&b, parameter.Schema)
	}
	return b.String()
}

// writeShape writes what makes two schemas the same Go type.
func writeShape(b *strings.Builder, s *model.Schema) {
	if s == nil {
		return
	}
	b.WriteString(string(s.Type.Value) + "(" + s.Ref.Value)
	if s.Enum != nil {
		for _, v := range s.Enum.Values {
			b.WriteString("|" + v.Value.Value)
		}
	}
	writeShape(b, s.Items)
	writeShape(b, s.Additional)
	for _, prop := range s.Properties {
		b.WriteString("," + prop.Name.Value + ":")
		writeShape(b, prop.Schema)
	}
	b.WriteString(")")
}

// addParameter adds a parameter as a field.
func (p *sdk) addParameter(st *structType, parameter *model.Parameter) {
	in := parameter.In.Value
	if slices.ContainsFunc(st.fields, func(f *field) bool { return f.in == in && f.wire == parameter.Name.Value }) {
		return // the OpenAPI target reports it
	}
	f := &field{
		key:      "field " + st.key + "." + string(in) + "." + parameter.Name.Value,
		wire:     parameter.Name.Value,
		in:       in,
		comma:    parameter.Comma.Value,
		required: parameter.Required.Value || in == model.InPath,
		prop:     &parameter.Property,
		typ:      p.typeOf(parameter.Schema, p.below(st, &parameter.Property)),
	}
	if !f.typ.fitsParameter() {
		p.diags.Add("go-parameter-structure", parameter.Source,
			"the parameter %s is a structure, which a %s has no standard form for; in Go it is a string", f.wire, in)
		f.typ = &typ{kind: stringKind}
	}
	if in == model.InCookie {
		p.diags.Add("go-cookie-parameter", parameter.Source,
			"the parameter %s is a cookie; the SDK leaves cookies to the http.Client", f.wire)
		return
	}
	st.fields = append(st.fields, f)
}

// fitsParameter reports whether a value can stand in a path, a query or a header.
func (t *typ) fitsParameter() bool {
	switch t.kind {
	case structKind, mapKind:
		return false
	case sliceKind:
		return t.elem.kind != sliceKind && t.elem.fitsParameter()
	}
	return true
}

// addBody adds the body: its properties, or the whole of it where it is no object.
func (p *sdk) addBody(st *structType, op *model.Operation) {
	if op.Body == nil {
		return
	}
	s := p.resolve(op.Body.Schema)
	if s == nil || len(s.Properties) == 0 {
		st.request.whole = p.wholeBody(st, op)
		st.fields = append(st.fields, st.request.whole)
		return
	}
	p.addFields(st, s.Properties)
}

// wholeBody is the field of a body that is an array, a map or a single value.
func (p *sdk) wholeBody(st *structType, op *model.Operation) *field {
	prop := &model.Property{Name: model.Fact[string]{Value: "body"}, Schema: op.Body.Schema, Source: op.Source}
	return &field{
		key: "field " + st.key + ".body", wire: "body", in: model.InBody, required: op.Body.Required.Value,
		prop: prop, typ: p.typeOf(op.Body.Schema, p.below(st, prop)),
	}
}

// The two encodings of a form.
const (
	urlencoded = "application/x-www-form-urlencoded"
	multipart  = "multipart/form-data"
)

// isForm gives the encoding of a form's body, empty for other bodies.
func isForm(mediaType string) string {
	for _, form := range []string{urlencoded, multipart} {
		if strings.HasPrefix(mediaType, form) {
			return form
		}
	}
	return ""
}
