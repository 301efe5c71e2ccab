// Package archtest holds the tests that keep the house in order: which package may import which, and how long a
// function or file may be. It has no code of its own.
package archtest
