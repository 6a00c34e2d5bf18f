# Two commands: `make run` serves the site, `make test` proves it. Both need nothing but
# Python 3.11+, make and a network to package registries.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
# What is installed is known by the locks it came from, so another lock means another stamp.
RUNTIME := $(VENV)/runtime-$(shell cat requirements/runtime.txt | cksum | cut -d' ' -f1)
DEV := $(VENV)/dev-$(shell cat requirements/runtime.txt requirements/dev.txt | cksum | cut -d' ' -f1)

.DEFAULT_GOAL := help

help: ## what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run: $(RUNTIME) ## serve the site on 127.0.0.1 (PORT, DATABASE_URL)
	@$(BIN)/python manage.py serve --port $(PORT)

test: $(DEV) ## everything: style, types, contracts, SQLite, PostgreSQL, Chromium
	@$(BIN)/python -m tests.suite

lint: $(DEV) ## style, types and import contracts only
	@$(BIN)/python -m tests.suite --only lint

format: $(DEV) ## put the code in the one form
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

describe: $(DEV) ## write the API's examples and the agreed description of it anew
	$(BIN)/python -m tests.described.renew

pictures: $(DEV) ## take pictures of every page, wide and narrow, light and dark, for the README
	$(BIN)/python -m tests.browser.screenshots

fuzz: $(DEV) ## ask the API thousands of questions that its description allows, and others
	FUZZ_EXAMPLES=150 $(BIN)/python -m tests.suite -rP --show-capture=stdout tests/described/test_schemathesis.py

lock: $(DEV) ## resolve requirements/*.in afresh
	$(BIN)/python -m pip install -q uv
	cd requirements && for set in runtime dev bench; do \
	  ../$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade $$set.in -o $$set.txt || exit 1; \
	done

clean: ## forget the environment; the data under var/ stays
	rm -rf $(VENV)

$(RUNTIME):
	@rm -f $(VENV)/runtime-* $(VENV)/dev-*
	@sh requirements/install.sh $(PYTHON) $(VENV) requirements/runtime.txt
	@touch $@

$(DEV): $(RUNTIME)
	@rm -f $(VENV)/dev-*
	@sh requirements/install.sh $(PYTHON) $(VENV) requirements/dev.txt
	@touch $@

.PHONY: help run test lint format describe pictures fuzz lock clean
