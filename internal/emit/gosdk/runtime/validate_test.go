package runtime

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// checks runs one check on a fresh validator.
func checks(check func(v *validator)) []Violation {
	v := new(validator)
	check(v)
	return v.violations
}

func TestValidatorRules(t *testing.T) {
	t.Parallel()
	pattern := &lazyPattern{expr: `^1[0-9]{10}$`}
	colours := []string{"red", "green"}
	for name, test := range map[string]struct {
		check func(v *validator)
		want  *Violation
	}{
		"required, there":      {func(v *validator) { v.required("x", true) }, nil},
		"required, missing":    {func(v *validator) { v.required("x", false) }, &Violation{"x", "required", true, nil}},
		"minItems, equal":      {func(v *validator) { v.minItems("x", 2, 2) }, nil},
		"minItems, under":      {func(v *validator) { v.minItems("x", 1, 2) }, &Violation{"x", "minItems", 2, 1}},
		"maxItems, equal":      {func(v *validator) { v.maxItems("x", 50, 50) }, nil},
		"maxItems, over":       {func(v *validator) { v.maxItems("x", 51, 50) }, &Violation{"x", "maxItems", 50, 51}},
		"minLength, equal":     {func(v *validator) { v.minLength("x", "用户名", 3) }, nil},
		"minLength, under":     {func(v *validator) { v.minLength("x", "用户", 3) }, &Violation{"x", "minLength", 3, 2}},
		"minLength, long":      {func(v *validator) { v.minLength("x", strings.Repeat("a", 12), 3) }, nil},
		"maxLength, equal":     {func(v *validator) { v.maxLength("x", "用户名", 3) }, nil},
		"maxLength, over":      {func(v *validator) { v.maxLength("x", "用户名字", 3) }, &Violation{"x", "maxLength", 3, 4}},
		"pattern, found":       {func(v *validator) { v.pattern("x", "13800000000", pattern) }, nil},
		"pattern, not found":   {func(v *validator) { v.pattern("x", "1", pattern) }, &Violation{"x", "pattern", pattern.expr, "1"}},
		"pattern, not Go's":    {func(v *validator) { v.pattern("x", "1", &lazyPattern{expr: `(?!a)`}) }, nil},
		"enum, listed":         {func(v *validator) { v.enum("x", "red", colours) }, nil},
		"enum, other":          {func(v *validator) { v.enum("x", "blue", colours) }, &Violation{"x", "enum", colours, "blue"}},
		"enum, number":         {func(v *validator) { v.enumInt("x", int64(1), []int64{1}) }, nil},
		"enum, other number":   {func(v *validator) { v.enumInt("x", int64(3), []int64{1}) }, &Violation{"x", "enum", []int64{1}, int64(3)}},
		"minimum, equal":       {func(v *validator) { checkMinimum(v, "x", 1.5, 1.5) }, nil},
		"minimum, under":       {func(v *validator) { checkMinimum(v, "x", int64(0), 1) }, &Violation{"x", "minimum", int64(1), int64(0)}},
		"maximum, equal":       {func(v *validator) { checkMaximum(v, "x", 50, 50) }, nil},
		"maximum, over":        {func(v *validator) { checkMaximum(v, "x", 51, 50) }, &Violation{"x", "maximum", 50, 51}},
		"exclusive min, over":  {func(v *validator) { checkExclusiveMinimum(v, "x", 0.1, 0) }, nil},
		"exclusive min, equal": {func(v *validator) { checkExclusiveMinimum(v, "x", 0, 0) }, &Violation{"x", "exclusiveMinimum", 0, 0}},
		"exclusive max, under": {func(v *validator) { checkExclusiveMaximum(v, "x", 0, 1) }, nil},
		"exclusive max, equal": {func(v *validator) { checkExclusiveMaximum(v, "x", 1, 1) }, &Violation{"x", "exclusiveMaximum", 1, 1}},
		"multiple":             {func(v *validator) { checkMultipleOf(v, "x", 0.3, 0.1) }, nil},
		"no multiple":          {func(v *validator) { checkMultipleOf(v, "x", 0.35, 0.1) }, &Violation{"x", "multipleOf", 0.1, 0.35}},
		"multiple of nothing":  {func(v *validator) { checkMultipleOf(v, "x", 5, 0) }, nil},
		"unique":               {func(v *validator) { checkUnique(v, "x", []string{"a", "b"}) }, nil},
		"twice":                {func(v *validator) { checkUnique(v, "x", []string{"a", "b", "a"}) }, &Violation{"x", "uniqueItems", true, "a"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.want == nil {
				require.Empty(t, checks(test.check))
				return
			}
			require.Equal(t, []Violation{*test.want}, checks(test.check))
		})
	}
}

