"""`timeline rename`: another name, everywhere at once."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.add_options import WriteOptions
from timeline.cli.groups import with_options
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.store import Stored
    from timeline.store.editing import Edit


class Kind(StrEnum):
    """What has a name."""

    EVENT = "event"
    SOURCE = "source"
    TAG = "tag"
    POINT = "point"


@with_options
def rename(
    ctx: typer.Context,
    how: WriteOptions,
    kind: Annotated[Kind, typer.Argument(metavar="event|source|tag|point", help="What is renamed.")],
    old: Annotated[str, typer.Argument(metavar="OLD", help="Its id or name, whole.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new one.")],
    event: Annotated[str | None, typer.Option(metavar="EVENT", help="Rename a point in this event only.")] = None,
    join: Annotated[
        bool, typer.Option("--join", help="Both are sources of the store: make one of the two, NEW.")
    ] = False,
) -> ExitCode:
    """Give an event, a source, a tag or a point another name everywhere.

    Every place that names it changes, and nothing else. With --join two ids of one source become one; what the entry of
    OLD says otherwise stays in a note of NEW. `timeline join` does so with events.

    $ timeline rename source peskov dmitry-peskov  # wherever it is named
    $ timeline rename tag talks negotiations  # the same with a word to filter by
    """
    from timeline.cli.writing import apply, tell, tell_done
    from timeline.store.editing import Rename

    session: Session = ctx.obj
    if event is not None and kind is not Kind.POINT:
        raise TimelineError.of("option", "--event belongs to points", f"leave it out: a {kind} has one name everywhere")

    if join and kind is not Kind.SOURCE:
        mend = "`timeline join` makes one of two events" if kind is Kind.EVENT else "leave it out"
        raise TimelineError.of("option", "--join belongs to sources", mend)

    def edits(stored: "Stored") -> "Sequence[Edit]":
        if join:
            from timeline.merging.one_source import one_source

            return one_source(stored, old, new.strip())
        where = event
        if where is not None:
            from timeline.references import refer

            where = refer(where, stored.timeline).event.id
        return [Rename(kind.value, old, new.strip(), where)]

    stored, edited = apply(session, how.file, edits, dry_run=how.dry_run)
    if edited.text == stored.text:
        tell(session, "nothing changes")
    elif not how.dry_run:
        from timeline.cli.output import write_text

        change = edited.changes[0]
        lines = f"{change.lines} line{'' if change.lines == 1 else 's'}"
        where = f"{lines} changed" if change.parts == 1 else f"{lines} changed in {change.parts} parts"
        said = f"{old} is {change.reference} now  {change.file or stored.name}:{change.line}  {where}\n"
        if join:
            said = f"{old} and {new.strip()} are one source now  {stored.name}\n"
        tell_done(session, stored.name, lambda: write_text(said, session))
    return ExitCode.FINE
