# Everything a person needs; `make check` is what CI runs, CI with more examples.
ifeq ($(OS),Windows_NT)
PYTHON ?= python
BIN := .venv/Scripts
# Tests of terminals, pipes and signals are left out there, so coverage would count what nobody could run.
COVERAGE := --no-cov
else
PYTHON ?= python3
BIN := .venv/bin
COVERAGE := --cov --cov-report=term-missing:skip-covered
endif

# A process of tests for each core; a part of the tests is faster in one.
PARALLEL := --numprocesses=auto --dist=worksteal

.PHONY: check format lint types contract test quick golden picture page consumers bench bench-smoke wheel lowest manual licences fuzz torture audit clean

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
	$(BIN)/python -m pytest $(PARALLEL) $(COVERAGE)

quick: .venv/installed  ## every test, with few examples and without coverage
	$(BIN)/python -m pytest -q $(PARALLEL) --hypothesis-profile=quick

format: .venv/installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: .venv/installed  ## draws the golden files and the tutorial anew; read the diff like code
	$(BIN)/python -m pytest --no-cov -q tests/render tests/test_tutorial.py tests/test_messages.py --update-golden

picture: .venv/installed  ## the pictures of the README
	$(BIN)/python docs/picture.py

page: .venv/installed  ## the picture of the page in the README, by the browser of this machine
	$(BIN)/python docs/page_picture.py

consumers:  ## what was written, opened by what people open it with; installs Debian's packages
	.ci/consumers

bench: .venv/installed  ## ours, theirs, ratio and spread, of the built wheel; all of it lives in .bench
	$(BIN)/python -m bench.run

bench-smoke: .venv/installed  ## every row of it once, on tiny stores
	$(BIN)/python -m bench.run --smoke

wheel: .venv/installed  ## the tests against what users install, away from src/
	$(BIN)/python -m tools.wheel -q $(PARALLEL)

lowest: .venv/installed  ## the tests with the lowest versions that pyproject.toml allows
	$(BIN)/python -m venv --clear .lowest
	$(BIN)/python -m tools.lowest > .lowest/pins.txt
	.lowest/$(notdir $(BIN))/python -m pip install --quiet --requirement .lowest/pins.txt --editable ".[test]"
	.lowest/$(notdir $(BIN))/python -m pytest --no-cov -q $(PARALLEL)

manual: .venv/installed  ## docs/commands.md and the pages of man, from what the program says of itself
	$(BIN)/python -m tools.manual

licences: .venv/installed  ## docs/licences.md, from what the installed packages say of themselves
	$(BIN)/python -m tools.licences

fuzz: .venv/installed  ## more than 200,000 inputs, seeded; what they come to stands in docs/reliability.md
	$(BIN)/python -m tools.fuzz $(FUZZ)

torture: .venv/installed  ## 1,000 kills, 20 writers at once, a full disk
	$(BIN)/python -m tools.torture $(TORTURE)

audit: .venv/installed  ## known holes in what is installed; needs the network
	$(BIN)/python -m venv --clear .audit
	.audit/$(notdir $(BIN))/python -m pip install --quiet pip-audit
	.audit/$(notdir $(BIN))/python -m pip_audit --skip-editable --path $$($(BIN)/python -c "import sysconfig; print(sysconfig.get_path('purelib'))")

clean:
	rm -rf .venv .bench .lowest .audit .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
