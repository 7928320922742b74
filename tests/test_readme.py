"""The README's commands are the ones that CI runs and that work; its examples are read by the program."""

import re
import shlex

from tests.cli.running import timeline
from tests.tables import ROOT
from timeline.store import read_store

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_quick_start_is_two_commands() -> None:
    quick_start = README.partition("## Quick start")[2].partition("\n## ")[0]

    commands = re.findall(r"^```sh\n(.*?)\n```$", quick_start, re.MULTILINE | re.DOTALL)

    assert len(commands) == 2
    assert commands[0].endswith("timeline show")
    assert "pytest" in commands[1]


def test_ci_calls_the_test_command_word_for_word() -> None:
    quick_start = README.partition("## Quick start")[2].partition("\n## ")[0]
    command = re.findall(r"^```sh\n(.*?)\n```$", quick_start, re.MULTILINE | re.DOTALL)[1]

    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_example_of_a_command_works() -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("timeline ")]

    assert len(lines) >= 8
    for line in lines:
        arguments = shlex.split(line, comments=True)[1:]
        result = timeline(*arguments, directory=ROOT)
        assert result.status == (1 if arguments[0] == "diff" else 0), line
        assert result.out, line


def test_every_shown_output_is_current() -> None:
    shown = re.findall(r"^```console\n\$ timeline (.*)\n((?:.*\n)*?)```$", README, re.MULTILINE)

    assert shown
    for line, output in shown:
        assert timeline(*shlex.split(line), directory=ROOT).out == output


def test_every_example_of_a_store_is_read() -> None:
    examples = blocks("yaml")

    assert examples
    for example in examples:
        assert read_store(None, example.encode(), name="README.md").timeline.events


def test_picture_is_current() -> None:
    """`make picture` draws it anew."""
    import importlib.util

    specification = importlib.util.spec_from_file_location("picture", ROOT / "docs" / "picture.py")
    assert specification is not None
    assert specification.loader is not None
    picture = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(picture)

    assert picture.drawn() == picture.PICTURE.read_text(encoding="utf-8")
