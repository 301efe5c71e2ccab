package runtime

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// BatchError is the failure of one call of a batch. The other calls are not affected.
type BatchError struct {
	// Operation is the method that was called, such as "DeleteUsersBatch".
	Operation string
	// From and To are the range of items that the call was for: items[From:To].
	From, To int
	// Err is the cause.
	Err error
}

// Error names the operation, the range and the cause.
func (e *BatchError) Error() string {
	return fmt.Sprintf("%s: items %d to %d: %v", e.Operation, e.From, e.To-1, e.Err)
}

// Unwrap returns the cause.
func (e *BatchError) Unwrap() error { return e.Err }

// batch is a list that is too long for one call.
type batch[I, R any] struct {
	operation string
	items     []I
	// size is how many items a call may have.
	size int
	send func(ctx context.Context, items []I) (R, error)
}

// runBatch splits the items into calls of at most size items. It returns the results of
// the calls that succeeded, in the order of the items, and the failures of the others
// joined, each a *BatchError. When the context ends, no further call is begun, and the
// last BatchError is for all items that were left. Without items there is one call, whose
// validation says what is wrong with that.
func runBatch[I, R any](ctx context.Context, core *coreClient, options []CallOption, b batch[I, R]) ([]R, error) {
	own, err := core.settingsFor(options)
	if err != nil {
		return nil, &requestError{operation: b.operation, err: err}
	}
	b.size = max(1, b.size)
	count := max(1, (len(b.items)+b.size-1)/b.size)
	results, failures := make([]R, count), make([]error, count)
	var running sync.WaitGroup
	slots := make(chan struct{}, own.concurrency)
	for i := range count {
		slots <- struct{}{}
		if err := ctx.Err(); err != nil {
			failures[i] = &BatchError{Operation: b.operation, From: i * b.size, To: len(b.items), Err: err}
			count = i + 1
			break
		}
		running.Go(func() {
			defer func() { <-slots }()
			results[i], failures[i] = b.call(ctx, i)
		})
	}
	running.Wait()
	return succeeded(results[:count], failures), errors.Join(failures...)
}

// call sends chunk number i.
func (b *batch[I, R]) call(ctx context.Context, i int) (R, error) {
	from, to := i*b.size, min((i+1)*b.size, len(b.items))
	result, err := b.send(ctx, b.items[from:to:to])
	if err != nil {
		return result, &BatchError{Operation: b.operation, From: from, To: to, Err: err}
	}
	return result, nil
}

// succeeded leaves out the results of failed calls.
func succeeded[R any](results []R, failures []error) []R {
	kept := results[:0]
	for i, result := range results {
		if failures[i] == nil {
			kept = append(kept, result)
		}
	}
	return kept
}
