package model

import (
	"slices"
	"strings"
)

// inputs corrects where rows of an operation's request go, before they are placed.
func (c *corrector) inputs(o *DraftOperation) {
	for i := range c.corrections {
		correction := &c.corrections[i]
		if correction.Operation != o.ID.Value || correction.Response != "" || correction.Set.In == nil && correction.Set.Name == nil {
			continue
		}
		at := slices.IndexFunc(o.Inputs, func(in *Input) bool { return in.Name.Value == correction.Property })
		if at < 0 {
			continue
		}
		in := o.Inputs[at]
		c.run(i, nil, func(s *setter) { s.input(o, in) })
		correction.Set.In = nil
		if name := in.Name.Value; name != correction.Property {
			correction.Set.Name = nil
			c.follow(correction.Operation, correction.Property, name)
		}
	}
}

// follow makes the corrections of a property that has another name now those of the new name.
func (c *corrector) follow(operation, property, name string) {
	for i := range c.corrections {
		correction := &c.corrections[i]
		if correction.Operation != operation || correction.Response != "" {
			continue
		}
		if rest, ok := strings.CutPrefix(correction.Property, property); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			correction.Property = name + rest
		}
	}
}

// input corrects where a row goes, and its name where that is a parameter's: the path's placeholders ask for it. The
// name of a property of the body is corrected in the structure, which other pages may describe as well.
func (s *setter) input(o *DraftOperation, in *Input) {
	placed := *in
	if s.Set.Name != nil {
		placed.Name.Value = *s.Set.Name
	}
	if want := s.Set.In; want != nil {
		switch {
		case *want == InPath && !strings.Contains(o.Path.Value, "{"+placed.Name.Value+"}"):
			s.misfit("in", "the path "+o.Path.Value+" has no placeholder {"+placed.Name.Value+"}; correct the path of "+s.Operation+", too")
			return
		case bodily(location(&o.Operation, o.Query, in).Value) == *want:
			s.idle("in")
		}
		in.In = Configure(*want, CorrectionRule, s.at("in"))
		placed.In = in.In
	}
	if bodily(location(&o.Operation, o.Query, &placed).Value) != InBody {
		correct(s, "name", &in.Name, s.Set.Name)
	}
}

// bodily is a location as a correction calls it, to whom a form is a body.
func bodily(in Location) Location {
	if in == InForm {
		return InBody
	}
	return in
}
