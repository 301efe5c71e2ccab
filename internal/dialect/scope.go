package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// scope is one operation while it is read.
type scope struct {
	op          *model.DraftOperation
	response    *model.Response   // the one that is being read
	implicit    *model.Response   // that of no printed status
	captioned   []captioned       // those that only captions of examples tell of
	responses   []*model.Response // those whose status is printed
	structure   *model.Schema     // the structure whose section is being read
	marker      *marker           // the marker that starts the operation, where several share a section
	facts       []found
	errors      []errorList // the error codes that stand in the part
	called      bool        // a call in sample code stands just before
	rows        []placedRow // of the request's tables
	request     diag.Span   // the heading of the request's parameters
	answer      diag.Span   // the heading of the response
	description []diag.Span
}

// part is a stretch of a page that describes one operation, or what lies outside of all operations.
type part struct {
	section *section
	blocks  []mdparse.Block // of the section itself
	marker  *marker
	outside bool
}

// marker is a place that names an operation's method or path.
type marker struct {
	block int // index among the section's blocks, -1 for its heading
	facts []found
	route string // what tells two markers apart

	row     bool // a row of a table of operations
	summary model.Fact[string]
	others  []string // the paths of the markers that share what follows
	bodies  bool     // one of them has a method with a body
}

// markers are the different markers in a section's heading and in its own blocks; without any, those that rows of tables
// and labels are.
func (r *reader) markers(s *section) []marker {
	var set markerSet
	if s.heading != nil {
		set.add(-1, r.headingMarkers(s))
	}
	finders := []func(mdparse.Block) []marker{func(b mdparse.Block) []marker { return r.markersOf(b, s) }}
	if r.started[s] {
		finders = append(finders, r.rowMarkers)
	}
	for _, find := range append(finders, r.pathLabels) {
		if len(set) > 0 {
			break
		}
		for i, b := range s.blocks {
			set.add(i, find(b))
		}
	}
	return set
}

// markerSet are markers, each route once.
type markerSet []marker

// add adds the markers of a block.
func (set *markerSet) add(block int, markers []marker) {
	for _, m := range markers {
		m.block = block
		for _, f := range m.facts {
			if f.name == "path" {
				m.route += pathTemplate(f.fact.Value)
			} else {
				m.route += f.fact.Value + " "
			}
		}
		if m.route != "" && !slices.ContainsFunc(*set, func(o marker) bool { return o.route == m.route }) {
			*set = append(*set, m)
		}
	}
}

// markersOf are the markers in a block.
func (r *reader) markersOf(b mdparse.Block, s *section) []marker {
	switch b := b.(type) {
	case *mdparse.Paragraph:
		f := flatten(r.file, b.Runs)
		return append(r.markersIn("paragraph", f), r.labelMarkers(f)...)
	case *mdparse.Code:
		return r.markersIn("code", codeText(r.file, b))
	case *mdparse.FrontMatter:
		return r.markersIn(InMatter, verbatim(r.file, b.Span))
	case *mdparse.HTML:
		return r.componentMarkers(b.Name, b.Attrs)
	case *mdparse.Container:
		if m := r.componentMarkers(b.Name, r.withText(b)); len(m) > 0 {
			return m
		}
		var out []marker
		for _, inner := range b.Blocks {
			out = append(out, r.markersOf(inner, s)...)
		}
		return out
	default:
		return nil
	}
}

// labelMarkers are the paths that labels hold: `**URL**：/v5/x`.
func (r *reader) labelMarkers(f flat) []marker {
	for _, rule := range r.d.Labels {
		m, ok := rule.Match.first(f.text)
		if g, holds := m.groups["value"]; ok && holds && rule.Role == RolePath {
			path := f.part(g)
			return []marker{{facts: []found{{name: "path", trust: len(r.d.Facts), fact: model.State(path.text, rule.Rule, path.span(0, len(path.text)))}}}}
		}
	}
	return nil
}

