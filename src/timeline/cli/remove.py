"""`timeline remove`: entries taken out of the store."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.add_options import WriteOptions
from timeline.cli.groups import with_options
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Timeline
    from timeline.store import Stored
    from timeline.store.editing import Edit, Target

_Name = tuple[str | None, str | None]
"""A reference, or a source."""


@with_options
def remove(
    ctx: typer.Context,
    how: WriteOptions,
    references: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF]...", help="EVENT, EVENT/SOURCE or EVENT/SOURCE@PUBLISHED; a unique beginning will do."
        ),
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A source that tells nothing; repeat it.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask, at a terminal.")] = False,
) -> ExitCode:
    """Take events, accounts or a source out.

    With an event go its accounts, with an entry the comments that touch it from above. At a terminal it asks first.

    $ timeline remove trump-putin-call/peskov@2025-03-19  # one account
    $ timeline remove trump-putin-call --dry-run  # what would change
    """
    from timeline.cli.writing import apply, asks, read_for_writing, tell, tell_written
    from timeline.render.added import Written

    session: Session = ctx.obj
    names: list[_Name] = [*((name, None) for name in references or ()), *((None, name) for name in source or ())]
    if not names:
        raise TimelineError.of(
            "missing", "nothing is named to be removed", "name it: EVENT, EVENT/SOURCE, or --source ID"
        )

    def edits(stored: "Stored") -> "Sequence[Edit]":
        from timeline.store.editing import Remove

        return [Remove(target) for target in _targets(names, stored.timeline)]

    if asks(session) and not yes and not how.dry_run:
        timeline = read_for_writing(session, how.file).timeline
        if not _agreed(session, _said(names, timeline)):
            tell(session, "nothing was written")
            return ExitCode.FINE
    stored, edited = apply(session, how.file, edits, dry_run=how.dry_run)
    if not how.dry_run:
        written = [Written.at(change, "removed") for change in edited.changes]
        tell_written(session, written, stored.name)
    return ExitCode.FINE


def _targets(names: list[_Name], timeline: "Timeline") -> "list[Target]":
    """Every entry once, the last account of an event first, so that the numbers of the others hold."""
    from timeline.cli.edit import target_of_names
    from timeline.store.editing import OfAccount, OfEvent

    targets = list(dict.fromkeys(target_of_names(*name, timeline)[0] for name in names))
    events = {target.event for target in targets if isinstance(target, OfEvent)}
    accounts = [target for target in targets if isinstance(target, OfAccount) and target.event not in events]
    accounts.sort(key=lambda target: -target.number)
    return [*accounts, *(target for target in targets if not isinstance(target, OfAccount))]


def _said(names: list[_Name], timeline: "Timeline") -> str:
    from timeline.cli.edit import target_of_names
    from timeline.store.editing import OfEvent

    said = []
    for name in names:
        target, full = target_of_names(*name, timeline)
        accounts = 0
        if isinstance(target, OfEvent):
            accounts = next(len(event.accounts) for event in timeline.events if event.id == target.event)
        told = f" and its {accounts} account{'' if accounts == 1 else 's'}" if accounts else ""
        said.append(f"{full}{told}")
    return ", ".join(said)


def _agreed(session: Session, said: str) -> bool:
    from timeline.cli.asking import Asker

    try:
        return Asker(session).choose(f"Remove {said}?", {"y": "[y]es", "n": "[N]o"}, default="n") == "y"
    except EOFError:
        return False
