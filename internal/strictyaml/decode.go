// Package strictyaml decodes YAML files so that every error names its place: unknown keys with the nearest known one, wrong
// values, broken syntax. It knows no file's meaning.
package strictyaml

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"go.yaml.in/yaml/v4"
)

// Error is all that is wrong with a file's text.
type Error struct {
	File     *diag.File
	Problems []Problem
}

// Problem is one thing that is wrong.
type Problem struct {
	Span    diag.Span
	Message string
}

// Error lists the problems, one a line: file:line:col: message.
func (e *Error) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = fmt.Sprintf("%s: %s", p.Span, p.Message)
	}
	return strings.Join(lines, "\n")
}

// Add notes a problem at a place.
func (e *Error) Add(at Mark, format string, args ...any) {
	e.Problems = append(e.Problems, Problem{Span: at.Span(e.File), Message: fmt.Sprintf(format, args...)})
}

// problems turns what the YAML library reports into problems with places.
func problems(file *diag.File, err error) *Error {
	found := &Error{File: file}
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
		for _, e := range many.Errors {
			found.Add(Mark{e.Mark.Line, e.Mark.Column}, "%s", plain(e.Message))
		}
	case errors.As(err, &one):
		found.Add(Mark{one.Mark.Line, one.Mark.Column}, "%s", plain(one.Message))
	default:
		found.Add(Mark{1, 1}, "%s", err)
	}
	return found
}

func comparePlaces(a, b Problem) int {
	return cmp.Compare(a.Span.Start.Offset, b.Span.Start.Offset)
}

// Mark is a place in a YAML document, both figures from 1.
type Mark struct{ Line, Column int }

// Span is the rest of the line from the mark on. What is missing at the end of a file is so at its last line.
func (m Mark) Span(file *diag.File) diag.Span {
	line := file.LineSpan(min(max(m.Line, 1), file.LineCount()))
	text := []rune(file.Text(line))
	start := line.Start.Offset + len(string(text[:min(max(m.Column-1, 0), len(text))]))
	return file.Span(start, line.End.Offset)
}

// Decode reads a file's one document into a struct: the problems that it finds are all that there are. A file without any
// document leaves both as they are.
func Decode(file *diag.File, to any) (*yaml.Node, *Error) {
	root, found := Read(file)
	if len(found.Problems) == 0 && len(root.Content) == 1 {
		checkKeys(found, root.Content[0], reflect.TypeOf(to))
		if err := root.Content[0].Load(to); err != nil {
			found.Problems = append(found.Problems, problems(file, err).Problems...)
		}
	}
	return root, found
}

// Read reads a file's one document as it stands. The problems are those of its syntax. A file without any document gives a
// node that holds none.
func Read(file *diag.File) (*yaml.Node, *Error) {
	root := &yaml.Node{}
	if err := decode(file.Content, root); err != nil {
		return root, problems(file, err)
	}
	return root, &Error{File: file}
}

// Err is the error, its problems in the order of the file; nil where there is none.
func (e *Error) Err() error {
	if len(e.Problems) == 0 {
		return nil
	}
	slices.SortStableFunc(e.Problems, comparePlaces)
	return e
}

// decode reads the one document of a file; a file without any leaves the node as it is.
func decode(content []byte, root *yaml.Node) error {
	loader, err := yaml.NewLoader(bytes.NewReader(content), yaml.WithSingleDocument())
	if err != nil {
		return err
	}
	if err := loader.Load(root); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}
