package main

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// longRun is how long a run takes before it shows its progress.
const longRun = 500 * time.Millisecond

// progress shows how many pages have been read. Its methods may be called from several goroutines.
type progress struct {
	w     io.Writer
	on    bool
	after time.Time
	mu    sync.Mutex
	bar   *progressbar.ProgressBar
}

// newProgress shows progress on w: if it is a terminal and the run is long, or always if asked to.
func (r *reporting) newProgress(w io.Writer) *progress {
	p := &progress{w: w, on: r.progress == "always", after: time.Now()}
	if r.progress == "auto" && !r.quiet {
		p.on = isTerminal(w)
		p.after = p.after.Add(longRun)
	}
	return p
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func (p *progress) update(done, total int) {
	if !p.on || time.Now().Before(p.after) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.w), progressbar.OptionSetDescription("reading pages"),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(50*time.Millisecond))
	}
	// Pages finish in any order; the display never runs backwards. What it cannot show is no failure of the run.
	if int64(done) > p.bar.State().CurrentNum {
		_ = p.bar.Set(done)
	}
}

// clear removes the bar before anything else is shown.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}
