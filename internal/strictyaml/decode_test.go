package strictyaml_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/strictyaml"
)

func TestNearest(t *testing.T) {
	t.Parallel()
	keys := []string{"dialect", "apis", "go", "ledger"}
	for word, want := range map[string]string{
		"dialekt": "dialect", "api": "apis", "Go": "go", "leger": "ledger", "xyz": "", "": "",
	} {
		require.Equal(t, want, strictyaml.Nearest(word, keys), word)
	}
}
