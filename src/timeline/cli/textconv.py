"""`timeline textconv`: a store as lines for `git diff`; `docs/git.md` has the setup."""

from typing import Annotated

import typer

from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError


def textconv(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The store, or '-' for standard input.")],
) -> ExitCode:
    """Write a store as one line per statement, for git to diff.

    A file that is no readable store is written as it is, below a line that says why: git can still diff it.

    $ timeline textconv timeline.yaml  # a line for each statement
    $ git config diff.timeline.textconv "timeline textconv"  # once in a clone: git diff shows statements
    """
    from timeline.cli.output import write_text
    from timeline.render.textconv import raw_text, store_text
    from timeline.store import read_store

    session: Session = ctx.obj
    data = session.stdin.read() if file == "-" else (session.directory / file).read_bytes()
    try:
        text = store_text(read_store(None, data, name=file).timeline)
    except TimelineError as error:
        text = raw_text(data, error.problems[0])
    write_text(text, session)
    return ExitCode.FINE
