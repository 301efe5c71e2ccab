package dialect

import "fmt"

// heritable are the parts of a dialect that another one can take by themselves, by their keys in the file.
var heritable = map[string]func(from, to *Dialect){
	"sections": func(from, to *Dialect) { to.Sections = from.Sections },
	"labels":   func(from, to *Dialect) { to.Labels = from.Labels },
	"intros":   func(from, to *Dialect) { to.Intros = from.Intros },
	"columns":  func(from, to *Dialect) { to.Columns = from.Columns },
	"items":    func(from, to *Dialect) { to.Items = from.Items },
	"elements": func(from, to *Dialect) { to.Elements = from.Elements },
	"facts":    func(from, to *Dialect) { to.Facts = from.Facts },
	"types":    func(from, to *Dialect) { to.Types, to.Union = from.Types, from.Union },
	"tokens":   func(from, to *Dialect) { to.Tokens = from.Tokens },
	"names":    func(from, to *Dialect) { to.Names = from.Names },
	"phrases": func(from, to *Dialect) {
		to.Phrases, to.Units, to.Characters, to.Deprecated = from.Phrases, from.Units, from.Characters, from.Deprecated
	},
	"enums":      func(from, to *Dialect) { to.Enums = from.Enums },
	"includes":   func(from, to *Dialect) { to.Includes = from.Includes },
	"references": func(from, to *Dialect) { to.References = from.References },
	"ignore":     func(from, to *Dialect) { to.Ignore = from.Ignore },
	"samples":    func(from, to *Dialect) { to.Samples = from.Samples },
	"infer":      func(from, to *Dialect) { to.Infer = from.Infer },
}

// only is a dialect reduced to some of its parts, whole where none are named.
func (d *Dialect) only(keys []string) (*Dialect, error) {
	if len(keys) == 0 {
		return d, nil
	}
	out := &Dialect{Name: d.Name}
	for _, key := range keys {
		take, ok := heritable[key]
		if !ok {
			return nil, fmt.Errorf("%q is no part that a dialect can take from its parent", key)
		}
		take(d, out)
	}
	return out, nil
}
