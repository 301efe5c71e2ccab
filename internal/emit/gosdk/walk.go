package gosdk

// objects calls visit with the structures that a type holds, directly or as items and values.
func (t *typ) objects(visit func(*structType)) {
	for ; t != nil; t = t.elem {
		if t.object != nil {
			visit(t.object)
		}
	}
}

// enums calls visit with the enums that a type holds.
func (t *typ) enums(visit func(*enumType)) {
	for ; t != nil; t = t.elem {
		if t.enum != nil {
			visit(t.enum)
		}
	}
}

// reach calls visit with a structure and all that it leads to. Visit reports whether it is met for the first time.
func (st *structType) reach(visit func(*structType) bool) {
	if !visit(st) {
		return
	}
	for _, f := range st.fields {
		f.typ.objects(func(inner *structType) { inner.reach(visit) })
	}
}

// markDirections finds out which structures are sent and which are received. What nothing refers to counts as received.
func (p *sdk) markDirections() {
	for _, m := range p.methods {
		if m.req != nil {
			m.req.reach(func(st *structType) bool {
				first := !st.sent
				st.sent = true
				return first
			})
		}
		m.resp.objects(func(top *structType) { top.reach(markReceived) })
	}
	for _, st := range p.structs {
		if !st.sent && !st.received {
			st.reach(markReceived)
		}
	}
}

func markReceived(st *structType) bool {
	first := !st.received
	st.received = true
	return first
}

// findRecursion makes fields pointers where a structure would hold itself.
func (p *sdk) findRecursion() {
	for _, st := range p.structs {
		for _, f := range st.fields {
			if f.embeds(st) && f.typ.object.leadsTo(st, map[*structType]bool{}) {
				f.pointer = true
			}
		}
	}
}

// embeds reports whether the field holds a structure itself, rather than a pointer to it or a slice.
func (f *field) embeds(owner *structType) bool {
	if f.typ.kind != structKind || f.pointer {
		return false
	}
	shape := owner.shape(f)
	return shape == plainShape || shape == optShape
}

// leadsTo reports whether a structure holds another one without a pointer between.
func (st *structType) leadsTo(target *structType, seen map[*structType]bool) bool {
	if st == target {
		return true
	}
	if seen[st] {
		return false
	}
	seen[st] = true
	for _, f := range st.fields {
		if f.embeds(st) && f.typ.object.leadsTo(target, seen) {
			return true
		}
	}
	return false
}

// shape is how a field holds its value.
type shape int

const (
	plainShape   shape = iota // the value; what is nil by itself is absent as nil
	pointerShape              // a pointer to a structure, nil where it is absent
	optShape                  // an Opt
)

// shape chooses how a field holds its value: an Opt costs compile time, so only what has no nil gets one.
func (st *structType) shape(f *field) shape {
	switch {
	case f.typ.kind == fileKind:
		return plainShape
	case !st.sent:
		return receivedShape(f)
	case f.typ.nullable:
		return optShape
	case f.required:
		return pointerIf(f.pointer)
	case f.typ.kind == structKind:
		return pointerShape
	case f.typ.kind == sliceKind || f.typ.kind == mapKind:
		return plainShape
	}
	return optShape
}

// receivedShape is the shape in a structure that is only received.
func receivedShape(f *field) shape {
	return pointerIf(f.typ.kind == structKind && (f.pointer || !f.required || f.typ.nullable))
}

func pointerIf(pointer bool) shape {
	if pointer {
		return pointerShape
	}
	return plainShape
}
