package pipeline

import (
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// maxDiffLines is how much of a difference is shown; the rest is counted.
const maxDiffLines = 24

// Report names the file and its state, and shows the first lines of what differs. A nil show leaves the name as it is.
func (d Difference) Report(show func(string) string) string {
	name := d.Name
	if show != nil {
		name = show(name)
	}
	head := fmt.Sprintf("%s: %s\n", name, d.State)
	if d.State == Missing || d.State == Orphaned || d.New == nil {
		return head
	}
	lines := strings.SplitAfter(udiff.Unified("on disk", "generated", string(d.Old), string(d.New)), "\n")
	if over := len(lines) - maxDiffLines; over > 0 {
		lines = append(lines[:maxDiffLines], fmt.Sprintf("… and %d more lines\n", over))
	}
	return head + strings.Join(lines, "")
}
