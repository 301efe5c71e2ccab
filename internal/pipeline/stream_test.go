//go:build unix

package pipeline_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/pipeline"
)

func TestWriteIntoAPipeLeavesItAPipe(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.c.Unlocked = []string{"api.yaml"}
	pipe := filepath.Join(p.c.Dir, "api.yaml")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	read := make(chan string, 1)
	go func() {
		content, _ := os.ReadFile(pipe)
		read <- string(content)
	}()
	_, _, err := pipeline.Write(p.c, result("openapi: 3.0.3\n", map[string]string{"a.go": "package sdk\n"}), pipeline.WriteOptions{})
	require.NoError(t, err)
	require.Equal(t, "openapi: 3.0.3\n", <-read)
	info, err := os.Lstat(pipe)
	require.NoError(t, err)
	require.Equal(t, os.ModeNamedPipe, info.Mode().Type())
}
