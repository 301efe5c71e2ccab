package pipeline

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/mdparse"
)

// Survey counts what stands on pages whose dialect is not written yet, the most frequent first.
type Survey struct {
	Pages    int
	Headings []Count // of level 2 and below
	Headers  []Count // of table columns
	Types    []Count // cells of the columns that hold types
	Required []Count // cells of the columns that say whether a parameter is required
	Routes   []Count // where methods and paths stand: "heading", "code block", "code span", "component", "curl"
}

// Count is a text with how often it stands on the pages, and what generic takes it for, "" where it knows it not.
type Count struct {
	Text  string
	N     int
	Level int // of a heading
	Role  string
}

// surveyor collects a Survey.
type surveyor struct {
	generic *dialect.Dialect
	counts  map[string]map[string]*Count // by kind and text
}

// route is a method with a path, as docs print it.
var route = regexp.MustCompile(`\b(?:GET|POST|PUT|PATCH|DELETE)\b\W{1,12}(?:https?://|[/{<])\S*`)

// Explore counts what stands on the pages of the configuration.
func Explore(c *config.Config) (*Survey, error) {
	pages, err := load(c)
	if err != nil {
		return nil, err
	}
	generic, err := dialect.Load(dialect.Fallback)
	if err != nil {
		return nil, err
	}
	s := &surveyor{generic: generic, counts: map[string]map[string]*Count{}}
	for _, p := range pages {
		s.page(p.file)
	}
	return &Survey{
		Pages: len(pages), Headings: s.sorted("heading"), Headers: s.sorted("header"), Types: s.sorted("type"),
		Required: s.sorted("required"), Routes: s.sorted("route"),
	}, nil
}

func (s *surveyor) page(file *diag.File) {
	parsed, _ := mdparse.Parse(file)
	s.blocks(parsed.Blocks)
}

func (s *surveyor) count(kind, text, role string, level int) {
	if text == "" {
		return
	}
	if s.counts[kind] == nil {
		s.counts[kind] = map[string]*Count{}
	}
	if s.counts[kind][text] == nil {
		s.counts[kind][text] = &Count{Text: text, Role: role, Level: level}
	}
	s.counts[kind][text].N++
}

// sorted lists the counts of a kind, the highest first.
func (s *surveyor) sorted(kind string) []Count {
	var out []Count
	for _, c := range s.counts[kind] {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Text, b.Text)) })
	return out
}

func (s *surveyor) blocks(blocks []mdparse.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *mdparse.Heading:
			s.heading(b)
		case *mdparse.Paragraph:
			s.routeIn("code span or text", b.Runs.Text())
		case *mdparse.Code:
			s.code(b)
		case *mdparse.Table:
			s.table(b)
		case *mdparse.Container:
			s.element(b.Name, b.Attrs)
			s.blocks(b.Blocks)
		case *mdparse.HTML:
			s.element(b.Name, b.Attrs)
		case *mdparse.List:
			for _, item := range b.Items {
				s.blocks(item.Blocks)
			}
		}
	}
}

func (s *surveyor) heading(h *mdparse.Heading) {
	text := h.Runs.Text()
	if route.MatchString(text) {
		s.routeIn("heading", text)
		return
	}
	if h.Level < 2 {
		return
	}
	role := ""
	for _, rule := range s.generic.Sections {
		if rule.Match.Finds(text) {
			role = string(rule.Role)
			break
		}
	}
	s.count("heading", text, role, h.Level)
}

func (s *surveyor) routeIn(where, text string) {
	if route.MatchString(text) {
		s.count("route", where, "", 0)
	}
}

func (s *surveyor) code(c *mdparse.Code) {
	if strings.Contains(c.Text, "curl ") {
		s.count("route", "curl", "", 0)
		return
	}
	s.routeIn("code block", c.Text)
}

// element counts components whose attributes name a method or a path.
func (s *surveyor) element(name string, attrs []mdparse.Attr) {
	for _, a := range attrs {
		if slices.Contains([]string{"method", "path", "url", "endpoint"}, strings.ToLower(a.Name)) {
			s.count("route", "component "+name, "", 0)
			return
		}
	}
}

func (s *surveyor) table(t *mdparse.Table) {
	if t.Header == nil {
		return
	}
	roles := make([]string, len(t.Header.Cells))
	for i, cell := range t.Header.Cells {
		text := cell.Runs.Text()
		roles[i] = s.columnRole(text)
		s.count("header", text, roles[i], 0)
	}
	for _, row := range t.Rows {
		for i, cell := range row.Cells[:min(len(row.Cells), len(roles))] {
			s.cell(roles[i], cell.Runs.Text())
		}
	}
}

func (s *surveyor) cell(role, text string) {
	switch dialect.ColumnRole(role) {
	case dialect.ColType:
		known := ""
		for _, rule := range s.generic.Types {
			if rule.Match.Finds(text) {
				known = string(rule.Type)
				break
			}
		}
		s.count("type", text, known, 0)
	case dialect.ColRequired:
		s.count("required", text, s.answer(text), 0)
	}
}

// answer is what a cell of a required column says to generic.
func (s *surveyor) answer(text string) string {
	low := strings.ToLower(text)
	switch {
	case s.generic.Tokens.Yes.Has(low):
		return "yes"
	case s.generic.Tokens.No.Has(low):
		return "no"
	}
	return ""
}

func (s *surveyor) columnRole(header string) string {
	for _, c := range s.generic.Columns {
		for _, name := range c.Names {
			if strings.EqualFold(name, header) {
				return string(c.Role)
			}
		}
		if c.Match.Finds(header) {
			return string(c.Role)
		}
	}
	return ""
}
