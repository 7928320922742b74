"""`timeline join`: two entries of one event made one."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.add_options import WriteOptions
from timeline.cli.groups import with_options
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

if TYPE_CHECKING:
    from timeline.model import Timeline


@with_options
def join(
    ctx: typer.Context,
    how: WriteOptions,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event that goes; a unique beginning will do.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The event that takes in what it says.")],
) -> ExitCode:
    """Make one event of two.

    INTO gets the accounts of EVENT and what EVENT alone says; what the two say otherwise stays in its note. Nothing is
    lost.

    $ timeline join sloviansk-blackout trump-putin-call --dry-run  # what would change
    $ timeline join sloviansk-blackout trump-putin-call  # where both are one event
    """
    from timeline.cli.output import write_text
    from timeline.cli.writing import patience_of, print_diff, read_for_writing, tell, tell_done
    from timeline.merging.one_event import one_event
    from timeline.store.writing import save

    session: Session = ctx.obj
    stored = read_for_writing(session, how.file)
    old, new = (_event(name, stored.timeline) for name in (event, into))
    edited, comments = one_event(stored, old, new)
    if how.dry_run:
        print_diff(session, edited, stored.name)
    else:
        save(stored, edited, patience_of(session))
        said = f"{old} and {new} are one event now  {stored.name}\n"
        tell_done(session, stored.name, lambda: write_text(said, session))
    for comment in comments:
        tell(session, f"a comment {'would go' if how.dry_run else 'went'} with `{old}`: {comment}")
    return ExitCode.FINE


def _event(name: str, timeline: "Timeline") -> str:
    """The id of the event that a reference names. Raises TimelineError, also for a source or an account."""
    from timeline.references import refer

    if name in timeline.sources and all(event.id != name for event in timeline.events):
        mend = "`timeline rename source OLD NEW --join` makes one of two sources"
        raise TimelineError.of("unknown-reference", f"`{name}` is a source", mend)
    found = refer(name, timeline)
    if found.account is not None:
        mend = f"`timeline move {name} EVENT` takes it to another event"
        raise TimelineError.of("unknown-reference", f"`{name}` is an account", mend)
    return found.event.id
