package diag

import (
	"cmp"
	"slices"
)

// Catalogue lists every diagnostic code in alphabetical order.
var Catalogue = catalogue(configurationCodes, dialectCodes, gosdkCodes, markdownCodes, modelCodes, openapiCodes)

// catalogue joins the lists that the stages keep.
func catalogue(lists ...[]Entry) []Entry {
	all := slices.Concat(lists...)
	slices.SortFunc(all, func(a, b Entry) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

// configurationCodes are the codes of docgen.yaml and of the files that docgen writes.
var configurationCodes = []Entry{
	{
		Code:     "api-without-operation",
		Severity: Error,
		Meaning:  "The dialect finds no operation on any page of an API, so that its document is empty.",
		Remedy:   "Name another dialect, or write one: docgen dialect new drafts it from the pages, and docgen dialect try shows what it reads.",
		Example:  "# Parcels\n\nPOST goes to the address of parcels.   # no dialect knows such words",
	},
	{
		Code:     "correction-misfit",
		Severity: Error,
		Meaning:  "A correction in docgen.yaml sets what its target cannot have: a limit that its type does not know, a type that the docs do not describe, a place in a path without a placeholder for it, a name that another has, pages that the request and the response do not have, or what another correction sets.",
		Remedy:   "Do what the message says. Items of an array are written with brackets, as in tags[].",
		Example:  "corrections:\n  - operation: createUser\n    property: tags          # an array; its items are tags[]\n    set: {maxLength: 20}\n    reason: the server refuses longer ones",
	},
	{
		Code:     "correction-shared",
		Severity: Warning,
		Meaning:  "A correction in docgen.yaml names an operation and changes a structure that other operations have, too. It holds for all of them.",
		Remedy:   "Name the structure instead of the operation, so that the correction says what it does.",
		Example:  "corrections:\n  - operation: createUser\n    property: address.city   # of AddressDto, which updateUser has, too\n    set: {required: true}\n    reason: the server wants it",
	},
	{
		Code:     "correction-target",
		Severity: Error,
		Meaning:  "A correction in docgen.yaml names an operation, structure or property that the docs do not have.",
		Remedy:   "Mend the name in the correction, or remove it if the docs no longer have what it corrected.",
		Example:  "corrections:\n  - operation: createUsr   # the docs have createUser\n    set: {method: POST}\n    reason: the page has no method",
	},
	{
		Code:     "correction-unused",
		Severity: Error,
		Meaning:  "A correction in docgen.yaml, or a part of it, sets what the docs already say.",
		Remedy:   "Remove that part of the correction: the docs have been mended.",
		Example:  "corrections:\n  - operation: createUser\n    set: {method: POST}   # the page says POST by now\n    reason: the page has no method",
	},
	{
		Code:     "output-edited",
		Severity: Error,
		Meaning:  "A generated file was changed by hand since docgen wrote it. It was left alone.",
		Remedy:   "Move the change to the docs or to docgen.yaml and undo it in the file, or overwrite it with --force.",
		Example:  "$ docgen generate\ngenerated/openapi.yaml   # its content is not what docgen.lock says",
	},
	{
		Code:     "output-foreign",
		Severity: Error,
		Meaning:  "A file that docgen never wrote stands where a generated file should go. It was left alone.",
		Remedy:   "Move the file away or choose another folder, or overwrite it with --force.",
		Example:  "$ docgen generate\ngenerated/openapi.yaml   # docgen.lock does not know it",
	},
	{
		Code:     "output-stale",
		Severity: Error,
		Meaning:  "A generated file that docgen check looked at is changed, missing or orphaned: not what the docs make now.",
		Remedy:   "Run docgen generate and commit what it writes.",
		Example:  "$ docgen check --format github\ngenerated/openapi.yaml   # the docs have changed since it was written",
	},
	{
		Code:     "page-encoding",
		Severity: Error,
		Meaning:  "A page is not UTF-8: it is in another encoding, such as GBK or UTF-16, or a byte in it is broken. Nothing of it was read.",
		Remedy:   "Save the file as UTF-8.",
		Example:  "$ file docs/create-user.md\ndocs/create-user.md: ISO-8859 text",
	},
	{
		Code:     "path-rule-unused",
		Severity: Error,
		Meaning:  "A path rule in docgen.yaml matches the file name of no page.",
		Remedy:   "Mend the rule's match, or remove the rule if its pages are gone.",
		Example:  "paths:\n  - {match: \"^old-(.+)$\", path: /api/v2/$1}   # no file begins with old-",
	},
}
