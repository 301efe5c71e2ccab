package gosdk

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/emit/goname"
	"github.com/seed-97755388/docgen/internal/model"
)

// defaultClient is the client of operations whose docs name none.
const defaultClient = "Client"

// addMethods makes a method of every operation, with the types of its request and answer.
func (p *sdk) addMethods() {
	p.findSharing()
	for _, op := range p.api.Operations {
		c, g := p.clientOf(op), p.groupOf(op)
		m := &method{op: op, client: c, group: g, key: "method " + op.ID.Value}
		m.req = p.requestOf(op)
		m.resp = p.answerOf(op)
		m.paging = p.pagingOf(m)
		m.batch = p.batchOf(m)
		c.methods = append(c.methods, m)
		p.methods = append(p.methods, m)
	}
	for _, h := range p.api.Headers {
		if len(h.Clients) == 0 || slices.ContainsFunc(p.clients, func(c *client) bool { return slices.Contains(h.Clients, c.want) }) {
			p.headers = append(p.headers, h)
		}
	}
	slices.SortFunc(p.clients, func(a, b *client) int { return strings.Compare(a.key, b.key) })
	for _, row := range p.api.Errors {
		if row.Field != "http" && p.api.Envelope == nil {
			continue // no field of an answer is known to hold it
		}
		p.errors = append(p.errors, &errorVar{key: "error " + row.Name, row: row})
	}
}

// clientOf gives the client that an operation is called on.
func (p *sdk) clientOf(op *model.Operation) *client {
	want := op.Client.Value
	if want == "" {
		want = defaultClient
	}
	for _, c := range p.clients {
		if c.want == want {
			return c
		}
	}
	c := &client{key: "client " + want, want: want}
	if servers := p.api.ServersOf(op.Document, op.Client.Value); len(servers) > 0 {
		c.server = servers[0].URL
	}
	if d := p.document(op.Document); d != nil {
		c.title = oneLine(d.Title)
	}
	c.auth = p.api.Auth != nil && (!op.Client.Known() || len(p.api.Auth.Clients) == 0 || slices.Contains(p.api.Auth.Clients, want))
	p.clients = append(p.clients, c)
	return c
}

// document finds a document by its name, nil where there is none.
func (p *sdk) document(name string) *model.Document {
	for _, d := range p.api.Documents {
		if d.Name == name {
			return d
		}
	}
	return nil
}

// groupOf gives the page group of an operation.
func (p *sdk) groupOf(op *model.Operation) *group {
	for _, g := range p.groups {
		if g.name == op.Group && g.document == op.Document {
			g.ops = append(g.ops, op)
			return g
		}
	}
	g := &group{key: "group " + op.Document + "/" + op.Group, name: op.Group, document: op.Document, ops: []*model.Operation{op}}
	for _, described := range p.api.Groups {
		if described.Name == op.Group && described.Document == op.Document {
			g.model = described
		}
	}
	p.groups = append(p.groups, g)
	return g
}

// answerOf gives the type of what a success answers, nil where the docs do not say.
func (p *sdk) answerOf(op *model.Operation) *typ {
	r := successOf(op)
	if r == nil || r.Schema == nil {
		return nil
	}
	if r.MediaType.Known() && !isJSON(r.MediaType.Value) {
		return &typ{kind: fileKind}
	}
	return p.typeOf(r.Schema, place{
		key:   "response " + op.ID.Value,
		wants: []string{goname.Exported(op.ID.Value) + "Response"},
	})
}

// successOf is the response of a success: the first of a status from 200 to 299, else the default one.
func successOf(op *model.Operation) *model.Response {
	for _, prefix := range []string{"2", "default"} {
		for _, r := range op.Responses {
			if strings.HasPrefix(r.Status.Value, prefix) {
				return r
			}
		}
	}
	return nil
}

func isJSON(mediaType string) bool {
	return strings.Contains(mediaType, "json") || mediaType == "*/*" || mediaType == ""
}

// bare reports whether an operation's answer lacks the API's envelope.
func (p *sdk) bare(m *method) bool {
	if p.api.Envelope == nil || p.api.Envelope.Status == "" || m.resp == nil {
		return false
	}
	switch m.resp.kind {
	case anyKind, mapKind:
		return false // the docs do not say what it holds
	case structKind:
		top, _, _ := strings.Cut(p.api.Envelope.Status, ".")
		return m.resp.object.field(top) == nil
	}
	return true
}

// public reports whether an operation is called without a token.
func (p *sdk) public(op *model.Operation) bool {
	if p.api.Auth == nil {
		return op.NoAuth.Value
	}
	exchange := p.api.Auth.Exchange != nil && p.api.Auth.Exchange.Path == op.Path.Value
	return op.NoAuth.Value || exchange || slices.Contains(p.api.Auth.NoAuthOps, op.ID.Value)
}

// field finds a field by its name in the docs, nil where there is none.
func (st *structType) field(wire string) *field {
	for _, f := range st.fields {
		if f.wire == wire {
			return f
		}
	}
	return nil
}

// addRest adds the structures that no operation reaches: nothing of the docs is lost.
func (p *sdk) addRest() {
	flattened := map[string]bool{}
	for _, st := range p.structs {
		if st.request != nil && st.schema != nil {
			flattened[st.schema.Name] = true
		}
	}
	for _, s := range p.api.Schemas {
		if len(s.Properties) > 0 && !flattened[s.Name] {
			p.named(s)
		}
	}
}
