# make help lists what there is. Go and make are all that is needed; interop needs Node too.

GO      ?= go
TOOL    := $(GO) tool -modfile=tools/go.mod
FUZZTIME ?= 20s
# The packages whose tests run in parallel with themselves, and so under the race detector.
RACE    := ./internal/pipeline/... ./internal/emit/gosdk/runtime/... ./internal/sdktest ./generated/...
DIALECT ?= auto
SDK     := $(if $(DOCS),./_build/sdk/...,./generated/... ./internal/sdktest)

.DEFAULT_GOAL := help
.PHONY: help build test golden generate check lint fuzz bench cover roundtrip interop interop-all tidy bench-call bench-peers sdk-check

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## Build bin/docgen
	$(GO) build -o bin/docgen ./cmd/docgen

test: ## Run all tests
	$(GO) test -race $(RACE)
	$(GO) test ./...

golden: ## Rewrite the expected files under golden/; read the diff
	$(GO) test ./internal/golden -update

generate: ## Write generated/ from specs/ by docgen.yaml
	$(GO) run ./cmd/docgen generate

check: lint ## All that CI checks beside the tests and make interop
	$(GO) mod tidy -diff
	$(GO) run ./cmd/docgen check

lint: ## Formatting, vet, static analysis, house rules
	@test -z "$$($(TOOL) gofumpt -l cmd internal)" || { $(TOOL) gofumpt -d cmd internal; exit 1; }
	$(GO) vet ./...
	$(TOOL) staticcheck ./...
	$(TOOL) revive -config revive.toml -exclude ./generated/... -exclude ./golden/... ./...

fuzz: ## Run each fuzz test for FUZZTIME (20s)
	@$(GO) list -f '{{.Dir}}' ./... | while read -r dir; do \
		for name in $$(grep -hos '^func Fuzz[A-Za-z0-9_]*' "$$dir"/*_test.go | sed 's/^func //'); do \
			echo "$$dir $$name"; $(GO) test "$$dir" -run '^$$' -fuzz "^$$name$$" -fuzztime $(FUZZTIME) || exit 1; \
		done; \
	done

bench-call: ## Compare a call of the SDK with one by hand
	$(GO) test -run 'TestCallAllocates' -bench 'AgainstByHand|SDK|ByHand' -benchmem ./internal/emit/gosdk/runtime

bench-peers: ## Compare the SDK's build and size with oapi-codegen's
	DOCGEN_BENCH_PEERS=1 $(GO) test -count=1 -v -timeout 30m -run '^TestPeers$$' ./internal/sdktest

sdk-check: ## Vet, analyse and race-test the SDK of DOCS=folder, read with DIALECT=auto; without DOCS, that of specs/
ifdef DOCS
	rm -rf _build/sdk
	$(GO) build -o bin/docgen ./cmd/docgen
	bin/docgen generate --quiet --dialect $(DIALECT) --go _build/sdk --package sdk $(DOCS) || [ $$? -eq 1 ] # the docs have errors
endif
	$(GO) vet $(SDK)
	$(TOOL) staticcheck $(SDK)
	$(GO) test -race $(SDK)

bench: ## Run the benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...

cover: ## Show test coverage by package; cover.out keeps it by line
	$(GO) test -coverpkg=./internal/... -coverprofile=cover.out ./internal/... ./cmd/...
	$(GO) tool cover -func=cover.out | tail -1

tidy: ## Bring go.mod and go.sum in order
	$(GO) mod tidy
	cd tools && $(GO) mod tidy

roundtrip: ## Send OpenAPI documents through widdershins' Markdown and back (needs Node)
	cd roundtrip && npm ci && node --max-old-space-size=8192 write.mjs
	$(GO) test ./internal/roundtrip -count=1 -timeout 20m -documents $(CURDIR)/roundtrip/build; status=$$?; \
		cat roundtrip/build/summary.md; exit $$status

interop: ## Run other people's tools on the OpenAPI documents (needs Node)
	interop/run

interop-all: ## The same with the documents of the golden cases
	interop/run --all
