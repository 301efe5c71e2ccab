package model

// Inference is how Link concludes what the docs do not print. It comes from the dialect.
type Inference struct {
	RequestName string     `yaml:"request-name"` // a template: {Operation}Request
	Integers    []string   `yaml:"integers"`     // words of property names whose numbers are whole: count, page, limit
	Plain       []string   `yaml:"plain"`        // words of property names whose numbers need not be whole: rate, price
	Paging      PagingRule `yaml:"paging"`       // the properties that ask for a page
	Exact       bool       `yaml:"exact"`        // the docs print types exactly: a number is none but a number, an array without items holds anything
	// FreeStructures says that an array without a printed item holds the structure of its page that nothing refers to.
	FreeStructures bool     `yaml:"free-structures"`
	Batch          []string `yaml:"batch"` // words of operation ids that take a list: batch
}

// PagingRule names the properties that ask for a page and hold it.
type PagingRule struct {
	Page   []string   `yaml:"page"`   // names of the page's number
	Limit  []string   `yaml:"limit"`  // names of the page's size
	Within [][]string `yaml:"within"` // where page and limit stand: the property names from the request's root
	List   []string   `yaml:"list"`   // names of the list in the response
	Total  []string   `yaml:"total"`  // names of the count of all elements
}
