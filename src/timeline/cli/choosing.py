"""The question whether a new event is one that is there already."""

from typing import TYPE_CHECKING

from timeline.cli.asking import Asker
from timeline.cli.session import Session
from timeline.cli.sources_asked import source_of
from timeline.cli.writing import draw, view_of

if TYPE_CHECKING:
    from timeline.entry_input.alike import Resemblance
    from timeline.model import Timeline


def choose_between(
    session: Session, fields: dict[str, object], found: "Resemblance", timeline: "Timeline"
) -> dict[str, object] | None:
    """The fields of an account of that event, or of a new event as they were; None where nothing shall be written."""
    chosen = is_chosen(session, found, timeline)
    if chosen is None:
        return None
    return _as_account(fields, found.event.id, Asker(session), timeline) if chosen else fields


def is_chosen(session: Session, found: "Resemblance", timeline: "Timeline", count: str = "") -> bool | None:
    """Whether a new event is an account of the one that it looks like; None where nothing shall be written.

    `count` says which of several it is: `2 of 7`.
    """
    import msgspec

    from timeline.render.detail import detail
    from timeline.render.ink import Piece, Role
    from timeline.render.look_alike import look_alike_lines

    asker = Asker(session)
    # Both in one zone, so that what stands side by side can be compared.
    view = msgspec.structs.replace(view_of(session), zone=timeline.timezone or "UTC")
    event = found.event
    head = [[], [Piece(count, Role.TITLE)]] if count else []
    draw(session, [*head, *look_alike_lines(found.new, event, found.score, found.reasons, view)])
    choices = {"a": f"[a]n account of {event.id}", "n": "[n]ew event", "s": "[s]how", "q": "[q]uit"}
    while True:
        try:
            chosen = asker.choose("Make it", choices)
        except EOFError:
            return None
        if chosen == "s":
            draw(session, detail(timeline, (event,), view))
        else:
            return {"a": True, "n": False}.get(chosen)


def _as_account(fields: dict[str, object], event: str, asker: Asker, timeline: "Timeline") -> dict[str, object]:
    """The fields as those of an account; asks who says so where they do not tell."""
    from timeline.entry_input.as_accounts import as_account

    account, left_out = as_account(fields, event)
    if left_out:
        asker.tell(f"left out, for only events have them: {', '.join(left_out)}")
    if "source" not in account and "source.name" not in account and "accounts" not in account:
        account |= _source(asker, timeline)
    return account


def _source(asker: Asker, timeline: "Timeline") -> dict[str, object]:
    while True:
        answer = asker.ask("Who says so", known=timeline.sources, back=False)
        source = source_of(answer, asker, timeline) if answer else None
        if source is not None:
            return source
        if not answer:
            asker.tell("an account needs a source")
