"""Every command is in the table, with the help that it gives itself, and in the README."""

import importlib
import inspect

import pytest

from tests.tables import ROOT
from timeline.cli.commands import COMMANDS, module_of


@pytest.mark.parametrize("name", COMMANDS)
def test_help_line_is_the_first_line_of_the_command(name: str) -> None:
    command = getattr(importlib.import_module(f"timeline.cli.{module_of(name)}"), module_of(name))

    assert inspect.cleandoc(command.__doc__ or "").splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_documented(name: str) -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]

    assert any(f"timeline {name}" in page.read_text(encoding="utf-8") for page in pages)
