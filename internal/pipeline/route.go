package pipeline

import (
	"path"
	"regexp"
	"strings"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// pathRule is the rule that paths set by configuration name in their origins.
const pathRule = "path-rule"

// routePaths puts the path that configuration gives a page before all that the page says. The first rule that matches
// a page's file name decides; a rule that decides nothing is reported.
func routePaths(rules []config.PathRule, pages []page, drafts []*model.Draft) diag.List {
	used := make([]bool, len(rules))
	for i, p := range pages {
		name := strings.TrimSuffix(path.Base(p.path), path.Ext(p.path))
		for j, rule := range rules {
			to, ok := rewrite(rule, name)
			if !ok {
				continue
			}
			used[j] = true
			for _, o := range drafts[i].Operations {
				fact := model.Configure(to, pathRule, rule.Source)
				o.Paths = append([]model.Fact[string]{fact}, o.Paths...)
			}
			break
		}
	}
	var diags diag.List
	for j, rule := range rules {
		if !used[j] {
			diags.Add("path-rule-unused", rule.Source, "the path rule %s matches no page", rule.Match)
		}
	}
	return diags
}

// rewrite applies a rule to a page's file name. Configuration has been validated, so the expression compiles.
func rewrite(rule config.PathRule, name string) (string, bool) {
	expression, err := regexp.Compile(rule.Match)
	if err != nil {
		return "", false
	}
	at := expression.FindStringSubmatchIndex(name)
	if at == nil {
		return "", false
	}
	return string(expression.ExpandString(nil, rule.Path, name, at)), true
}
