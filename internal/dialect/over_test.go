package dialect_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/dialect"
)

// child loads a dialect that lays the text over a parent.
func child(t *testing.T, parent, text string) *dialect.Dialect {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "parent.yaml"), []byte(parent), 0o600))
	file := filepath.Join(dir, "child.yaml")
	require.NoError(t, os.WriteFile(file, []byte("extends: parent.yaml\n"+text), 0o600))
	d, err := dialect.Load(file)
	require.NoError(t, err)
	return d
}

func TestRulesComeBeforeTheParentsAndReplaceThoseOfTheSameID(t *testing.T) {
	t.Parallel()
	d := child(t,
		"sections: [{rule: body, role: body, match: '^Body$'}, {rule: query, role: query, match: '^Query$'}]\n",
		"sections: [{rule: input, role: parameters, match: '^Input$'}, {rule: body, role: form, match: '^Body$'}]\n")
	var got []string
	for _, s := range d.Sections {
		got = append(got, s.Rule+" "+string(s.Role))
	}
	require.Equal(t, []string{"input parameters", "body form", "query query"}, got)
}

func TestWordsAddToTheParentsUnlessTheyReplaceThem(t *testing.T) {
	t.Parallel()
	const parent = "tokens: {yes: [yes], none: ['null']}\n"
	d := child(t, parent, "tokens: {yes: [sí], none: {only: ['-']}}\n")
	require.True(t, d.Tokens.Yes.Has("yes"))
	require.True(t, d.Tokens.Yes.Has("sí"))
	require.True(t, d.Tokens.None.Has("-"))
	require.False(t, d.Tokens.None.Has("null"))
}

func TestSingleValuesReplaceTheParents(t *testing.T) {
	t.Parallel()
	d := child(t,
		"names: {match: '^a', nesting: {separator: '.', items: '\\[\\]$'}}\ntokens: {blank: 'no'}\n",
		"names: {nesting: {separator: '/'}}\n")
	require.Equal(t, "/", d.Names.Nesting.Separator)
	require.Equal(t, "^a", d.Names.Match.String(), "what the child leaves out stays the parent's")
	require.Equal(t, `\[\]$`, d.Names.Nesting.Items.String())
	require.Equal(t, dialect.Presence("no"), d.Tokens.Blank)
}

func TestRulesThatReadAnyNameAsAStructureComeLast(t *testing.T) {
	t.Parallel()
	d := child(t, "types: [{rule: text, match: '^Text$', type: string}]\n", "types: [{rule: any, match: '^(?P<name>\\w+)$', ref: true}]\n")
	require.Equal(t, "text", d.Types[0].Rule)
}
