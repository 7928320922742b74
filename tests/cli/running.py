"""Runs the command in this process, with streams and surroundings of the test's own."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from timeline.cli.main import main
from timeline.cli.session import Session

SMALL = """\
timeline: 1
title: A small story
timezone: Europe/Kyiv
sources:
  ministry: {name: Ministry, type: institution, timezone: Europe/Moscow}
  paper: {name: Paper, type: press}
events:
  - id: strike
    title: Drones over the harbour
    when: 2025-03-18T22:30+02:00
    place: Odesa
    tags: [strike]
    accounts:
      - source: ministry
        says: Ten drones.
        published: 2025-03-19
        points: {drones: 10}
      - source: paper
        says: Twelve drones, the ministry says ten.
        published: 2025-03-20
        points: {drones: 12}
  - id: talks
    title: Talks in Riyadh
    when: 2025-03-24
    tags: [talks]
    accounts:
      - source: paper
        says: They met.
  - id: older
    title: An older quarrel
    when: 2024-08
    background: true
    accounts:
      - source: paper
        says: They quarrelled.
"""


class Terminal(io.StringIO):
    """A stream that says it is a terminal; its size is unknown, as in some editors."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("no file behind it")


class Keyboard(io.BytesIO):
    """What somebody types, line by line; then Ctrl-D."""

    def isatty(self) -> bool:
        return True


class Result(NamedTuple):
    """What a run returned and wrote."""

    status: int
    out: str
    err: str


def timeline(
    *arguments: str,
    directory: Path | None = None,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    terminal: bool = False,
    keyboard: bool = False,
    today: tuple[int, int, int] = (2025, 3, 20),
) -> Result:
    """One run of the command line; with `keyboard` somebody is there to be asked."""
    out, err = (Terminal() if terminal else io.StringIO()), (Terminal() if keyboard else io.StringIO())
    session = Session(
        stdin=Keyboard(stdin) if keyboard else io.BytesIO(stdin),
        stdout=out,
        stderr=err,
        environment=environment or {},
        directory=directory or Path("/nonexistent"),
        today=today,
    )
    status = main(arguments, session)
    return Result(int(status), out.getvalue(), err.getvalue())


def on_small(*arguments: str, **surroundings: object) -> Result:
    """A run on the small story, given on standard input."""
    return timeline("--file", "-", *arguments, stdin=SMALL.encode(), **surroundings)  # type: ignore[arg-type]
