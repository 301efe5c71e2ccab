// Package dialect reads a page into a draft by the rules of a dialect: data that says what a vendor's pages look like.
// The engine knows no vendor; see docs/dialects.md for the language.
package dialect

import "github.com/seed-97755388/docgen/internal/model"

// Dialect is a dialect file as it is written, its parents merged in.
type Dialect struct {
	Name        string            `yaml:"name"`        // that --dialect takes
	Extends     string            `yaml:"extends"`     // the dialect that this one adds to: a built-in one, or a file beside this one
	Inherit     []string          `yaml:"inherit"`     // the keys that are taken from the parent; all where empty
	Description string            `yaml:"description"` // one line for `docgen dialect list`
	Detect      []Detect          `yaml:"detect"`      // the marks by which `--dialect auto` knows pages of this dialect
	Operations  Operations        `yaml:"operations"`  // how a page divides into operations
	Sections    []Section         `yaml:"sections"`    // what headings are for; the first rule that fits decides
	Labels      []Label           `yaml:"labels"`      // what paragraphs such as `**URL**: /users` are for
	Intros      []Intro           `yaml:"intros"`      // what paragraphs that lead to a list, a table or code say of it
	Columns     []Column          `yaml:"columns"`     // what the columns of tables hold
	Items       []Item            `yaml:"items"`       // how list items read as parameters; the first rule that fits decides
	Elements    []Element         `yaml:"elements"`    // how elements of HTML or MDX read as parameters
	Facts       []FactRule        `yaml:"facts"`       // where method, path, operation id and names of types stand, the most trusted rule first
	Types       []TypeRule        `yaml:"types"`       // how types are spelled; the first rule that fits decides
	Union       Regexp            `yaml:"union"`       // what stands between the types of a choice
	Tokens      Tokens            `yaml:"tokens"`      // the words of cells: yes, no, none, locations
	Names       Names             `yaml:"names"`       // how names are printed, and how they nest
	Phrases     []Phrase          `yaml:"phrases"`     // what words state of a parameter: limits, defaults, required
	Deprecated  []Deprecation     `yaml:"deprecated"`  // words that say that an operation is deprecated
	Units       []Unit            `yaml:"units"`       // the units of figures
	Enums       Enums             `yaml:"enums"`       // how lists of values are printed
	Characters  []Characters      `yaml:"characters"`  // words for kinds of characters, for patterns
	Includes    []Include         `yaml:"includes"`    // words that say that parameters are shared
	References  []Reference       `yaml:"references"`  // how words refer to structures
	Ignore      []Ignore          `yaml:"ignore"`      // pieces that say nothing about the API
	Samples     []SampleField     `yaml:"samples"`     // how sample code sets fields of the request
	Conventions model.Conventions `yaml:"conventions"` // what holds for every operation: envelope, authentication, headers, errors
	Infer       model.Inference   `yaml:"infer"`       // the words by which docgen concludes what is not printed
}

// Detect is evidence for `--dialect auto`: each page that Match finds counts Weight.
type Detect struct {
	Match  Regexp `yaml:"match"`  // searched in the text of the page
	Weight int    `yaml:"weight"` // of a page that has the mark
}

// Operations says how a page splits into operations.
type Operations struct {
	By    Split `yaml:"by"`    // what starts an operation
	Level int   `yaml:"level"` // of the headings that start an operation, for "heading"
	Known bool  `yaml:"known"` // only headings that a rule of sections knows divide the page; others are words
}

// Role is what a section, a label or a column is for.
type Role string

// The roles of sections and labels.
const (
	RoleOperation       Role = "operation" // starts an operation
	RoleDescription     Role = "description"
	RoleName            Role = "name" // of the operation's method in code
	RoleMethod          Role = "method"
	RolePath            Role = "path"
	RoleMedia           Role = "media"      // the media type of the request
	RoleParameters      Role = "parameters" // of a request, wherever they go
	RolePathParameters  Role = "path-parameters"
	RoleQuery           Role = "query"
	RoleHeaders         Role = "headers"
	RoleBody            Role = "body"
	RoleForm            Role = "form"
	RoleSample          Role = "sample"
	RoleRequestExample  Role = "request-example"
	RoleResponse        Role = "response"
	RoleResponseHeaders Role = "response-headers"
	RoleResponseExample Role = "response-example"
	RoleErrors          Role = "errors"
	RoleStructures      Role = "structures" // holds structures
	RoleStructure       Role = "structure"
	RoleProperties      Role = "properties" // of the structure above
	RoleDetails         Role = "details"    // more words on the parameters of the section above, each behind its name
	RoleGroup           Role = "group"      // holds operations of one group
	RoleValues          Role = "values"     // a table or list of an enumeration's values
	RoleIgnore          Role = "ignore"
)

