// Package emit holds what the targets share.
package emit

// File is one file of a target's output. Name is relative to the target's folder, with forward slashes.
type File struct {
	Name    string
	Content []byte
}
