"""The documentation tells the truth: promises name tests that exist, and links lead somewhere."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from tests.tables import ROOT

PAGES = sorted((ROOT / "docs").glob("*.md"))
PROMISE = re.compile(
    r"^\*\*([A-Z])(\d+)\.\*\* .*?(?=^\*\*[A-Z]\d+\.\*\*|^#|^\||^```|\n\n|\Z)", re.MULTILINE | re.DOTALL
)
NOTE = re.compile(r"^\[\^(\w+)\]: (.*)$", re.MULTILINE)
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def promises() -> list[tuple[str, str, int, str]]:
    """(page, letter, number, text) of every numbered promise."""
    return [
        (page.name, found[1], int(found[2]), found[0])
        for page in PAGES
        for found in PROMISE.finditer(page.read_text(encoding="utf-8"))
    ]


def notes(page: str) -> list[tuple[str, str]]:
    """(mark, text) of every footnote of a page."""
    return NOTE.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))


def named_tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test")}


@pytest.mark.parametrize("page", ["format.md", "time.md", "values.md", "diff.md", "json.md", "check.md"])
def test_contracts_are_numbered_promises(page: str) -> None:
    numbers = [number for name, _, number, _ in promises() if name == page]

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 8


@pytest.mark.parametrize("promise", promises(), ids=lambda promise: f"{promise[1]}{promise[2]}")
def test_promise_names_a_test_that_exists(promise: tuple[str, str, int, str]) -> None:
    page, letter, number, text = promise
    name = f"{letter}{number}"

    assert re.findall(r"\[\^(\w+)\]", text) == [name]
    named = NAMED_TEST.findall(dict(notes(page))[name])
    assert named
    for path, test in named:
        assert test in named_tests(ROOT / path)


@pytest.mark.parametrize("page", sorted({page for page, *_ in promises()}))
def test_footnotes_are_those_of_the_promises_in_order(page: str) -> None:
    made = [f"{letter}{number}" for name, letter, number, _ in promises() if name == page]

    assert [mark for mark, _ in notes(page)] == made


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*sorted(ROOT.glob("*.md")), *PAGES]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_names_in_the_architecture_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    names = re.findall(r"`(timeline(?:\.\w+)+)`", text)

    assert len(names) > 10
    for name in names:
        module, _, attribute = name.rpartition(".")
        try:
            importlib.import_module(name)
        except ModuleNotFoundError:
            assert hasattr(importlib.import_module(module), attribute), name