// Section gives a role to the headings that Match. Level, ID, Under and Below narrow it where they are set: to the
// heading's level and id, to the role of the section that it stands in, and to the source of the block right below it.
type Section struct {
	Rule  string `yaml:"rule"`  // the id that facts and reports name
	Role  Role   `yaml:"role"`  // what stands below such a heading
	Match Regexp `yaml:"match"` // searched in the heading's text; the groups required and optional say so of the parameters below, name names a structure
	Level int    `yaml:"level"` // of the heading, 1 to 6; any where absent
	ID    Regexp `yaml:"id"`    // searched in the id that the heading has
	Under Role   `yaml:"under"` // the role of the nearest heading above that has one; any where absent
	After []Role `yaml:"after"` // the roles that the title before can have; any where absent
	Below Regexp `yaml:"below"` // searched in the source of what stands below, up to the next heading
}

// Label gives a role to a paragraph: `**URL**：/v5/x`. The group "value", where it matches, is the label's content;
// else what follows up to the next label or heading is.
type Label struct {
	Rule  string `yaml:"rule"`  // the id that facts and reports name
	Role  Role   `yaml:"role"`  // what the label holds
	Match Regexp `yaml:"match"` // searched in each line; the group value is what the label holds

	Combine   model.Combination `yaml:"combine"`   // the table below lists one part of what the rows before it combine
	Continues bool              `yaml:"continues"` // the table below goes on with the one before
}

// Column gives a role to the columns whose header is one of Names (case and blanks aside) or matches.
type Column struct {
	Role  ColumnRole `yaml:"role"`  // what the column holds
	Names []string   `yaml:"names"` // its headers, whatever their case
	Match Regexp     `yaml:"match"` // searched in the header
}

// ColumnRole is what a column of a parameter table holds.
type ColumnRole string

// The roles of columns.
const (
	ColName        ColumnRole = "name"
	ColType        ColumnRole = "type"
	ColRequired    ColumnRole = "required"
	ColOptional    ColumnRole = "optional" // the opposite of required
	ColDefault     ColumnRole = "default"
	ColDescription ColumnRole = "description"
	ColExample     ColumnRole = "example"
	ColLocation    ColumnRole = "location"
	ColEnum        ColumnRole = "enum"
	ColLimits      ColumnRole = "limits" // read by the phrases alone
	ColFormat      ColumnRole = "format"
	ColNotes       ColumnRole = "notes" // more words, which go on with the description
	ColIgnore      ColumnRole = "ignore"
	ColCode        ColumnRole = "code"    // of an error table, or the status of a response
	ColMessage     ColumnRole = "message" // of an error table: what the server says
	ColValue       ColumnRole = "value"   // one value of the enumeration of the parameter that the row names
	ColMethod      ColumnRole = "method"
	ColPath        ColumnRole = "path"
)

// Item reads a list item as a parameter: the groups name, type, required, optional, default, location and
// description, each where it matches.
type Item struct {
	Rule      string `yaml:"rule"`      // the id that facts and reports name
	Match     Regexp `yaml:"match"`     // searched from the item's start: the groups name, meta, type, required, default and description
	Paragraph bool   `yaml:"paragraph"` // it reads lines of paragraphs that begin with code or in bold, too
}

