package pipeline

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// indexes are the names, without ending, of the pages that introduce a folder.
var indexes = []string{"index", "_index", "readme"}

// introduces reports whether a page introduces its folder.
func introduces(file *diag.File) bool {
	name := path.Base(file.Name)
	return slices.Contains(indexes, strings.ToLower(strings.TrimSuffix(name, path.Ext(name))))
}

// topic is what a page says that it is about, before its first operation: its title, and the words below that which no
// operation has.
func topic(page *mdparse.Page, draft *model.Draft) *model.Topic {
	t := &model.Topic{Introduces: introduces(page.File)}
	end := len(page.File.Content)
	for _, o := range draft.Operations {
		end = min(end, o.Source.Start.Offset)
	}
	var words []diag.Span
	for _, block := range page.Blocks {
		at := block.Place()
		switch b := block.(type) {
		case *mdparse.FrontMatter:
			t.Title, t.Description = entry(page.File, at, "title"), entry(page.File, at, "description")
		case *mdparse.Heading:
			if b.Level > 1 || len(words) > 0 || t.Title.Origin.Rule == "page-title" {
				end = min(end, at.Start.Offset)
			} else if text := strings.TrimSpace(b.Runs.Text()); text != "" && at.Start.Offset < end {
				t.Title = model.State(text, "page-title", at)
			}
		case *mdparse.Paragraph, *mdparse.List:
			if at.Start.Offset < end && draft.Unused(at) {
				words = append(words, at)
			}
		}
	}
	if len(words) > 0 {
		t.Description = prose(page.File, words)
	}
	return t
}

// prose joins pieces of a page to one text.
func prose(file *diag.File, words []diag.Span) model.Fact[string] {
	var texts []string
	for _, at := range words {
		texts = append(texts, strings.TrimSpace(file.Text(at)))
	}
	return model.Fact[string]{
		Value:  strings.Join(texts, "\n\n"),
		Origin: model.Origin{Kind: model.Stated, Rule: "page-words", Spans: words},
	}
}

// entry is a text of the front matter by its key; unknown where the front matter has none, or none on one line.
func entry(file *diag.File, within diag.Span, key string) model.Fact[string] {
	line := regexp.MustCompile(`(?m)^` + key + `:[ \t]*(["']?)([^"'\n].*?)(["']?)[ \t]*$`)
	m := line.FindStringSubmatchIndex(file.Text(within))
	if m == nil || m[3] > m[2] != (m[7] > m[6]) {
		return model.Fact[string]{}
	}
	at := file.Span(within.Start.Offset+m[4], within.Start.Offset+m[5])
	text := file.Text(at)
	if strings.HasPrefix(text, ">") || strings.HasPrefix(text, "|") {
		return model.Fact[string]{}
	}
	return model.State(text, "front-matter", at)
}

// withoutOperations reports the APIs that no page tells an operation of, at their first page: a dialect that does not fit
// can take all pages for introductions.
func withoutOperations(drafts []*model.Draft, dialect string) diag.List {
	seen := map[string]bool{}
	for _, d := range drafts {
		seen[d.Document] = seen[d.Document] || len(d.Operations) > 0
	}
	var diags diag.List
	for _, d := range drafts {
		if !seen[d.Document] {
			seen[d.Document] = true
			diags.Add("api-without-operation", d.File.Span(0, 0),
				"the dialect %s finds no operation on any page of the API %s; docgen dialect try shows what it reads", dialect, d.Document)
		}
	}
	return diags
}

// withoutIntroductions leaves out what is said of pages without operations that introduce their folder: they are meant to
// have none.
func withoutIntroductions(found diag.List, drafts []*model.Draft) diag.List {
	used := map[string]bool{}
	for _, d := range drafts {
		used[d.File.Name] = d.Topic != nil && d.Topic.Used && d.Topic.Introduces
	}
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Code == "page-without-operation" && used[d.Span.File] })
}