func TestValidatorNamesThePlace(t *testing.T) {
	t.Parallel()
	request := &ListUsersReqDto{
		Filters: []ListUsersFilterDto{
			{Field: "a"},
			{Field: "", Max: Some(0.0), Nums: Some([]int64{1, 1}), Inner: &ListUsersSub{Phone: "1"}},
		},
		Options: &ListUsersOptionsDto{Pagination: &ListUsersPaginationDto{Page: Some[int64](0), Limit: Some[int64](51)}},
	}
	var places []string
	for _, violation := range checks(request.validate) {
		places = append(places, violation.Path+" "+violation.Rule)
	}
	require.Equal(t, []string{
		"filters[1].field required",
		"filters[1].max exclusiveMinimum",
		"filters[1].nums uniqueItems",
		"filters[1].inner.phone minLength",
		"options.pagination.page minimum",
		"options.pagination.limit maximum",
	}, places)

	places = nil
	for _, violation := range checks((&GetUserBatchReqDto{UserIDs: []string{"a", ""}}).validate) {
		places = append(places, violation.Path)
	}
	require.Equal(t, []string{"userIds[1]"}, places)

	nested := checks(func(v *validator) {
		v.enterItem("rows", 2)
		v.enterItem("", 3)
		v.minLength("", "", 1)
		v.leave()
		v.leave()
	})
	require.Equal(t, "rows[2][3]", nested[0].Path)
}

func TestValidatorHidesSecrets(t *testing.T) {
	t.Parallel()
	digits := &lazyPattern{expr: `^[0-9]+$`}
	for name, check := range map[string]func(v *validator){
		"by name":          func(v *validator) { v.pattern("newPassword", "hunter2", digits) },
		"by name, in list": func(v *validator) { v.enterItem("tokens", 0); v.pattern("", "hunter2", digits) },
		"when told":        func(v *validator) { v.secret("pin"); v.pattern("pin", "hunter2", digits) },
		"in an enum":       func(v *validator) { v.secret("pin"); v.enum("pin", "hunter2", []string{"a"}) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			violations := checks(check)
			require.Len(t, violations, 1)
			require.Equal(t, "[redacted]", violations[0].Actual)
			require.NotContains(t, violations[0].String(), "hunter2")
		})
	}
	open := checks(func(v *validator) { v.secret("pin"); v.pattern("name", "hunter2", digits) })
	require.Equal(t, "hunter2", open[0].Actual)
}

func TestValidationErrorText(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		violation Violation
		want      string
	}{
		"required": {Violation{Path: "a", Rule: ruleRequired, Limit: true}, "a: required, is missing"},
		"count":    {Violation{"a", ruleMaxItems, 50, 51}, "a: maxItems 50, got 51"},
		"text":     {Violation{"a", rulePattern, "^x", "y\n"}, `a: pattern "^x", got "y\n"`},
		"twice":    {Violation{"a", ruleUniqueItems, true, "y"}, `a: uniqueItems, "y" stands twice`},
		"secret":   {Violation{"a", rulePattern, "^x", redactedText}, `a: pattern "^x", got [redacted]`},
		"long": {
			Violation{"a", rulePattern, "^x", strings.Repeat("长", 100)},
			`a: pattern "^x", got "` + strings.Repeat("长", 80) + `…"`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, test.violation.String())
		})
	}
	many := &ValidationError{Operation: "Op", Violations: make([]Violation, 12)}
	require.True(t, strings.HasSuffix(many.Error(), "; and 2 more"))
}

func TestValidatorAllocatesNothingWhenValid(t *testing.T) {
	request := &ListUsersReqDto{
		Filters: []ListUsersFilterDto{{Field: "a", Max: Some(0.1), Nums: Some([]int64{1, 2})}},
		Options: &ListUsersOptionsDto{Pagination: &ListUsersPaginationDto{Page: Some[int64](1)}},
	}
	v := new(validator)
	request.validate(v)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		v.reset()
		request.validate(v)
	}))
	require.Empty(t, v.violations)
}
