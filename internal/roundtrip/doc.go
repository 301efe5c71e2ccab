// Package roundtrip compares two OpenAPI documents facet by facet: what the first one says, and what came back of it after it
// was written as Markdown and read by docgen. It knows neither the Markdown nor docgen's packages.
package roundtrip
