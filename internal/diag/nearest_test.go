package diag_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
)

func TestNearestIsTheCandidateThatIsMeant(t *testing.T) {
	t.Parallel()
	keys := []string{"dialect", "apis", "go", "ledger"}
	for word, want := range map[string]string{
		"dialekt": "dialect", "api": "apis", "Go": "go", "leger": "ledger", "xyz": "", "": "",
	} {
		require.Equal(t, want, diag.Nearest(word, keys), word)
	}
}

func TestDidYouMeanEndsAMessageOnlyWhereACandidateIsNear(t *testing.T) {
	t.Parallel()
	require.Equal(t, "; did you mean apis?", diag.DidYouMean("api", []string{"apis", "go"}))
	require.Empty(t, diag.DidYouMean("xyz", []string{"apis", "go"}))
}
