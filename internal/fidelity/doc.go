// Package fidelity holds the tests that nothing is lost and nothing is made up: each fact's origin gives the evidence
// back, each piece of a page is accounted for, and a damaged page is mended or reported. It has no code of its own.
package fidelity
