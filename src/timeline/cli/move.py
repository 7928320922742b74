"""`timeline move`: an account that belongs to another event."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.add_options import WriteOptions
from timeline.cli.groups import with_options
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Account, Event


@with_options
def move(
    ctx: typer.Context,
    how: WriteOptions,
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="EVENT/SOURCE or EVENT/SOURCE@PUBLISHED.")],
    event: Annotated[str | None, typer.Argument(metavar="[EVENT]", help="The event that it belongs to.")] = None,
    to_new: Annotated[
        str | None, typer.Option("--to-new", metavar="TITLE", help="A new event of its own, in place of EVENT.")
    ] = None,
) -> ExitCode:
    """Take an account to another event, or into an event of its own.

    It keeps its words, its quotes and the comments above it.

    $ timeline move trump-putin-call/peskov@2025-03-23 sloviansk-blackout --dry-run  # what would change
    $ timeline move trump-putin-call/peskov@2025-03-23 --to-new "Peskov on the length of calls"  # an event of its own
    """
    from timeline.cli.writing import patience_of, print_diff, read_for_writing, tell, tell_written
    from timeline.entry_input.slugs import id_of_event
    from timeline.merging.moved_account import NewEvent, moved_account
    from timeline.references import refer
    from timeline.render.added import Written
    from timeline.store.writing import save

    session: Session = ctx.obj
    if (event is None) == (to_new is None):
        mend = "`timeline move ACCOUNT EVENT`, or `timeline move ACCOUNT --to-new TITLE`"
        raise TimelineError.of("missing", "where to is told by EVENT, or by --to-new", mend)
    stored = read_for_writing(session, how.file)
    timeline = stored.timeline
    found = refer(account, timeline)
    if found.account is None:
        mend = f"name one of its accounts: {found.event.id}/SOURCE; `timeline join` makes one of two events"
        raise TimelineError.of("unknown-reference", f"`{account}` is an event", mend)
    if event is not None:
        into: Event | NewEvent = refer(event, timeline).event
    else:
        title = (to_new or "").strip()
        if not title:
            raise TimelineError.of("missing", "--to-new has no title", "say in a few words what happened")
        into = NewEvent(id_of_event(title, None, {one.id for one in timeline.events}), title)
    made = moved_account(stored, found.event, found.account, into)
    if how.dry_run:
        print_diff(session, made.edited, stored.name)
    else:
        save(stored, made.edited, patience_of(session))
        tell_written(session, [Written.at(made.change, f"moved from {found.event.id}")], stored.name)
    for comment in made.comments:
        tell(session, f"a comment {'would go' if how.dry_run else 'went'}: {comment}")
    for line in _left(found.event, found.account, into.id, is_new=to_new is not None):
        tell(session, line)
    return ExitCode.FINE


def _left(event: "Event", account: "Account", into: str, *, is_new: bool) -> "Iterator[str]":
    """What the user should look at now."""
    if len(event.accounts) == 1:
        yield f"`{event.id}` has no account left: `timeline remove {event.id}` takes it out"
    if is_new and account.when is None:
        yield f"`{into}` has no time: `timeline edit {into} --set when=…`"
    points = {point.name for point in account.points}
    judged = sum(ruling.point in points for ruling in event.rulings if ruling.point is not None)
    if judged:
        rulings = "1 ruling is" if judged == 1 else f"{judged} rulings are"
        yield f"{rulings} on a point of it in `{event.id}`: `timeline check` names what has lapsed"
