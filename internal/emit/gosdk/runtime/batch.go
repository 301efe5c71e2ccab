package runtime

import (
	"context"
	"errors"
	"fmt"
	"reflect"
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

// batching says which list of a request can be too long for one call.
type batching struct {
	items string // Go's name of the field
	size  int    // how many items a call may have
}

// batchRun is a list that is split into calls.
type batchRun struct {
	core      *coreClient
	operation *operation
	request   reflect.Value // a copy of the caller's
	items     reflect.Value
	options   []CallOption
}

// inBatches splits the list of a request into calls. It returns the answers of the calls
// that succeeded, in the order of the items, and the failures of the others joined, each
// a *BatchError. R is the type of an answer, a pointer where it is a structure, and
// struct{} where it is not read.
func inBatches[R any](ctx context.Context, core *coreClient, op *operation, request any, options []CallOption) ([]R, error) {
	run := &batchRun{core: core, operation: op, request: reflect.ValueOf(orEmpty(request)).Elem(), options: options}
	run.items = run.request.FieldByName(op.batching.items)
	answers := make([]R, run.count())
	failures, err := run.all(ctx, func(i int) any { return target(reflect.ValueOf(&answers[i]).Elem()) })
	if err != nil {
		return nil, err
	}
	kept := answers[:0]
	for i, failure := range failures {
		if failure == nil {
			kept = append(kept, answers[i])
		}
	}
	return kept, errors.Join(failures...)
}

// target is the pointer that an answer is decoded into, nil where it is not read.
func target(answer reflect.Value) any {
	switch answer.Kind() {
	case reflect.Struct:
		return nil
	case reflect.Pointer:
		answer.Set(reflect.New(answer.Type().Elem()))
		return answer.Interface()
	}
	return answer.Addr().Interface()
}

// count is how many calls there are. Without items there is one, whose validation says
// what is wrong with that.
func (b *batchRun) count() int {
	size := b.operation.batching.size
	return max(1, (b.items.Len()+size-1)/size)
}

// all makes the calls, as many at once as the options say, and returns the failure of
// each. When the context ends, no further call is begun, and the last failure is for all
// items that were left.
func (b *batchRun) all(ctx context.Context, answer func(i int) any) ([]error, error) {
	own, err := b.core.settingsFor(b.options)
	if err != nil {
		return nil, &requestError{operation: b.operation.name, err: err}
	}
	failures := make([]error, b.count())
	var running sync.WaitGroup
	slots := make(chan struct{}, own.concurrency)
	for i := range failures {
		slots <- struct{}{}
		if err := ctx.Err(); err != nil {
			from := i * b.operation.batching.size
			failures[i] = &BatchError{Operation: b.operation.name, From: from, To: b.items.Len(), Err: err}
			failures = failures[:i+1]
			break
		}
		running.Go(func() {
			defer func() { <-slots }()
			failures[i] = b.call(ctx, i, answer(i))
		})
	}
	running.Wait()
	return failures, nil
}

// call sends part number i.
func (b *batchRun) call(ctx context.Context, i int, answer any) error {
	size := b.operation.batching.size
	from, to := i*size, min((i+1)*size, b.items.Len())
	part := reflect.New(b.request.Type())
	part.Elem().Set(b.request)
	part.Elem().FieldByName(b.operation.batching.items).Set(b.items.Slice3(from, to, to))
	err := b.core.call(ctx, b.operation, part.Interface(), answer, b.options)
	if err != nil && from < to {
		return &BatchError{Operation: b.operation.name, From: from, To: to, Err: err}
	}
	return err
}
