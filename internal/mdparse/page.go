// Package mdparse reads Markdown into a Page: blocks with inline runs, each with its place in the source.
// It knows no API, and is the only importer of goldmark.
package mdparse

import (
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
)

// Page is one Markdown file. Blocks stand in the order of the source; headings are blocks among the others.
type Page struct {
	File   *diag.File
	Blocks []Block
}

// Block is one of Heading, Paragraph, Table, List, Definitions, Code, Comment, Container, HTML, FrontMatter, LinkDefinition,
// Rule.
type Block interface {
	// Place is where the block stands, from its first byte to its last, without the closing line break.
	Place() diag.Span
}

// node gives a block its place.
type node struct {
	Span diag.Span
}

// Place implements Block.
func (n node) Place() diag.Span { return n.Span }

// Heading is an ATX, setext or HTML (<h2>) heading.
type Heading struct {
	node
	Level int    // 1 to 6
	ID    string // of {#id}, <a id="…"> or <h2 id="…">, "" where there is none
	Runs  Runs
}

// Paragraph is a run of text.
type Paragraph struct {
	node
	Runs Runs
}

// Table is a pipe table or an HTML table. The delimiter row is Delimiter, no row of its own.
type Table struct {
	node
	Header    *Row
	Delimiter diag.Span // zero for an HTML table, and where the row is missing
	Rows      []*Row
	Comments  []*Comment // comments on lines of their own between the rows
}

// Row is a table row as printed: it may have fewer or more cells than the header.
type Row struct {
	Span   diag.Span // from the first pipe or character to the last, without the line break
	Indent string    // the blanks before the row on its line: " " for `␠| a | b |`
	Cells  []*Cell
}

// Cell is the content of a table cell, without the blanks around it. An empty cell has an empty span at its place.
type Cell struct {
	Span diag.Span
	Runs Runs
}

// List is a bullet or an ordered list.
type List struct {
	node
	Ordered bool
	Items   []*Item
}

// Item is a list item. Blocks hold its paragraphs, nested lists and code.
type Item struct {
	Span   diag.Span // with the marker
	Blocks []Block
}

// Definitions is a definition list: terms, each with its descriptions.
type Definitions struct {
	node
	Entries []*Definition
}

// Definition is one term of a definition list.
type Definition struct {
	Span   diag.Span
	Term   Runs
	Blocks []Block
}

// Code is a fenced or an indented code block.
type Code struct {
	node
	Fenced  bool
	Lang    string // the first word of the fence's info string
	Text    string // without fence and indent, lines ended by LF
	Content diag.Span
}

// Comment is an HTML comment that stands as a block. Its text is parsed as Markdown too: sample code can stand in it.
type Comment struct {
	node
	Text   string
	Blocks []Block
}

// Container is a quote, an admonition (:::note), or an HTML or MDX element with content: <details>, <Note>, <Tabs>.
type Container struct {
	node
	Name   string // "quote", the admonition's kind, or the element's name
	Attrs  []Attr
	Blocks []Block
}

// HTML is an HTML or MDX element that stands alone as a block (`<LastUpdated />`, `<Route method="GET" path="/x" />`),
// a Hugo shortcode (`{{< x a="b" >}}`), or an import or export line of MDX (Name "import" or "export").
type HTML struct {
	node
	Name  string
	Attrs []Attr
}

// Attr is an attribute of an element. Value has its quotes or braces removed; Span covers the value.
type Attr struct {
	Name, Value string
	Span        diag.Span
}

// FrontMatter is the YAML or TOML block at the top of a page.
type FrontMatter struct {
	node
	Text string
}

// LinkDefinition is the definition of a link reference: `[label]: address`. The links that use it have its address.
type LinkDefinition struct {
	node
	Label, Link string
}

// Rule is a thematic break.
type Rule struct{ node }

// Kind says what a Run is.
type Kind string

// The kinds of runs.
const (
	Text   Kind = "text"
	CodeSp Kind = "code"   // a code span; Text is its content
	Break  Kind = "break"  // a hard line break, <br>, or the edge of <p>, <div>, <li>, <tr> in a cell; Text is "\n"
	Soft   Kind = "soft"   // a soft line break; Text is "\n"
	Bullet Kind = "bullet" // <li> in a cell; Text is "- "
	Anchor Kind = "anchor" // <a id="x"></a> or <a name="x">; Text is the id
	Image  Kind = "image"  // Text is the alternative text, Link the address
	Tag    Kind = "tag"    // any other HTML tag, as written
	Note   Kind = "note"   // an HTML comment within a line; Text is its content
)

// Run is a piece of inline content of one kind and style. Its Span covers what is printed, markup excluded where
// it can be: of a code span the content without backticks.
type Run struct {
	Kind   Kind
	Text   string // entities and escapes resolved
	Span   diag.Span
	Strong bool
	Emph   bool
	Strike bool   // ~~text~~ or <del>
	Link   string // the address, where the run stands in a link (Markdown or <a href>)
}

// Runs is inline content in the order of the source.
type Runs []Run

// Text is the content as a reader sees it: text, code without backticks, breaks as line feeds, soft breaks as blanks.
func (rs Runs) Text() string {
	var b strings.Builder
	for _, r := range rs {
		switch r.Kind {
		case Text, CodeSp, Break, Bullet:
			b.WriteString(r.Text)
		case Soft:
			b.WriteByte(' ')
		case Anchor, Image, Tag, Note:
		}
	}
	return strings.TrimSpace(b.String())
}
