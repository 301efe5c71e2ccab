// Package interop calls every operation of an OpenAPI document through prism, which checks each request against the
// document: once as the document describes it, and once as the generated SDK sends it. The script run starts prism
// and names the document.
package interop

import _ "github.com/oapi-codegen/runtime" // the clients that oapi-codegen writes below build/ import it
