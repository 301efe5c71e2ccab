package diag

// Catalogue lists every diagnostic code in alphabetical order.
var Catalogue = []Entry{
	{
		Code:     "correction-target",
		Severity: Error,
		Meaning:  "A correction in docgen.yaml names an operation, structure or property that the docs do not have.",
		Remedy:   "Mend the name in the correction, or remove it if the docs no longer have what it corrected.",
	},
	{
		Code:     "correction-unused",
		Severity: Error,
		Meaning:  "A correction in docgen.yaml, or a part of it, sets what the docs already say.",
		Remedy:   "Remove that part of the correction: the docs have been mended.",
	},
	{
		Code:     "path-rule-unused",
		Severity: Error,
		Meaning:  "A path rule in docgen.yaml matches the file name of no page.",
		Remedy:   "Mend the rule's match, or remove the rule if its pages are gone.",
	},
}
