# Two commands matter: `make run` and `make test`. Each line here calls the project's own tools.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# A traceback of a browser test is printed plainly: reading its source from within Playwright's loop ends CPython 3.11
# now and then with "AST constructor recursion depth mismatch", and the tests behind it with it.
BROWSER = tests/browser --tb=native

# What failed while two tests shared the machine is printed, and then tried once more, one at a time: that decides.
ALONE = $(BIN)/pytest --last-failed --last-failed-no-failures none

.PHONY: run test bench lint format types lock clean

run: $(VENV)/run.stamp  ## From nothing to a running app; PORT=4000 for another port
	@$(BIN)/bidwell up

test: $(VENV)/dev.stamp  ## Format, lint, types, import contracts and every test, browser included
	$(BIN)/ruff format --check app tests alembic
	$(BIN)/ruff check app tests alembic
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/bidwell build
	$(BIN)/pytest -n 2 --dist worksteal --ignore tests/browser $(PYTEST) || $(ALONE) --ignore tests/browser $(PYTEST)
	$(BIN)/pytest -n 2 --dist worksteal $(BROWSER) $(PYTEST) || $(ALONE) $(BROWSER) $(PYTEST)

bench: $(VENV)/dev.stamp  ## Figures, each beside its floor in the same run
	@$(BIN)/bidwell bench

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check app tests alembic

format: $(VENV)/dev.stamp
	$(BIN)/ruff format app tests alembic
	$(BIN)/ruff check --fix app tests alembic

types: $(VENV)/dev.stamp
	$(BIN)/mypy

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Bidwell needs Python 3.11 or newer; name one with: make run PYTHON=python3.12")'
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(VENV)/bin/python requirements.txt pyproject.toml
	@echo "Installing the pinned dependencies (a minute or two the first time)"
	@$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	@echo "Installing the pinned test tools"
	@$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-dev.txt
	@touch $@

lock:  ## Resolve pyproject.toml again (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra dev pyproject.toml -c requirements.txt -o requirements-dev.txt

clean:  ## Forget builds and caches; your data is not touched
	rm -rf .web .build .mypy_cache .ruff_cache .pytest_cache
