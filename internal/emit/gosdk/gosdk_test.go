package gosdk

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSeed(t *testing.T) {
	files, diags, err := Emit(seed(), Options{Package: "authing", Module: "example.com/authing"})
	require.NoError(t, err)
	require.Empty(t, diags)
	dir := "/tmp/seedsdk"
	os.RemoveAll(dir)
	os.MkdirAll(dir, 0o755)
	for _, f := range files {
		os.WriteFile(dir+"/"+f.Name, f.Content, 0o644)
	}
}
