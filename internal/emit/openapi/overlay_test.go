package openapi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/emit/openapi"
)

// overlayOf is an overlay with the given actions, each starting on a line of its own from line 4.
func overlayOf(actions ...string) openapi.Overlay {
	head := "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n"
	return openapi.Overlay{Name: "o.yaml", Content: []byte(head + strings.Join(actions, "\n") + "\n")}
}

func TestApplyChangesTheDocumentAlone(t *testing.T) {
	t.Parallel()
	before, _ := emit(t, usersAPI(), openapi.Options{})
	text := string(before.YAML())
	after, diags, err := before.Apply(overlayOf(
		"- {target: $.info, update: {contact: {name: Us}, x-date: 2024-01-31}}",
		"- {target: \"$.paths['/api/list-users']\", remove: true}",
		"- {target: \"$.components.schemas.*[?@['x-docgen-name']]\", update: {title: Renamed}}",
	))
	require.NoError(t, err)
	require.Equal(t, text, string(before.YAML()))
	require.Equal(t, "title: 用户管理\ndescription: 'Manages *users*.'\nversion: '3.2'\ncontact:\n  name: Us\nx-date: '2024-01-31'\n",
		part(t, after, "info"))
	require.Equal(t, []string{"/api/create-user", "/api/users/{id}", "/api/get-token", "/api/upload-users"}, keysOf(t, after, "paths"))
	require.Contains(t, string(after.JSON()), `"x-date": "2024-01-31"`)
	require.Subset(t, codes(diags), []string{"overlay-changes-fact", "overlay-unmatched"})
}

func TestAnOverlayWithoutEffectChangesNoByte(t *testing.T) {
	t.Parallel()
	for _, version := range []openapi.Version{openapi.V30, openapi.V31} {
		before, _ := emit(t, usersAPI(), openapi.Options{Version: version, Sources: true, Samples: true})
		after, diags, err := before.Apply(overlayOf("- {target: $.info, update: {title: 用户管理}}"))
		require.NoError(t, err)
		require.Empty(t, diags)
		require.Equal(t, string(before.YAML()), string(after.YAML()))
		require.Equal(t, string(before.JSON()), string(after.JSON()))
	}
}

