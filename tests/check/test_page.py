"""`docs/check.md` names every check, and its tables are what is found and what is not."""

import ast
from pathlib import Path
from typing import get_args

import pytest

import timeline.store
from tests.check.stores import found, place
from tests.tables import table
from timeline.check.finding import FileCheck, QuoteCheck, UsualCheck
from timeline.model import OptionalCheck

REPORTING = {"Problem", "report", "report_within", "well_formed"}


def refused() -> set[str]:
    """The names of the errors of reading, as the modules that read have them."""
    names = set()
    store = Path(timeline.store.__file__).parent
    for path in [*store.glob("*.py"), *(store / "refusing").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute) and node.args:
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                name = node.args[0]
                if called in REPORTING and isinstance(name, ast.Constant) and isinstance(name.value, str):
                    names.add(name.value)
    return names


def test_the_page_names_every_check() -> None:
    rows = table("check.md", "All checks")

    assert {row[0] for row in rows if row[1:3] == ("error", "always")} == refused()
    assert {row[0] for row in rows if row[1:3] == ("warning", "always")} == set(get_args(UsualCheck))
    assert [row[0] for row in rows if row[2] == "asked"] == list(get_args(OptionalCheck))
    assert {row[0] for row in rows if row[2] == "files"} == set(get_args(FileCheck))
    assert {row[0] for row in rows if row[2] == "quotes"} == set(get_args(QuoteCheck))


FOUND = [(row[0].replace("⏎", "\n"), *row[1:]) for row in table("check.md", "What is found")]


@pytest.mark.parametrize("lines", dict.fromkeys(row[0] for row in FOUND))
def test_the_page_tells_what_is_found(lines: str) -> None:
    expected = [row[1:] for row in FOUND if row[0] == lines]

    actual = [(place(problem), problem.check, problem.message, problem.mend) for problem in found(lines)]

    assert expected == actual


def test_the_page_shows_every_check_of_a_store() -> None:
    assert {row[2] for row in FOUND} == {*get_args(UsualCheck), *get_args(OptionalCheck)}


@pytest.mark.parametrize("row", table("check.md", "What is not found"), ids=lambda row: row[1])
def test_the_page_tells_what_is_not_found(row: tuple[str, str]) -> None:
    assert found(row[0].replace("⏎", "\n")) == []
