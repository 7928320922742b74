"""What happens when the reader of standard output goes away (`timeline show | head`)."""

import os
import sys

from timeline.cli.session import Session


class OutputClosed(Exception):
    """The reader has gone. Not an OSError: typer would end the process with 1."""


def discard_output(session: Session) -> None:
    """Keeps the interpreter from complaining when it flushes at exit."""
    if session.stdout is sys.stdout:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
