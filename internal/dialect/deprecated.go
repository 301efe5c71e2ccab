package dialect

import (
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// Deprecation finds the words by which an operation's title or description says that it is deprecated as a whole.
type Deprecation struct {
	Rule   string `yaml:"rule"`   // the id that facts name
	In     Piece  `yaml:"in"`     // heading or paragraph
	Match  Regexp `yaml:"match"`  // searched in the text
	Unless Regexp `yaml:"unless"` // where this is found too, the words mean something else
}

// deprecation notes that the operation is deprecated, where the words of a title or of a block of its description say so.
func (r *reader) deprecation(in Piece, at diag.Span) {
	op := r.scope.op
	if op.Deprecated.Known() {
		return
	}
	f := verbatim(r.file, at)
	for _, rule := range r.d.Deprecated {
		if rule.In != in || rule.Unless.Finds(f.text) {
			continue
		}
		if m, ok := rule.Match.first(f.text); ok {
			op.Deprecated = model.Infer(true, rule.Rule, f.span(m.start, m.end))
			return
		}
	}
}
