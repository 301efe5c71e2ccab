// Package golden holds the harness of the golden cases, which lie under golden/ at the top of the module. It has no code
// of its own.
package golden
