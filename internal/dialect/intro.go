package dialect

import (
	"strings"

	"github.com/seed-97755388/docgen/internal/mdparse"
)

// Intro gives a role to the one list, table or code block after a paragraph that leads to it: "takes the following query
// parameters:". The words stay part of the description.
type Intro struct {
	Rule  string `yaml:"rule"`  // the id that facts and reports name
	Role  Role   `yaml:"role"`  // of the block that follows
	Match Regexp `yaml:"match"` // searched in the paragraph
}

// blocks reads blocks one after the other and gives the context of what follows them.
func (r *reader) blocks(blocks []mdparse.Block, ctx context) context {
	here := ctx
	for i := 0; i < len(blocks); i++ {
		role, rule := r.introduced(blocks[i:], here)
		here = r.block(blocks[i], here)
		if role == "" {
			continue
		}
		i++
		once := here
		once.role, once.rule = role, rule
		r.block(blocks[i], once)
	}
	return here
}

// introduced is the role that the first of some blocks gives the second, "" where it gives it none. Where a heading or a
// label has given a role already, that counts.
func (r *reader) introduced(blocks []mdparse.Block, ctx context) (Role, string) {
	if len(blocks) < 2 || ctx.comment || ctx.outside || ctx.property != nil || ctx.role != RoleOperation && ctx.role != RoleDescription && !ctx.led {
		return "", ""
	}
	p, ok := blocks[0].(*mdparse.Paragraph)
	if !ok {
		return "", ""
	}
	switch blocks[1].(type) {
	case *mdparse.List, *mdparse.Table, *mdparse.Definitions, *mdparse.Code:
	default:
		return "", ""
	}
	if role, _ := r.titleRole(p, flatten(r.file, p.Runs)); role != "" {
		return "", "" // a title of its own
	}
	text := strings.TrimSpace(p.Runs.Text())
	for _, rule := range r.d.Intros {
		if rule.Match.Finds(text) {
			return rule.Role, rule.Rule
		}
	}
	return "", ""
}
