package runtime

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// ValidationError says that a request breaks rules of the documentation. Nothing
// was sent.
type ValidationError struct {
	// Operation is the method that was called, such as "ListUsers".
	Operation string
	// Violations are all broken rules, in the order of the documentation.
	Violations []Violation
}

// Violation is one broken rule.
type Violation struct {
	// Path is the place in the request, such as "users[3].name".
	Path string
	// Rule is the broken rule in the words of JSON Schema: required, minItems, maxItems,
	// uniqueItems, minLength, maxLength, pattern, enum, minimum, maximum,
	// exclusiveMinimum, exclusiveMaximum or multipleOf.
	Rule string
	// Limit is what the rule allows: a number, a pattern or the listed values.
	Limit any
	// Actual is what was found: the count of items or code points, or the value. A
	// secret value is replaced by "[redacted]". It is nil when a value is missing.
	Actual any
}

// maxShownViolations bounds the text of a ValidationError.
const maxShownViolations = 10

// maxShownValue bounds a value in the text of a Violation, in code points.
const maxShownValue = 80

// Error names the operation and each violation, up to the first ten.
func (e *ValidationError) Error() string {
	var text strings.Builder
	text.WriteString(e.Operation)
	text.WriteString(": invalid request: ")
	for i, violation := range e.Violations {
		if i == maxShownViolations {
			fmt.Fprintf(&text, "; and %d more", len(e.Violations)-i)
			break
		}
		if i > 0 {
			text.WriteString("; ")
		}
		text.WriteString(violation.String())
	}
	return text.String()
}

// String names field, rule, limit and actual value.
func (v Violation) String() string {
	if v.Rule == ruleRequired {
		return v.Path + ": required, is missing"
	}
	if v.Rule == ruleUniqueItems {
		return fmt.Sprintf("%s: uniqueItems, %s stands twice", v.Path, shown(v.Actual))
	}
	return fmt.Sprintf("%s: %s %s, got %s", v.Path, v.Rule, shown(v.Limit), shown(v.Actual))
}

// shown prints a value on one line and not without end.
func shown(value any) string {
	text := fmt.Sprintf("%v", value)
	if runes := []rune(text); len(runes) > maxShownValue {
		text = string(runes[:maxShownValue]) + "…"
	}
	switch {
	case text == redactedText:
		return text
	case reflect.ValueOf(value).Kind() == reflect.String:
		return strconv.Quote(text)
	default:
		return text
	}
}

// joinPath writes the entered places and the property name as a JSON path.
func joinPath(segments []pathSegment, name string) string {
	var path strings.Builder
	for _, segment := range segments {
		writeProperty(&path, segment.name)
		if segment.index != noIndex {
			fmt.Fprintf(&path, "[%d]", segment.index)
		}
	}
	writeProperty(&path, name)
	return path.String()
}

// writeProperty appends a property's name with a dot where one is needed.
func writeProperty(path *strings.Builder, name string) {
	if name == "" {
		return
	}
	if path.Len() > 0 {
		path.WriteByte('.')
	}
	path.WriteString(name)
}
