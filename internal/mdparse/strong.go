package mdparse

import "bytes"

// looseStrong makes strong text of `**注意：**请…`, which CommonMark leaves as it is: after a punctuation mark its closing
// asterisks count only before a blank, and Chinese has none there.
func (v *view) looseStrong(in []inlineRun) []inlineRun {
	var out []inlineRun
	for _, r := range in {
		if r.Kind == Text && !r.Strong && r.Text == "" {
			out = append(out, v.splitStrong(r)...)
		} else {
			out = append(out, r)
		}
	}
	return out
}

// splitStrong cuts a text at the first pair of double asterisks that enclose something.
func (v *view) splitStrong(r inlineRun) []inlineRun {
	mark := []byte("**")
	text := v.text[r.at.start:r.at.end]
	open := bytes.Index(text, mark)
	if open < 0 || open > 0 && text[open-1] == '\\' {
		return []inlineRun{r}
	}
	length := bytes.Index(text[open+2:], mark)
	if length <= 0 || isSpace(text[open+2]) || isSpace(text[open+1+length]) || bytes.IndexByte(text[open+2:open+2+length], '*') >= 0 {
		return []inlineRun{r}
	}
	before, strong, after := r, r, r
	before.at.end = r.at.start + open
	strong.at = extent{r.at.start + open + 2, r.at.start + open + 2 + length}
	strong.Strong = true
	after.at.start = strong.at.end + 2
	out := []inlineRun{}
	for _, part := range []inlineRun{before, strong} {
		if part.at.start < part.at.end {
			out = append(out, part)
		}
	}
	if after.at.start < after.at.end {
		out = append(out, v.splitStrong(after)...)
	}
	return out
}