// markersIn are the matches of the marker rules for a kind of piece.
func (r *reader) markersIn(in Piece, f flat) []marker {
	for i, rule := range r.d.Facts {
		if !rule.Marker || rule.Weak || rule.In != in || !rule.Around.IsZero() {
			continue
		}
		var out []marker
		for _, m := range rule.Match.find(f.text) {
			if !rule.Unless.Finds(f.text[m.start:m.end]) {
				out = append(out, marker{facts: r.factsOf(i, m, f)})
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// headingMarkers are the markers in a section's heading, with what headings around it give them.
func (r *reader) headingMarkers(s *section) []marker {
	f := flatten(r.file, s.heading.Runs)
	if out := r.markersIn(InHeading, f); len(out) > 0 {
		return out
	}
	for i, rule := range r.d.Facts {
		if !rule.Marker || rule.In != InHeading || rule.Around.IsZero() {
			continue
		}
		own, ok := rule.find(f.text)
		m, outer, surrounded := r.around(rule, s)
		if ok && surrounded {
			return []marker{{facts: append(r.factsOf(i, own, f), r.factsOf(i, m, outer)...)}}
		}
	}
	return nil
}

// componentMarkers are the markers in an element's attributes.
func (r *reader) componentMarkers(name string, attrs []mdparse.Attr) []marker {
	for i, rule := range r.d.Facts {
		if rule.Marker && rule.In == "component" {
			if facts := componentFacts(i, rule, name, attrs); len(facts) > 0 {
				return []marker{{facts: facts}}
			}
		}
	}
	return nil
}

// split makes a part of each marker of a section. Blocks before the first marker, and those after the last where the
// markers follow each other, belong to all; a line that leads to a marker belongs to it alone.
func (r *reader) split(s *section) []part {
	markers := r.markers(s)
	if len(markers) < 2 && !(len(markers) == 1 && markers[0].row) {
		return []part{{section: s, blocks: s.blocks}}
	}
	starts := make([]int, len(markers)+1)
	together := false
	for i, m := range markers {
		starts[i] = leadIn(s.blocks, m.block)
		together = together || i > 0 && starts[i] <= markers[i-1].block+1
	}
	if together {
		share(markers)
	}
	starts[len(markers)] = len(s.blocks)
	var parts []part
	for i := range markers {
		m := &markers[i]
		own := slices.Clone(s.blocks[:starts[0]])
		switch {
		case starts[i+1] > m.block+1 || i+1 == len(markers):
			own = append(own, s.blocks[starts[i]:starts[i+1]]...)
		case m.block >= 0: // the next marker follows at once: what comes after the last of them holds for this one, too
			own = append(own, s.blocks[starts[i]:m.block+1]...)
			own = append(own, s.blocks[max(0, markers[len(markers)-1].block+1):]...)
		default:
			own = append(own, s.blocks[max(0, markers[len(markers)-1].block+1):]...)
		}
		parts = append(parts, part{section: s, blocks: own, marker: m})
	}
	return parts
}

// leadIn is where what belongs to the marker in a block begins: at the line before it, where that leads to it.
func leadIn(blocks []mdparse.Block, block int) int {
	if block < 1 {
		return max(0, block)
	}
	p, ok := blocks[block-1].(*mdparse.Paragraph)
	if text := strings.TrimSpace(textOf(p)); ok && (strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")) {
		return block - 1
	}
	return block
}

// textOf is a paragraph's text.
func textOf(p *mdparse.Paragraph) string {
	if p == nil {
		return ""
	}
	return p.Runs.Text()
}

// readPart reads one part of the page.
func (r *reader) readPart(p part) {
	start := r.file.Span(0, 0)
	if p.section.heading != nil {
		start = p.section.heading.Span
	} else if h := firstHeading(p.section); h != nil && !p.outside {
		start = h.Span
	}
	r.last = ""
	r.scope = &scope{
		marker:   p.marker,
		op:       &model.DraftOperation{Operation: model.Operation{Document: r.src.Document, Group: p.section.group(r.src.Group), Source: start}},
		response: &model.Response{Status: model.Infer("200", "response-status")},
	}
	r.scope.implicit = r.scope.response
	r.scope.op.Sampled = r.weak && !p.outside
	if p.marker != nil {
		r.scope.op.Summary = p.marker.summary
	}
	if title := pageTitle(p.section); title != nil && !p.outside {
		title.role, title.rule = RoleOperation, "operation"
	}
	if s := p.section; s.heading != nil && s.role == "" && !p.outside {
		s.role, s.rule = RoleOperation, "operation"
	}
	r.section(p.section, p.blocks, context{outside: p.outside})
	if p.outside {
		r.leave()
		return
	}
	r.finish()
	if t := r.targets[p.section]; t != nil && t.Operation == nil {
		t.Operation = r.scope.op
	}
}

// pageTitle is the one heading of a page that is an operation as a whole, where no rule gives it a role.
func pageTitle(root *section) *section {
	if root.heading != nil || len(root.children) != 1 || root.children[0].level() != 1 || root.children[0].role != "" {
		return nil
	}
	return root.children[0]
}

// leave accounts for what stands outside of all operations. Words say nothing of one; parameters are reported where no
// operation of any page refers to them.
func (r *reader) leave() {
	r.apiErrors()
	for _, at := range r.scope.description {
		r.ledger.overrule(at, model.Ignored, "outside-operations")
	}
	inputs := r.scope.op.Inputs
	for len(inputs) > 0 {
		n := 1
		for n < len(inputs) && inputs[n].Source.Start.Line <= inputs[n-1].Source.End.Line+1 {
			n++
		}
		at := diag.Span{File: r.file.Name, Start: inputs[0].Source.Start, End: inputs[n-1].Source.End}
		r.draft.Strays = append(r.draft.Strays, at)
		r.ledger.overrule(at, model.Reported, model.StrayCode)
		inputs = inputs[n:]
	}
}

// firstHeading is the first heading at or below a section.
func firstHeading(s *section) *mdparse.Heading {
	if s.heading != nil {
		return s.heading
	}
	for _, c := range s.children {
		if h := firstHeading(c); h != nil {
			return h
		}
	}
	return nil
}

// titleRole is the role of a paragraph that stands as a heading: bold as a whole, or a few words before a colon.
func (r *reader) titleRole(p *mdparse.Paragraph, f flat) (Role, string) {
	text := strings.TrimSpace(f.text)
	if len([]rune(text)) > 40 || strings.Contains(text, "\n") {
		return "", ""
	}
	title := strings.TrimRight(text, ":： ")
	role, rule := r.d.titleRole(title, r.last)
	if title == text && !allStrong(p.Runs) && !isRequest(role) && role != RoleResponse {
		return "", ""
	}
	return role, rule
}

// allStrong reports whether every word of some runs is bold.
func allStrong(runs mdparse.Runs) bool {
	strong := false
	for _, run := range runs {
		switch run.Kind {
		case mdparse.Text, mdparse.CodeSp:
			if !run.Strong && strings.Trim(run.Text, ":： ") != "" {
				return false
			}
			strong = true
		}
	}
	return strong
}
