"""A text in the user's editor: checked when it is saved, opened again with what is wrong, and never lost."""

import os
import re
import shlex
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import mkstemp
from typing import TypeVar

from timeline.cli.closing import write_error
from timeline.cli.session import Session
from timeline.cli.signals import waiting_for_child
from timeline.errors import Problem, TimelineError

_MARK = "#! "
"""Begins the comments that say what is wrong; they are taken out again before the text is read."""

_Made = TypeVar("_Made")


def edited(
    session: Session, text: str, name: str, check: Callable[[str], _Made], *, as_it_is: bool = False
) -> "tuple[_Made, Kept] | None":
    """What `check` makes of the text as it was left; None where it was emptied, or not changed without `as_it_is`.

    `check` raises TimelineError for a text that is wrong; its problems have places in the text where their file is
    empty. The text is opened again until it is right. Left as it was refused, it is kept in a file, which the
    TimelineError that is raised then names.
    """
    kept = Kept(name)
    kept.write(text)
    refused = text
    first = True
    problems: Sequence[Problem] = ()
    while True:
        try:
            _run(session, kept)
        except TimelineError as error:
            if first and kept.is_as_given():
                kept.drop()
                raise
            raise kept.given_up(error.problems) from None
        except BaseException:
            # What ends this program ends no text: only one that nobody has touched goes.
            if first and kept.is_as_given():
                kept.drop()
            else:
                write_error(session, f"nothing was written; your text is kept in {kept.path}\n")
            raise
        left = _without_marks(kept.read())
        if (first and left == text and not as_it_is) or not left.strip():
            kept.drop()
            return None
        if left == refused and not first:
            # Their places are in the comments of the file that is kept.
            raise kept.given_up([problem._replace(place=None) for problem in problems])
        first, refused = False, left
        try:
            return check(left), kept
        except TimelineError as error:
            problems = error.problems
            kept.write(marked(left, problems))


class Kept:
    """The file in which a text lies while it is edited, and stays when it could not be used."""

    def __init__(self, name: str) -> None:
        number, path = mkstemp(prefix=f"timeline-{re.sub(r'[^A-Za-z0-9-]+', '-', name)}-", suffix=".yaml")
        os.close(number)
        self.path = Path(path)

        self._given = ""

    def write(self, text: str) -> None:
        """Puts a text into the file."""
        self._given = text
        self.path.write_text(text, encoding="utf-8", newline="")

    def is_as_given(self) -> bool:
        """Whether nobody has changed the text that was put into the file."""
        try:
            return self.path.read_bytes() == self._given.encode()
        except OSError:
            return False

    def read(self) -> str:
        r"""The text of the file, its lines ended by `\n`. Raises TimelineError where it is no text."""
        try:
            return self.path.read_bytes().decode().removeprefix("\ufeff").replace("\r\n", "\n")
        except (UnicodeDecodeError, FileNotFoundError) as error:
            raise self.given_up(
                [Problem("editor", f"what the editor left cannot be read: {error}", "save it as UTF-8")]
            ) from None

    def drop(self) -> None:
        """Takes the file away: its text was used, or there is nothing in it."""
        self.path.unlink(missing_ok=True)

    def given_up(self, problems: Sequence[Problem]) -> TimelineError:
        """The problems that end an edit, and where the text is now."""
        kept = Problem("kept", f"nothing was written; your text is kept in {self.path}")
        return TimelineError([*problems, kept])


def marked(text: str, problems: Sequence[Problem]) -> str:
    """A text with each problem as a comment above its line; those without a line come first."""
    above: dict[int, list[str]] = {}
    lines = text.split("\n")
    for problem in problems:
        place = problem.place
        number = place.line if place is not None and not place.file and place.line <= len(lines) else 1
        message = problem.message + (f": {problem.mend}" if problem.mend else "")
        indent = re.match(r" *", lines[number - 1])
        above.setdefault(number, []).append(f"{indent[0] if indent else ''}{_MARK}{message}")
    return "\n".join(line for number, one in enumerate(lines, 1) for line in [*above.get(number, []), one])


def _without_marks(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(_MARK))


def _run(session: Session, kept: Kept) -> None:
    named = session.environment.get("VISUAL") or session.environment.get("EDITOR") or "vi"
    try:
        command = shlex.split(named)
    except ValueError:  # a quote that is never closed
        command = [named]
    began = time.monotonic()
    try:
        # An interrupt belongs to the editor while it runs.
        with waiting_for_child():
            status = subprocess.run([*command, str(kept.path)], check=False, cwd=session.directory).returncode
    except OSError as error:
        message = f"the editor `{command[0]}` does not start: {error.strerror}"
        raise TimelineError.of("editor", message, "name one in $VISUAL or $EDITOR") from None
    if status != 0:
        message = f"the editor `{command[0]}` ended with status {status}"
        raise TimelineError.of("editor", message, "end it without an error")
    if kept.is_as_given() and (_goes_on_elsewhere(command) or time.monotonic() - began < _AT_ONCE):
        _wait_for_window(session, command)


_AT_ONCE = 0.5
"""Seconds in which nobody opens a text, reads it and closes it again."""

_WAITS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "subl", "zed", "atom"), ("--wait", "-w")),
    "gedit": ("--wait", "-w", "--standalone", "-s"),
    "gvim": ("-f", "--nofork"),
    "mate": ("-w", "--wait"),
    "kate": ("--block", "-b"),
    "open": ("-W",),
}
"""Editors that open a window and end at once, and the options that keep them from it, as their own help has them."""


def _goes_on_elsewhere(command: Sequence[str]) -> bool:
    waits = _WAITS.get(Path(command[0]).stem, ())
    return bool(waits) and not any(option in waits for option in command[1:])


def _wait_for_window(session: Session, command: Sequence[str]) -> None:
    """Says that the editor came back at once, and goes on when the user has saved; at the end of input, at once."""
    from timeline.cli.asking import Asker

    option = next(iter(_WAITS.get(Path(command[0]).stem, ())), None)
    way = f"; next time `EDITOR='{command[0]} {option}'` waits by itself" if option else ""
    asker = Asker(session)
    asker.tell(f"`{command[0]}` came back at once, and the text is as it was{way}")
    try:
        asker.ask("When it is saved and closed, press Enter", back=False)
    except EOFError:
        asker.tell("")
