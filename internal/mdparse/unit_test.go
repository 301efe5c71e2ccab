package mdparse_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestUnitsListsAllOfAPage(t *testing.T) {
	t.Parallel()
	page, _ := parse(t, "---\na: b\n---\n# 题\n\ntext\n\n| a |\n|---|\n| 1 |\n<!-- c -->\n| 2 |\n\n- x\n  ```\n  y\n  ```\n\n<Note>\nz\n</Note>\n\n"+
		"<br/>\n\n<Go />\n\n---\n\n[r]: /x\n\nterm\n: desc\n")
	var got []string
	for i, u := range page.Units() {
		got = append(got, fmt.Sprintf("%d<%d %d:%d %s", i, u.Parent, u.Span.Start.Line, u.Span.Start.Column, u.Kind))
	}
	require.Equal(t, []string{
		"0<-1 1:1 front-matter",
		"1<-1 4:1 heading",
		"2<-1 6:1 paragraph",
		"3<-1 8:1 header-row",
		"4<3 8:3 cell",
		"5<-1 10:1 row",
		"6<5 10:3 cell",
		"7<-1 11:1 comment",
		"8<7 11:6 paragraph",
		"9<-1 12:1 row",
		"10<9 12:3 cell",
		"11<-1 14:1 item",
		"12<11 14:3 paragraph",
		"13<11 15:3 code",
		"14<-1 19:1 container",
		"15<14 20:1 paragraph",
		"16<-1 23:1 paragraph",
		"17<-1 25:1 html",
		"18<-1 27:1 rule",
		"19<-1 29:1 link-definition",
		"20<-1 31:1 term",
		"21<20 32:3 paragraph",
	}, got)
}
