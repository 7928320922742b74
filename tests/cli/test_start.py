"""What makes the start fast: which modules a command loads, and that a file is read and parsed once."""

import re
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.cli.running import SMALL, timeline

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
