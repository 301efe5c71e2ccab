package pipeline

import (
	"unicode/utf8"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// loadDialect loads the dialect that the configuration names, by its file or built in, or else chooses one by the
// evidence of the pages.
func loadDialect(c *config.Config, pages []page) (*dialect.Dialect, dialect.Choice, error) {
	choice := dialect.Choice{Name: c.Dialect}
	switch {
	case c.Dialect == "" || c.Dialect == dialect.Auto:
		files := make([]*diag.File, len(pages))
		for i, p := range pages {
			files[i] = p.file
		}
		var err error
		if choice, err = dialect.Choose(files); err != nil {
			return nil, choice, err
		}
	case config.DialectFile(c.Dialect):
		choice.Name = c.Resolve(c.Dialect)
	}
	d, err := dialect.Load(choice.Name)
	return d, choice, err
}

// readPage takes one page through the stages that know nothing of the others. A page in another encoding than UTF-8 is not
// read at all: its words would be wrong, and its names would not be Go's.
func readPage(d *dialect.Dialect, p page) (*model.Draft, diag.List) {
	if at := notUTF8(p.file.Content); at >= 0 {
		var diags diag.List
		diags.Add("page-encoding", p.file.Span(at, at+1), "the file is not UTF-8 here, so that nothing of it is read; save it as UTF-8")
		return &model.Draft{File: p.file, Document: p.document, Group: p.group}, diags
	}
	parsed, diags := mdparse.Parse(p.file)
	draft, found := d.Read(parsed, dialect.Source{Document: p.document, Group: p.group})
	draft.Topic = topic(parsed, draft)
	return draft, append(diags, found...)
}

// notUTF8 is the offset of the first byte that is no UTF-8 text, -1 where there is none. UTF-16 shows by its zero bytes.
func notUTF8(content []byte) int {
	for at := 0; at < len(content); {
		r, size := utf8.DecodeRune(content[at:])
		if r == 0 || r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// link joins the drafts by what the configuration and the dialect say.
func link(c *config.Config, d *dialect.Dialect, drafts []*model.Draft) (*model.API, diag.List) {
	return model.Link(drafts, model.Options{
		Documents: documents(c), Corrections: corrections(c), Conventions: d.Conventions, Inference: d.Infer,
	})
}

// documents are the APIs of the configuration as the model has them.
func documents(c *config.Config) []*model.Document {
	var out []*model.Document
	for _, api := range c.APIs {
		d := &model.Document{Name: api.Name, Title: api.Title, Version: api.Version, Description: api.Description}
		for _, s := range api.Servers {
			d.Servers = append(d.Servers, model.Server{URL: s.URL, Description: s.Description})
		}
		out = append(out, d)
	}
	return out
}