// FactRule finds facts of an operation. It looks at the pieces that In names; the named groups of Match, or Set with
// groups filled in, are the facts: operation, client, method, path, request, response, summary, server. Rules stand in
// the order of trust.
type FactRule struct {
	Rule      string            `yaml:"rule"`      // the id that facts and reports name
	In        Piece             `yaml:"in"`        // where the rule looks
	Role      Role              `yaml:"role"`      // of the section
	Lang      []string          `yaml:"lang"`      // of the code, lower case; any where absent
	Component []string          `yaml:"component"` // the elements' names
	Attrs     map[string]string `yaml:"attrs"`     // of a component: attribute → fact
	Match     Regexp            `yaml:"match"`     // its named groups are the facts
	Unless    Regexp            `yaml:"unless"`    // a match in which this is found does not count
	Around    Regexp            `yaml:"around"`    // of a heading: what a heading around it must hold; its groups are facts, too
	Then      string            `yaml:"then"`      // of code: an expression with ${group} for what Match found; the facts are its groups
	Verb      []string          `yaml:"verb"`      // of a file: where the operation's verb stands among the words of the file's name: first, second, later, absent
	Indent    string            `yaml:"indent"`    // of rows: "some", "none"; "no-rows" where there is no row. Match is for any row, as it is written
	Set       map[string]string `yaml:"set"`       // facts, with ${group} filled in, instead of the groups
	Opens     Role              `yaml:"opens"`     // of a paragraph: the role of what follows
	Emphasis  bool              `yaml:"emphasis"`  // of a paragraph: it is emphasised as a whole
	Once      bool              `yaml:"once"`      // only the rule's first match in an operation counts; others are words
	Inferred  bool              `yaml:"inferred"`  // the facts are concluded, not printed
	Guess     bool              `yaml:"guess"`     // concluded from so little that it is reported where nothing else says it
	Marker    bool              `yaml:"marker"`    // starts an operation where operations are split by marker
	Weak      bool              `yaml:"weak"`      // as a marker it counts only on a page that has no other, as a summary where there is none
}

// TypeRule reads a spelled type. The groups of, item, key and value are types in turn, name is a structure's name, format
// is a format as printed, and null makes the type nullable.
type TypeRule struct {
	Rule   string     `yaml:"rule"`   // the id that facts and reports name
	Match  Regexp     `yaml:"match"`  // searched in the spelled type
	Type   model.Type `yaml:"type"`   // the type that it is
	Format string     `yaml:"format"` // OpenAPI's format
	Ref    bool       `yaml:"ref"`    // the group name is a structure
	Linked bool       `yaml:"linked"` // the words must stand in a link; the structure is named as they are, whatever the address
}

// Tokens are the words of cells.
type Tokens struct {
	Yes      Words          `yaml:"yes"`           // says that a parameter is required
	No       Words          `yaml:"no"`            // says that it is optional
	None     Words          `yaml:"none"`          // of a default or an example
	Blank    Presence       `yaml:"blank"`         // what an empty required cell means: "yes", "no", "unknown"
	Location []LocationWord `yaml:"location"`      // how cells name where parameters go
	MarkYes  []Regexp       `yaml:"mark-required"` // a mark at a name that says required; it is no part of the name
	MarkNo   []Regexp       `yaml:"mark-optional"` // a mark at a name that says optional; it is no part of the name
}

// LocationWord is how a cell names where a parameter goes.
type LocationWord struct {
	In    model.Location `yaml:"in"`    // where the parameter goes
	Match Regexp         `yaml:"match"` // searched in the cell
}

// Names says how a parameter's name is printed.
type Names struct {
	Match    Regexp  `yaml:"match"`    // what a name looks like; other rows are no parameters
	Verbatim bool    `yaml:"verbatim"` // names and values stand as they are: what looks like Markdown is part of them
	Default  Regexp  `yaml:"default"`  // in an item's parentheses: the group default
	Members  Regexp  `yaml:"members"`  // an item below a parameter that holds the list of its values
	Route    Regexp  `yaml:"route"`    // a method and a path in one cell
	Detail   Regexp  `yaml:"detail"`   // a block of further words: the groups name and description
	Nesting  Nesting `yaml:"nesting"`  // how a name shows that it belongs to another one
}

// Nesting says how a row's name shows that it belongs to another row.
type Nesting struct {
	Separator string `yaml:"separator"` // between the names: "." in a.b
	Items     Regexp `yaml:"items"`     // the mark of an array's items: [] or [0]
	Prefix    Regexp `yaml:"prefix"`    // one level of depth before a name: └, >, &nbsp;

	Whole      []Whole `yaml:"whole"`      // rows that stand for the whole that others are members of
	Additional Regexp  `yaml:"additional"` // the name that stands for all further keys of a map
	Part       Regexp  `yaml:"part"`       // the name that stands for one of the parts that make a type: of allOf, oneOf, anyOf
	Expands    bool    `yaml:"expands"`    // rows below a reference repeat the structure that it names
	Body       bool    `yaml:"body"`       // the one row that goes in the body and is a structure, or has rows below it, is the body
}

