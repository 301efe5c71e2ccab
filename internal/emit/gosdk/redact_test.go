package gosdk

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWhatIsPrintedAndWhatIsReportedHideTheSameNames: the generator and the runtime, which is copied, cannot share a list.
func TestWhatIsPrintedAndWhatIsReportedHideTheSameNames(t *testing.T) {
	t.Parallel()
	content, err := runtimeFiles.ReadFile("runtime/validate.go")
	require.NoError(t, err)
	list := strings.Trim(strings.ReplaceAll(fmt.Sprintf("%q", secretWords), " ", ", "), "[]")
	require.Contains(t, string(content), "range [...]string{"+list+"} {")
}
