# Everything a person needs; `make check` is what CI runs, CI with more examples.
ifeq ($(OS),Windows_NT)
PYTHON ?= python
BIN := .venv/Scripts
# Writing is not built there, and neither are the tests that need it, so coverage would count what nobody could run.
COVERAGE := --no-cov
else
PYTHON ?= python3
BIN := .venv/bin
COVERAGE := --cov --cov-report=term-missing:skip-covered
endif

.PHONY: check format lint types contract test quick golden picture page consumers bench wheel lowest manual licences clean

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
	$(BIN)/python -m pytest $(COVERAGE)

quick: .venv/installed  ## every test, with few examples and without coverage
	$(BIN)/python -m pytest -q --hypothesis-profile=quick

format: .venv/installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: .venv/installed  ## draws the golden files and the tutorial anew; read the diff like code
	$(BIN)/python -m pytest --no-cov -q tests/render tests/test_tutorial.py --update-golden

picture: .venv/installed  ## the pictures of the README
	$(BIN)/python docs/picture.py

page: .venv/installed  ## the picture of the page in the README, by the browser of this machine
	$(BIN)/python docs/page_picture.py

consumers:  ## what was written, opened by what people open it with; installs Debian's packages
	.ci/consumers

bench: .venv/installed  ## ours, theirs, ratio and spread, of the built wheel; all of it lives in .bench
	$(BIN)/python -m bench.run

wheel: .venv/installed  ## the tests against what users install, away from src/
	$(BIN)/python -m tools.wheel -q

lowest: .venv/installed  ## the tests with the lowest versions that pyproject.toml allows
	$(BIN)/python -m venv --clear .lowest
	$(BIN)/python -m tools.lowest > .lowest/pins.txt
	.lowest/$(notdir $(BIN))/python -m pip install --quiet --requirement .lowest/pins.txt --editable ".[test]"
	.lowest/$(notdir $(BIN))/python -m pytest --no-cov -q

manual: .venv/installed  ## docs/commands.md and the pages of man, from what the program says of itself
	$(BIN)/python -m tools.manual

licences: .venv/installed  ## docs/licences.md, from what the installed packages say of themselves
	$(BIN)/python -m tools.licences

clean:
	rm -rf .venv .bench .lowest .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
