//go:build !linux && !darwin

package pipeline

import "os"

// exchange makes two folders change places. These systems have no single step for it: between the two renames b is
// absent for a moment, and both trees are whole.
func exchange(a, b string) error {
	aside := b + ".docgen-old"
	if err := os.Rename(b, aside); err != nil {
		return err
	}
	if err := os.Rename(a, b); err != nil {
		return os.Rename(aside, b)
	}
	return os.Rename(aside, a)
}
