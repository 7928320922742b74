"""The documentation tells the truth: promises name tests that exist, links lead somewhere, symbols can be had."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from tests.tables import ROOT, table
from timeline.cli.commands import COMMANDS
from timeline.cli.options import DiffFormat, Format

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
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
    return NOTE.findall((DOCS / page).read_text(encoding="utf-8"))


def named_tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test")}


@pytest.mark.parametrize("page", ["format.md", "time.md", "values.md", "diff.md", "json.md", "check.md", "show.md"])
def test_contracts_are_numbered_promises(page: str) -> None:
    numbers = [number for name, _, number, _ in promises() if name == page]

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 8


@pytest.mark.parametrize("promise", promises(), ids=lambda promise: f"{promise[1]}{promise[2]}")
def test_promise_names_a_test_that_exists(promise: tuple[str, str, int, str]) -> None:
    page, letter, number, text = promise
    name = f"{letter}{number}"

    assert re.findall(r"\[\^(\w+)\]", text) == [name]
    assert text.rstrip().endswith(f"[^{name}]")
    named = NAMED_TEST.findall(dict(notes(page)).get(name, ""))
    assert named
    for path, test in named:
        assert test in named_tests(ROOT / path)


@pytest.mark.parametrize("page", sorted({page for page, *_ in promises()}))
def test_footnotes_are_those_of_the_promises_in_order(page: str) -> None:
    made = [f"{letter}{number}" for name, letter, number, _ in promises() if name == page]

    assert [mark for mark, _ in notes(page)] == made


def anchors(page: Path) -> set[str]:
    """What a forge makes of the headings of a page: lower case, without punctuation, hyphens for spaces."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*sorted(ROOT.glob("*.md")), *PAGES]:
        for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", page.read_text(encoding="utf-8")):
            linked = page.parent / target if target else page
            assert linked.exists(), f"{page.name}: {target}"
            assert not anchor or anchor in anchors(linked), f"{page.name}: {target}#{anchor}"


def exists(name: str) -> bool:
    """Whether `timeline.room.module.Class.method` can be had: a module, or what hangs on one."""
    module = name
    while True:
        try:
            found = importlib.import_module(module)
            break
        except ModuleNotFoundError:
            module = module.rpartition(".")[0]
    for attribute in name.removeprefix(module).split(".")[1:]:
        if not hasattr(found, attribute):
            return False
        found = getattr(found, attribute)
    return True


@pytest.mark.parametrize("page", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_symbols_that_a_page_names_exist(page: str) -> None:
    names = set(re.findall(r"`(timeline(?:\.\w+)+)`", (ROOT / page).read_text(encoding="utf-8")))

    assert len(names) > 10
    assert [name for name in sorted(names) if not exists(name)] == []


def test_what_does_not_exist_is_noticed() -> None:
    assert exists("timeline.compare.Comparer.compare")
    assert not exists("timeline.compare.Comparer.is_called_otherwise")
    assert not exists("timeline.no_such_room.show")


def test_files_and_tests_that_the_guide_names_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tests = NAMED_TEST.findall(text)

    assert len(tests) > 15
    assert [(path, name) for path, name in tests if name not in named_tests(ROOT / path)] == []
    files = set(re.findall(r"`((?:src|tests|docs)/[\w/.]+)`", text))
    assert {name for name in files if not (ROOT / name).exists()} <= OF_THE_EXAMPLES


OF_THE_EXAMPLES = {
    "src/timeline/cli/count.py",
    "src/timeline/render/brief.py",
    "src/timeline/render/diff_csv.py",
    "tests/cli/test_count.py",
}
"""Files that the examples of the guide would make."""


def test_the_architecture_names_every_room() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rooms = re.search(r"^## Rooms\n\n```\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert rooms
    package = ROOT / "src" / "timeline"
    there = {f"{path.name}/" for path in package.iterdir() if (path / "__init__.py").exists()}
    there |= {path.name for path in package.glob("*.py") if not path.name.startswith("__")}

    assert set(re.findall(r"^(\S+)", rooms[1], re.MULTILINE)) == there


@pytest.mark.parametrize("row", table("architecture.md", "What writes each format"), ids=lambda row: row[0])
def test_the_architecture_names_what_writes_each_format(row: tuple[str, ...]) -> None:
    command, *cells = row

    told = {kind: set(re.findall(r"timeline[.\w]+", cell)) for kind, cell in zip(FORMATS, cells, strict=True) if cell}

    assert told == writers(command)


def test_every_command_with_formats_stands_in_the_architecture() -> None:
    assert [command for command in sorted(COMMANDS) if writers(command)] == [
        row[0] for row in table("architecture.md", "What writes each format")
    ]


FORMATS = list(dict.fromkeys(kind.value for kinds in (DiffFormat, Format) for kind in kinds))
"""The columns of the table."""


def writers(command: str) -> dict[str, set[str]]:
    """For each format the functions that a command calls for it: what the arms of its `match` import to render.

    The `match` stands in the file of the command, or in one that begins with its name.
    """
    made: dict[str, set[str]] = {}
    files = [path for path in (ROOT / "src" / "timeline" / "cli").glob("*.py") if path.stem.split("_")[0] == command]
    for arm in [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]:
        if isinstance(arm, ast.match_case) and isinstance(arm.pattern, ast.MatchValue):
            assert isinstance(arm.pattern.value, ast.Attribute)
            made.setdefault(arm.pattern.value.attr.lower(), set()).update(
                f"{node.module}.{name.name}"
                for node in ast.walk(arm)
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("timeline.render.")
                for name in node.names
                if name.name.islower()
            )
    return made
