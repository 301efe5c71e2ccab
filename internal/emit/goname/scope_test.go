package goname

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSettleIsTheSameInEveryOrder(t *testing.T) {
	t.Parallel()
	wants := []Want{
		{Key: "management/user", Names: []string{"User", "ManagementUser"}},
		{Key: "authentication/user", Names: []string{"User", "AuthenticationUser"}},
		{Key: "management/managementUser", Names: []string{"ManagementUser"}},
		{Key: "a/group", Names: []string{"Group"}},
		{Key: "b/group", Names: []string{"Group"}},
	}
	want := map[string]string{
		"management/user": "User", "authentication/user": "AuthenticationUser",
		"management/managementUser": "ManagementUser", "a/group": "Group", "b/group": "Group2",
	}
	for range len(wants) {
		require.Equal(t, want, NewScope(nil, nil).Settle(wants))
		slices.Reverse(wants)
		require.Equal(t, want, NewScope(nil, nil).Settle(wants))
		wants = append(wants[1:], wants[0])
	}
}

func TestSettleKeepsTheSecondChoiceOffAFirstChoice(t *testing.T) {
	t.Parallel()
	got := NewScope(nil, nil).Settle([]Want{
		{Key: "a", Names: []string{"X"}},
		{Key: "b", Names: []string{"X", "Y"}},
		{Key: "long key", Names: []string{"Y"}},
	})
	require.Equal(t, map[string]string{"a": "X", "b": "Y2", "long key": "Y"}, got)
}

func TestSettleHonoursGivenNames(t *testing.T) {
	t.Parallel()
	given := map[string]string{"b": "User", "c": "Client"}
	got := NewScope([]string{"Client"}, given).Settle([]Want{
		{Key: "a", Names: []string{"User", "UserA"}},
		{Key: "b", Names: []string{"Person"}},
		{Key: "c", Names: []string{"Customer"}},
	})
	require.Equal(t, map[string]string{"a": "UserA", "b": "User", "c": "Customer"}, got)
}

func TestGivenNamesAreHeldForTheirKeys(t *testing.T) {
	t.Parallel()
	s := NewScope(nil, map[string]string{"late": "User"})
	require.Equal(t, map[string]string{"early": "User2"}, s.Settle([]Want{{Key: "early", Names: []string{"User"}}}))
	require.Equal(t, map[string]string{"late": "User"}, s.Settle([]Want{{Key: "late", Names: []string{"Person"}}}))
}

func TestSettleSeesEarlierNames(t *testing.T) {
	t.Parallel()
	s := NewScope([]string{"Opt"}, nil)
	require.Equal(t, map[string]string{"t": "Opt2"}, s.Settle([]Want{{Key: "t", Names: []string{"Opt"}}}))
	require.Equal(t, map[string]string{"u": "OptU"}, s.Settle([]Want{{Key: "u", Names: []string{"Opt2", "OptU"}}}))
	require.Equal(t, []string{"Opt", "Opt2", "OptU"}, s.Taken())
}
