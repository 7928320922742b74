# Everything a person needs; `make check` is what CI runs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: check format lint types contract test golden picture bench clean

.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable ".[test,dev]"
	touch $@

check: lint types contract test

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed
	$(BIN)/mypy

contract: .venv/installed
	$(BIN)/lint-imports

test: .venv/installed
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered

format: .venv/installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: .venv/installed  ## draws the golden files anew; read the diff like code
	$(BIN)/python -m pytest --no-cov -q tests/render tests/test_tutorial.py --update-golden

picture: .venv/installed  ## the picture at the top of the README
	$(BIN)/python docs/picture.py

bench: .venv/installed  ## ours, theirs, ratio and spread, of the built wheel; all of it lives in .bench
	$(BIN)/python -m bench.run

clean:
	rm -rf .venv .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
