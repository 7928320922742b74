"""The question whether a new event is one that is there already."""

from typing import TYPE_CHECKING

from timeline.cli.asking import Asker
from timeline.cli.session import Session
from timeline.cli.sources_asked import source_of
from timeline.cli.writing import draw, view_of

if TYPE_CHECKING:
    from timeline.entry_input.alike import Resemblance
    from timeline.model import Timeline

_EVENT_ONLY = ("id", "actors", "tags", "background", "same_as", "not_same")


def choose_between(
    session: Session, fields: dict[str, object], found: "Resemblance", timeline: "Timeline"
) -> dict[str, object] | None:
    """The fields of an account of that event, or of a new event as they were; None where nothing shall be written."""
    import msgspec

    from timeline.render.detail import detail
    from timeline.render.look_alike import look_alike_lines

    asker = Asker(session)
    view = msgspec.structs.replace(view_of(session), zone="source")
    event = found.event
    draw(session, look_alike_lines(found.new, event, found.score, found.reasons, view))
    choices = {"a": f"[a]n account of {event.id}", "n": "[n]ew event", "s": "[s]how", "q": "[q]uit"}
    while True:
        try:
            chosen = asker.choose("Make it", choices)
        except EOFError:
            return None
        if chosen == "s":
            draw(session, detail(timeline, (event,), msgspec.structs.replace(view, zone=timeline.timezone or "UTC")))
        elif chosen == "n":
            return fields
        elif chosen == "q":
            return None
        else:
            return as_account(fields, event.id, asker, timeline)


def as_account(fields: dict[str, object], event: str, asker: Asker, timeline: "Timeline") -> dict[str, object] | None:
    """The fields of an event as those of an account of another: its title is what the source says."""
    account = {key: value for key, value in fields.items() if key not in _EVENT_ONLY}
    title = account.pop("title", None)
    account.setdefault("says", title)
    left_out = [key for key in _EVENT_ONLY if key in fields]
    for key in ("when", "place", "points"):
        of_event = account.pop(f"event.{key}", None)
        if of_event is None:
            continue
        if key in account or f"account.{key}" in account:
            left_out.append(key)
        else:
            account[key] = of_event
    if "account.note" in account and account.pop("note", None) is not None:
        left_out.append("note")
    if left_out:
        asker.tell(f"left out, for only events have them: {', '.join(left_out)}")
    if "source" not in account and "source.name" not in account:
        account |= _source(asker, timeline)
    return {"to": event, **account}


def _source(asker: Asker, timeline: "Timeline") -> dict[str, object]:
    while True:
        answer = asker.ask("Who says so", known=timeline.sources, back=False)
        source = source_of(answer, asker, timeline) if answer else None
        if source is not None:
            return source
        if not answer:
            asker.tell("an account needs a source")
