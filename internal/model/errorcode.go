package model

import "slices"

// addErrors adds the rows of a page's error tables. One code is listed once for a figure of an answer: the dialect's row
// counts before those of the pages. Two pages that say different things of one code are both named.
func (l *linker) addErrors(d *Draft) {
	for _, row := range d.Errors {
		i := slices.IndexFunc(l.api.Errors, func(known ErrorCode) bool {
			return known.Field == row.Field && known.Code == row.Code && (known.Document == "" || known.Document == row.Document)
		})
		if i < 0 {
			l.api.Errors = append(slices.Clip(l.api.Errors), row)
			continue
		}
		if known := l.api.Errors[i]; !known.Source.IsZero() && known.Description != row.Description {
			l.diags.Add("error-code-differs", row.Source, "the error code %s means %q here, but %q elsewhere; the first counts",
				row.Code, row.Description, known.Description).Relate(known.Source, "the other meaning")
		}
	}
}

// checkErrors reports error codes of which nothing tells in which field of an answer they stand.
func (l *linker) checkErrors() {
	if l.api.Envelope != nil {
		return
	}
	for _, row := range l.api.Errors {
		if row.Field != "http" {
			l.diags.Add("error-field-unknown", row.Source, "nothing tells which field of an answer holds error codes such as %s; name it in the envelope of a dialect", row.Code)
			return
		}
	}
}