// Phrase reads a fact from words. On limits it to types; {n}, {a} and {b} in Match stand for a numeral.
type Phrase struct {
	Rule   string            `yaml:"rule"`   // the id that facts and reports name
	On     []model.Type      `yaml:"on"`     // the types that it speaks of; any where absent
	Match  Regexp            `yaml:"match"`  // searched in each line; {n}, {a} and {b} stand for a numeral
	Unless Regexp            `yaml:"unless"` // where this matches the same sentence, the phrase says nothing
	Before Regexp            `yaml:"before"` // where this matches what stands before it in the sentence, the phrase says nothing
	After  Regexp            `yaml:"after"`  // where this matches what stands after it on the line, the phrase says nothing
	Set    map[string]string `yaml:"set"`    // keyword → group or literal
	Drop   bool              `yaml:"drop"`   // the phrase says nothing else: it is no part of the description
	Lists  bool              `yaml:"lists"`  // it is read in lists of values too
}

// Unit is a unit of measure behind a figure. A limit of a number counts where its text states the same unit for the
// property, or where the unit is plain and the text states none.
type Unit struct {
	Match  Regexp `yaml:"match"`  // of what follows the figure
	Stated Regexp `yaml:"stated"` // how a text says that the property is measured in the unit
	Plain  bool   `yaml:"plain"`  // the unit needs no factor
}

// Enums says how enumerations are printed.
type Enums struct {
	Lists   []EnumList   `yaml:"lists"`   // how the items of a list state values
	Inline  []EnumInline `yaml:"inline"`  // how sentences list values
	Unless  []Regexp     `yaml:"unless"`  // an introduction or description that says that the list is no closed list of values
	Open    Regexp       `yaml:"open"`    // an item that says that there are more values
	Not     Regexp       `yaml:"not"`     // what looks like a value and is none: a template, a word such as Default
	Words   []model.Type `yaml:"words"`   // types whose values words can list; all where empty
	Skip    []model.Type `yaml:"skip"`    // types whose values need no list
	Linked  Regexp       `yaml:"linked"`  // a line in which a link leads to a table or a list of the values
	End     Regexp       `yaml:"end"`     // a line below a list that is no part of its last item
	Instead Regexp       `yaml:"instead"` // words in an example's cell that say that it lists the values
	Bullet  Regexp       `yaml:"bullet"`  // an item of a list below a parameter that is a value: groups value and meaning
	Column  Regexp       `yaml:"column"`  // each value in the cell of a column of values
	Literal Regexp       `yaml:"literal"` // a value where a type is spelled by its values, "asc" | "desc": group value
}

// EnumList reads the items of a list as values: groups value and meaning.
type EnumList struct {
	Rule  string `yaml:"rule"`  // the id that facts and reports name
	Item  Regexp `yaml:"item"`  // searched in each item: the groups value and meaning
	Intro Regexp `yaml:"intro"` // what the line before the list must match; any where empty
}

// EnumInline reads values from a sentence: Match finds the sentence, its group values holds them, Value finds each:
// groups value and meaning.
type EnumInline struct {
	Rule    string `yaml:"rule"`     // the id that facts and reports name
	Match   Regexp `yaml:"match"`    // finds the sentence; its group values holds the values
	Value   Regexp `yaml:"value"`    // finds each value: the groups value and meaning
	Before  Regexp `yaml:"before"`   // where this matches what stands before, the sentence lists no values
	After   Regexp `yaml:"after"`    // where this matches what stands after, the sentence lists no values
	AtLeast int    `yaml:"at-least"` // fewer values are no enumeration
}

// Characters is a word for a kind of characters, and their class in a regular expression.
type Characters struct {
	Match Regexp `yaml:"match"` // the word
	Class string `yaml:"class"` // its characters as in a regular expression's brackets
}

// Reference finds the structure that a description names: the group name, or the link's address where Match covers
// a link.
type Reference struct {
	Rule  string `yaml:"rule"`  // the id that facts and reports name
	Match Regexp `yaml:"match"` // the group name, or the link that the match covers, is the structure
	Drop  bool   `yaml:"drop"`  // the words are no part of the description
}

// Ignore names pieces of a page that say nothing about the API.
type Ignore struct {
	Rule  string `yaml:"rule"`  // the id that facts and reports name
	Kind  Kind   `yaml:"kind"`  // of the block; any where absent
	Match Regexp `yaml:"match"` // searched in the block's source
	Role  Role   `yaml:"role"`  // within sections of this role
}

// SampleField finds the fields of the request that sample code sets: the group field. A match in which Unless is found
// does not count.
type SampleField struct {
	Rule   string `yaml:"rule"`   // the id that facts and reports name
	Match  Regexp `yaml:"match"`  // its group field is the name in code
	Unless Regexp `yaml:"unless"` // a match in which this is found does not count
}
