package fidelity_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/dialect"
	"github.com/seed-97755388/docgen/internal/model"
)

// places is how many lines of a page each kind of damage is done to: two of a short page, one of a long one. Which ones
// differs from page to page, so that each kind comes to the first, the last and the lines between.
func places(lines int) int { return max(1, min(2, 360/lines)) }

// harm is damage done: the page, and the lines from first to last that it changed.
type harm struct {
	name        string
	text        string
	first, last int       // the lines around it; 0 where the whole page was changed
	cut         diag.Span // what was taken out of the page and replaced by nothing; zero where it was more than that
}

// TestDamageIsMendedOrReported does each kind of damage to each page of specs/. What comes out is what came out before,
// or a diagnostic names the place.
func TestDamageIsMendedOrReported(t *testing.T) {
	t.Parallel()
	d, err := dialect.Load("authing")
	require.NoError(t, err)
	kinds := damages()
	require.Greater(t, len(kinds), 20)
	for _, file := range markdown(t, "../../specs") {
		t.Run(filepath.Base(file.Name), func(t *testing.T) {
			t.Parallel()
			var silent []string
			whole := link(d, file)
			for _, kind := range kinds {
				for _, h := range kind.harms(file.Name, string(file.Content)) {
					if loss := whole.lost(d, h); loss != "" {
						silent = append(silent, fmt.Sprintf("%s, line %d: %s", h.name, h.first, loss))
					}
				}
			}
			require.Empty(t, strings.Join(silent, "\n"))
		})
	}
}

// harms does a kind of damage at some of the places where it can be done: the first, the last, and between.
func (k damage) harms(name, text string) []harm {
	if k.page != nil {
		return []harm{{name: k.name, text: k.page(text)}}
	}
	p := newSheet(text)
	var at []int
	for i := range p.lines {
		if k.at(p, i) {
			at = append(at, i)
		}
	}
	var out []harm
	for n := range min(places(len(p.lines)), len(at)) {
		i := at[(len(text)+n*len(at)/2)%len(at)]
		lines := k.do(p, i)
		changed := strings.Join(slices.Concat(p.lines[:i], lines, p.lines[i+1:]), "\n")
		h := harm{name: k.name, text: changed, first: i + 1, last: i + max(1, len(lines)), cut: cut(name, text, changed)}
		h.widen()
		out = append(out, h)
	}
	return out
}

// widen moves the ends of the harm to the lines next to it that are not empty.
func (h *harm) widen() {
	lines := strings.Split(h.text, "\n")
	h.first--
	for h.first > 1 && strings.TrimSpace(lines[h.first-1]) == "" {
		h.first--
	}
	h.last++
	for h.last < len(lines) && strings.TrimSpace(lines[h.last-1]) == "" {
		h.last++
	}
}

// cut is what a change took out of a text, zero where it put anything but blanks in its place.
func cut(name, before, after string) diag.Span {
	start := 0
	for start < min(len(before), len(after)) && before[start] == after[start] {
		start++
	}
	end := 0
	for end < min(len(before), len(after))-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	if strings.TrimSpace(after[start:len(after)-end]) != "" {
		return diag.Span{}
	}
	return diag.NewFile(name, []byte(before)).Span(start, len(before)-end)
}

// lost compares the damaged page with the whole one. It gives what is other without a word about it.
func (d docs) lost(by *dialect.Dialect, h harm) string {
	damaged := link(by, diag.NewFile(d.pages[0].File.Name, []byte(h.text)))
	if d.names(damaged.diags, h) {
		return ""
	}
	before, after := facts(d.api), facts(damaged.api)
	var out []string
	untyped := untyped(before, h.cut)
	for path, f := range before {
		if after[path].value != f.value && !f.within(h.cut) && (untyped == "" || !strings.HasPrefix(path, untyped)) {
			out = append(out, fmt.Sprintf("%s: %q is now %q", path, f.value, after[path].value))
		}
	}
	for path, f := range after {
		if _, known := before[path]; !known && h.cut.IsZero() {
			out = append(out, fmt.Sprintf("%s: now there is %q", path, f.value))
		}
	}
	slices.Sort(out)
	return strings.Join(out[:min(4, len(out))], "; ")
}

