package runtime

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// The rules that a Violation can name, in the words of JSON Schema.
const (
	ruleRequired         = "required"
	ruleMinItems         = "minItems"
	ruleMaxItems         = "maxItems"
	ruleUniqueItems      = "uniqueItems"
	ruleMinLength        = "minLength"
	ruleMaxLength        = "maxLength"
	rulePattern          = "pattern"
	ruleEnum             = "enum"
	ruleMinimum          = "minimum"
	ruleMaximum          = "maximum"
	ruleExclusiveMinimum = "exclusiveMinimum"
	ruleExclusiveMaximum = "exclusiveMaximum"
	ruleMultipleOf       = "multipleOf"
)

// redactedText stands where a secret would stand.
const redactedText = "[redacted]"

// validatable is a generated structure that can check itself.
type validatable interface {
	validate(v *validator)
}

// validator collects the violations of one request. Generated validate methods
// drive it; each check takes the name of the property that it looks at, and an
// empty name stands for the place that was entered last. Nothing is allocated
// while the request is valid: paths are put together when a rule is broken.
type validator struct {
	path       []pathSegment
	secretName string
	violations []Violation
}

// pathSegment is one entered place: a property, or an item of one.
type pathSegment struct {
	name  string
	index int
}

// noIndex marks a segment that is a property and no item.
const noIndex = -1

// reset makes the validator ready for another request and keeps its stack.
func (v *validator) reset() {
	v.path = v.path[:0]
	v.secretName = ""
	v.violations = nil
}

// enter goes into the property name; leave must follow.
func (v *validator) enter(name string) {
	v.path = append(v.path, pathSegment{name: name, index: noIndex})
}

// enterItem goes into item index of the property name, or of the place entered last
// when name is empty; leave must follow.
func (v *validator) enterItem(name string, index int) {
	v.path = append(v.path, pathSegment{name: name, index: index})
}

// leave goes back to where the last enter came from.
func (v *validator) leave() { v.path = v.path[:len(v.path)-1] }

// object checks the nested structure of property name.
func (v *validator) object(name string, child validatable) {
	v.enter(name)
	child.validate(v)
	v.leave()
}

// item checks a nested structure that is item index of property name.
func (v *validator) item(name string, index int, child validatable) {
	v.enterItem(name, index)
	child.validate(v)
	v.leave()
}

// secret makes the following checks of property name hide its value. Names that
// look like a secret are hidden without it.
func (v *validator) secret(name string) { v.secretName = name }

// required demands that the property is there; the caller says what there means.
func (v *validator) required(name string, present bool) {
	if !present {
		v.violate(name, Violation{Rule: ruleRequired, Limit: true})
	}
}

// minItems demands at least limit items.
func (v *validator) minItems(name string, count, limit int) {
	if count < limit {
		v.violate(name, Violation{Rule: ruleMinItems, Limit: limit, Actual: count})
	}
}

// maxItems demands at most limit items.
func (v *validator) maxItems(name string, count, limit int) {
	if count > limit {
		v.violate(name, Violation{Rule: ruleMaxItems, Limit: limit, Actual: count})
	}
}

// minLength demands at least limit Unicode code points.
func (v *validator) minLength(name, value string, limit int) {
	if len(value) >= limit*utf8.UTFMax {
		return
	}
	if count := utf8.RuneCountInString(value); count < limit {
		v.violate(name, Violation{Rule: ruleMinLength, Limit: limit, Actual: count})
	}
}

// maxLength demands at most limit Unicode code points.
func (v *validator) maxLength(name, value string, limit int) {
	if len(value) <= limit {
		return
	}
	if count := utf8.RuneCountInString(value); count > limit {
		v.violate(name, Violation{Rule: ruleMaxLength, Limit: limit, Actual: count})
	}
}

// pattern demands that the regular expression is found in value.
func (v *validator) pattern(name, value string, pattern *lazyPattern) {
	if !pattern.matches(value) {
		v.violateValue(name, Violation{Rule: rulePattern, Limit: pattern.expr, Actual: value})
	}
}

// number is any type of a generated numeric property.
type number interface {
	~int | ~int32 | ~int64 | ~float32 | ~float64
}

