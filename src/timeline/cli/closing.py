"""What happens when the reader of standard output goes away (`timeline show | head`)."""

import os
import sys
from typing import TextIO

from timeline.cli.session import Session


class OutputClosed(Exception):
    """The reader has gone. Not an OSError: typer would end the process with 1."""


def discard_output(session: Session) -> None:
    """Keeps the interpreter from failing when it flushes standard output at exit."""
    if session.stdout is sys.stdout:
        _discard(session.stdout)


def write_error(session: Session, text: str) -> None:
    """Writes to standard error; where nobody can be told, the exit code says the rest."""
    try:
        session.stderr.write(text)
        session.stderr.flush()
    except OSError:
        if session.stderr is sys.stderr:
            _discard(session.stderr)


def _discard(stream: TextIO) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)
