// Package agreement holds the test that an OpenAPI document and a Go package of the same docs say the same.
package agreement
