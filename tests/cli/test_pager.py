"""The pager: which one, what it is given, and whose keys are whose while it runs."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.cli.running import SMALL
from tests.cli.terminals import COMMAND, Terminal, plain

needs_less = pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def script(folder: Path, text: str, name: str = "pager") -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def shown(folder: Path, *arguments: str, rows: int = 5, **environment: str) -> tuple[int, str]:
    surroundings = {"TERM": "xterm", "COLORFGBG": "15;0", **environment}
    with Terminal([*COMMAND, *arguments], directory=folder, environment=surroundings, rows=rows) as terminal:
        return terminal.status(), plain(terminal.shown)


@pytest.mark.parametrize("told", ["{}", "{} -i", "{} -i | cat", "LESSEDIT=x {}"])
def test_a_pager_is_a_command_of_the_shell_and_gets_what_git_gives(folder: Path, told: str) -> None:
    less = script(folder, 'echo "LESS=$LESS LV=$LV"; cat >/dev/null', "less")

    assert shown(folder, "show", PAGER=told.format(less)) == (0, "LESS=FRX LV=-c\n")


def test_what_the_user_has_told_less_stands(folder: Path) -> None:
    pager = script(folder, 'echo "LESS=$LESS"; cat >/dev/null')

    assert shown(folder, "show", PAGER=pager, LESS="-R -S") == (0, "LESS=-R -S\n")


def test_its_own_pager_comes_before_that_of_all_programs(folder: Path) -> None:
    own = script(folder, "echo own; cat >/dev/null", "own")

    assert shown(folder, "show", PAGER="false", TIMELINE_PAGER=own) == (0, "own\n")


@pytest.mark.parametrize("pager", ["", " ", "cat", "no-such-pager", "/no/such/pager -i", "false", "less 'x"])
def test_without_a_pager_that_works_all_is_written(folder: Path, pager: str) -> None:
    status, text = shown(folder, "show", PAGER=pager)

    assert status == 0
    assert text.count("Drones over the harbour") == 1


def test_a_pager_that_ends_at_once_is_no_trouble(folder: Path) -> None:
    """More than a pipe holds, so that writing to it fails."""
    entries = "".join(f"  - {{id: e{number}, title: {'x' * 300}}}\n" for number in range(1000))
    (folder / "timeline.yaml").write_text("timeline: 1\nevents:\n" + entries, encoding="utf-8")

    assert shown(folder, "show", "--full", PAGER="true") == (0, "")


def test_a_pager_that_dies_of_an_interrupt_is_done(folder: Path) -> None:
    pager = script(folder, "echo paging; cat >/dev/null; exec sleep 1000")
    surroundings = {"TERM": "dumb", "PAGER": pager}
    with Terminal([*COMMAND, "show"], directory=folder, environment=surroundings, rows=5) as terminal:
        terminal.wait_for(lambda seen: b"paging" in seen)
        terminal.type(b"\x03")

        assert terminal.status() == 0
        assert "harbour" not in plain(terminal.shown)


PROMPT = b":\x1b[K"
"""What less shows at the foot of the screen when it waits for a key."""


@needs_less
@pytest.mark.parametrize("pager", ["less", "/usr/bin/env less -i"])
def test_interrupts_are_the_pagers_and_the_program_waits_for_it(folder: Path, pager: str) -> None:
    surroundings = {"TERM": "xterm", "PAGER": pager, "COLORFGBG": "15;0"}
    with Terminal([*COMMAND, "show"], directory=folder, environment=surroundings, rows=5) as terminal:
        terminal.wait_for(lambda seen: PROMPT in seen)
        terminal.wait_for(lambda seen: seen.count(b"\x07") > 2, pressing=b"\x03")  # less rings at each

        assert terminal.status(pressing=b"q") == 0
        assert terminal.restored()


@needs_less
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_ended_waits_for_its_pager(folder: Path, number: signal.Signals) -> None:
    """Nothing is left that would read the keys of the shell."""
    surroundings = {"TERM": "xterm", "COLORFGBG": "15;0"}
    with Terminal([*COMMAND, "show"], directory=folder, environment=surroundings, rows=5) as terminal:
        terminal.wait_for(lambda seen: PROMPT in seen)
        os.kill(terminal.process.pid, number)

        assert terminal.status(pressing=b"q") == -number
        assert terminal.restored()
        terminal.unread()
        terminal.type(b"typed\n")
        assert terminal.unread() == b"typed\n"
