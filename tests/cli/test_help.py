"""The help: every command in a group, every option below a heading, examples that work, at any width."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.running import timeline
from tests.transcripts import run
from timeline.cli.commands import COMMANDS, GROUPS
from timeline.cli.described import PROGRAM
from timeline.cli.help import pages
from timeline.render.help import page_lines
from timeline.render.ink import Line
from timeline.render.text import cells

PAGES = pages()
EXAMPLES = [example.line for page in PAGES.values() for example in page.examples]
NEEDED = {
    "timeline import csv": "timeline export csv -o all.csv",
    "timeline import schedule": "timeline export schedule -o schedule.xlsx",
    "timeline merge-driver": "cp timeline.yaml base.yaml",
    "timeline verify": "timeline seal",
    "timeline verify --file theirs.yaml": "timeline seal --file theirs.yaml",
}
"""What must have been done before."""
FOUND = ("timeline diff", "timeline check --enable")
"""What ends with 1 in the shipped story."""


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_two_examples_that_call_it(name: str) -> None:
    examples = PAGES[name].examples

    assert len(examples) == 2
    assert all(f"timeline {name}" in example.line for example in examples)
    assert all(example.does for example in examples)


@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_works(line: str, tmp_path: Path) -> None:
    for store in ("timeline.yaml", "theirs.yaml"):
        assert timeline("init", store, "--sample", directory=tmp_path).status == 0
    (tmp_path / "article.txt").write_text("They met on 18 March 2025 in Jeddah, and that was all.", encoding="utf-8")
    if "--review" in line:
        assert run(line, tmp_path).status == 2  # it asks at a terminal
        return
    for needed in [needs for begin, needs in NEEDED.items() if line.startswith(begin)]:
        assert run(needed, tmp_path).status == 0
    if line.startswith("git"):
        assert shutil.which("git")
        assert run("git init -q", tmp_path).status == 0

    result = run(line, tmp_path)

    assert result.status == (1 if line.startswith(FOUND) else 0), result.err


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits(name: str, width: int) -> None:
    """Examples are for copying: they break between words alone, and 60 cells are enough for the longest word."""
    page = PAGES[name] if width >= 60 else PAGES[name]._replace(examples=())
    lines = [text_of(line) for line in page_lines(page, width)]

    assert all(cells(line) <= width for line in lines)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_options_stand_below_headings_and_the_store_last(name: str) -> None:
    headings = [section.heading for section in PAGES[name].sections]

    assert len(set(headings)) == len(headings)
    assert "Where from" not in headings[:-1]
    assert all(entry.means for section in PAGES[name].sections for entry in section.entries)


@pytest.mark.parametrize("name", ["show", "diff", "match", "sources", "check"])
def test_a_command_that_draws_has_no_option_without_a_group(name: str) -> None:
    assert "Options" not in [section.heading for section in PAGES[name].sections if name != "match"]


def test_the_program_lists_every_command_in_its_group() -> None:
    listed = {section.heading: [entry.name for entry in section.entries] for section in PAGES[PROGRAM].sections}

    assert {heading: names for heading, names in listed.items() if heading in GROUPS} == {
        heading: list(names) for heading, names in GROUPS.items()
    }


def test_there_are_three_ways_to_the_same_page() -> None:
    assert timeline() == timeline("help") == timeline("--help")
    assert timeline("help", "show") == timeline("show", "--help") == timeline("show", "-h")
    assert timeline("help", "show").status == 0


def test_a_terminal_gets_colour_and_a_pipe_does_not() -> None:
    piped = timeline("help", "show")
    plain = timeline("help", "show", terminal=True, environment={"NO_COLOR": "1"})
    coloured = timeline("help", "show", terminal=True)

    assert piped.out == plain.out
    assert "\x1b[" not in piped.out
    assert "\x1b[" in coloured.out


def test_the_help_is_as_wide_as_the_screen() -> None:
    for columns in (60, 100):
        result = timeline("help", "show", environment={"COLUMNS": str(columns)})

        assert columns - 12 <= max(map(cells, result.out.splitlines())) <= columns


@pytest.mark.parametrize("columns", ["40", "80"])
def test_marks_are_explained(columns: str) -> None:
    result = timeline("help", "marks", environment={"COLUMNS": columns})

    assert result.status == 0
    assert "  ≠   !   differ: both cannot be true" in result.out
    assert all(cells(line) <= int(columns) for line in result.out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "message", "mend"),
    [
        (["shwo"], "no command is called “shwo”", "did you mean show?"),
        (["help", "mark"], "no command is called “mark”", "did you mean marks?"),
        (["frobnicate"], "no command is called “frobnicate”", "`timeline help` lists the commands"),
        (["show", "--disputd"], "no option is called --disputd", "did you mean --disputed or --undisputed?"),
        (["--fiel", "x", "show"], "no option is called --fiel", "did you mean --file?"),
        (["show", "--quick"], "no option is called --quick", "`timeline help show` explains it"),
        (["show", "--color", "alway"], "“alway” is nothing that --color takes", "did you mean always?"),
        (["show", "--color", "blue"], "“blue” is nothing that --color takes", "one of auto, always, never"),
        (["show", "--since"], "--since needs a value", "`timeline help show` explains it"),
        (["show", "--ids=3"], "--ids takes no value", "`timeline help show` explains it"),
        (["show", "--width", "3"], "--width takes 40 at least, not 3", "`timeline help show` explains it"),
        (["show", "--width", "x"], "--width takes a number, and “x” is none", "`timeline help show` explains it"),
        (["match", "a", "b", "--accept", "3"], "--accept takes 0 to 1, not 3.0", "`timeline help match` explains it"),
        (["match"], "A is missing", "`timeline help match` explains it"),
        (["schema", "a", "b"], "nothing takes “a b”", "`timeline help schema` explains it"),
        (["--file", "x"], "a command is missing", "`timeline help` lists the commands"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_understood_is_told_like_every_problem(arguments: list[str], message: str, mend: str) -> None:
    result = timeline(*arguments)

    assert result.status == 2
    assert result.out == ""
    assert result.err.startswith(f"timeline  error  {message}  ")
    assert result.err.splitlines()[1:] == [f"  {mend}"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pager there")
def test_a_page_that_does_not_fit_goes_through_the_pager(tmp_path: Path) -> None:
    import fcntl
    import pty
    import struct
    import subprocess
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "PAGER": "sed s/^/paged:/", "TERM": "xterm"}
    subprocess.run(
        [sys.executable, "-m", "timeline", "help", "show"], stdout=follower, check=True, env=environment, cwd=tmp_path
    )
    os.close(follower)

    assert os.read(leader, 100).startswith(b"paged:")
