// The SDKs under this folder lack the runtime, which is the same for all of them. The harness in internal/golden adds it
// and builds them; this file keeps them out of the main module.
module golden.test

go 1.26.0
