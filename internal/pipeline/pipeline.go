// Package pipeline takes docs through the stages to files: it loads pages, parses and reads them in parallel, links
// and emits, and writes what came out. Every command is built on it.
package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"runtime"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/emit"
	"github.com/seed-97755388/docgen/internal/model"
	"golang.org/x/sync/errgroup"
)

// Options are what a run needs beside the configuration.
type Options struct {
	// Progress is called after each page, from several goroutines at once. It may be nil.
	Progress func(done, total int)
}

// Result is what a run makes, in memory.
type Result struct {
	Files       []*diag.File // the pages, in their order
	API         *model.API
	Ledger      model.Ledger
	Trees       []Tree // what is to be written
	Diagnostics diag.List
	Dialect     dialect.Choice // its reason is empty where the configuration names the dialect

	names map[string]string // the Go names given out
	kept  []string          // files of the user's own in the place of generated ones
}

// Tree is a folder of generated files, all of them docgen's own.
type Tree struct {
	Dir   string // relative to the configuration's folder; "" for files that stand alone
	Files []emit.File
}

// Read takes the docs to the linked model, without emitting anything.
func Read(ctx context.Context, c *config.Config, o Options) (*Result, error) {
	pages, err := load(c)
	if err != nil {
		return nil, err
	}
	d, choice, err := loadDialect(c, pages)
	if err != nil {
		return nil, err
	}
	drafts, diags, err := readAll(ctx, d, pages, o.Progress)
	if err != nil {
		return nil, err
	}
	result := &Result{Diagnostics: diags, Dialect: choice}
	for _, p := range pages {
		result.Files = append(result.Files, p.file)
	}
	result.Diagnostics = append(result.Diagnostics, routePaths(c.Paths, pages, drafts)...)
	api, found := link(c, d, drafts)
	result.API = api
	found = append(found, withoutOperations(drafts, d.Name)...)
	for _, d := range drafts {
		result.Ledger = append(result.Ledger, d.Ledger...) // linking uses pieces that no page used itself
	}
	result.Diagnostics = withoutIntroductions(append(result.Diagnostics, found...), drafts).Sorted()
	return result, nil
}

// Run takes the docs all the way to the files of every target.
func Run(ctx context.Context, c *config.Config, o Options) (*Result, error) {
	result, err := Read(ctx, c, o)
	if err != nil {
		return nil, err
	}
	lock, err := readLock(c)
	if err != nil {
		return nil, err
	}
	if err := result.emit(c, lock); err != nil {
		return nil, err
	}
	result.Diagnostics = result.Diagnostics.Sorted()
	return result, nil
}

// readAll parses and reads the pages in parallel; what comes back is in the pages' order.
func readAll(ctx context.Context, d *dialect.Dialect, pages []page, progress func(done, total int)) ([]*model.Draft, diag.List, error) {
	drafts := make([]*model.Draft, len(pages))
	lists := make([]diag.List, len(pages))
	count := newCounter(len(pages), progress)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range pages {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			drafts[i], lists[i] = readPage(d, p)
			count.next()
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, fmt.Errorf("read docs: %w", err)
	}
	var diags diag.List
	for _, l := range lists {
		diags = append(diags, l...)
	}
	return drafts, diags, nil
}

// emit adds every target's files.
func (r *Result) emit(c *config.Config, lock *Lock) error {
	var single []emit.File
	for _, target := range c.APIs {
		if target.OpenAPI == "" {
			continue
		}
		file, diags, err := emitOpenAPI(c, r.API, target)
		if err != nil {
			return err
		}
		r.Diagnostics = append(r.Diagnostics, diags...)
		single = append(single, file)
	}
	for _, extra := range []struct {
		name  string
		value any
	}{{c.Model, r.API}, {c.Ledger, r.Ledger}} {
		if extra.name == "" {
			continue
		}
		content, err := marshal(extra.value)
		if err != nil {
			return fmt.Errorf("write %s: %w", extra.name, err)
		}
		single = append(single, emit.File{Name: path.Clean(extra.name), Content: content})
	}
	if len(single) > 0 {
		r.Trees = append(r.Trees, Tree{Files: single})
	}
	if c.Go == nil {
		return nil
	}
	files, given, diags, err := emitGo(c, r.API, lock.Names)
	if err != nil {
		return err
	}
	if files, err = r.leaveOwn(c, files, lock); err != nil {
		return err
	}
	r.names = given
	r.Diagnostics = append(r.Diagnostics, diags...)
	r.Trees = append(r.Trees, Tree{Dir: c.Go.Dir, Files: files})
	return nil
}

// marshal writes JSON for people and diffs: indented, with < and > as they are.
func marshal(value any) ([]byte, error) {
	content, err := json.MarshalIndent(value, "", "  ")
	return append(content, '\n'), err
}
