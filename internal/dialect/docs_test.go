package dialect_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/mdparse"
	"github.com/seed-97755388/docgen/internal/model"
)

// fence finds the blocks of a language in docs/dialects.md.
var fence = regexp.MustCompile("(?ms)^```(markdown|yaml)\n(.*?)^```$")

// blocks are the blocks of a language in docs/dialects.md, in their order.
func blocks(t *testing.T, lang string) []string {
	t.Helper()
	content, err := os.ReadFile("../../docs/dialects.md")
	require.NoError(t, err)
	var out []string
	for _, m := range fence.FindAllStringSubmatch(string(content), -1) {
		if m[1] == lang {
			out = append(out, m[2])
		}
	}
	require.NotEmpty(t, out)
	return out
}

func TestEveryExampleOfTheLanguageLoads(t *testing.T) {
	t.Parallel()
	for _, text := range blocks(t, "yaml") {
		_, err := dialect.Parse(diag.NewFile("example.yaml", []byte(text)))
		require.NoError(t, err, text)
	}
}

func TestTheCompleteExampleReadsItsPage(t *testing.T) {
	t.Parallel()
	d, err := dialect.Parse(diag.NewFile("harbour.yaml", []byte(blocks(t, "yaml")[0])))
	require.NoError(t, err)
	page, diags := mdparse.Parse(diag.NewFile("berths.md", []byte(blocks(t, "markdown")[0])))
	draft, found := d.Read(page, dialect.Source{Document: "harbour"})
	require.Empty(t, append(diags, found...))
	api, linked := model.Link([]*model.Draft{draft}, model.Options{
		Documents: []*model.Document{{Name: "harbour", Title: "Harbour", Version: "1"}}, Inference: d.Infer,
	})
	require.Empty(t, linked)
	require.Len(t, api.Operations, 1)
	o := api.Operations[0]
	require.Equal(t, "POST /harbour/berths/{berth}/bookings", o.Method.Value+" "+o.Path.Value)
	require.Equal(t, "Reserve a berth (booking)", o.Summary.Value)
	require.Equal(t, model.InPath, o.Parameters[0].In.Value)
	body := api.Resolve(o.Body.Schema)
	require.Equal(t, 1, body.Property("boat").Schema.Constraints.MinLength.Value)
	require.Equal(t, 40, body.Property("boat").Schema.Constraints.MaxLength.Value)
	require.True(t, body.Property("boat").Required.Value)
	require.JSONEq(t, "1", string(body.Property("nights").Default.Value))
	require.Equal(t, model.Integer, body.Property("nights").Schema.Type.Value)
	require.Len(t, body.Property("mooring").Schema.Enum.Values, 3)
	require.NotNil(t, body.Property("owner").Schema.Property("name"))
	require.NotNil(t, api.Resolve(o.Responses[0].Schema).Property("booking"))
}
