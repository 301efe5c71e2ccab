package interop

import (
	"io"
	"net/http"
	"os"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"
)

// served loads the document that prism serves, and names where.
func served(t *testing.T) (doc *openapi3.T, server string) {
	t.Helper()
	path, server := os.Getenv("INTEROP_DOCUMENT"), os.Getenv("INTEROP_SERVER")
	if path == "" || server == "" {
		t.Skip("INTEROP_DOCUMENT and INTEROP_SERVER are not set: make interop sets them")
	}
	doc, err := openapi3.NewLoader().LoadFromFile(path)
	require.NoError(t, err)
	return doc, server
}

func TestEveryOperationOfTheDocumentIsServed(t *testing.T) {
	doc, server := served(t)
	for _, full := range []bool{false, true} {
		for _, c := range calls(doc, sampler{full: full}) {
			if full && c.mediaType == "multipart/form-data" {
				continue // prism checks the parts of such a body as strings
			}
			request, err := c.request(server)
			require.NoError(t, err)
			response, err := http.DefaultClient.Do(request)
			require.NoError(t, err)
			body, err := io.ReadAll(response.Body)
			require.NoError(t, err)
			require.NoError(t, response.Body.Close())
			require.Less(t, response.StatusCode, 400, "%s (full: %v): %s", c.id, full, body)
		}
	}
}
