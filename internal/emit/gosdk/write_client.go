package gosdk

import (
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed-97755388/docgen/internal/emit/goname"
	"github.com/seed-97755388/docgen/internal/model"
)

// clientFile writes the clients, their constructors, the header options and the errors of the docs' table.
func (p *sdk) clientFile() *jen.File {
	w := p.newWriter(p.opts.Package)
	for _, c := range p.clients {
		w.writeClient(c)
	}
	for _, h := range p.headers {
		w.writeHeaderOption(h)
	}
	for _, e := range p.errors {
		if !e.runtime && !e.again {
			w.writeError(e)
		}
	}
	return w.out
}

// writeClient writes a client with its configuration and constructor.
func (w *writer) writeClient(c *client) {
	w.declare(clientDoc(c)).Type().Id(c.name).Struct(jen.Id("core").Op("*").Id("coreClient"))
	w.writeConstructor(c)
	w.declare("").Var().Id("api" + c.name).Op("=").Id("clientConfig").Values(w.clientConfig(c)...)
}

func clientDoc(c *client) string {
	d := &docComment{}
	text := c.name + " calls the operations of " + c.title + "."
	if c.title == "" {
		text = c.name + " calls the API."
	}
	d.paragraph(text + " It is safe for concurrent use.")
	return d.String()
}

// writeConstructor writes New…: with the credentials of the token exchange where the client takes part in it.
func (w *writer) writeConstructor(c *client) {
	name := w.sdk.names["new "+c.want]
	fields := w.sdk.credentials(c)
	doc := constructorDoc(name, c, fields)
	credentials := jen.Nil()
	if len(fields) > 0 {
		credentials = jen.Index().Id("credential").ValuesFunc(func(g *jen.Group) {
			for _, f := range fields {
				g.Line().Values(jen.Id("field").Op(":").Lit(f), jen.Id("value").Op(":").Id(goname.Unexported(f)))
			}
			g.Line()
		})
	}
	w.declare(doc).Func().Id(name).ParamsFunc(func(g *jen.Group) {
		if len(fields) > 0 {
			names := make([]jen.Code, len(fields))
			for i, f := range fields {
				names[i] = jen.Id(goname.Unexported(f))
			}
			g.List(names...).String()
		}
		g.Id("options").Op("...").Id("ClientOption")
	}).Params(jen.Op("*").Id(c.name), jen.Error()).Block(
		jen.List(jen.Id("core"), jen.Err()).Op(":=").Id("newCoreClient").Call(jen.Op("&").Id("api"+c.name), credentials, jen.Id("options")),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(jen.Op("&").Id(c.name).Values(jen.Id("core").Op(":").Id("core")), jen.Nil()),
	)
}

// credentials are the fields that a client's constructor takes for the token exchange.
func (p *sdk) credentials(c *client) []string {
	if !c.auth || p.api.Auth.Exchange == nil {
		return nil
	}
	return p.api.Auth.Exchange.Request
}

func constructorDoc(name string, c *client, credentials []string) string {
	d := &docComment{}
	text := name + " makes a client."
	if len(credentials) > 0 {
		text = name + " makes a client that gets its tokens for the given credentials. They may be empty where WithToken or " +
			"WithTokenSource brings the token."
	}
	d.paragraph(text)
	if c.server == "" {
		d.paragraph("The documentation names no server for it: give it one with WithBaseURL.")
	}
	return d.String()
}

// clientConfig is what the docs and the configuration say of a client's API.
func (w *writer) clientConfig(c *client) []jen.Code {
	api := w.sdk.api
	out := []jen.Code{
		keyed("client", jen.Lit(c.name)),
		keyed("userAgent", jen.Lit(w.sdk.opts.Package+"-go (docgen)")),
	}
	if c.server != "" {
		out = append(out, keyed("baseURL", jen.Lit(c.server)))
	}
	if api.Envelope != nil {
		out = append(out, keyed("envelope", envelopeConfig(api.Envelope)))
	}
	if codes := w.sdk.errorCodes(); len(codes) > 0 {
		out = append(out, keyed("errors", jen.Index().Id("errorCode").Values(append(codes, jen.Line())...)))
	}
	if api.Auth != nil {
		out = append(out, keyed("auth", w.sdk.authConfig(c)))
	}
	return append(out, jen.Line())
}

// keyed is a field of a composite literal on a line of its own.
func keyed(name string, value *jen.Statement) *jen.Statement {
	return jen.Line().Id(name).Op(":").Add(value)
}

