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

    A file in conflict has both sides between the marks of git where they differ. One that is no readable store is
    written as it is, below a line that says why: git can still diff it.

    $ timeline textconv timeline.yaml  # a line for each statement
    $ timeline textconv theirs.yaml > theirs.txt  # to compare without git
    """
    from timeline.cli.output import write_pieces
    from timeline.render.textconv import raw_text, store_lines
    from timeline.store import read_store

    session: Session = ctx.obj
    data = session.stdin.read() if file == "-" else (session.directory / file).read_bytes()
    try:
        lines = store_lines(read_store(None, data, name=file).timeline)
    except TimelineError as error:
        in_conflict = _in_conflict(data) if error.problems[0].check == "git-conflict" else None
        lines = iter([raw_text(data, error.problems[0]) if in_conflict is None else in_conflict])
    write_pieces(lines, session)
    return ExitCode.FINE


def _in_conflict(data: bytes) -> str | None:
    """The lines of both sides of a conflict; None where one of them is no store."""
    from timeline.render.textconv import conflict_text
    from timeline.store import read_store
    from timeline.store.refusing.git_conflict import both_sides

    sides = both_sides(data.decode(errors="surrogateescape"))
    if sides is None:
        return None
    try:
        ours, theirs = (read_store(None, side.encode(errors="surrogateescape"), "").timeline for side in sides)
    except TimelineError:
        return None
    return conflict_text(ours, theirs)
