package runtime

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// lister answers page by page; asked are the page numbers that were asked for.
type lister struct {
	answer func(page int64) string
	asked  []int64
}

func (l *lister) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var sent struct {
		Options struct {
			Pagination struct{ Page, Limit int64 }
		}
	}
	_ = json.NewDecoder(r.Body).Decode(&sent)
	page := sent.Options.Pagination.Page
	l.asked = append(l.asked, page)
	_, _ = fmt.Fprintf(w, `{"statusCode":200,"data":%s}`, l.answer(page))
}

// users makes a page of users.
func users(total int, ids ...string) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = `{"userId":"` + id + `"}`
	}
	return fmt.Sprintf(`{"totalCount":%d,"list":[%s]}`, total, strings.Join(list, ","))
}

func TestPaging(t *testing.T) {
	t.Parallel()
	pages := func(answers ...string) func(page int64) string {
		return func(page int64) string { return answers[min(page, int64(len(answers)))-1] }
	}
	for name, test := range map[string]struct {
		answer func(page int64) string
		first  Opt[int64]
		want   string
		asked  int
		err    string
	}{
		"until the total":              {pages(users(3, "a", "b"), users(3, "c"), users(3, "x")), Opt[int64]{}, "a b c", 2, ""},
		"until an empty page":          {pages(users(0, "a", "b"), users(0, "c"), users(0)), Opt[int64]{}, "a b c", 3, ""},
		"an empty list":                {pages(users(0)), Opt[int64]{}, "", 1, ""},
		"no data at all":               {pages("null"), Opt[int64]{}, "", 1, ""},
		"from a later page":            {pages(users(3, "a", "b"), users(3, "c"), users(3)), Some[int64](2), "c", 2, ""},
		"the last page again, no end":  {pages(users(0, "a"), users(0, "b")), Opt[int64]{}, "a b", 3, ""},
		"the same page, more to come":  {pages(users(9, "a")), Opt[int64]{}, "a", 2, "ListUsers: paging does not end: page 2 of the list repeats"},
		"fewer than the total, at end": {pages(users(9, "a"), users(9)), Opt[int64]{}, "a", 2, ""},
		"a failure in between":         {pages(users(9, "a"), `0`), Opt[int64]{}, "a", 2, "ListUsers: cannot read the answer"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := &lister{answer: test.answer}
			client := newTestClient(t, server.ServeHTTP)
			request := &ListUsersReqDto{Options: &ListUsersOptionsDto{Pagination: &ListUsersPaginationDto{Page: test.first}}}
			var got []string
			var failed error
			for user, err := range client.ListUsersAll(t.Context(), request) {
				if err != nil {
					failed = err
					continue
				}
				got = append(got, user.UserID)
			}
			require.Equal(t, test.want, strings.Join(got, " "))
			require.Len(t, server.asked, test.asked)
			require.Equal(t, test.first, request.Options.Pagination.Page, "the request is not changed")
			if test.err == "" {
				require.NoError(t, failed)
				return
			}
			require.ErrorContains(t, failed, test.err)
		})
	}
}

func TestPagingStopsWhenTheLoopDoes(t *testing.T) {
	t.Parallel()
	server := &lister{answer: func(page int64) string { return users(0, fmt.Sprint(page), "x") }}
	client := newTestClient(t, server.ServeHTTP)
	for user, err := range client.ListUsersAll(t.Context(), nil) {
		require.NoError(t, err)
		if user.UserID == "2" {
			break
		}
	}
	require.Equal(t, []int64{1, 2}, server.asked)
}

func TestPagingCanBeginAgain(t *testing.T) {
	t.Parallel()
	server := &lister{answer: func(int64) string { return users(1, "a") }}
	all := newTestClient(t, server.ServeHTTP).ListUsersAll(t.Context(), nil)
	for range 2 {
		for user, err := range all {
			require.NoError(t, err)
			require.Equal(t, "a", user.UserID)
		}
	}
	require.Equal(t, []int64{1, 1}, server.asked)
}

func TestPagingHonoursTheContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	server := &lister{answer: func(page int64) string { return users(0, fmt.Sprint(page)) }}
	client := newTestClient(t, server.ServeHTTP)
	var failed error
	for _, err := range client.ListUsersAll(ctx, nil) {
		failed = err
		cancel()
	}
	require.ErrorIs(t, failed, context.Canceled)
	require.Len(t, server.asked, 1)
}

func TestPagingHasACap(t *testing.T) {
	t.Parallel()
	server := &lister{answer: func(page int64) string { return users(0, fmt.Sprint(page)) }}
	core := newTestClient(t, server.ServeHTTP).core
	list := newPagedList(core, &opListUsers, new(ListUsersReqDto), new(UserListRespDto), nil)
	list.pages = maxPages - 1
	require.True(t, list.next(t.Context()))
	require.False(t, list.next(t.Context()))
	require.ErrorIs(t, list.err, ErrPaging)
	require.Equal(t, []int64{maxPages}, server.asked)
}

var _ http.Handler = (*lister)(nil)

func TestPagesMayStandInOptionalValues(t *testing.T) {
	t.Parallel()
	type names struct {
		List  []string   `json:"list"`
		Total Opt[int64] `json:"totalCount,omitzero"`
	}
	type answer struct {
		Data Opt[names] `json:"data,omitzero"`
	}
	op := opListUsers
	op.paging = &paging{page: "Options.Pagination.Page", list: "Data.List", total: "Data.Total"}
	for name, test := range map[string]struct {
		answers []string
		want    []string
	}{
		"until the total": {[]string{`{"list":["a"],"totalCount":2}`, `{"list":["b"],"totalCount":2}`, `{"list":["c"]}`}, []string{"a", "b"}},
		"no total":        {[]string{`{"list":["a"]}`, `{"list":["b"],"totalCount":null}`, `{"list":[]}`}, []string{"a", "b"}},
		"null at the end": {[]string{`{"list":["a"]}`, `null`}, []string{"a"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := &lister{answer: func(page int64) string { return test.answers[page-1] }}
			core := newTestClient(t, server.ServeHTTP).core
			var got []string
			for item, err := range eachItem[string](t.Context(), newPagedList(core, &op, new(ListUsersReqDto), new(answer), nil)) {
				require.NoError(t, err)
				got = append(got, item)
			}
			require.Equal(t, test.want, got)
		})
	}
}
