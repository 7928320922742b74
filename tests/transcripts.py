"""Runs the lines that a page shows, in order and in one folder, as somebody at a terminal would."""

import io
import os
import re
import shlex
import subprocess
from pathlib import Path

from tests.cli.running import Result, Terminal
from timeline.cli.main import main
from timeline.cli.session import Session


class _Keyboard(io.BytesIO):
    """Nobody types anything: Ctrl-D at once."""

    def isatty(self) -> bool:
        return True


def blocks(page: str, language: str) -> list[str]:
    """What stands in the fences of a page that have this word behind them."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[str]:
    r"""The commands of a block of lines, those that go on behind a `\` as one."""
    return re.findall(r"^(?:.*\\\n)*.+$", block, re.MULTILINE)


def shown(block: str) -> list[tuple[str, str]]:
    """The commands of a block in which each stands behind `$ `, as written, and what is shown below each."""
    return re.findall(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)


def run(line: str, folder: Path, *, interactive: bool = False) -> Result:
    """One command line: `timeline` in this process, with `> FILE` at its end; any other by the shell."""
    words = shlex.split(line.replace("\\\n", " "), comments=True)
    if words[0] != "timeline":
        done = subprocess.run(line, shell=True, cwd=folder, check=False, capture_output=True, text=True)
        return Result(done.returncode, done.stdout, done.stderr)
    target = folder / words[-1] if words[-2:-1] == [">"] else None
    out, err = io.StringIO(), Terminal() if interactive else io.StringIO()
    surroundings = {"PATH": os.environ["PATH"], "TERM": "dumb", "EDITOR": "true"}
    session = Session(_Keyboard(), out, err, surroundings, folder, today=(2025, 3, 20))
    status = int(main(words[1:-2] if target else words[1:], session))
    if target is None:
        return Result(status, out.getvalue(), err.getvalue())
    target.write_text(out.getvalue(), encoding="utf-8")
    return Result(status, "", err.getvalue())
