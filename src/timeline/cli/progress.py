"""How far a long command is, told on standard error while somebody waits there.

Nothing here runs beside the work: whoever does it says now and then how far it is. A thread would have to wait for it,
since it never waits itself, and would take time from it.
"""

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.cli.session import Session

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from timeline.progress import Progress

_PATIENCE = 0.5
"""Seconds that a command may take before it says what it does."""
_SOON = 0.25
"""Work that ends in fewer seconds is not told: it would be over before it was read."""
_PAUSE = 0.1
"""Seconds between two looks."""


@contextmanager
def told(session: Session, doing: str) -> "Iterator[Progress | None]":
    """What work tells its progress to, drawn behind `doing`; None where nobody watches.

    What was drawn is gone at the end, whatever ends it.
    """
    if not _is_watched(session):
        yield None
        return
    telling = _Telling(session, doing)
    try:
        yield telling
    finally:
        telling.end()


def _is_watched(session: Session) -> bool:
    """Whether standard error is a terminal, and no pipe follows: its reader may draw on the same screen."""
    if not session.stderr.isatty() or session.environment.get("TERM") == "dumb":
        return False
    try:
        return not stat.S_ISFIFO(os.fstat(session.stdout.fileno()).st_mode)
    except OSError:
        return True


class _Telling:
    """One piece of work: silent until it takes long, then drawn ten times a second."""

    def __init__(self, session: Session, doing: str) -> None:
        self._session = session
        self._doing = doing
        self._began = time.monotonic()
        self._next = max(session.began + _PATIENCE, self._began + _PAUSE)
        self._bar: Bar | None = None

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total:
            self.end()  # what comes next may have something to say
            return
        if now < self._next:
            return
        self._next = now + _PAUSE
        if self._bar is None:
            if done and (now - self._began) * (total - done) / done < _SOON:
                return
            self._bar = _bar(self._session)
            self._bar.add_task(self._doing, completed=done, total=total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, total=total, refresh=True)

    def end(self) -> None:
        """Takes away what was drawn."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _bar(session: Session) -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    class Screen(Console):
        """Leaves the cursor alone: who is killed could not bring it back."""

        def show_cursor(self, show: bool = True) -> bool:  # noqa: ARG002 - as rich has it
            return False

    console = Screen(
        file=session.stderr,
        force_terminal=True,
        no_color=bool(session.environment.get("NO_COLOR")),
        highlight=False,
        _environ=session.environment,
    )
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(24),
        TextColumn("{task.completed:,.0f} of {task.total:,.0f}"),
        console=console,
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
