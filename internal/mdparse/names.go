package mdparse

// The roles of HTML's elements for a reader of Markdown.
const (
	block    = "block"    // begins a block, also right below a paragraph
	inline   = "inline"   // stands within a line
	void     = "void"     // has no content
	verbatim = "verbatim" // its content is no Markdown
)

// htmlNames are the elements of HTML, with the role of each; any other name is a component of MDX, or no element at all.
var htmlNames = func() map[string]string {
	names := map[string]string{}
	for role, list := range map[string][]string{
		block: {
			"address", "article", "aside", "blockquote", "body", "caption", "center", "colgroup", "dd", "details", "dialog",
			"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4",
			"h5", "h6", "head", "header", "hgroup", "html", "iframe", "legend", "li", "main", "menu", "menuitem", "nav",
			"noframes", "noscript", "ol", "optgroup", "option", "p", "search", "section", "summary", "table", "tbody", "td",
			"tfoot", "th", "thead", "title", "tr", "ul", "video", "audio", "object", "template",
		},
		inline: {
			"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font",
			"i", "ins", "kbd", "label", "map", "mark", "meter", "output", "picture", "progress", "q", "rp", "rt", "ruby", "s",
			"samp", "select", "slot", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
		},
		void: {
			"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
			"track", "wbr",
		},
		verbatim: {"pre", "script", "style", "textarea", "svg", "math"},
	} {
		for _, name := range list {
			names[name] = role
		}
	}
	return names
}()
