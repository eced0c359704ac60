# make demo    the whole thing on this machine, no token needed
# make test    linters, types, import rules, tests
# make check   the first three of these
# make test-all  with further seeds and scripts, and every conversation on PostgreSQL
# make bench   figures (bench/README.md)
PYTHON ?= python3
BIN := .venv/bin
# what is run on PostgreSQL too: everything stored, several copies at once; make test-postgres plays the conversations there
ON_POSTGRES := tests/storage tests/bot/test_two_copies.py tests/bot/test_postgres_copies.py tests/faults/test_takeover.py
# some tests wait for processes and browsers, so one worker more than two cores
WORKERS ?= 3
READY := .venv/.ready

.PHONY: demo test test-all test-postgres check bench audit clean

demo: $(READY)
	$(BIN)/python -m bot demo

# workers share the compiled test files
test: export PYTHONDONTWRITEBYTECODE =
test: $(READY)
	scripts/prepare-tests
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not further"
	$(BIN)/python -m pytest -n 2 --dist worksteal --database postgres $(ON_POSTGRES)

test-all: test-postgres
	scripts/prepare-tests
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

test-postgres: $(READY)
	$(BIN)/python -m pytest -n 2 --dist worksteal --database postgres tests/dialogs $(ON_POSTGRES)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m bench

audit: $(READY)
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.lock

$(READY): requirements.lock pyproject.toml
	scripts/prepare-venv $(PYTHON)
	touch $(READY)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
