package dialect

// Split says what divides a page into operations.
type Split string

// The ways to split.
const (
	ByPage    Split = "page"    // each page is one operation
	ByHeading Split = "heading" // each heading of one level starts one
	ByMarker  Split = "marker"  // each section that names a route starts one
	ByRole    Split = "role"    // each section of the role operation is one
)

// Values lists the ways to split.
func (Split) Values() []string {
	return words(ByPage, ByHeading, ByMarker, ByRole)
}

// Piece is where a rule looks for facts.
type Piece string

// The pieces.
const (
	InSection   Piece = "section"      // paragraphs and code in a section of a role
	InHeading   Piece = "heading"      // that starts or divides an operation
	InParagraph Piece = "paragraph"    // wherever it stands
	InCode      Piece = "code"         // blocks of code
	InComponent Piece = "component"    // elements of HTML or MDX, and shortcodes
	InMatter    Piece = "front-matter" // the block at the top of a page
	InFile      Piece = "file"         // the page's file name without its ending
	InRows      Piece = "rows"         // the rows of the request's tables
	InOperation Piece = "operation"    // the operation's id
)

// Values lists the pieces.
func (Piece) Values() []string {
	return words(InSection, InHeading, InParagraph, InCode, InComponent, InMatter, InFile, InRows, InOperation)
}

// Kind is a kind of block.
type Kind string

// Values lists the kinds of blocks.
func (Kind) Values() []string {
	return []string{
		"heading", "paragraph", "table", "list", "definitions", "code", "comment", "container", "html", "front-matter", "rule",
	}
}

// Presence is what an empty cell means.
type Presence string

// Values lists what an empty cell can mean.
func (Presence) Values() []string { return []string{"yes", "no", "unknown"} }

// Values lists the roles of sections and labels.
func (Role) Values() []string {
	return words(
		RoleOperation, RoleDescription, RoleName, RoleMethod, RolePath, RoleMedia, RoleParameters, RolePathParameters, RoleQuery,
		RoleHeaders, RoleBody, RoleForm, RoleSample, RoleRequestExample, RoleResponse, RoleResponseHeaders, RoleResponseExample,
		RoleErrors, RoleStructures, RoleStructure, RoleProperties, RoleDetails, RoleGroup, RoleValues, RoleIgnore,
	)
}

// Values lists the roles of columns.
func (ColumnRole) Values() []string {
	return words(
		ColName, ColType, ColRequired, ColOptional, ColDefault, ColDescription, ColExample, ColLocation, ColEnum, ColLimits, ColNotes,
		ColFormat, ColIgnore, ColCode, ColMessage, ColValue, ColMethod, ColPath,
	)
}

func words[T ~string](all ...T) []string {
	out := make([]string, len(all))
	for i, w := range all {
		out[i] = string(w)
	}
	return out
}
