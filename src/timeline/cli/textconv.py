"""`timeline textconv`: a store as lines for `git diff`; `docs/git.md` has the setup."""

from typing import Annotated

import typer
from msgspec import structs

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
    from timeline.store.part_alone import read_alone

    session: Session = ctx.obj
    if file != "-" and (session.directory / file).is_dir():
        message = f"{file} is a folder, and git has the versions of files"
        raise TimelineError.of("option", message, "name one of its parts; `timeline changes` tells two folders apart")
    data = session.stdin.read() if file == "-" else (session.directory / file).read_bytes()
    try:
        stored = read_alone(data, file)
        # Of a part without the sources that stand elsewhere.
        timeline = stored.timeline if stored.frame is None else structs.replace(stored.timeline, sources={})
        lines = store_lines(timeline)
    except TimelineError as error:
        in_conflict = _in_conflict(data) if error.problems[0].check == "git-conflict" else None
        lines = iter([raw_text(data, error.problems[0]) if in_conflict is None else in_conflict])
    write_pieces(lines, session)
    return ExitCode.FINE


def _in_conflict(data: bytes) -> str | None:
    """The lines of both sides of a conflict; None where one of them is no store."""
    from timeline.render.textconv import conflict_text
    from timeline.store.part_alone import frame_of, read_alone
    from timeline.store.refusing.git_conflict import both_sides

    sides = both_sides(data.decode(errors="surrogateescape"))
    if sides is None:
        return None
    try:
        datas = [side.encode(errors="surrogateescape") for side in sides]
        frame = frame_of(datas)
        ours, theirs = (read_alone(data, "", frame).timeline for data in datas)
    except TimelineError:
        return None
    return conflict_text(ours, theirs)
