package dialect

import (
	"cmp"
	"slices"

	"go.yaml.in/yaml/v4"
)

// over lays a dialect over its parent: its rules come before the parent's, those that have a rule's id replace it, and its
// single values replace the parent's.
func (d *Dialect) over(base *Dialect) *Dialect {
	out := *d
	if out.Operations.By == "" {
		out.Operations = base.Operations
	}
	out.Sections = laid(d.Sections, base.Sections, func(r Section) string { return r.Rule })
	out.Labels = laid(d.Labels, base.Labels, func(r Label) string { return r.Rule })
	out.Intros = laid(d.Intros, base.Intros, func(r Intro) string { return r.Rule })
	out.Columns = slices.Concat(d.Columns, base.Columns)
	out.Items = laid(d.Items, base.Items, func(r Item) string { return r.Rule })
	out.Elements = laid(d.Elements, base.Elements, func(r Element) string { return r.Rule })
	out.Facts = laid(d.Facts, base.Facts, func(r FactRule) string { return r.Rule })
	out.Types = lastRefs(laid(d.Types, base.Types, func(r TypeRule) string { return r.Rule }))
	out.Phrases = laid(d.Phrases, base.Phrases, func(r Phrase) string { return r.Rule })
	out.Deprecated = laid(d.Deprecated, base.Deprecated, func(r Deprecation) string { return r.Rule })
	out.Units = slices.Concat(d.Units, base.Units)
	out.Characters = slices.Concat(d.Characters, base.Characters)
	out.Includes = laid(d.Includes, base.Includes, func(r Include) string { return r.Rule })
	out.References = laid(d.References, base.References, func(r Reference) string { return r.Rule })
	out.Samples = laid(d.Samples, base.Samples, func(r SampleField) string { return r.Rule })
	out.Ignore = laid(d.Ignore, base.Ignore, func(r Ignore) string { return r.Rule })
	out.Tokens = d.Tokens.over(base.Tokens)
	out.Enums = d.Enums.over(base.Enums)
	out.Names = d.Names.over(base.Names)
	out.Union = d.Union.or(base.Union)
	out.inferences(base)
	return &out
}

// laid are the rules of a dialect and those of its parent that none of them replaces.
func laid[T any](own, base []T, id func(T) string) []T {
	out := slices.Clone(own)
	for _, b := range base {
		if !slices.ContainsFunc(own, func(o T) bool { return id(o) == id(b) }) {
			out = append(out, b)
		}
	}
	return out
}

// lastRefs moves the rules that read any name as a structure behind those that know a type.
func lastRefs(rules []TypeRule) []TypeRule {
	slices.SortStableFunc(rules, func(a, b TypeRule) int { return cmp.Compare(refOrder(a), refOrder(b)) })
	return rules
}

func refOrder(r TypeRule) int {
	if r.Ref {
		return 1
	}
	return 0
}

// inferences lays the words of inferences over the parent's.
func (d *Dialect) inferences(base *Dialect) {
	in, from := &d.Infer, base.Infer
	in.RequestName = cmp.Or(in.RequestName, from.RequestName)
	in.Integers = slices.Concat(in.Integers, from.Integers)
	in.Plain = slices.Concat(in.Plain, from.Plain)
	if in.Batch == nil {
		in.Batch = from.Batch
	}
	if in.Paging.Page == nil {
		in.Paging = from.Paging
	}
}

func (t Tokens) over(base Tokens) Tokens {
	t.Yes, t.No, t.None = t.Yes.over(base.Yes), t.No.over(base.No), t.None.over(base.None)
	t.Location = slices.Concat(t.Location, base.Location)
	t.MarkYes, t.MarkNo = slices.Concat(t.MarkYes, base.MarkYes), slices.Concat(t.MarkNo, base.MarkNo)
	t.Blank = cmp.Or(t.Blank, base.Blank)
	return t
}

// Words is a list of words, compared without case and markup. Written as a list they add to the parent's, written as
// `only: [...]` they replace them.
type Words struct {
	Add  []string `yaml:"-"`
	Only []string `yaml:"only"` // instead of the parent's words
}

// UnmarshalYAML reads either form.
func (w *Words) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.SequenceNode {
		return node.Decode(&w.Add)
	}
	type plain Words
	return node.Decode((*plain)(w))
}

func (w Words) over(base Words) Words {
	if w.Only != nil {
		return w
	}
	return Words{Add: slices.Concat(w.Add, base.Add), Only: base.Only}
}

func (n Names) over(base Names) Names {
	n.Match, n.Default, n.Route = n.Match.or(base.Match), n.Default.or(base.Default), n.Route.or(base.Route)
	n.Members = n.Members.or(base.Members)
	n.Verbatim = n.Verbatim || base.Verbatim
	n.Nesting = n.Nesting.over(base.Nesting)
	return n
}

func (n Nesting) over(base Nesting) Nesting {
	n.Separator = cmp.Or(n.Separator, base.Separator)
	n.Items, n.Prefix = n.Items.or(base.Items), n.Prefix.or(base.Prefix)
	n.Additional, n.Part = n.Additional.or(base.Additional), n.Part.or(base.Part)
	n.Whole = slices.Concat(n.Whole, base.Whole)
	n.Expands, n.Body = n.Expands || base.Expands, n.Body || base.Body
	return n
}

func (e Enums) over(base Enums) Enums {
	e.Lists = laid(e.Lists, base.Lists, func(r EnumList) string { return r.Rule })
	e.Inline = laid(e.Inline, base.Inline, func(r EnumInline) string { return r.Rule })
	e.Unless = slices.Concat(e.Unless, base.Unless)
	if e.Skip == nil {
		e.Skip = base.Skip
	}
	if e.Words == nil {
		e.Words = base.Words
	}
	e.Linked, e.Open, e.Not = e.Linked.or(base.Linked), e.Open.or(base.Open), e.Not.or(base.Not)
	e.End, e.Instead = e.End.or(base.End), e.Instead.or(base.Instead)
	e.Column, e.Bullet, e.Literal = e.Column.or(base.Column), e.Bullet.or(base.Bullet), e.Literal.or(base.Literal)
	return e
}

// or is the expression, or the parent's where there is none.
func (r Regexp) or(base Regexp) Regexp {
	if r.IsZero() {
		return base
	}
	return r
}
