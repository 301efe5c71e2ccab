package gosdk

import (
	"github.com/seed-97755388/docgen/internal/diag"
	"github.com/seed-97755388/docgen/internal/model"
)

// sdk is the package as it will be: declarations with their names and files.
type sdk struct {
	api   *model.API
	opts  Options
	diags diag.List

	clients []*client
	methods []*method
	structs []*structType
	enums   []*enumType
	errors  []*errorVar
	headers []model.Header // that any of the clients sends
	groups  []*group
	common  *file             // what several groups share
	names   map[string]string // exported names by the keys of what they name
	asked   map[string]bool   // what configuration was asked a name for

	schemas   map[string]*model.Schema // the model's named structures
	objects   map[string]*structType   // those that are Go structures, by schema name
	types     map[string]*typ          // what named schemas without properties stand for
	requests  map[string]*structType   // structures made of parameters, by the stated name
	sharing   map[string]string        // the first id of the operations that share a request, by signature
	shared    map[string]*enumType     // enums that configuration makes one, by Go name
	variables map[string]bool          // the names of the variables for patterns and lists of values
	checks    map[*structType]bool     // those whose validate method has something to do
	open      map[string]bool          // named structures under way, which can refer to themselves
	bodies    map[string]int           // how often a named structure is referred to
}

// client is a type with methods.
type client struct {
	key     string
	name    string // ManagementClient
	want    string // the docs' name for it
	methods []*method
	title   string // of the document that it belongs to
	server  string
	auth    bool // it takes part in the API's token exchange
}

// method is one operation's method.
type method struct {
	op     *model.Operation
	client *client
	group  *group
	key    string
	name   string
	all    string      // the method for all pages or items, where there is one
	config string      // the variable that describes the operation to the runtime
	req    *structType // nil where the operation has no input
	resp   *typ        // nil where it has no documented answer
	paging *paging     // nil where it has no pages
	batch  *batching   // nil where it is no batch
}

// structType is a Go structure.
type structType struct {
	key      string
	aliases  []string // further keys that the lock file keeps its name under: those of the operations that share it
	stated   string   // the docs' name for it, empty where they have none
	wants    []string // its names by preference
	name     string
	about    string // what it is, where the docs do not describe it
	schema   *model.Schema
	fields   []*field
	sent     bool // part of a request
	received bool // part of an answer
	request  *requestForm
	groups   []*group // those that need it
	home     *file
}

// requestForm says how a structure is written into a request; only the requests of operations have one.
type requestForm struct {
	mediaType string // of the body, empty where there is none
	whole     *field // the one field that is the body, for bodies that are no object
}

// field is a field of a structure.
type field struct {
	key      string
	name     string
	wire     string // the name in JSON, query or header
	in       model.Location
	comma    bool
	required bool
	pointer  bool // the structure would otherwise hold itself
	prop     *model.Property
	typ      *typ
}

// kind is what a type is made of.
type kind int

const (
	anyKind kind = iota
	stringKind
	intKind
	floatKind
	boolKind
	structKind
	enumKind
	sliceKind
	mapKind
	fileKind
)

// typ is the Go type of a value, with the limits that the docs set on it.
type typ struct {
	kind     kind
	elem     *typ // of a slice's items and a map's values
	object   *structType
	enum     *enumType
	listed   []string // the values of the enum that the docs list in this place, which can be fewer than all
	limits   model.Constraints
	nullable bool
}

// enumType is an open string or integer type with constants for the documented values.
type enumType struct {
	key     string
	wants   []string
	name    string
	about   string
	values  []*enumValue
	integer bool
	source  diag.Span
	home    *file
	shared  bool
}

// enumValue is one constant.
type enumValue struct {
	key   string
	name  string
	value string
	want  string // its own part of the name
	set   bool   // by configuration
	doc   string
}

// errorVar is a sentinel error from the docs' error table.
type errorVar struct {
	key     string
	name    string
	runtime bool // the runtime declares it
	again   bool // an earlier row declares it
	row     model.ErrorCode
}

// group is a page group with its files.
type group struct {
	key      string
	name     string // as the docs print it, "" for pages outside of any
	document string
	model    *model.Group
	ops      []*model.Operation
	calls    *file // methods and their requests
	models   *file
}

// file is a Go file of the package.
type file struct {
	name    string
	methods []*method
	structs []*structType
	enums   []*enumType
}

func newSDK(api *model.API, opts Options) *sdk {
	p := &sdk{
		api: api, opts: opts, names: map[string]string{}, asked: map[string]bool{},
		schemas: map[string]*model.Schema{}, objects: map[string]*structType{}, requests: map[string]*structType{},
		variables: map[string]bool{}, types: map[string]*typ{}, sharing: map[string]string{},
		shared: map[string]*enumType{}, open: map[string]bool{}, bodies: map[string]int{},
	}
	for _, s := range api.Schemas {
		if p.schemas[s.Name] == nil {
			p.schemas[s.Name] = s
		}
	}
	p.countReferences()
	return p
}

// resolve follows references to a named structure; nil where there is none.
func (p *sdk) resolve(s *model.Schema) *model.Schema {
	for range len(p.schemas) + 1 {
		if s == nil || !s.Ref.Known() {
			return s
		}
		s = p.schemas[s.Ref.Value]
	}
	return nil
}

// countReferences counts how often each named structure is referred to.
func (p *sdk) countReferences() {
	var count func(s *model.Schema)
	count = func(s *model.Schema) {
		if s == nil {
			return
		}
		if s.Ref.Known() {
			p.bodies[s.Ref.Value]++
		}
		count(s.Items)
		count(s.Additional)
		for _, property := range s.Properties {
			count(property.Schema)
		}
	}
	for _, s := range p.api.Schemas {
		count(s)
	}
	for _, op := range p.api.Operations {
		for _, parameter := range op.Parameters {
			count(parameter.Schema)
		}
		if op.Body != nil {
			count(op.Body.Schema)
		}
		for _, response := range op.Responses {
			count(response.Schema)
		}
	}
}
