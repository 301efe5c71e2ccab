package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Format is a way to render diagnostics.
type Format string

// The formats.
const (
	Text   Format = "text"   // file:line:col: severity: message [code], related places indented below
	JSON   Format = "json"   // one document
	SARIF  Format = "sarif"  // SARIF 2.1.0, for code scanning
	GitHub Format = "github" // workflow commands, which GitHub shows at the lines of a pull request
)

// Formats lists the formats.
func Formats() []Format { return []Format{Text, JSON, SARIF, GitHub} }

// Renderer writes diagnostics in a format.
type Renderer struct {
	Format  Format
	Show    func(file string) string // how a file's name is shown; nil shows it as it is
	Version string                   // of docgen, named in SARIF
}

// Render writes the list.
func (r Renderer) Render(w io.Writer, l List) error {
	l = r.shown(l)
	switch r.Format {
	case Text:
		return renderText(w, l)
	case JSON:
		return renderJSON(w, l)
	case SARIF:
		return renderSARIF(w, l, r.Version)
	case GitHub:
		return renderGitHub(w, l)
	default:
		return fmt.Errorf("render diagnostics: unknown format %q", r.Format)
	}
}

// shown gives the list with file names as they are to be shown.
func (r Renderer) shown(l List) List {
	if r.Show == nil {
		return l
	}
	out := make(List, len(l))
	for i, d := range l {
		d.Span.File = r.Show(d.Span.File)
		related := make([]Related, len(d.Related))
		for j, other := range d.Related {
			other.Span.File = r.Show(other.Span.File)
			related[j] = other
		}
		d.Related = related
		out[i] = d
	}
	return out
}

func renderText(w io.Writer, l List) error {
	var b strings.Builder
	for _, d := range l {
		fmt.Fprintln(&b, d)
		for _, other := range d.Related {
			fmt.Fprintf(&b, "    %s: %s\n", other.Span, other.Message)
		}
		if d.Fix != "" {
			fmt.Fprintf(&b, "    write instead: %s\n", d.Fix)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func renderJSON(w io.Writer, l List) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if l == nil {
		l = List{}
	}
	return encoder.Encode(l)
}

// gitHubLevel is GitHub's name of a severity.
func gitHubLevel(s Severity) string {
	if s == Info {
		return "notice"
	}
	return string(s)
}

func renderGitHub(w io.Writer, l List) error {
	// The characters that end a value in GitHub's workflow commands.
	value := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	var b strings.Builder
	for _, d := range l {
		message := d.Message
		for _, other := range d.Related {
			message += fmt.Sprintf("\n%s: %s", other.Span, other.Message)
		}
		fmt.Fprintf(&b, "::%s file=%s", gitHubLevel(d.Severity), property.Replace(d.Span.File))
		if d.Span.Start.Line > 0 {
			fmt.Fprintf(&b, ",line=%d,col=%d,endLine=%d", d.Span.Start.Line, d.Span.Start.Column, max(d.Span.End.Line, d.Span.Start.Line))
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", property.Replace(d.Code), value.Replace(message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