// untyped is the path of the schema whose type was cut out: what hangs on the type goes with it.
func untyped(facts map[string]leaf, cut diag.Span) string {
	for path, f := range facts {
		if schema, ok := strings.CutSuffix(path, ".Schema.Type"); ok && f.within(cut) {
			return schema + ".Schema."
		}
	}
	return ""
}

// names reports whether a diagnostic that the whole page did not have names the damaged lines, or those next to them.
func (d docs) names(diags diag.List, h harm) bool {
	known := map[string]int{}
	for _, each := range d.diags {
		known[each.Code+each.Message]++
	}
	for _, each := range diags {
		key := each.Code + each.Message
		if known[key]--; known[key] >= 0 || each.Code == "byte-order-mark" {
			continue // nothing may come of a byte order mark
		}
		spans := []diag.Span{each.Span}
		for _, r := range each.Related {
			spans = append(spans, r.Span)
		}
		for _, at := range spans {
			if h.first == 0 || at.Start.Line <= h.last && at.End.Line >= h.first {
				return true
			}
		}
	}
	return false
}

// leaf is a fact of a model with its evidence.
type leaf struct {
	value string
	spans []diag.Span
}

// within reports whether a part of a fact's evidence was cut out of the page: then the page says it no more.
func (f leaf) within(cut diag.Span) bool {
	return !cut.IsZero() && slices.ContainsFunc(f.spans, cut.Contains)
}

// facts are all facts of a model by their paths. The elements of lists are named, so that one lost element moves no
// other; words are their letters, for what was laid out anew says the same.
func facts(api *model.API) map[string]leaf {
	out := map[string]leaf{}
	addFacts(reflect.ValueOf(api).Elem(), "", out)
	return out
}

func addFacts(v reflect.Value, path string, out map[string]leaf) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			addFacts(v.Elem(), path, out)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			out[path] = leaf{value: string(v.Bytes())}
			return
		}
		for i := range v.Len() {
			addFacts(v.Index(i), path+"["+label(v.Index(i), i)+"]", out)
		}
	case reflect.Struct:
		addStruct(v, path, out)
	default:
		out[path] = leaf{value: said(path, fmt.Sprint(v.Interface()))}
	}
}

func addStruct(v reflect.Value, path string, out map[string]leaf) {
	switch at := v.Interface().(type) {
	case model.Origin, diag.Span, model.Conventions:
		return
	case model.Fact[model.Value]:
		if at.Known() {
			out[path] = leaf{value: string(at.Value), spans: at.Origin.Spans}
		}
		return
	}
	if strings.HasPrefix(v.Type().Name(), "Fact[") {
		if origin := v.FieldByName("Origin").Interface().(model.Origin); origin.Kind != "" {
			out[path] = leaf{value: said(path, fmt.Sprint(v.FieldByName("Value").Interface())), spans: origin.Spans}
		}
		return
	}
	var shared []diag.Span // of an origin that stands for all fields
	if origin := v.FieldByName("Origin"); origin.IsValid() {
		shared = origin.Interface().(model.Origin).Spans
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || f.Name == "Sources" {
			continue
		}
		at := path + "." + f.Name
		addFacts(v.Field(i), at, out)
		if plain, ok := out[at]; ok && plain.spans == nil {
			out[at] = leaf{value: plain.value, spans: shared}
		}
	}
}

// said is a value for comparison: of words the letters alone.
func said(path, value string) string {
	for _, words := range []string{"Description", "Summary", "Meaning", "Text"} {
		if strings.HasSuffix(path, "."+words) {
			return letters(value)
		}
	}
	return value
}

// label names an element of a list by its name where it has one.
func label(v reflect.Value, i int) string {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return strconv.Itoa(i)
	}
	for _, key := range []string{"Name", "ID", "Value"} {
		switch f := v.FieldByName(key); {
		case !f.IsValid():
		case f.Kind() == reflect.String:
			return f.String()
		case f.Kind() == reflect.Struct:
			return f.FieldByName("Value").String()
		}
	}
	return strconv.Itoa(i)
}
