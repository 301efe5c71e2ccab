package dialect

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// errorRow is a row of a table of error codes, or an item of a list of them.
type errorRow struct {
	span    diag.Span
	code    flat
	name    flat // what the docs call the error
	message flat // what the server says
	meaning flat // in the docs' words
}

// errorList is a table or list of error codes.
type errorList []errorRow

// errorTable reads a table of error codes: of a code in each row, with its name, what the server says and what it means.
func (r *reader) errorTable(t sortedTable) {
	r.tableHeader(t.Header, t.roles)
	var list errorList
	for _, row := range t.Rows {
		cells := r.cells(row, t.roles)
		code := cells[ColCode].trimmed()
		if omitted.MatchString(code.text) {
			r.ledger.ignore(row.Span, "omission")
			continue
		}
		if code.text == "" {
			r.diags.Add("row-without-name", row.Span, "this row names no error code")
			r.ledger.report(row.Span, "row-without-name")
			continue
		}
		list = append(list, errorRow{
			span: row.Span, code: code,
			name: cells[ColName].trimmed(), message: cells[ColMessage].trimmed(), meaning: cells[ColDescription],
		})
		r.ledger.use(row.Span, "error-row")
	}
	r.ledger.use(t.Span, "table")
	r.scope.errors = append(r.scope.errors, list)
}

// errorItems reads a list of error codes, each with its meaning; false where the items are something else.
func (r *reader) errorItems(l *mdparse.List) bool {
	var list errorList
	for _, item := range l.Items {
		p, ok := firstParagraph(item)
		if !ok || len(item.Blocks) > 1 {
			return false
		}
		f := flatten(r.file, p.Runs)
		m, ok := r.d.Enums.Bullet.first(f.text)
		if !ok || m.group("value") == "" {
			return false
		}
		list = append(list, errorRow{span: item.Span, code: f.part(m.groups["value"]).trimmed(), meaning: f.part(m.groups["meaning"])})
	}
	for _, row := range list {
		r.ledger.use(row.span, "error-row")
	}
	r.ledger.use(l.Span, "list")
	r.scope.errors = append(r.scope.errors, list)
	return len(list) > 0
}

// trimmed is a text without the blanks and marks around it.
func (f flat) trimmed() flat {
	start, end := trimmed(f.text, 0, len(f.text))
	return f.part([2]int{min(start, end), end})
}

// statuses reports whether all codes of a list are HTTP statuses.
func (l errorList) statuses() bool {
	return !slices.ContainsFunc(l, func(row errorRow) bool { return !httpStatus.MatchString(row.code.text) })
}

// omitted is a row that stands for rows that the docs leave out.
var omitted = regexp.MustCompile(`^[.…]+$`)

// noError is the code of success wherever codes are numbers.
var noError = regexp.MustCompile(`^0+$`)

var httpStatus = regexp.MustCompile(`^[1-5]\d\d$`)

// operationErrors makes responses of the lists that hold HTTP statuses, beside those that are described already; other codes
// are the API's.
func (r *reader) operationErrors() {
	var rest []errorList
	for _, list := range r.scope.errors {
		if !list.statuses() {
			rest = append(rest, list)
			continue
		}
		for _, row := range list {
			r.errorResponse(row)
		}
	}
	r.scope.errors = rest
	r.apiErrors()
}

// errorResponse adds the response of a row's status, or its description where the response has none.
func (r *reader) errorResponse(row errorRow) {
	op := r.scope.op
	status := row.code.text
	i := slices.IndexFunc(op.Responses, func(known *model.Response) bool { return known.Status.Value == status })
	if i < 0 {
		i = len(op.Responses)
		op.Responses = append(op.Responses, &model.Response{Status: model.State(status, "error-row", row.code.span(0, len(status)))})
	}
	if !op.Responses[i].Description.Known() {
		op.Responses[i].Description = row.description()
	}
}

// apiErrors adds the rows of the lists to the page's error codes. Codes of success are none.
func (r *reader) apiErrors() {
	for _, list := range r.scope.errors {
		field := r.d.errorField(list)
		for _, row := range list {
			code := row.code.text
			if field == "http" && code < "400" || noError.MatchString(code) || slices.Contains(r.d.success(), code) {
				continue
			}
			r.draft.Errors = append(r.draft.Errors, model.ErrorCode{
				Field: field, Code: code, Name: row.identifier(), Description: row.description().Value, Document: r.src.Document, Source: row.span,
			})
		}
	}
	r.scope.errors = nil
}

// success are the codes of the envelope that mean success.
func (d *Dialect) success() []string {
	if d.Conventions.Envelope == nil {
		return nil
	}
	return d.Conventions.Envelope.Success
}

// errorField is the figure that a list is of: HTTP statuses are, unless the envelope has a status like them; the rest
// stand in the envelope's code, or in its status where it has no code.
func (d *Dialect) errorField(list errorList) string {
	e := d.Conventions.Envelope
	switch {
	case list.statuses() && !slices.ContainsFunc(d.success(), httpStatus.MatchString):
		return "http"
	case e == nil || e.Code != "" && !list.statuses():
		return "code"
	default:
		return "status"
	}
}

// description is what the docs say of the error: what it means, and what it is called and what the server says in brackets.
func (e errorRow) description() model.Fact[string] {
	var words []string
	var spans []diag.Span
	for _, f := range []flat{e.meaning, e.name, e.message} {
		text := tidy(f.without(nil).Markdown())
		if text == "" || slices.Contains(words, text) {
			continue
		}
		words, spans = append(words, text), append(spans, f.span(0, len(f.text)))
	}
	if len(words) == 0 {
		return model.Fact[string]{}
	}
	text := words[0]
	if len(words) > 1 {
		text += " (" + strings.Join(words[1:], ", ") + ")"
	}
	return model.Fact[string]{Value: text, Origin: model.Origin{Kind: model.Stated, Rule: "error-row", Spans: spans}}
}

var (
	// wordy finds codes that are words themselves: index_not_found.
	wordy = regexp.MustCompile(`^[A-Za-z][\w.\-]*[A-Za-z]{3}[\w.\-]*$`)
	// latin finds texts of a few words of ASCII.
	latin = regexp.MustCompile(`^[^\w\x80-\x{10FFFF}]*[A-Za-z]\w*(?:[^\w\x80-\x{10FFFF}]+\w+){0,4}[^\w\x80-\x{10FFFF}]*$`)
	// wordBreak stands between words.
	wordBreak = regexp.MustCompile(`\W+`)
)

// statusNames are short names of HTTP statuses; others have those of the standard.
var statusNames = map[string]string{"400": "BadRequest", "401": "Unauthorized", "429": "RateLimited"}

// identifier names the error: as the docs do, by its code where that is a word, by the standard's name of an HTTP status,
// by what the server says in a few words, and last by its number.
func (e errorRow) identifier() string {
	code := e.code.text
	status, _ := strconv.Atoi(code)
	switch {
	case wordy.MatchString(e.name.text):
		return e.name.text
	case wordy.MatchString(code):
		return code
	case statusNames[code] != "":
		return statusNames[code]
	case http.StatusText(status) != "":
		return plainWords(http.StatusText(status))
	case latin.MatchString(e.message.text):
		return plainWords(e.message.text)
	case latin.MatchString(e.meaning.text):
		return plainWords(e.meaning.text)
	default:
		return "Code " + code
	}
}

// plainWords are the words of a text alone.
func plainWords(text string) string { return strings.TrimSpace(wordBreak.ReplaceAllString(text, " ")) }
