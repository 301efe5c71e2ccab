package sdktest_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/pipeline"
)

const (
	buildRuns   = 7
	mostCPU     = 0.4 // of the peer's CPU time
	mostSize    = 0.5 // of what the peer adds to a bare program
	peersModule = "example.com/peers"
)

// The three programs: bare net/http, and one call of one operation with each client.
const (
	bareProgram = `package main

import (
	"fmt"
	"net/http"
)

func main() {
	resp, err := http.Get("http://127.0.0.1:1/")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(resp.Status)
}
`
	sdkProgram = `package main

import (
	"context"
	"fmt"

	"example.com/peers/authing"
)

func main() {
	client, err := authing.NewManagementClient("id", "secret")
	if err != nil {
		fmt.Println(err)
		return
	}
	resp, err := client.GetRole(context.Background(), &authing.GetRoleDto{Code: "a"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(resp.StatusCode)
}
`
	peerProgram = `package main

import (
	"context"
	"fmt"

	"example.com/peers/peer"
)

func main() {
	client, err := peer.NewClientWithResponses("http://127.0.0.1:1")
	if err != nil {
		fmt.Println(err)
		return
	}
	resp, err := client.GetRoleWithResponse(context.Background(), &peer.GetRoleParams{Code: "a"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(resp.StatusCode())
}
`
)

// TestPeers compares the SDK of the corpus with the client that oapi-codegen writes from docgen's OpenAPI document of the
// same pages. It takes minutes and needs a machine that is not too busy, so that only `make bench-peers` runs it.
func TestPeers(t *testing.T) {
	if os.Getenv("DOCGEN_BENCH_PEERS") == "" {
		t.Skip("run by make bench-peers")
	}
	dir := t.TempDir()
	writePeers(t, dir)

	var own, peer []time.Duration
	for range buildRuns {
		own = append(own, cpuOfBuild(t, filepath.Join(dir, "authing"), "authing"))
		peer = append(peer, cpuOfBuild(t, filepath.Join(dir, "peer"), "peer"))
	}
	cpu := float64(middle(own)) / float64(middle(peer))
	t.Logf("CPU time of go build: %v, peer %v, ratio %.2f (at most %.2f)", middle(own), middle(peer), cpu, mostCPU)

	bare := sizeOf(t, dir, "bare", bareProgram)
	ownSize, peerSize := sizeOf(t, dir, "sdk", sdkProgram)-bare, sizeOf(t, dir, "other", peerProgram)-bare
	size := float64(ownSize) / float64(peerSize)
	t.Logf("bytes over a bare program: %d, peer %d, ratio %.2f (at most %.2f)", ownSize, peerSize, size, mostSize)

	require.LessOrEqual(t, cpu, mostCPU)
	require.LessOrEqual(t, size, mostSize)
}

// docsOfPeers are the pages: those of the corpus, or specs/ where it is not there.
func docsOfPeers(t *testing.T) string {
	t.Helper()
	for _, docs := range []string{"../../../shared/corpus/authing/docs", "../../specs"} {
		full, err := filepath.Abs(docs)
		require.NoError(t, err)
		if _, err := os.Stat(full); err == nil {
			t.Log("pages of", filepath.Base(filepath.Dir(full))+"/"+filepath.Base(full))
			return full
		}
	}
	require.Fail(t, "there are no pages")
	return ""
}

// writePeers writes both clients into one module, whose requirements are those of interop.
func writePeers(t *testing.T, dir string) {
	t.Helper()
	docs := docsOfPeers(t)
	c := config.New()
	c.SetDocs([]string{docs}, "authing")
	c.Dir, c.Dialect = dir, "authing"
	c.APIs[0].OpenAPI = "openapi.yaml"
	c.Go = &config.Go{Dir: "authing", Package: "authing", Names: configuredNames(t)}
	result, err := pipeline.Run(t.Context(), c, pipeline.Options{})
	require.NoError(t, err)
	for _, tree := range result.Trees {
		for _, f := range tree.Files {
			writeAt(t, filepath.Join(dir, tree.Dir, f.Name), f.Content)
		}
	}
	module, err := os.ReadFile("../../interop/go.mod")
	require.NoError(t, err)
	writeAt(t, filepath.Join(dir, "go.mod"), slices.Concat([]byte("module "+peersModule+"\n"), withoutDocgen(module)))
	sums, err := os.ReadFile("../../interop/go.sum")
	require.NoError(t, err)
	writeAt(t, filepath.Join(dir, "go.sum"), sums)

	tools, err := filepath.Abs("../../tools/go.mod")
	require.NoError(t, err)
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "peer"), 0o755))
	run(t, "../..", "go", "tool", "-modfile="+tools, "oapi-codegen", "-generate", "types,client", "-package", "peer",
		"-o", filepath.Join(dir, "peer", "peer.go"), filepath.Join(dir, "openapi.yaml"))
	for _, name := range []string{"authing", "peer"} {
		run(t, filepath.Join(dir, name), "go", "build", ".") // so that what they import is built
	}
}

// withoutDocgen drops the lines of interop's go.mod that name docgen, which neither client needs.
func withoutDocgen(module []byte) []byte {
	var out []byte
	for line := range bytes.Lines(module) {
		if !bytes.Contains(line, []byte("seed-97755388/docgen")) {
			out = append(out, line...)
		}
	}
	return out
}

func writeAt(t *testing.T, name string, content []byte) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
	require.NoError(t, os.WriteFile(name, content, 0o644))
}

// cpuOfBuild is the CPU time of building a package that no cache has: a file with the time of day is part of it.
func cpuOfBuild(t *testing.T, dir, pkg string) time.Duration {
	t.Helper()
	salt := filepath.Join(dir, "salt.go")
	writeAt(t, salt, fmt.Appendf(nil, "package %s\n\nconst salt = %d\n", pkg, time.Now().UnixNano()))
	defer func() { require.NoError(t, os.Remove(salt)) }()
	state := run(t, dir, "go", "build", ".")
	usage, ok := state.SysUsage().(*syscall.Rusage)
	require.True(t, ok)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// sizeOf is the size of a program as go build leaves it.
func sizeOf(t *testing.T, dir, name, program string) int64 {
	t.Helper()
	writeAt(t, filepath.Join(dir, "cmd", name, "main.go"), []byte(program))
	out := filepath.Join(dir, name+".exe")
	run(t, dir, "go", "build", "-o", out, "./cmd/"+name)
	info, err := os.Stat(out)
	require.NoError(t, err)
	return info.Size()
}

func middle(times []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[len(sorted)/2]
}

// run runs a command, and ends the test where it fails.
func run(t *testing.T, dir, name string, arguments ...string) *os.ProcessState {
	t.Helper()
	command := exec.CommandContext(context.Background(), name, arguments...)
	command.Dir = dir
	out, err := command.CombinedOutput()
	require.NoError(t, err, "%s %v:\n%s", name, arguments, out)
	return command.ProcessState
}
