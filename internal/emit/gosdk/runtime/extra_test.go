package runtime

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// raws makes the map that ExtraFields is expected to return.
func raws(members map[string]string) map[string]json.RawMessage {
	made := make(map[string]json.RawMessage, len(members))
	for name, value := range members {
		made[name] = json.RawMessage(value)
	}
	return made
}

// decodeWithExtras decodes text and keeps what is unknown.
func decodeWithExtras(t *testing.T, text string, target any) {
	t.Helper()
	require.NoError(t, new(jsonTypes).unmarshalJSON([]byte(text), target))
}

func TestExtraFieldsAreKeptAtEachLevel(t *testing.T) {
	t.Parallel()
	var resp UserListRespDto
	decodeWithExtras(t, `{"statusCode":200,"top":[1,{"list":2}],"data":{"totalCount":2,"list":[
		{"userId":"a","nick\"name":"n","department":{"name":"d","head":null},"identities":{"wx":{"provider":"p","id":1},"no":null}},
		{"userId":"b","department":null}
	],"next":"x"}}`, &resp)

	require.Equal(t, raws(map[string]string{"top": `[1,{"list":2}]`}), resp.ExtraFields())
	require.Equal(t, raws(map[string]string{"next": `"x"`}), resp.Data.ExtraFields())
	user := resp.Data.List[0]
	require.Equal(t, raws(map[string]string{`nick"name`: `"n"`}), user.ExtraFields())
	require.Equal(t, raws(map[string]string{"head": `null`}), user.Department.ExtraFields())
	require.Equal(t, raws(map[string]string{"id": `1`}), user.Identities["wx"].ExtraFields())
	require.Nil(t, resp.Data.List[1].ExtraFields())
}

func TestExtraFieldsInsideOpt(t *testing.T) {
	t.Parallel()
	var token ApplicationToken
	decodeWithExtras(t, `{"owner":{"name":"o","x":1},"labels":[{"y":2},{}],"note":"n","z":{}}`, &token)
	owner, _ := token.Owner.Get()
	require.Equal(t, raws(map[string]string{"x": `1`}), owner.ExtraFields())
	labels, _ := token.Labels.Get()
	require.Equal(t, raws(map[string]string{"y": `2`}), labels[0].ExtraFields())
	require.Equal(t, raws(map[string]string{"z": `{}`}), token.ExtraFields())

	var empty ApplicationToken
	decodeWithExtras(t, `{"owner":null,"labels":null,"a":1}`, &empty)
	require.True(t, empty.Owner.IsNull())
	require.Equal(t, raws(map[string]string{"a": `1`}), empty.ExtraFields())
}

func TestExtraFieldsAreTheCallersOwn(t *testing.T) {
	t.Parallel()
	text := []byte(`{"x":1}`)
	var token ApplicationToken
	require.NoError(t, new(jsonTypes).unmarshalJSON(text, &token))
	text[5] = '9'
	delete(token.ExtraFields(), "x")
	require.Equal(t, raws(map[string]string{"x": `1`}), token.ExtraFields())
}

func TestExtraFieldsAreNotSent(t *testing.T) {
	t.Parallel()
	var token ApplicationToken
	decodeWithExtras(t, `{"kind":"k","x":1}`, &token)
	text, err := new(jsonTypes).marshalJSON(token)
	require.NoError(t, err)
	require.Equal(t, `{"kind":"k"}`, string(text))
}

func TestExtraFieldsSurviveEncodingJSON(t *testing.T) {
	t.Parallel()
	const text = `{"statusCode":200,"message":"<m>","data":{"totalCount":1,"list":[{"userId":"a","status":"","email":"","created":0,` +
		`"department":{"name":"d","head":null},"identities":null,"a":"<","b":[1, {"x":2}]}],"next":"x"},"top":{"y":1}}`
	var resp UserListRespDto
	require.NoError(t, json.Unmarshal([]byte(text), &resp))
	require.Equal(t, raws(map[string]string{"b": `[1, {"x":2}]`, "a": `"<"`}), resp.Data.List[0].ExtraFields())
	for _, value := range []any{&resp, map[string]any{"in": &resp}, []*UserListRespDto{&resp}} {
		written, err := json.Marshal(value)
		require.NoError(t, err)
		require.Contains(t, strings.NewReplacer(`\u003c`, "<", `\u003e`, ">").Replace(string(written)), strings.ReplaceAll(text, ", ", ","))
	}

	var token, back ApplicationToken
	require.NoError(t, json.Unmarshal([]byte(`{"kind":"k","note":null,"owner":{"name":"o","x":1},"y":2}`), &token))
	written, err := json.Marshal(&token)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(written, &back))
	require.Equal(t, token, back)
	require.Len(t, token.ExtraFields(), 1)
}
