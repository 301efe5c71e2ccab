package diag

// Entry explains a diagnostic code to the person who meets it.
type Entry struct {
	Code     string
	Severity Severity
	Meaning  string // what docgen saw
	Remedy   string // what to do about it
	Example  string // a few lines of Markdown that give it
}

// Lookup finds the catalogue's entry of a code.
func Lookup(code string) (Entry, bool) {
	for _, e := range Catalogue {
		if e.Code == code {
			return e, true
		}
	}
	return Entry{}, false
}

// severityOf is the catalogue's severity; a code that the catalogue lacks is a bug, made loud as an error.
func severityOf(code string) Severity {
	if e, ok := Lookup(code); ok {
		return e.Severity
	}
	return Error
}
