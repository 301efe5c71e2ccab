package model

import "github.com/seed-97755388/docgen/internal/diag"

// Draft is what one page says, before the pages are linked.
type Draft struct {
	File       *diag.File
	Document   string // the API it belongs to
	Group      string // the folder below the API's root, "" at the root
	Operations []*DraftOperation
	Schemas    []*Schema   // the structures that the page describes
	Targets    []*Target   // the sections that links can lead to
	Errors     []ErrorCode // the rows of the page's error tables
	Strays     []diag.Span // parameters outside of all operations
	Ledger     Ledger
	Topic      *Topic // nil where the page was not asked

	shared []diag.Span // the sections that operations take parameters or values from
}

// DraftOperation is an operation as one page states it. Candidates stand in the order of trust; Link takes the first.
type DraftOperation struct {
	Operation
	IDs          []Fact[string]
	Methods      []Fact[string]
	Paths        []Fact[string]
	RequestNames []Fact[string]
	Query        []Fact[string] // the parameters that the query string of a printed path names
	Includes     []Fact[string] // the addresses or titles of the sections whose parameters the operation shares
	Inputs       []*Input
	Media        Fact[string] // the media type of the request body
	Listed       bool         // a table lists it: another description of the same route counts more
	Sampled      bool         // only a call in sample code names its route
}

// Input is a row of a request whose location the page may leave open: In is then unknown.
type Input struct {
	In    Fact[Location]
	Comma Fact[bool]
	Property
}

// Ledger says what became of each piece of a page.
type Ledger []Entry

// Outcome is what became of a piece of a page.
type Outcome string

// The outcomes: every piece ends in one of the first three. Open pieces are unaccounted for, a defect.
const (
	Used     Outcome = "used"
	Ignored  Outcome = "ignored"
	Reported Outcome = "reported"
	Open     Outcome = "open"
)

// Entry is one piece of a page: a heading, paragraph, row, cell, list item, code block, comment or HTML block.
type Entry struct {
	Kind    string    `json:"kind"`
	Span    diag.Span `json:"span"`
	Outcome Outcome   `json:"outcome"`
	By      string    `json:"by,omitempty"` // the rule or diagnostic code
}
