"""What makes the start fast: which modules a command loads, and that a file is read and parsed once."""

import re
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.cli.running import SMALL, timeline
from tests.tables import ROOT
from timeline.cli.program import app_for

HEAVY = {"rich", "yaml", "dateutil", "difflib", "importlib.metadata", "asyncio", "urllib.request", "fractions"}


def loaded(*arguments: str, directory: Path) -> set[str]:
    """The modules that a fresh process imports, by the interpreter's own account."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "timeline", *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=directory,
    )
    return {line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:")}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_help_loads_neither_rich_nor_yaml_nor_a_store(store: Path) -> None:
    modules = loaded("--help", directory=store)

    assert "timeline.cli.main" in modules
    heavy = {"rich", "rich.console", "oryaml", "yaml", "dateutil"}
    assert modules & (heavy | {"timeline.model", "timeline.store", "timeline.cli.show"}) == set()


def test_show_loads_only_what_it_needs(store: Path) -> None:
    modules = loaded("show", directory=store)

    assert {"oryaml", "msgspec", "timeline.render.rail"} <= modules
    # typer itself loads difflib
    assert modules & (HEAVY - {"difflib"}) == set()
    assert (
        modules & {"rich.console", "timeline.render.detail", "timeline.render.as_json", "timeline.when.typed"} == set()
    )


def test_the_shipped_story_is_drawn_without_what_other_views_and_filters_need() -> None:
    modules = loaded("show", directory=ROOT)

    assert {"timeline.render.overview", "timeline.compare.at_odds", "zoneinfo"} <= modules
    assert sorted(name for name in modules if name.startswith("timeline.select")) == [
        "timeline.select", "timeline.select.drafts", "timeline.select.filter", "timeline.select.ordering",
        "timeline.select.selecting", "timeline.select.withheld",
    ]  # fmt: skip
    others = {"point_table", "point_values", "accounts", "citations", "other_keys", "strip", "quoting", "addresses"}
    assert modules & {f"timeline.render.{name}" for name in others} == set()
    assert modules & {"timeline.compare.shifts", "timeline.when.mends", "wcwidth"} == set()


def test_the_shipped_story_needs_few_patterns() -> None:
    """Compiling one takes as long as drawing an event."""
    program = (
        "import typer, sys, re\n"
        "before, re._compiler.compile = re._compiler.compile, lambda *of: made.append(of[0]) or before(*of)\n"
        "made = []\n"
        "from timeline.cli.main import run_process\n"
        "sys.argv = ['timeline', 'show']\n"
        "try: run_process()\n"
        "finally: print(len(made), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8", cwd=ROOT)

    assert 0 < int(run.stderr) <= 10


def test_only_the_command_that_is_called_is_made() -> None:
    assert [command.name for command in app_for(["show", "--since", "2025"]).registered_commands] == ["show"]
    assert app_for(["--help"]).registered_commands == []


def test_nothing_that_was_loaded_is_taken_down(store: Path) -> None:
    program = "import atexit; atexit.register(print, 'taken down'); from timeline.__main__ import run; run()"
    run = subprocess.run(
        [sys.executable, "-c", program, "show"], check=True, capture_output=True, encoding="utf-8", cwd=store
    )

    assert "harbour" in run.stdout
    assert "taken down" not in run.stdout


@pytest.mark.parametrize("arguments", [["show"], ["add", "A siren", "--when", "2025-03-18"]], ids=" ".join)
def test_a_small_store_needs_no_index(arguments: list[str], store: Path) -> None:
    assert loaded(*arguments, directory=store) & {"sqlite3", "timeline.index.file", "timeline.index.place"} == set()


def test_a_file_is_parsed_once(store: Path) -> None:
    parsed: list[str] = []

    def on_call(_frame: FrameType, kind: str, argument: Any) -> None:
        if kind == "c_call" and "yaml" in str(getattr(argument, "__module__", "")):
            parsed.append(argument.__name__)

    sys.setprofile(on_call)
    try:
        result = timeline("show", directory=store)
    finally:
        sys.setprofile(None)

    assert result.status == 0
    assert parsed == ["loads"]


def test_help_names_every_option_of_a_command() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "timeline", "show", "--help"], check=True, capture_output=True, encoding="utf-8"
    )

    options = set(re.findall(r"--[a-z-]+", run.stdout))

    assert {
        "--since", "--until", "--on", "--source", "--only-source", "--background", "--tag", "--actor", "--place",
        "--grep", "--regex", "--disputed", "--worded", "--undisputed", "--single-source", "--limit", "--tz", "--json",
        "--format", "--color", "--ascii", "--width", "--no-pager", "--by",
    } <= options  # fmt: skip
