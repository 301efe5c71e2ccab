package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/seed-97755388/docgen/internal/config"
	"github.com/seed-97755388/docgen/internal/diag"
)

// lockVersion is the format of the lock file that this docgen writes.
const lockVersion = 1

// Lock is docgen.lock: which files docgen has written, and which Go names it has given out.
type Lock struct {
	Version int               `json:"version"`
	Files   map[string]string `json:"files"`           // SHA-256 by path, relative to the lock's folder
	Names   map[string]string `json:"names,omitempty"` // Go names by the model's names
}

// nextLock is the name of the lock that a run is about to put in force. It stands from before the first output is
// written until after the last, so that a run after a killed one knows both sides for docgen's own.
func nextLock(name string) string { return name + ".next" }

// readLock reads the lock, and the one that a killed run may have left beside it.
func readLock(c *config.Config) (*Lock, error) {
	lock := &Lock{Version: lockVersion, Files: map[string]string{}}
	if c.Lock == "" {
		return lock, nil
	}
	return lock, lock.merge(c.Resolve(c.Lock))
}

func (l *Lock) merge(name string) error {
	content, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read lock: %w", err)
	}
	if err := json.Unmarshal(content, l); err != nil {
		return brokenLock(name, content, err)
	}
	if l.Version > lockVersion {
		return fmt.Errorf("read lock %s: version %d is newer than this docgen knows", name, l.Version)
	}
	return nil
}

// brokenLock says where a lock is no JSON. Most often git could not merge two of them.
func brokenLock(name string, content []byte, err error) error {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return fmt.Errorf("read lock %s: %w", name, err)
	}
	at := diag.NewFile(name, content).Position(int(syntax.Offset) - 1)
	return fmt.Errorf("read lock: %s:%d:%d: %w; after a merge, take either side of the file and run docgen generate --force",
		name, at.Line, at.Column, err)
}

// readNextLock gives the hashes that a killed run was about to write; none where the last run came to its end.
func readNextLock(c *config.Config) (map[string]string, error) {
	next := &Lock{}
	if c.Lock == "" {
		return nil, nil
	}
	err := next.merge(c.Resolve(nextLock(c.Lock)))
	return next.Files, err
}

// sum is the hash of a file's content.
func sum(content []byte) string {
	hash := sha256.Sum256(content)
	return hex.EncodeToString(hash[:])
}

// lockOf lists what a result writes, and the Go names that it gives out.
func lockOf(c *config.Config, r *Result) *Lock {
	lock := &Lock{Version: lockVersion, Files: map[string]string{}, Names: r.names}
	for _, f := range r.outputs() {
		if slices.Contains(c.Unlocked, f.Name) {
			continue
		}
		lock.Files[lockKey(c, f.Name)] = sum(f.Content)
	}
	return lock
}
