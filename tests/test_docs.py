"""The documentation tells the truth: promises name tests that exist, links lead somewhere, symbols can be had."""

import ast
import importlib
import inspect
import re
import tomllib
from pathlib import Path

import pytest

from tests.tables import PACKAGE, ROOT, table
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


def symbol(name: str) -> object:
    """What `timeline.room.module.Class.method` is: a module, or what that holds itself; None where it holds no such."""
    module = name
    while True:
        try:
            found: object = importlib.import_module(module)
            break
        except ModuleNotFoundError:
            module = module.rpartition(".")[0]
    attributes = name.removeprefix(module).split(".")[1:]
    if attributes and attributes[0] not in held_by(module):
        return None
    for attribute in attributes:
        found = getattr(found, attribute, None)
    return found


def held_by(module: str) -> set[str]:
    """The names that a module defines or says that it gives; what it only imports for itself stands elsewhere."""
    imported = importlib.import_module(module)
    held = set(getattr(imported, "__all__", ()))
    for node in ast.parse(inspect.getsource(imported)).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                held.add(name)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                held.add(name)
    return held


def symbols_in(text: str) -> list[str]:
    """The symbols that a text names, each once: `timeline.room.name`, and `name` in `timeline.room`."""
    whole = re.findall(r"`(timeline(?:\.\w+)+)`", text)
    within = [f"{room}.{name}" for name, room in re.findall(r"`(\w+)` in `(timeline(?:\.\w+)+)`", text)]
    return list(dict.fromkeys([*whole, *within]))


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/decisions.md", "CONTRIBUTING.md"])
def test_symbols_that_a_page_names_exist(page: str) -> None:
    names = symbols_in((ROOT / page).read_text(encoding="utf-8"))

    assert len(names) > 3
    assert [name for name in names if symbol(name) is None] == []


def test_what_does_not_exist_is_noticed() -> None:
    assert symbol("timeline.compare.Comparer.compare") is not None
    assert symbol("timeline.compare.Comparer.is_called_otherwise") is None
    assert symbol("timeline.no_such_room.show") is None
    assert symbols_in("`COMMANDS` in `timeline.cli.main`") == ["timeline.cli.main", "timeline.cli.main.COMMANDS"]
    assert symbol("timeline.cli.main.COMMANDS") is None
    assert symbol("timeline.cli.commands.COMMANDS") is not None


def test_files_and_tests_that_the_guide_names_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tests = NAMED_TEST.findall(text)

    assert len(tests) > 15
    assert [(path, name) for path, name in tests if name not in named_tests(ROOT / path)] == []
    files = set(re.findall(r"`((?:src|tests|docs)/[\w/.]+)`", text))
    places = {
        name: PACKAGE / name.removeprefix("src/timeline/") if name.startswith("src/") else ROOT / name for name in files
    }
    assert {name for name, path in places.items() if not path.exists()} <= OF_THE_EXAMPLES


OF_THE_EXAMPLES = {
    "src/timeline/cli/count.py",
    "src/timeline/interchange/tsv.py",
    "src/timeline/render/diff_csv.py",
    "src/timeline/render/titles.py",
    "tests/cli/test_count.py",
}
"""Files that the examples of the guide would make."""


@pytest.mark.parametrize("formats", ["DiffFormat", "Format"])
def test_the_guide_names_whatever_a_new_format_breaks(formats: str) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = guide.partition("### An output format")[2].partition("\n### ")[0]
    functions = [
        (path.stem, node.name)
        for path in (PACKAGE / "cli").glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and f"case {formats}." in ast.unparse(node)
    ]

    assert len(functions) > 2
    if formats == "DiffFormat":
        named = [
            symbol for symbol in symbols_in(told) if symbol.startswith(("timeline.cli.diff", "timeline.cli.changes"))
        ]
        assert sorted(named) == sorted(f"timeline.cli.{stem}.{name}" for stem, name in functions)
    else:
        [listed] = re.findall(r"needs an arm in (.*) at once", told)
        assert re.findall(r"`(\w+)`", listed) == sorted(name for _, name in functions)


def test_the_architecture_names_every_room() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rooms = re.search(r"^## Rooms\n\n```\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert rooms
    there = {f"{path.name}/" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    there |= {path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")}

    assert set(re.findall(r"^(\S+)", rooms[1], re.MULTILINE)) == there


def test_the_architecture_tells_the_contract_of_imports() -> None:
    """Rooms stand in the order of the layers, and the pairs of one layer are named, as are the libraries fenced in."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rooms = re.findall(r"^(\w+)(?:/|\.py) ", page.partition("## Rooms")[2].partition("\n## ")[0], re.MULTILINE)
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = [layer.split(" | ") for layer in next(one for one in contracts if one["id"] == "rooms")["layers"]]
    place = {room: number for number, layer in enumerate(layers) for room in layer}

    assert sorted(rooms, key=place.__getitem__) == rooms
    assert sorted(rooms) == sorted(place)
    pairs = {frozenset(pair) for pair in re.findall(r"`(\w+)` and `(\w+)`(?=[,.])", page.partition("## Where")[0])}
    assert pairs == {frozenset(layer) for layer in layers if len(layer) > 1}


def test_every_room_is_kept_from_a_library_but_those_it_is_for() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    fences = [contract for contract in contracts if contract["type"] == "forbidden"]
    layers = next(contract for contract in contracts if contract["id"] == "rooms")["layers"]
    rooms = {f"timeline.{room}" for layer in layers for room in layer.split(" | ")}
    kept_from: dict[str, set[str]] = {}
    for fence in fences:
        for library in fence["forbidden_modules"]:
            kept_from.setdefault(library, set()).update(fence["source_modules"])

    assert {library: rooms - kept for library, kept in kept_from.items()} == {
        "typer": {"timeline.cli"},
        "rich": {"timeline.cli", "timeline.render"},
        "oryaml": {"timeline.store"},
        "yaml": {"timeline.store"},
    }


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
    """For each format the functions that a command calls for it: what the arms of its `match` name of `render`.

    The `match` stands in the file of the command, or in one that begins with its name. Views of `show` stand in a
    table of their own, whose functions import them.
    """
    made: dict[str, set[str]] = {}
    files = [path for path in (PACKAGE / "cli").glob("*.py") if path.stem.split("_")[0] == command]
    for tree in [ast.parse(path.read_text(encoding="utf-8")) for path in files]:
        rendering = {
            name.asname or name.name: f"{node.module}.{name.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("timeline.render.")
            for name in node.names
            if name.name.islower()
        }
        for arm in ast.walk(tree):
            if isinstance(arm, ast.match_case) and isinstance(arm.pattern, ast.MatchValue):
                assert isinstance(arm.pattern.value, ast.Attribute)
                called = {node.id for node in ast.walk(arm) if isinstance(node, ast.Name)} & rendering.keys()
                found = made.setdefault(arm.pattern.value.attr.lower(), set())
                found.update(rendering[name] for name in called)
                if any(isinstance(node, ast.Name) and node.id == "SHOW_VIEWS" for node in ast.walk(arm)):
                    found.update(views_of_show())
    return made


def views_of_show() -> set[str]:
    """What the functions of the table of views import to draw."""
    tree = ast.parse((PACKAGE / "render" / "show_views.py").read_text(encoding="utf-8"))
    return {
        f"{node.module}.{name.name}"
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
