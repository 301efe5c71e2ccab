package diag_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
)

func TestPositionCountsCodePointsAndEveryLineBreak(t *testing.T) {
	t.Parallel()
	file := diag.NewFile("f.md", []byte("\xEF\xBB\xBF用户\r\nb\rc\n\td"))
	for offset, want := range map[int][2]int{
		0: {1, 1}, 3: {1, 1}, 6: {1, 2}, 9: {1, 3}, 11: {2, 1}, 13: {3, 1}, 15: {4, 1}, 16: {4, 2}, 17: {4, 3}, 99: {4, 3},
	} {
		got := file.Position(offset)
		require.Equal(t, want, [2]int{got.Line, got.Column}, "offset %d", offset)
	}
	require.Equal(t, 4, file.LineCount())
	for line, want := range []string{"用户", "b", "c", "\td"} {
		require.Equal(t, want, file.Text(file.LineSpan(line+1)))
	}
}

func TestLineCountLeavesOutWhatFollowsTheLastBreak(t *testing.T) {
	t.Parallel()
	for content, want := range map[string]int{"": 1, "a": 1, "a\n": 1, "a\n\n": 2, "a\nb": 2} {
		require.Equal(t, want, diag.NewFile("f", []byte(content)).LineCount(), "%q", content)
	}
}

func TestTextOfAPlaceOutsideIsEmpty(t *testing.T) {
	t.Parallel()
	file := diag.NewFile("f", []byte("abc"))
	require.Equal(t, "bc", file.Text(file.Span(1, 3)))
	require.Empty(t, file.Text(diag.Span{}))
	require.Empty(t, file.Text(diag.Span{Start: diag.Position{Offset: 5}, End: diag.Position{Offset: 9}}))
}

func TestSortedHasNoDoublesAndOneOrder(t *testing.T) {
	t.Parallel()
	file := diag.NewFile("b.md", []byte("abc"))
	var l diag.List
	l.Add("output-edited", file.Span(1, 2), "x")
	l.Add("output-edited", file.Span(0, 1), "x")
	l.Add("output-edited", diag.Span{File: "a.md"}, "x")
	l.Add("output-edited", file.Span(1, 2), "x")
	l.Add("correction-unused", file.Span(1, 2), "x")
	var got []string
	for _, d := range l.Sorted() {
		got = append(got, d.Span.String()+" "+d.Code)
	}
	require.Equal(t, []string{"a.md:0:0 output-edited", "b.md:1:1 output-edited", "b.md:1:2 correction-unused", "b.md:1:2 output-edited"}, got)
	require.Equal(t, 5, l.Count(diag.Error))
}

func TestCodeThatTheCatalogueLacksIsLoud(t *testing.T) {
	t.Parallel()
	var l diag.List
	l.Add("no-such-code", diag.Span{}, "x")
	require.Equal(t, diag.Error, l[0].Severity)
}
