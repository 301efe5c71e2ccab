package dialect

import (
	"regexp"
	"strings"

	"github.com/seed-97755388/docgen/internal/model"
)

// The spellings of paths that docs use, and what a path template has instead.
var (
	pathHost      = regexp.MustCompile(`^(?:https?://[^/\s]+|\{\{?[^{}/]*\}?\}|\$\{[^{}/]*\}|<[^<>/]*>)(/|$)`)
	pathParameter = regexp.MustCompile(`\{\{([^{}]+)\}\}|\$\{([^{}]+)\}|<([^<>]+)>|\{([^{}]+)\}|(?:^|/):([A-Za-z_]\w*(?:-\w+)*)`)
	queryName     = regexp.MustCompile(`(?:^|[&?\[{,])\s*([A-Za-z_][\w.-]*)\s*=`)
	pathBlank     = regexp.MustCompile(`\s+`)
	pathQuery     = regexp.MustCompile(`\{[?&]([^{}]*)\}`) // of RFC 6570
	pathTail      = regexp.MustCompile("[?#\\s`'\"，。；].*$")
)

// paths spells paths as templates: /users/{id} for /users/:id, <id>, ${id}, {{id}} and \{id\}, without host and query.
func (r *reader) paths(candidates []model.Fact[string]) []model.Fact[string] {
	var out []model.Fact[string]
	for _, c := range candidates {
		if path := pathTemplate(c.Value); path != "" {
			c.Value = path
			out = append(out, c)
		}
	}
	return out
}

// queryNames are the parameters in the query strings of paths: /tags?access_token=TOKEN names access_token.
func queryNames(candidates []model.Fact[string]) []model.Fact[string] {
	var out []model.Fact[string]
	for _, c := range candidates {
		_, query, _ := strings.Cut(c.Value, "?")
		for _, m := range pathQuery.FindAllStringSubmatch(c.Value, -1) {
			for _, name := range strings.Split(m[1], ",") {
				if name = strings.Trim(name, " *"); name != "" {
					out = append(out, model.Fact[string]{Value: name, Origin: c.Origin})
				}
			}
		}
		for _, m := range queryName.FindAllStringSubmatch(query, -1) {
			out = append(out, model.Fact[string]{Value: m[1], Origin: c.Origin})
		}
	}
	return out
}

// pathTemplate spells one path as a template, "" where it is none.
func pathTemplate(text string) string {
	text = strings.TrimSpace(strings.ReplaceAll(text, `\`, ""))
	text = pathQuery.ReplaceAllString(pathHost.ReplaceAllString(text, "$1"), "")
	text = pathParameter.ReplaceAllStringFunc(text, func(p string) string {
		slash := ""
		if strings.HasPrefix(p, "/") {
			slash = "/"
		}
		name, _, _ := strings.Cut(strings.Trim(p, "/:{}<>$ "), "#") // some sites put the type's anchor behind it
		return slash + "{" + pathBlank.ReplaceAllString(strings.TrimSpace(name), "_") + "}"
	})
	text = pathTail.ReplaceAllString(text, "")
	if text == "" || !strings.HasPrefix(text, "/") {
		if strings.Contains(text, "/") || text == "" {
			return strings.TrimSuffix("/"+text, "/")
		}
		return "/" + text
	}
	if len(text) > 1 {
		text = strings.TrimSuffix(text, "/")
	}
	return text
}
