// Package sdktest holds tests of the SDK that docgen writes from specs/, as its users call it. It has no code of its own.
package sdktest
