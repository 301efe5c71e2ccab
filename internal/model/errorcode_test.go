package model_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/model"
)

// linkErrors links a page that lists error codes.
func linkErrors(c model.Conventions, codes ...model.ErrorCode) (descriptions, reported []string) {
	p := newPage("errors.md")
	for i := range codes {
		codes[i].Document, codes[i].Source = "api", p.next()
	}
	api, diags := model.Link([]*model.Draft{{File: p.file, Document: "api", Errors: codes}}, model.Options{Conventions: c})
	for _, e := range api.Errors {
		descriptions = append(descriptions, e.Description)
	}
	for _, d := range diags.Sorted() {
		reported = append(reported, d.Code+" "+d.Span.String())
	}
	return descriptions, reported
}

func TestErrorCodesAreListedOnce(t *testing.T) {
	t.Parallel()
	row := func(field, code, description string) model.ErrorCode {
		return model.ErrorCode{Field: field, Code: code, Description: description}
	}
	envelope := &model.Envelope{Status: "code"}
	for name, c := range map[string]struct {
		conventions model.Conventions
		codes       []model.ErrorCode
		want        []string
		report      []string
	}{
		"twice alike":        {model.Conventions{Envelope: envelope}, []model.ErrorCode{row("status", "1", "a"), row("status", "1", "a")}, []string{"a"}, nil},
		"of two fields":      {model.Conventions{Envelope: envelope}, []model.ErrorCode{row("status", "1", "a"), row("code", "1", "b")}, []string{"a", "b"}, nil},
		"twice, differently": {model.Conventions{Envelope: envelope}, []model.ErrorCode{row("status", "1", "a"), row("status", "1", "b")}, []string{"a"}, []string{"error-code-differs errors.md:2:1"}},
		"of the dialect": {
			model.Conventions{Envelope: envelope, Errors: []model.ErrorCode{row("status", "1", "its own")}},
			[]model.ErrorCode{row("status", "1", "a")},
			[]string{"its own"},
			nil,
		},
		"no field is known": {
			model.Conventions{},
			[]model.ErrorCode{row("code", "1", "a"), row("code", "2", "b")},
			[]string{"a", "b"},
			[]string{"error-field-unknown errors.md:1:1"},
		},
		"HTTP statuses": {model.Conventions{}, []model.ErrorCode{row("http", "404", "a")}, []string{"a"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			descriptions, reported := linkErrors(c.conventions, c.codes...)
			require.Equal(t, c.want, descriptions)
			require.Equal(t, c.report, reported)
		})
	}
}
