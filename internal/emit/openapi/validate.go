package openapi

import (
	"context"
	"errors"

	"github.com/getkin/kin-openapi/openapi3"
)

// validate reads a document as kin-openapi does and reports all that is wrong with it, one error joined to the next.
func validate(doc []byte) error {
	loaded, err := openapi3.NewLoader().LoadFromData(doc)
	if err != nil {
		return err
	}
	err = loaded.Validate(context.Background(), openapi3.EnableMultiError())
	var all openapi3.MultiError
	if errors.As(err, &all) {
		return errors.Join(all...)
	}
	return err
}
