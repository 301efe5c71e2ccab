package dialect

import (
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// arranged are the rows of a table, each below the one that it belongs to.
type arranged struct {
	top   []readRow
	whole *model.Property // what the rows are members of, where a row stands for it
}

// nest arranges rows below those that their names belong to: a.b and a[].b below a, └ b below the row before it. A table
// that goes on with the one before goes on with its rows, too.
func (r *reader) nest(rows []readRow, ctx context) arranged {
	n := &nester{rules: r.d.Names.Nesting, file: r.file, ctx: ctx, structure: r.scope.structure}
	if n.structure != nil {
		n.title = n.structure.Description.Value
	}
	if ctx.continues {
		n.path, n.whole = r.nestPath, r.nestWhole
	} else if n.whole = n.implied(); n.whole != nil {
		n.path = []*model.Property{n.whole}
	}
	for _, row := range levelled(rows) {
		n.add(row)
	}
	if n.whole == nil && n.rules.Body && isRequest(ctx.role) {
		n.soleBody()
	}
	r.nestPath, r.nestWhole = n.path, n.whole
	r.choices = append(r.choices, n.choices...)
	return arranged{top: n.top, whole: n.whole}
}

// levelled gives the rows of a table that indents names by blanks their depth: the deeper, the more blanks.
func levelled(rows []readRow) []readRow {
	if !slices.ContainsFunc(rows, func(r readRow) bool { return r.blank }) {
		return rows
	}
	var widths []int
	for _, row := range rows {
		if row.marks > 0 && !slices.Contains(widths, row.width) {
			widths = append(widths, row.width)
		}
	}
	slices.Sort(widths)
	out := slices.Clone(rows)
	for i := range out {
		if out[i].marks > 0 {
			out[i].depth = slices.Index(widths, out[i].width) + 1
		}
	}
	return out
}

// nester is the state of arranging the rows of one table.
type nester struct {
	rules     Nesting
	file      *diag.File
	ctx       context
	title     string        // of the section
	structure *model.Schema // that the section describes
	top       []readRow
	path      []*model.Property // the rows above the next one, by depth, where prefixes show it
	whole     *model.Property
	choices   []*model.Schema // those that parts were added to
	placed    bool            // a row below another one says where it goes
}

// add puts a row where its name says.
func (n *nester) add(row readRow) {
	p := &row.input.Property
	if depth := row.depth; depth > 0 && len(n.path) > 0 {
		depth = min(depth, len(n.path))
		n.placed = n.placed || row.input.In.Known()
		n.below(n.path[depth-1].Schema, row)
		n.path = append(n.path[:depth:depth], p)
		return
	}
	n.path = []*model.Property{p}
	if n.outermost(row) {
		return
	}
	if names := n.split(p.Name.Value); len(names) > 1 {
		if n.rootItem(names[0]) {
			n.belowRoot(row, names[1:])
			return
		}
		n.descend(row, names)
		return
	}
	n.top = append(n.top, row)
}

// outermost reads a row of no depth that stands for a whole, for one of its parts, or for its further keys.
func (n *nester) outermost(row readRow) bool {
	p := &row.input.Property
	part := n.rules.Part.Finds(p.Name.Value)
	switch {
	case part && n.ctx.combine != "":
		n.combine(n.holder(), row)
		return true
	case n.rules.Additional.Finds(p.Name.Value) && n.structure != nil && n.ctx.role == RoleStructure:
		n.structure.Additional = p.Schema
		return true
	}
	if _, ok := n.wholeRule(row); ok {
		n.whole = p
		return true
	}
	return part
}

// holder is the schema that rows of no depth belong to.
func (n *nester) holder() *model.Schema {
	if n.ctx.role == RoleStructure && n.structure != nil {
		return n.structure
	}
	if n.whole == nil {
		n.whole = &model.Property{Schema: &model.Schema{}}
	}
	return n.whole.Schema
}

// below puts a row below another one.
func (n *nester) below(s *model.Schema, row readRow) {
	p := &row.input.Property
	switch {
	case n.rules.Expands && refers(s):
	case n.rules.Part.Finds(p.Name.Value):
		n.combine(s, row)
	case n.rules.Additional.Finds(p.Name.Value):
		objectOf(s, p.Source).Additional = p.Schema
	default:
		attach(s, []*model.Property{p}, p.Source)
	}
}

// refers reports whether a schema, or what an array holds, is a structure described elsewhere.
func refers(s *model.Schema) bool {
	for s.Items != nil {
		s = s.Items
	}
	return s.Ref.Known()
}

// split splits a dotted name. A name without a separator, or with nothing on one side of it, is one name.
func (n *nester) split(name string) []string {
	if n.rules.Separator == "" {
		return []string{name}
	}
	names := strings.Split(name, n.rules.Separator)
	for _, each := range names {
		if strings.TrimSpace(each) == "" {
			return []string{name}
		}
	}
	return names
}

// rootItem reports whether a name is the bare mark of an array's items: what is around it is the array.
func (n *nester) rootItem(name string) bool {
	m, ok := n.rules.Items.first(name)
	return ok && m.start == 0 && m.end == len(name)
}

// belowRoot puts a row below the items of the array that the table as a whole describes.
func (n *nester) belowRoot(row readRow, names []string) {
	at := row.input.Name.Origin.Place()
	if n.whole == nil {
		n.whole = &model.Property{Schema: container(true, at), Source: row.input.Source}
	}
	inner := &nester{rules: n.rules, file: n.file, ctx: n.ctx}
	for _, p := range objectOf(n.whole.Schema, row.input.Source).Properties {
		inner.top = append(inner.top, readRow{input: &model.Input{Property: *p}})
	}
	p := &row.input.Property
	if len(names) == 1 {
		p.Name = model.State(names[0], p.Name.Origin.Rule, n.tail(at, names[0]))
		attach(n.whole.Schema, []*model.Property{p}, p.Source)
		return
	}
	inner.descend(row, names)
	attach(n.whole.Schema, properties(inner.top), p.Source)
}

// descend walks down a dotted name, makes what is missing on the way, and puts the row's property at its end.
func (n *nester) descend(row readRow, names []string) {
	p := &row.input.Property
	at := p.Name.Origin.Place()
	root := n.topRow(names[0], row, at)
	s := root.input.Schema
	for _, name := range names[1 : len(names)-1] {
		s = n.step(s, name, p)
	}
	last, array := n.itemMark(names[len(names)-1])
	p.Name = model.State(last, p.Name.Origin.Rule, n.tail(at, names[len(names)-1]))
	if array && p.Schema.Type.Value != model.Array {
		p.Schema = &model.Schema{Type: model.Infer(model.Array, "items-mark", at), Items: p.Schema}
	}
	if placeholder(last) {
		objectOf(s, p.Source).Additional = p.Schema
		if len(names) == 2 && !root.input.Description.Known() {
			root.input.Description = p.Description // all that is said of the map
		}
		return
	}
	attach(s, []*model.Property{p}, p.Source)
}

// tail is the place of the last of several names.
func (n *nester) tail(at diag.Span, name string) diag.Span {
	start := at.End.Offset - len(name)
	if text := n.file.Text(at); !strings.HasSuffix(text, name) {
		return at
	}
	plain, _ := n.itemMark(name)
	return n.file.Span(start, start+len(plain))
}

// itemMark takes the mark of an array's items off a name.
func (n *nester) itemMark(name string) (string, bool) {
	if m, ok := n.rules.Items.first(name); ok && m.start > 0 && m.end == len(name) {
		return name[:m.start], true
	}
	return name, false
}

// topRow finds the row that a dotted name begins with, and makes it where it is missing.
func (n *nester) topRow(name string, row readRow, at diag.Span) readRow {
	plain, array := n.itemMark(name)
	for _, t := range n.top {
		if known, _ := n.itemMark(t.input.Name.Value); known == plain {
			return t
		}
	}
	input := &model.Input{In: row.input.In, Property: model.Property{
		Name: model.Infer(plain, "dotted-name", at), Schema: container(array, at), Source: row.input.Source,
	}}
	t := readRow{row: row.row, span: row.span, input: input}
	n.top = append(n.top, t)
	return t
}

// step goes down to the schema of a property, and makes it where it is missing.
func (n *nester) step(s *model.Schema, name string, p *model.Property) *model.Schema {
	plain, array := n.itemMark(name)
	at := p.Name.Origin.Place()
	s = objectOf(s, p.Source)
	if placeholder(plain) {
		if s.Additional == nil {
			s.Additional = container(array, at)
		}
		return s.Additional
	}
	if known := s.Property(plain); known != nil {
		return known.Schema
	}
	made := &model.Property{Name: model.Infer(plain, "dotted-name", at), Schema: container(array, at), Source: p.Source}
	s.Properties = append(s.Properties, made)
	return made.Schema
}

// container is the schema of a property that only the names below it tell of.
func container(array bool, at diag.Span) *model.Schema {
	object := &model.Schema{Type: model.Infer(model.Object, "dotted-name", at)}
	if array {
		return &model.Schema{Type: model.Infer(model.Array, "dotted-name", at), Items: object}
	}
	return object
}

// placeholder reports whether a name stands for any key of a map: ${id}, <id>, {id}, *.
func placeholder(name string) bool {
	name = strings.TrimPrefix(name, "$")
	return name == "*" || strings.HasPrefix(name, "{") && strings.HasSuffix(name, "}") ||
		strings.HasPrefix(name, "<") && strings.HasSuffix(name, ">")
}

// attach puts properties below a schema: an array's belong to its items.
func attach(s *model.Schema, props []*model.Property, at diag.Span) {
	s = objectOf(s, at)
	for _, p := range props {
		if s.Property(p.Name.Value) == nil {
			s.Properties = append(s.Properties, p)
		}
	}
}

// objectOf is the object that the properties below a schema belong to. A schema of unknown type is an object then, and
// so are the items of an array.
func objectOf(s *model.Schema, at diag.Span) *model.Schema {
	for s.Type.Value == model.Array {
		if s.Items == nil {
			s.Items = &model.Schema{}
		}
		s = s.Items
	}
	s.Ref = model.Fact[string]{}
	if s.Type.Value != model.Object {
		s.Type = model.Infer(model.Object, "properties-below", at)
	}
	return s
}

// soleBody makes the body of the one row whose column says that it goes there, where it is no member of it: a structure,
// or a row with others below it that say no place of their own.
func (n *nester) soleBody() {
	at := -1
	for i, row := range n.top {
		if row.input.In.Value != model.InBody || row.input.In.Origin.Rule != "column:location" {
			continue
		}
		if at >= 0 {
			return
		}
		at = i
	}
	if at < 0 || n.placed && !strings.EqualFold(n.top[at].input.Name.Value, "body") {
		return
	}
	if s := n.top[at].input.Schema; len(s.Properties) > 0 || refers(s) {
		n.whole = &n.top[at].input.Property
		n.top = slices.Delete(n.top, at, at+1)
	}
}
