# Needs Python 3.11 with venv, and make. Everything else comes from the lock files.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
TESTS ?= tests

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# the font packages name a package under another licence; --no-deps keeps it out
LOCKED := -qq --no-deps --require-hashes --only-binary :all:
ITSELF := -qq --no-deps --no-build-isolation --editable .

.DEFAULT_GOAL := help
.PHONY: help run test check lint format contracts types migrations fix coverage \
    coverage-services pictures

help:
	@echo "make run       install what is needed and serve Lajur on http://$(HOST):$(PORT)"
	@echo "make test      all tests ($(WORKERS) at a time); TESTS=tests/core for a part"
	@echo "make check     lint, format, types, import contracts, missing migrations"
	@echo "make fix       mend what lint and format can mend"
	@echo "make coverage  branch coverage of core; make coverage-services: of what changes anything"
	@echo "make pictures  docs/pictures anew, from a demo office at work"

run: $(VENV)/.runtime
	@$(BIN)/lajur serve --host $(HOST) --port $(PORT)

test: $(VENV)/.development
	LAJUR_STOPS=$${LAJUR_STOPS:-50} $(BIN)/pytest -n $(WORKERS) --dist worksteal -q $(TESTS)

check: lint format contracts types migrations

lint: $(VENV)/.development
	$(BIN)/ruff check .

format: $(VENV)/.development
	$(BIN)/ruff format --check .

contracts: $(VENV)/.development
	$(BIN)/lint-imports

types: $(VENV)/.development
	$(BIN)/mypy

migrations: $(VENV)/.development
	$(BIN)/python -W ignore -m django makemigrations --check --dry-run \
	    --settings lajur.project.settings

fix: $(VENV)/.development
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

coverage: $(VENV)/.development
	$(BIN)/pytest -q -n $(WORKERS) --cov=src/lajur/core --cov-branch \
	    --cov-report=term-missing:skip-covered --cov-fail-under=100 tests/core

# one figure over all chapters, and each chapter's own
SERVICES := ledger office procedures cases letters
coverage-services: $(VENV)/.development
	$(BIN)/pytest -q -n $(WORKERS) --cov-branch --cov-report= \
	    $(foreach chapter,$(SERVICES),--cov=src/lajur/$(chapter)/services) \
	    $(addprefix tests/,$(SERVICES)) tests/concurrency
	@$(foreach chapter,$(SERVICES),printf '%-12s' $(chapter) && $(BIN)/coverage report \
	    --include='src/lajur/$(chapter)/services/*' --format=total --precision=1 &&) :
	@$(BIN)/coverage report --show-missing --skip-covered --fail-under=95

pictures: $(VENV)/.development
	@$(BIN)/python -m bench.pictures

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 is needed: install it, or name it: make run PYTHON=/path/to/python3.11"; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Python 3.11 is needed, found another version: make run PYTHON=/path/to/python3.11"; exit 2; }
	@"$(PYTHON)" -m venv $(VENV) || { echo "The module venv is needed; on Debian: apt install python3.11-venv"; exit 2; }

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing packages (the first time takes about half a minute) ..."
	@$(PIP) install $(LOCKED) -r requirements.lock
	@$(PIP) install $(ITSELF)
	@touch $@

$(VENV)/.development: dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing packages and development tools (the first time takes a minute) ..."
	@$(PIP) install $(LOCKED) -r dev.lock
	@$(PIP) install $(ITSELF)
	@touch $@ $(VENV)/.runtime
