package dialect

import (
	"path"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// Source says where a page belongs.
type Source struct {
	Document string // the API
	Group    string // the folder below the API's root
}

// Read reads a page into a draft. It goes on after what it does not understand and reports it.
func (d *Dialect) Read(page *mdparse.Page, src Source) (*model.Draft, diag.List) {
	r := &reader{
		d: d, file: page.File, src: src, ledger: newLedger(page), started: map[*section]bool{},
		examples: map[*model.Schema]*model.Example{},
		draft:    &model.Draft{File: page.File, Document: src.Document, Group: src.Group},
	}
	root := d.outline(page.File, page.Blocks)
	for _, p := range r.scopes(root) {
		r.readPart(p)
	}
	r.settleRoots()
	r.ledger.reportUnread(r.diags)
	r.ledger.close(&r.diags)
	r.draft.Ledger = r.ledger.entries
	return r.draft, r.diags
}

// reader is the state of reading one page.
type reader struct {
	d      *Dialect
	file   *diag.File
	src    Source
	draft  *model.Draft
	ledger *ledger
	diags  diag.List
	scope  *scope

	started map[*section]bool // the sections that start an operation

	detail     *model.Input                     // the parameter that words below the table speak of
	listed     []readRow                        // the rows that a table of values can be about
	choices    []*model.Schema                  // that rows list the alternatives of
	examples   map[*model.Schema]*model.Example // of structures
	nestPath   []*model.Property                // the rows above the next one where a table goes on with the one before
	nestWhole  *model.Property
	targets    map[*section]*model.Target // the sections of the page
	structures map[string]string          // the names of the structures of the page, by their anchors in lower case
	weak       bool                       // only weak markers start them
	last       Role                       // of the title before
}

// context is where a block stands.
type context struct {
	role    Role
	rule    string
	section *section
	comment bool // within an HTML comment: only samples count

	combine   model.Combination // the next table lists one part of what the rows before it combine
	continues bool              // the next table goes on with the one before
	outside   bool              // of all operations

	led      bool             // a paragraph, not a heading, has given the role
	property *model.Property  // that the section describes
	required model.Fact[bool] // of the parameters below, by the title above them
}

// section reads a section, of its own blocks only those given, and all below it that starts no operation of its own.
func (r *reader) section(s *section, blocks []mdparse.Block, above context) {
	ctx := above
	ctx.section = s
	if s.role != "" {
		ctx.role, ctx.rule, ctx.property, ctx.led = s.role, s.rule, nil, false
		ctx.required = r.d.groupRequired(s.rule, s.title(), s.place())
		r.last = s.role
	}
	if s.role == RoleProperties {
		ctx.role = RoleStructure
	}
	if p := r.described(s, above); p != nil {
		ctx.property = p
		r.ledger.use(s.heading.Span, "property")
	} else if s.linked && !above.outside {
		r.linkedSection(s)
		return
	} else {
		if holdsProperties(s.role) || s.role == RoleOperation {
			r.nestPath, r.nestWhole, r.detail = nil, nil, nil
			r.listed = nil // tables of values speak of the rows of their own part
		}
		r.heading(s, ctx)
	}
	if s.heading != nil && s.role != "" {
		defer r.restoreResponse(r.scope.response)
		r.openStatus(s.rule, flatten(r.file, s.heading.Runs))
	}
	r.blocks(blocks, ctx)
	for _, c := range s.children {
		if !r.started[c] {
			r.section(c, c.blocks, ctx)
		}
	}
}

// heading accounts for a section's heading.
func (r *reader) heading(s *section, ctx context) {
	if s.heading == nil {
		return
	}
	f := flatten(r.file, s.heading.Runs)
	switch s.role {
	case "":
		r.plainHeading(s, ctx)
	case RoleIgnore:
		r.ledger.ignore(s.heading.Span, s.rule)
	case RoleStructure:
		r.openStructure(s, f)
	case RoleOperation:
		r.operationHeading(s, f, ctx)
	default:
		if isRequest(s.role) && r.scope.request.IsZero() {
			r.scope.request = s.heading.Span
		}
		if s.role == RoleResponse && r.scope.answer.IsZero() {
			r.scope.answer = s.heading.Span
		}
		r.matchFacts("heading", ctx, f)
		r.ledger.use(s.heading.Span, s.rule)
	}
}

// operationHeading reads the heading of an operation: facts where a rule finds them, else the summary.
func (r *reader) operationHeading(s *section, f flat, ctx context) {
	r.deprecation(InHeading, s.heading.Span)
	facts := r.matchFacts("heading", ctx, f)
	title, cut := r.besideRoute(f)
	if title != "" && (cut || !facts) && !r.scope.op.Summary.Known() {
		if !cut {
			title = strings.TrimSpace(s.heading.Runs.Markdown())
			if allStrong(s.heading.Runs) {
				title = s.title()
			}
		}
		r.scope.op.Summary = model.State(title, s.rule, f.span(0, len(f.text)))
	}
	r.ledger.use(s.heading.Span, s.rule)
}

// besideRoute is a heading's text without the route in it, and whether there was one.
func (r *reader) besideRoute(f flat) (string, bool) {
	text, cut := f.text, false
	for _, rule := range r.d.Facts {
		if rule.In != InHeading || !rule.Marker {
			continue
		}
		if m, ok := rule.find(text); ok {
			text, cut = text[:m.start]+text[m.end:], true
		}
	}
	if !cut {
		return strings.TrimSpace(text), false
	}
	return strings.Trim(text, " `:：-–—%|()（）[]"), true
}

// plainHeading accounts for a heading that no rule gives a role.
func (r *reader) plainHeading(s *section, ctx context) {
	at := s.heading.Span
	switch {
	case ctx.property != nil:
		r.propertyBlock(s.heading, ctx.property, ctx)
	case ctx.comment:
		r.ledger.ignore(at, "comment")
	case ctx.outside && ctx.role != RoleStructure, ctx.role == RoleDescription:
		r.describe(at)
	case ctx.role == RoleOperation:
		r.diags.Add("unknown-heading", at, "the dialect knows no heading %q; what stands below goes into the description", s.title())
		r.describe(at)
	default:
		r.diags.Add("unknown-heading", at, "the dialect knows no heading %q; what stands below is read as part of the section above", s.title())
		r.ledger.report(at, "unknown-heading")
	}
}

// isRequest reports whether a section holds parameters of a request.
func isRequest(role Role) bool {
	switch role {
	case RoleParameters, RolePathParameters, RoleQuery, RoleHeaders, RoleBody, RoleForm:
		return true
	default:
		return false
	}
}

// openStructure starts the structure that a heading names.
func (r *reader) openStructure(s *section, f flat) {
	name, at := s.title(), f.span(0, len(f.text))
	id := s.heading.ID
	for _, rule := range r.d.Sections {
		if rule.Rule != s.rule {
			continue
		}
		if m, ok := rule.ID.first(id); ok && m.group("name") != "" {
			id = m.group("name")
		}
		if m, ok := rule.Match.first(f.text); ok && m.group("name") != "" {
			name, at = m.group("name"), f.spanOf(m, "name")
		}
	}
	if id != "" && id != name {
		r.diags.Add("anchor-differs", s.heading.Span, "the heading says %s, its anchor %s: links to the one do not lead to the other", name, s.heading.ID)
	}
	r.scope.structure = &model.Schema{Name: name, Type: model.Infer(model.Object, "structure", at), Source: at, Sources: []diag.Span{at}}
	r.draft.Schemas = append(r.draft.Schemas, r.scope.structure)
	r.ledger.use(s.heading.Span, s.rule)
}

// describe adds a block to the operation's description.
func (r *reader) describe(at diag.Span) {
	r.scope.description = append(r.scope.description, at)
	r.ledger.use(at, "description")
	r.deprecation(InParagraph, at)
}

// pageName is the page's file name without folder and extension.
func (r *reader) pageName() string {
	base := path.Base(r.file.Name)
	return strings.TrimSuffix(base, path.Ext(base))
}
