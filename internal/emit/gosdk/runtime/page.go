package runtime

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"strings"
)

// ErrPaging is a list that could not be read to its end: the server repeated a page
// although more was to come, or the list has more pages than any list should.
var ErrPaging = errors.New("paging does not end")

// maxPages ends a list whose server never stops giving pages.
const maxPages = 100_000

// paging says where the figures of a paged operation stand: each is the way of Go's
// field names to it, such as "Options.Pagination.Page".
type paging struct {
	page string // of the request
	list string // of the answer
	// total is how many items the whole list has, empty where the answer does not tell.
	total string
	// zero is a list whose first page is number 0, not 1.
	zero bool
}

// pagedList is a list that is read page by page.
type pagedList struct {
	core      *coreClient
	operation *operation
	request   reflect.Value // a copy of the caller's
	response  reflect.Type
	options   []CallOption

	pages int64 // read so far
	items reflect.Value
	seen  int64 // how many items these pages had
	end   bool
	err   error
}

// newPagedList prepares the reading of a list. Request and response are pointers; what
// the request points to is not changed.
func newPagedList(core *coreClient, op *operation, request, response any, options []CallOption) pagedList {
	return pagedList{
		core: core, operation: op, request: reflect.ValueOf(orEmpty(request)).Elem(),
		response: reflect.TypeOf(response).Elem(), options: options,
	}
}

// eachItem yields the items of all pages, and last the error that ended the list, if any.
//
//go:noinline
func eachItem[T any](ctx context.Context, list pagedList) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		reader := list
		for reader.next(ctx) {
			page, _ := reader.items.Interface().([]T)
			for _, item := range page {
				if !yield(item, nil) {
					return
				}
			}
		}
		if reader.err != nil {
			var none T
			yield(none, reader.err)
		}
	}
}

// next reads a page and reports whether there was one. The list ends after an empty page,
// when the total is reached, when a page repeats the one before it and no total says that
// more must come, and after the first error.
func (l *pagedList) next(ctx context.Context) bool {
	if l.end {
		return false
	}
	items, total, err := l.fetch(ctx)
	if err != nil || !items.IsValid() || items.Len() == 0 {
		l.err = err
		return false
	}
	if l.items.IsValid() && reflect.DeepEqual(l.items.Interface(), items.Interface()) {
		l.err = l.repeated(total)
		return false
	}
	l.pages++
	l.items = items
	l.seen += int64(items.Len())
	l.end = total > 0 && l.seen >= total
	return true
}

// repeated judges a page that repeats the one before it: the list has ended, unless its
// total says that items are missing.
func (l *pagedList) repeated(total int64) error {
	if total > 0 {
		return fmt.Errorf("%s: %w: page %d of the list repeats the one before it", l.operation.name, ErrPaging, l.pages+1)
	}
	return nil
}

// fetch asks for the next page. There are no valid items where the answer has no list.
func (l *pagedList) fetch(ctx context.Context) (items reflect.Value, total int64, err error) {
	if err := ctx.Err(); err != nil {
		return items, 0, err
	}
	if l.pages >= maxPages {
		return items, 0, fmt.Errorf("%s: %w: %d pages read", l.operation.name, ErrPaging, maxPages)
	}
	next := reflect.New(l.request.Type())
	next.Elem().Set(l.request)
	turnPage(next.Elem(), strings.Split(l.operation.paging.page, "."), l.operation.paging.zero, l.pages)
	response := reflect.New(l.response)
	if err := l.core.call(ctx, l.operation, next.Interface(), response.Interface(), l.options); err != nil {
		return items, 0, err
	}
	if count := follow(response.Elem(), l.operation.paging.total); count.IsValid() {
		total = asWhole(count)
	}
	return follow(response.Elem(), l.operation.paging.list), total, nil
}

// turnPage adds done to the page number in a request. Each structure on the way is copied
// first: the caller's stays as it is.
func turnPage(v reflect.Value, way []string, zero bool, done int64) {
	field := v.FieldByName(way[0])
	absent := field.IsZero()
	v = ownCopy(field)
	if len(way) > 1 {
		turnPage(v, way[1:], zero, done)
		return
	}
	number := asWhole(v)
	if absent && !zero {
		number = 1
	}
	if v.CanFloat() {
		v.SetFloat(float64(number + done))
	} else {
		v.SetInt(number + done)
	}
}

// ownCopy makes what a field holds its own, an empty value where it holds none, and
// returns that.
func ownCopy(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Pointer {
		copied := reflect.New(v.Type().Elem())
		if !v.IsNil() {
			copied.Elem().Set(v.Elem())
		}
		v.Set(copied)
		return ownCopy(copied.Elem())
	}
	if opt, ok := v.Addr().Interface().(optional); ok {
		value, state := opt.inner()
		*state = optValue
		return ownCopy(reflect.ValueOf(value).Elem())
	}
	return v
}

// follow goes a way through structures. The value is not valid where the way ends early,
// at what is nil, absent or null.
func follow(v reflect.Value, way string) reflect.Value {
	for name := range strings.SplitSeq(way, ".") {
		if name == "" {
			return reflect.Value{}
		}
		v = v.FieldByName(name)
		if v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if !v.IsValid() {
			return v
		}
		if opt, ok := v.Addr().Interface().(optional); ok {
			value, state := opt.inner()
			if *state != optValue {
				return reflect.Value{}
			}
			v = reflect.ValueOf(value).Elem()
		}
	}
	return v
}

// asWhole is a number as a whole one.
func asWhole(v reflect.Value) int64 {
	if v.CanFloat() {
		return int64(v.Float())
	}
	return v.Int()
}
