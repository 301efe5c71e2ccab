package openapi

import (
	"context"
	"errors"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// validate reads a document as kin-openapi does and reports all that is wrong with it, one error joined to the next.
// Examples that are written as printed may contradict their schemas.
func validate(doc []byte, printed bool) error {
	loaded, err := openapi3.NewLoader().LoadFromData(doc)
	if err != nil {
		return err
	}
	options := []openapi3.ValidationOption{openapi3.EnableMultiError()}
	if printed {
		options = append(options, openapi3.DisableExamplesValidation())
	}
	err = loaded.Validate(context.Background(), options...)
	var all openapi3.MultiError
	if !errors.As(err, &all) {
		return err
	}
	for i := range all {
		all[i] = brief(all[i])
	}
	return errors.Join(all...)
}

// brief leaves out the schema and the value that kin-openapi prints below what is wrong.
func brief(err error) error {
	first, _, found := strings.Cut(err.Error(), "\nSchema:")
	if !found {
		return err
	}
	return errors.New(first)
}
