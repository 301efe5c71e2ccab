package diag

// gosdkCodes are the codes of what the Go SDK cannot carry over from the docs, found by internal/emit/gosdk.
var gosdkCodes = []Entry{
	{
		Code:     "go-batch-property",
		Severity: Warning,
		Meaning:  "An operation is a batch by a property that is no list of its request. It gets no method that splits lists.",
		Remedy:   "Give the property a type of array in the docs, or correct the operation in docgen.yaml.",
		Example:  "A batch of `createUsersBatch` that is split by `options`, which is an object.",
	},
	{
		Code:     "go-cookie-parameter",
		Severity: Warning,
		Meaning:  "A parameter is a cookie. The Go SDK has no field for it: cookies belong to the http.Client's cookie jar.",
		Remedy:   "Set the cookie in the http.Client that is given to WithHTTPClient, or correct where the parameter goes.",
		Example:  "| Name | In | Type |\n| --- | --- | --- |\n| session | cookie | string |",
	},
	{
		Code:     "go-enum-not-shared",
		Severity: Warning,
		Meaning: "The configuration makes the enumerations of one property name one Go type, but the values of this one are " +
			"not those of the others. It keeps a type of its own.",
		Remedy:  "Mend the list of values in the docs, or name only the properties that share a list.",
		Example: "| status | string | - `on`: on |\n\nand on another page\n\n| status | string | - `open`: open |",
	},
	{
		Code:     "go-name-spelled",
		Severity: Info,
		Meaning:  "A name has letters that the Go package does without, such as Chinese ones. They are spelled by their code points.",
		Remedy:   "Give the name under go.names in docgen.yaml.",
		Example:  "| 订单号 | string | 是 | 编号 |\n\nwhich `names: {订单号: OrderNo}` makes readable",
	},
	{
		Code:     "go-name-unused",
		Severity: Error,
		Meaning:  "A key under go.names in docgen.yaml names nothing that the Go package has.",
		Remedy:   "Mend the key, or remove it if the docs no longer have what it named.",
		Example:  "go:\n  dir: sdk\n  names:\n    listUser: FindUsers   # the docs have listUsers",
	},
	{
		Code:     "go-paging-path",
		Severity: Warning,
		Meaning: "An operation is paged, but its request has no whole page number or its answer no list where the paging says. " +
			"It gets no iterator.",
		Remedy:  "Describe the page number as a number and the list as an array, or correct the operation in docgen.yaml.",
		Example: "| page | string | the page |",
	},
	{
		Code:     "go-parameter-structure",
		Severity: Warning,
		Meaning:  "A path, query or header parameter is a structure. There is no one way to write it, so the Go field is a string.",
		Remedy:   "Describe the parameter as single values, or as a part of the request's body.",
		Example:  "| Name | In | Type |\n| --- | --- | --- |\n| filter | query | object |",
	},
	{
		Code:     "go-pattern",
		Severity: Warning,
		Meaning:  "A pattern is no regular expression that Go can compile. The Go SDK does not check it.",
		Remedy:   "Write the pattern without look-around and back references, as RE2 reads it.",
		Example:  "| code | string | pattern: `^(?!admin).+$` |",
	},
}
