package gosdk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/model"
)

func TestDiagnostics(t *testing.T) {
	t.Parallel()
	cases := map[string]func(*model.API){
		"go-batch-property": func(api *model.API) {
			api.Operations[0].Batch.Property = "userIdType"
		},
		"go-cookie-parameter": func(api *model.API) {
			addOperations(api, get("a", "/a", nil, parameter(model.InCookie, optional("sid", of(model.String)))))
		},
		"go-paging-path": func(api *model.API) {
			api.Operations[0].Paging = pagingOf("userIdType")
		},
		"go-parameter-structure": func(api *model.API) {
			addOperations(api, get("a", "/a", nil, parameter(model.InQuery, optional("filter", object(optional("x", of(model.String)))))))
		},
		"go-pattern": func(api *model.API) {
			api.Schemas[0].Properties = append(api.Schemas[0].Properties,
				optional("odd", limited(of(model.String), model.Constraints{Pattern: limit(`(?=x)`)})))
		},
	}
	for code, spoil := range cases {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			api := seed()
			spoil(api)
			_, diags, err := Emit(api, options)
			require.NoError(t, err)
			require.Len(t, diags, 1)
			require.Equal(t, code, diags[0].Code)
			require.False(t, diags[0].Span.IsZero())
		})
	}
}