func envelopeConfig(e *model.Envelope) *jen.Statement {
	var out []jen.Code
	add := func(name, value string) {
		if value != "" {
			out = append(out, keyed(name, jen.Lit(value)))
		}
	}
	add("status", e.Status)
	if len(e.Success) > 0 {
		out = append(out, keyed("success", jen.Index().String().ValuesFunc(func(g *jen.Group) {
			for _, value := range e.Success {
				g.Lit(value)
			}
		})))
	}
	add("apiCode", e.Code)
	add("message", e.Message)
	add("requestID", e.RequestID)
	return jen.Id("envelope").Values(append(out, jen.Line())...)
}

// errorCodes are the rows of the docs' error table. The runtime knows those HTTP statuses whose errors are its own.
func (p *sdk) errorCodes() []jen.Code {
	var out []jen.Code
	for _, e := range p.errors {
		http := e.row.Field == "http"
		if http && e.runtime {
			continue
		}
		row := []jen.Code{jen.Id("code").Op(":").Lit(e.row.Code)}
		if http {
			row = append(row, jen.Id("http").Op(":").True())
		}
		out = append(out, jen.Line().Values(append(row, jen.Id("kind").Op(":").Id(e.name))...))
	}
	return out
}

// authConfig says how a client proves who it is.
func (p *sdk) authConfig(c *client) *jen.Statement {
	auth := p.api.Auth
	header, scheme := "Authorization", "Bearer"
	if auth.Scheme == "header" {
		header, scheme = auth.Header, ""
	}
	out := []jen.Code{keyed("header", jen.Lit(header))}
	if scheme != "" {
		out = append(out, keyed("scheme", jen.Lit(scheme)))
	}
	if c.auth && len(auth.Claims) > 0 {
		out = append(out, keyed("claims", jen.Index().Id("claimHeader").ValuesFunc(func(g *jen.Group) {
			for _, claim := range auth.Claims {
				g.Line().Values(jen.Id("header").Op(":").Lit(claim.Header), jen.Id("claim").Op(":").Lit(claim.Claim))
			}
			g.Line()
		})))
	}
	if c.auth && auth.Exchange != nil {
		out = append(out, keyed("exchange", jen.Op("&").Id("tokenExchange").Values(p.exchangeConfig(auth.Exchange)...)))
	}
	return jen.Id("authConfig").Values(append(out, jen.Line())...)
}

// defaultExchange names the token exchange in errors where no page describes it.
const defaultExchange = "GetToken"

func (p *sdk) exchangeConfig(e *model.Exchange) []jen.Code {
	name := defaultExchange
	for _, m := range p.methods {
		if m.op.Path.Value == e.Path {
			name = m.name
		}
	}
	return []jen.Code{
		keyed("operation", jen.Id("operation").Values(
			jen.Id("name").Op(":").Lit(name), jen.Id("method").Op(":").Lit(e.Method), jen.Id("path").Op(":").Lit(e.Path),
			jen.Id("reads").Op(":").True(), jen.Id("public").Op(":").True(),
		)),
		keyed("token", jen.Lit(e.Token)),
		keyed("expiresIn", jen.Lit(e.ExpiresIn)),
		jen.Line(),
	}
}

// writeHeaderOption writes the option for a header of all calls.
func (w *writer) writeHeaderOption(h model.Header) {
	name := w.sdk.names["option "+h.Option]
	d := &docComment{}
	d.paragraph(name + " sets the header " + h.Name + " of a client's calls, or of one call.")
	d.markdown("", h.Description)
	if len(h.Clients) > 0 && len(h.Clients) < len(w.sdk.clients) {
		d.paragraph("It is meant for " + strings.Join(h.Clients, ", ") + ".")
	}
	w.declare(d.String()).Func().Id(name).Params(jen.Id("value").String()).Id("Option").Block(
		jen.Return(jen.Id("WithHeader").Call(jen.Lit(h.Name), jen.Id("value"))),
	)
}

// writeError writes a sentinel for errors.Is.
func (w *writer) writeError(e *errorVar) {
	d := &docComment{}
	d.markdown(e.name, "is "+e.row.Field+" "+e.row.Code+": "+e.row.Description)
	d.place(e.row.Source)
	doc := d.String()
	text := oneLine(inline(e.row.Description))
	if text == "" {
		text = strings.ToLower(strings.Join(goname.Words(e.row.Name), " "))
	}
	w.declare(doc).Var().Id(e.name).Op("=").Qual("errors", "New").Call(jen.Lit(text))
}