func TestOverlayDiagnostics(t *testing.T) {
	t.Parallel()
	const name = "$.components.schemas.CreateUserDto.properties.name"
	for title, c := range map[string]struct {
		action string
		code   string
		says   string
		fix    string
	}{
		"no match": {"- {target: $.gone, remove: true}", "overlay-unmatched", "target $.gone", ""},
		"limit": {
			"- {target: " + name + ", update: {maxLength: 30}}", "overlay-changes-fact",
			"changes maxLength of property name of schema CreateUserDto",
			"{schema: CreateUserDto, property: name, set: {maxLength: 30}, reason: ...}",
		},
		"limit taken away": {
			"- {target: " + name + ".maxLength, remove: true}", "overlay-changes-fact",
			"removes maxLength of property name of schema CreateUserDto",
			"{schema: CreateUserDto, property: name, unset: [maxLength], reason: ...}",
		},
		"type": {
			"- {target: $.components.schemas.CreateUserDto.properties.nickname, update: {type: integer}}", "overlay-changes-fact", "changes type",
			"{schema: CreateUserDto, property: nickname, set: {type: integer}, reason: ...}",
		},
		"required": {
			"- {target: $.components.schemas.UserDto.required, update: [kind]}", "overlay-changes-fact", "changes required",
			"{schema: UserDto, property: kind, set: {required: true}, reason: ...}",
		},
		"enum": {
			"- {target: $.components.schemas.UserDto.properties.kind.enum, update: ['on']}", "overlay-changes-fact", "changes enum",
			"{schema: UserDto, property: kind, set: {enum: [person, robot, 'on']}, reason: ...}",
		},
		"enum of items": {
			"- {target: $.components.schemas.CreateUserDto.properties.roles.items.enum, update: [x]}", "overlay-changes-fact", "property roles[]",
			"{schema: CreateUserDto, property: 'roles[]', set: {enum: [admin, user, x]}, reason: ...}",
		},
		"parameter": {
			"- {target: \"$.paths['/api/list-users'].get.parameters[0]\", update: {required: true}}", "overlay-changes-fact", "operation listUsers",
			"{operation: listUsers, property: page, set: {required: true}, reason: ...}",
		},
		"place": {
			"- {target: \"$.paths['/api/list-users'].get.parameters[0]\", update: {in: header}}", "overlay-changes-fact", "changes in of property page",
			"{operation: listUsers, property: page, set: {in: header}, reason: ...}",
		},
		"null": {
			"- {target: " + name + ", update: {nullable: true}}", "overlay-changes-fact", "changes nullable of property name",
			"{schema: CreateUserDto, property: name, set: {nullable: true}, reason: ...}",
		},
		"exclusive bound": {
			"- {target: \"$.paths['/api/list-users'].get.parameters[0].schema\", update: {maximum: 9, exclusiveMaximum: true}}",
			"overlay-changes-fact", "changes exclusiveMaximum of property page",
			"{operation: listUsers, property: page, set: {exclusiveMaximum: 9}, reason: ...}",
		},
		"default": {
			"- {target: $.components.schemas.CreateUserDto.properties.nickname, update: {default: no}}", "overlay-changes-fact", "changes default",
			"{schema: CreateUserDto, property: nickname, set: {default: 'no'}, reason: ...}",
		},
		"deprecated": {
			"- {target: \"$.paths['/api/list-users'].get\", update: {deprecated: true}}", "overlay-changes-fact", "changes deprecated of operation listUsers",
			"{operation: listUsers, set: {deprecated: true}, reason: ...}",
		},
		"operation's name": {
			"- {target: \"$.paths['/api/list-users'].get\", update: {operationId: findUsers}}", "overlay-changes-fact", "changes name of operation listUsers",
			"{operation: listUsers, set: {name: findUsers}, reason: ...}",
		},
		"security": {
			"- {target: \"$.paths['/api/list-users'].get\", update: {security: []}}", "overlay-changes-fact",
			"changes security of operation listUsers, which the SDK shares: set the conventions of the dialect instead", "",
		},
		"servers": {
			"- {target: $.servers, update: {url: 'https://b.example.com'}}", "overlay-changes-fact",
			"changes servers of the document, which the SDK shares: set servers of the API in docgen.yaml instead", "",
		},
		"structure of another name here": {
			"- {target: \"$.components.schemas[?@['x-docgen-name'] == '地址'].properties.city\", update: {maxLength: 9}}", "overlay-changes-fact", "schema 地址",
			"{schema: 地址, property: city, set: {maxLength: 9}, reason: ...}",
		},
		"type of another name here": {
			"- {target: $.components.schemas.UserDto.properties.friend.allOf, update: []}\n" +
				"- {target: \"$.components.schemas.UserDto.properties.friend.allOf[0]\", update: {$ref: '#/components/schemas/u5730u5740'}}",
			"overlay-changes-fact", "type of property friend", "{schema: UserDto, property: friend, set: {type: 地址}, reason: ...}",
		},
		"inline response": {
			"- {target: \"$.paths['/api/list-users'].get.responses\", update: {'404': {description: x, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}}}",
			"overlay-changes-fact", "changes application/json of response 404 of operation listUsers", "",
		},
		"property": {
			"- {target: $.components.schemas.EmptyDto, update: {properties: {x: {}}}}", "overlay-changes-fact", "adds property x of schema EmptyDto", "",
		},
		"response": {
			"- {target: \"$.paths['/api/get-token'].post.responses['200'].content['application/json'].schema\", update: {$ref: '#/components/schemas/UserDto'}}",
			"overlay-changes-fact", "changes application/json of response 200 of operation getToken", "",
		},
	} {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			doc, _ := emit(t, usersAPI(), openapi.Options{})
			_, diags, err := doc.Apply(overlayOf("- {target: $.info, update: {title: x}}", c.action))
			require.NoError(t, err)
			require.NotEmpty(t, diags)
			require.Equal(t, c.code, diags[0].Code)
			require.Contains(t, diags[0].Message, c.says)
			require.Equal(t, c.fix, diags[0].Fix)
			require.Contains(t, []string{"o.yaml:5:12", "o.yaml:6:12"}, diags[0].Span.String())
		})
	}
}