// checkMinimum demands value >= limit.
func checkMinimum[N number](v *validator, name string, value, limit N) {
	if value < limit {
		v.violateValue(name, Violation{Rule: ruleMinimum, Limit: limit, Actual: value})
	}
}

// checkMaximum demands value <= limit.
func checkMaximum[N number](v *validator, name string, value, limit N) {
	if value > limit {
		v.violateValue(name, Violation{Rule: ruleMaximum, Limit: limit, Actual: value})
	}
}

// checkExclusiveMinimum demands value > limit.
func checkExclusiveMinimum[N number](v *validator, name string, value, limit N) {
	if value <= limit {
		v.violateValue(name, Violation{Rule: ruleExclusiveMinimum, Limit: limit, Actual: value})
	}
}

// checkExclusiveMaximum demands value < limit.
func checkExclusiveMaximum[N number](v *validator, name string, value, limit N) {
	if value >= limit {
		v.violateValue(name, Violation{Rule: ruleExclusiveMaximum, Limit: limit, Actual: value})
	}
}

// checkMultipleOf demands that value is a whole multiple of limit.
func checkMultipleOf[N number](v *validator, name string, value, limit N) {
	if !isMultiple(float64(value), float64(limit)) {
		v.violateValue(name, Violation{Rule: ruleMultipleOf, Limit: limit, Actual: value})
	}
}

// isMultiple allows for the rounding of decimal fractions: 0.3 is a multiple of 0.1.
func isMultiple(value, limit float64) bool {
	if limit == 0 {
		return true
	}
	const tolerance = 1e-9
	quotient := value / limit
	return math.Abs(quotient-math.Round(quotient)) <= tolerance*math.Max(1, math.Abs(quotient))
}

// enum demands one of the listed values.
func (v *validator) enum(name, value string, listed []string) {
	if !isKnown(value, listed) {
		v.violateValue(name, Violation{Rule: ruleEnum, Limit: slices.Clone(listed), Actual: value})
	}
}

// enumInt is enum for an enumeration of numbers.
func (v *validator) enumInt(name string, value int64, listed []int64) {
	if !isKnown(value, listed) {
		v.violateValue(name, Violation{Rule: ruleEnum, Limit: slices.Clone(listed), Actual: value})
	}
}

// checkUnique demands that no item stands twice.
func checkUnique[T comparable](v *validator, name string, items []T) {
	for i, item := range items {
		for j := range i {
			if items[j] == item {
				v.violateValue(name, Violation{Rule: ruleUniqueItems, Limit: true, Actual: item})
				return
			}
		}
	}
}

// violateValue records a violation whose actual value is the user's own, and hides
// it when it is a secret.
func (v *validator) violateValue(name string, violation Violation) {
	if v.isSecret(name) {
		violation.Actual = redactedText
	}
	v.violate(name, violation)
}

// violate records a violation at property name.
func (v *validator) violate(name string, violation Violation) {
	violation.Path = joinPath(v.path, name)
	v.violations = append(v.violations, violation)
}

// isSecret reports whether the value of property name must not be shown. Without a
// name the place entered last is meant.
func (v *validator) isSecret(name string) bool {
	for i := len(v.path) - 1; name == "" && i >= 0; i-- {
		name = v.path[i].name
	}
	return name != "" && (name == v.secretName || isSecretName(name))
}

// isSecretName reports whether a value of this name is better not shown.
func isSecretName(name string) bool {
	lower := strings.ToLower(name)
	for _, word := range [...]string{"password", "passwd", "secret", "token", "credential", "privatekey", "passcode"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

// lazyPattern is a regular expression that is compiled when it is first needed, so
// that a program pays only for the operations that it calls. It is used through a
// pointer to a package variable.
type lazyPattern struct {
	expr     string
	once     sync.Once
	compiled *regexp.Regexp
}

// matches reports whether the expression is found in value. An expression that Go
// cannot compile checks nothing; docgen reports it when it generates.
func (p *lazyPattern) matches(value string) bool {
	p.once.Do(func() { p.compiled, _ = regexp.Compile(p.expr) })
	return p.compiled == nil || p.compiled.MatchString(value)
}
