package runtime

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
)

// ErrPaging is a list that could not be read to its end: the server repeated a page
// although more was to come, or the list has more pages than any list should.
var ErrPaging = errors.New("paging does not end")

// maxPages ends a list whose server never stops giving pages.
const maxPages = 100_000

// page is one page of a list. A total of 0 or less means that the server does not tell
// how many items the whole list has.
type page[T any] struct {
	items []T
	total int64
}

// paginate reads a list page by page, beginning with page first, and yields its items.
// It ends after an empty page, when the total is reached, when a page repeats the one
// before it and no total says that more must come, and after the first error.
func paginate[T any](ctx context.Context, operation string, first int64, fetch func(number int64) (page[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var last page[T]
		var seen int64
		for number := first; ; number++ {
			next, err := fetchPage(ctx, number, fetch)
			if err == nil {
				err = checkProgress(operation, number-first, &last, &next)
			}
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range next.items {
				if !yield(item, nil) {
					return
				}
			}
			seen += int64(len(next.items))
			if len(next.items) == 0 || (next.total > 0 && seen >= next.total) {
				return
			}
			last = next
		}
	}
}

// fetchPage fetches one page unless the context has ended.
func fetchPage[T any](ctx context.Context, number int64, fetch func(number int64) (page[T], error)) (page[T], error) {
	if err := ctx.Err(); err != nil {
		return page[T]{}, err
	}
	return fetch(number)
}

// checkProgress guards against a list without end. A repeated page is emptied, which
// ends the list, unless the total says that items are missing: then it is an error.
func checkProgress[T any](operation string, done int64, last, next *page[T]) error {
	if done >= maxPages {
		return fmt.Errorf("%s: %w: %d pages read", operation, ErrPaging, maxPages)
	}
	if len(next.items) == 0 || !reflect.DeepEqual(last.items, next.items) {
		return nil
	}
	if next.total > 0 {
		return fmt.Errorf("%s: %w: page %d of the list repeats the one before it", operation, ErrPaging, done+1)
	}
	next.items = nil
	return nil
}
