package config

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"go.yaml.in/yaml/v4"
)

// Error is all that is wrong with a configuration's text.
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

func (e *Error) add(at mark, format string, args ...any) {
	e.Problems = append(e.Problems, Problem{Span: at.span(e.File), Message: fmt.Sprintf(format, args...)})
}

// problems turns what the YAML library reports into problems with places.
func problems(file *diag.File, err error) *Error {
	found := &Error{File: file}
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
		for _, e := range many.Errors {
			found.add(mark{e.Mark.Line, e.Mark.Column}, "%s", e.Message)
		}
	case errors.As(err, &one):
		found.add(mark{one.Mark.Line, one.Mark.Column}, "%s", one.Message)
	default:
		found.add(mark{1, 1}, "%s", err)
	}
	return found
}

func comparePlaces(a, b Problem) int {
	return cmp.Compare(a.Span.Start.Offset, b.Span.Start.Offset)
}
