package diag

// openapiCodes are the codes of the OpenAPI target.
var openapiCodes = []Entry{
	{
		Code: "body-not-expected", Severity: Warning,
		Meaning: "An operation under GET, HEAD, DELETE or TRACE has a request body. HTTP gives it no meaning, so many clients and servers leave it out.",
		Remedy:  "Check the method on the page; if it is right, describe the rows as query parameters.",
		Example: "`GET /users` with a table of body parameters",
	},
	{
		Code: "dangling-reference", Severity: Error,
		Meaning: "A structure is referred to and described on no page.",
		Remedy:  "Describe the structure under the heading for data structures, or correct the link.",
		Example: "| user | <a href=\"#UserDto\">UserDto</a> | yes |",
	},
	{
		Code: "default-mismatch", Severity: Warning,
		Meaning: "A default is not of the type, or not within the limits, that the docs give for it. The OpenAPI document keeps it under x-docgen-default.",
		Remedy:  "Correct the default or the type.",
		Example: "| limit | number | no | ten |",
	},
	{
		Code: "duplicate-operation", Severity: Error,
		Meaning: "Two operations have the same HTTP method and path. The OpenAPI document can hold only the first.",
		Remedy:  "Correct the method or path of one of them, or remove one of the pages.",
		Example: "`POST /users` on create-user.md and on create-users.md",
	},
	{
		Code: "duplicate-operation-id", Severity: Warning,
		Meaning: "Two operations have the same id. The second one gets a number in the OpenAPI document.",
		Remedy:  "Give each operation a name of its own.",
		Example: "`client.getUser` on two pages",
	},
	{
		Code: "duplicate-parameter", Severity: Warning,
		Meaning: "An operation describes the same parameter twice. The first description holds.",
		Remedy:  "Remove one of the rows.",
		Example: "two rows named page",
	},
	{
		Code: "duplicate-property", Severity: Warning,
		Meaning: "A structure describes the same property twice. The first description holds.",
		Remedy:  "Remove one of the rows.",
		Example: "two rows named email",
	},
	{
		Code: "duplicate-response", Severity: Warning,
		Meaning: "An operation describes the response of one HTTP status twice. The first description holds.",
		Remedy:  "Put what both say under one heading.",
		Example: "two headings for status 200",
	},
	{
		Code: "duplicate-schema", Severity: Warning,
		Meaning: "Two structures of one name reached the OpenAPI document. The first description holds.",
		Remedy:  "Give each structure a name of its own.",
		Example: "two headings UserDto that say different things",
	},
	{
		Code: "enum-mismatch", Severity: Warning,
		Meaning: "A listed value is not of the property's type, so the list cannot be an enum. The OpenAPI document keeps it under x-docgen-enum.",
		Remedy:  "Correct the value or the type.",
		Example: "| status | number | `1`: on, `off`: off |",
	},
	{
		Code: "example-mismatch", Severity: Info,
		Meaning: "An example does not fit the type and limits that the docs give. The OpenAPI document keeps it under x-docgen-example.",
		Remedy:  "Correct the example, or the type or limit that it breaks.",
		Example: "| roles | string[] | yes | `admin` |",
	},
	{
		Code: "invalid-path", Severity: Warning,
		Meaning: "A path holds a host or a query, or lacks the slash at its start. The OpenAPI document holds the path alone.",
		Remedy:  "Write the path alone; put the host into the servers and the query into parameters.",
		Example: "`GET https://api.example.org/users?page=1`",
	},
	{
		Code: "operation-unplaced", Severity: Error,
		Meaning: "An operation has no known HTTP method or path, or a method that OpenAPI has no place for, so the document cannot hold it.",
		Remedy:  "State method and path on the page, or set them in the configuration.",
		Example: "a page without a method and without rows to conclude it from",
	},
	{
		Code: "overlay-changes-fact", Severity: Warning,
		Meaning: "An overlay changes something of the OpenAPI document that the SDK shares, such as a type, a limit or a path. The two then say different things.",
		Remedy:  "Write the correction that the message names into docgen.yaml; it changes both.",
		Example: "target: $.components.schemas.UserDto.properties.name, update: {maxLength: 20}",
	},
	{
		Code: "overlay-unmatched", Severity: Error,
		Meaning: "An action of an overlay matches nothing in the OpenAPI document, so it does nothing. It may be outdated, or its target misspelled.",
		Remedy:  "Correct the target, or remove the action.",
		Example: "target: $.paths['/gone']",
	},
	{
		Code: "parameter-unplaced", Severity: Error,
		Meaning: "Nothing says whether a parameter goes into the path, the query or a header, so the document cannot hold it.",
		Remedy:  "State the location on the page, or set it in the configuration.",
		Example: "a row of parameters whose location column is empty",
	},
	{
		Code: "path-parameter-missing", Severity: Warning,
		Meaning: "The docs describe no parameter for a placeholder of the path. The OpenAPI document has it as a string.",
		Remedy:  "Describe the parameter, or correct the path.",
		Example: "`GET /users/{id}` without a row named id",
	},
	{
		Code: "path-parameter-unplaced", Severity: Warning,
		Meaning: "A path parameter has no placeholder in the path. Where the path has none at all, the parameter is sent in the query; else it is left out.",
		Remedy:  "Correct the path, or the parameter's name or location.",
		Example: "`GET /users/{id}` with a path parameter userId",
	},
	{
		Code: "unsafe-html", Severity: Warning,
		Meaning: "A description holds HTML that could run in a browser, such as a script or an event's attribute. The OpenAPI document leaves it out.",
		Remedy:  "Remove it, or put it into a code block if it is meant to be read.",
		Example: "| name | string | yes | <script>alert(1)</script> |",
	},
}
