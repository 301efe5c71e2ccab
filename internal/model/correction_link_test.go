package model_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/model"
)

// rows gives a draft's operation rows of parameters of no said location.
func rows(p *page, d *model.Draft, names ...string) *model.Draft {
	for _, name := range names {
		d.Operations[0].Inputs = append(d.Operations[0].Inputs, &model.Input{Property: *p.property(name, model.String)})
	}
	return d
}

// corrected links a page with one operation and rows userId and lang, and gives the operation and what is reported.
func corrected(path string, corrections ...model.Correction) (*model.Operation, []string) {
	p := newPage("user.md")
	api, diags := model.Link([]*model.Draft{rows(p, p.draft("getUser", path), "userId", "lang")},
		model.Options{Corrections: corrections, Inference: model.Inference{RequestName: "{Operation}Request"}})
	var found []string
	for _, d := range diags.Sorted() {
		found = append(found, d.Code+": "+d.Message)
	}
	return api.Operations[0], found
}

// places are the inputs of an operation with where they go.
func places(o *model.Operation) map[string]model.Location {
	out := map[string]model.Location{}
	for _, p := range o.Parameters {
		out[p.Name.Value] = p.In.Value
	}
	return out
}

func TestInputsGoWhereCorrectionsSay(t *testing.T) {
	t.Parallel()
	in := func(property string, to model.Location) model.Correction {
		return model.Correction{Operation: "getUser", Property: property, Set: model.Change{In: &to}}
	}
	named := func(property, name string) model.Correction {
		return model.Correction{Operation: "getUser", Property: property, Set: model.Change{Name: &name}}
	}
	required := model.Correction{Operation: "getUser", Property: "userId", Set: model.Change{Required: new(true)}}
	method := model.Correction{Operation: "getUser", Set: model.Change{Method: new("GET")}}
	for name, c := range map[string]struct {
		path        string
		corrections []model.Correction
		want        map[string]model.Location
		report      []string
	}{
		"from body to header": {"/user", []model.Correction{in("lang", model.InHeader)}, map[string]model.Location{"lang": "header"}, nil},
		"from query to body": {
			"/user",
			[]model.Correction{method, in("lang", model.InBody)},
			map[string]model.Location{"userId": "query"},
			nil,
		},
		"into the path under its name there": {
			"/user/{id}",
			[]model.Correction{named("userId", "id"), required},
			map[string]model.Location{"id": "path"},
			[]string{"correction-unused: the correction of getUser.id changes nothing: the docs already have this required"},
		},
		"into the path without a placeholder": {
			"/user",
			[]model.Correction{in("userId", model.InPath)},
			map[string]model.Location{},
			[]string{
				"correction-misfit: the correction cannot set in of getUser.userId: the path /user has no placeholder {userId}; correct the path of getUser, too",
			},
		},
		"where it goes anyway": {
			"/user",
			[]model.Correction{in("lang", model.InBody)},
			map[string]model.Location{},
			[]string{"correction-unused: the correction of getUser.lang changes nothing: the docs already have this in"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, found := corrected(c.path, c.corrections...)
			require.Equal(t, c.want, places(o))
			require.Equal(t, c.report, found)
		})
	}
}

func TestOperationsWithoutAnIDAreCorrectedByTheOneFromTheirPath(t *testing.T) {
	t.Parallel()
	p := newPage("user.md")
	d := p.draft("", "/users")
	d.Operations[0].IDs = nil
	api, diags := model.Link([]*model.Draft{rows(p, d, "name")}, model.Options{Corrections: []model.Correction{
		{Operation: "postUsers", Set: model.Change{Path: new("/v2/users")}},
	}})
	require.Empty(t, diags)
	require.Equal(t, "/v2/users", api.Operations[0].Path.Value)
	require.Equal(t, "postUsers", api.Operations[0].ID.Value, "what the correction calls it stays its name")
}

func TestOperationsOfOneNameAreCorrectedByTheirOwn(t *testing.T) {
	t.Parallel()
	a, b := newPage("a.md"), newPage("b.md")
	api, diags := model.Link([]*model.Draft{rows(a, a.draft("remove", "/remove"), "id"), rows(b, b.draft("remove", "/remove-all"), "id")},
		model.Options{Corrections: []model.Correction{
			{Operation: "remove", Set: model.Change{Method: new("DELETE")}},
			{Operation: "removeAll", Set: model.Change{Method: new("PUT")}},
		}})
	for _, d := range diags {
		require.Equal(t, "operation-name-twice", d.Code)
	}
	require.Equal(t, "DELETE", api.Operation("remove").Method.Value)
	require.Equal(t, "PUT", api.Operation("removeAll").Method.Value)
}
