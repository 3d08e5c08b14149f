# The only interface: `make run` opens the map, `make test` checks everything, `make help` lists the rest.
SHELL := /bin/sh
.DEFAULT_GOAL := help

# The first interpreter that is new enough; `make PYTHON=/path/to/python3` overrides.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin
DATELINE := $(BIN)/dateline
PORT ?= 8501
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
export STREAMLIT_BROWSER_GATHER_USAGE_STATS := false

GAZETTEER := var/gazetteer/meta.json
DEMO := var/demonstration.sqlite

.PHONY: help run map setup setup-quiet test test-quiet lint lint-quiet bench evaluate lock clean

help: ## list what can be done
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: $(DEMO) ## make everything that is needed and open the dashboard on the demonstration corpus
	@$(DATELINE) serve --store $(DEMO) --port $(PORT)

map: $(GAZETTEER) ## make everything that is needed, read what FROM names and open its map: make map FROM=articles/
	@test -n "$(FROM)" || { echo "Say what is to be read: make map FROM=articles/"; exit 2; }
	@$(DATELINE) ingest "$(FROM)" || test $$? -eq 1
	@$(DATELINE) serve --port $(PORT)

setup: $(DEMO) ## make .venv with .venv/bin/dateline, the gazetteer and the demonstration store
	@echo "Ready: $(DATELINE) --help"

setup-quiet: $(DEMO)

test: .venv/.dev $(DEMO) ## install what the tests need, a real Chromium included, and run them all
	@sh tools/ensure_chromium.sh $(BIN)/python
	@$(BIN)/python -m pytest -n 2 --dist loadfile

test-quiet: .venv/.dev $(DEMO)
	@sh tools/ensure_chromium.sh $(BIN)/python >/dev/null
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-header 2>&1 | tail -n 15

lint: .venv/.dev ## ruff, mypy in strict mode, and the contracts on who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

lint-quiet: .venv/.dev
	@$(BIN)/ruff check -q . && $(BIN)/ruff format --check -q . && $(BIN)/mypy --no-error-summary && $(BIN)/lint-imports >/dev/null

bench: .venv/.dev $(DEMO) ## time what is said to be fast, as ratios in one run
	@for b in benchmarks/bench_*.py; do echo "== $$b"; $(BIN)/python "$$b" || exit 1; done

evaluate: .venv/.dev $(DEMO) ## score what is read against the demonstration's gold, and against ../shared where it is
	@$(BIN)/python benchmarks/evaluate.py

lock: .venv/bin/python ## pin what pyproject.toml allows today, without any registry's address
	@$(PIP) install uv
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --no-header --no-annotate -q -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --no-header --no-annotate -q \
		-c requirements.lock -o requirements-dev.lock

clean: ## remove what was built (the environment, the gazetteer and the demonstration store)
	rm -rf .venv var build *.egg-info

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11 or newer; none was found. Install one, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python could not make an environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

.venv/.runtime: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing what requirements.lock names into .venv (once; a minute or two)"
	@$(PIP) install -r requirements.lock
	@$(PIP) install --no-deps --editable .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	@echo "Installing what the tests need into .venv (once)"
	@$(PIP) install -r requirements-dev.lock
	@touch $@

$(GAZETTEER): .venv/.runtime $(wildcard geodata/*.py geodata/data/*.csv)
	@echo "Building the gazetteer where it is missing or old (once; under a minute)"
	@$(DATELINE) gazetteer build --if-needed
	@touch $@

$(DEMO): $(GAZETTEER) $(wildcard corpus/*.py corpus/migrations/*.sql) corpus/demonstration/dispatches.jsonl
	@echo "Reading the demonstration corpus"
	@$(DATELINE) demo --store $(DEMO)
	@touch $@
