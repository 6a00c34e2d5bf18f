# Two commands: `make run` serves the site, `make test` proves it. Both need nothing but
# Python 3.11+, make and a network to package registries.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
HASH := $(shell cat requirements/runtime.txt requirements/dev.txt 2>/dev/null | cksum | tr ' ' '-')

.DEFAULT_GOAL := help

help: ## what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run: $(VENV)/runtime-$(HASH) ## serve the site on 127.0.0.1 (PORT, DATABASE_URL)
	@$(BIN)/python manage.py serve --port $(PORT)

test: $(VENV)/dev-$(HASH) ## everything: style, types, contracts, SQLite, PostgreSQL, Chromium
	@$(BIN)/python -m tests.suite

lint: $(VENV)/dev-$(HASH) ## style, types and import contracts only
	@$(BIN)/python -m tests.suite --only lint

format: $(VENV)/dev-$(HASH) ## put the code in the one form
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

lock: $(VENV)/dev-$(HASH) ## resolve requirements/*.in afresh
	$(BIN)/pip install -q uv
	cd requirements && for set in runtime dev; do \
	  ../$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade $$set.in -o $$set.txt; \
	done

clean: ## forget the environment; the data under var/ stays
	rm -rf $(VENV)

$(VENV)/runtime-$(HASH): requirements/runtime.txt
	@sh requirements/install.sh $(PYTHON) $(VENV) requirements/runtime.txt
	@touch $@

$(VENV)/dev-$(HASH): requirements/dev.txt | $(VENV)/runtime-$(HASH)
	@sh requirements/install.sh $(PYTHON) $(VENV) requirements/dev.txt
	@touch $@

.PHONY: help run test lint format lock clean
