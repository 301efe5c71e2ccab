package pipeline

import "sync/atomic"

// counter counts pages for a progress display.
type counter struct {
	done   atomic.Int64
	total  int
	report func(done, total int)
}

func newCounter(total int, report func(done, total int)) *counter {
	return &counter{total: total, report: report}
}

func (c *counter) next() {
	done := c.done.Add(1)
	if c.report != nil {
		c.report(int(done), c.total)
	}
}