func TestAMovedOperationGivesItsPathAndMethod(t *testing.T) {
	t.Parallel()
	doc, _ := emit(t, usersAPI(), openapi.Options{})
	o := overlayOf("- {target: $.paths, update: {/api/new: {put: {operationId: getToken, responses: {default: {description: d}}}}}}")
	_, _, err := doc.Apply(o)
	require.ErrorContains(t, err, "getToken", "an id twice leaves no valid document")

	o.Content = append([]byte(strings.TrimSuffix(string(o.Content), "\n")), "\n- {target: \"$.paths['/api/get-token']\", remove: true}\n"...)
	_, diags, err := doc.Apply(o)
	require.NoError(t, err)
	require.Contains(t, fixes(diags), "{operation: getToken, set: {path: /api/new}, reason: ...}")
}

func TestAnOverlayOfALaterVersionIsReadAlike(t *testing.T) {
	t.Parallel()
	doc, _ := emit(t, usersAPI(), openapi.Options{Version: openapi.V31})
	const schema = "$.components.schemas.CreateUserDto.properties"
	_, diags, err := doc.Apply(overlayOf(
		"- {target: "+schema+".name.type, remove: true}",
		"- {target: "+schema+".name, update: {type: [string, 'null']}}",
		"- {target: \"$.paths['/api/list-users'].get.parameters[0].schema\", update: {exclusiveMaximum: 9}}",
	))
	require.NoError(t, err)
	require.Contains(t, fixes(diags), "{schema: CreateUserDto, property: name, set: {nullable: true}, reason: ...}")
	require.Contains(t, fixes(diags), "{operation: listUsers, property: page, set: {exclusiveMaximum: 9}, reason: ...}")
}

func fixes(l diag.List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Fix)
	}
	return out
}

func TestAnUnusableOverlayIsAnErrorThatNamesItsPlace(t *testing.T) {
	t.Parallel()
	doc, _ := emit(t, usersAPI(), openapi.Options{})
	const head = "overlay: 1.0.0\ninfo: {title: t, version: v}\nactions:\n"
	for name, c := range map[string]struct{ content, says string }{
		"empty":         {"", "o.yaml:1:1: this is no overlay: it needs overlay, info and actions"},
		"a list":        {"- a\n", "o.yaml:1:1: this is no overlay: it needs overlay, info and actions"},
		"broken syntax": {"a: [", "o.yaml:1:"},
		"a tab":         {"a: b\n\tc: d\n", "o.yaml:2:1: "},
		"no info and no actions": {
			"overlay: 1.0.0\n",
			"o.yaml:1:1: an overlay needs info with title and version\no.yaml:1:1: an overlay needs actions: a list of at least one",
		},
		"another kind of document": {
			"openapi: 3.0.3\ninfo: {title: t, version: v}\nactions: [{target: $, remove: true}]\n",
			"o.yaml:1:1: unknown key openapi\no.yaml:1:1: this is no overlay: it needs overlay: 1.0.0",
		},
		"a later version": {
			strings.Replace(head, "1.0.0", "2.0.0", 1) + "- {target: $.info, update: {title: x}}\n",
			"o.yaml:1:10: version 2.0.0 of the Overlay Specification is not supported; there is 1.0.0",
		},
		"an unknown key, and so no effect": {
			head + "- {target: $.info, updat: {title: x}}\n",
			"o.yaml:4:12: the action does nothing: it needs update, or remove: true\no.yaml:4:20: unknown key updat; did you mean update?",
		},
		"no target":   {head + "- {update: {title: x}}\n", "o.yaml:4:3: an action needs a target: a JSONPath such as $.info"},
		"no JSONPath": {head + "- {target: '$..[', update: {title: x}}\n", "o.yaml:4:12: target $..[: invalid JSONPath expression"},
		"a misfit value": {
			head + "- target: $.info\n  update: {x-a: 1}\n- target: $.info.title\n  update: {a: b}\n",
			"o.yaml:6:11: target $.info.title: incompatible overlay update and target types",
		},
		"an invalid document after the first action": {
			head + "- {target: $.info.title, remove: true}\n- {target: $.info, update: {x-a: 1}}\n",
			"o.yaml:4:12: after this action the OpenAPI document is not valid: invalid info",
		},
		"an invalid document after the last action": {
			head + "- {target: $.info, update: {x-a: 1}}\n- {target: $.info.title, remove: true}\n",
			"o.yaml:5:12: after this action the OpenAPI document is not valid: invalid info",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, err := doc.Apply(openapi.Overlay{Name: "o.yaml", Content: []byte(c.content)})
			require.ErrorContains(t, err, c.says)
		})
	}
}
