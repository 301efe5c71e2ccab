package runtime

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEnumKeepsAnUnknownValue(t *testing.T) {
	t.Parallel()
	var user UserDto
	require.NoError(t, json.Unmarshal([]byte(`{"status":"Hibernating"}`), &user))
	require.Equal(t, UserDtoStatus("Hibernating"), user.Status)
	require.False(t, user.Status.Known())
	require.True(t, UserDtoStatusActivated.Known())
}
