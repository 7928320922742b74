"""The proof of a joined store: it is read again, and every event and account of both is found in it."""

from collections.abc import Mapping

from timeline.errors import TimelineError
from timeline.model import Account, Event, Timeline


def prove(joined: Timeline, stores: tuple[Timeline, Timeline], targets: Mapping[str, str]) -> None:
    """Raises TimelineError where something of one of the stores is lost.

    `targets` names by the id of an event of the second store that of the joined one which holds it.
    """
    events = {event.id: event for event in joined.events}
    for number, store in enumerate(stores):
        for source in store.sources:
            if source not in joined.sources:
                raise _lost(f"the source `{source}`")
        for event in store.events:
            held = events.get(targets.get(event.id, event.id) if number else event.id)
            if held is None:
                raise _lost(f"the event `{event.id}`")
            _prove_event(event, held)


def _prove_event(event: Event, held: Event) -> None:
    for account in event.accounts:
        if not any(holds(other, account) for other in held.accounts):
            raise _lost(f"`{event.id}/{account.source}`")
    for key in ("actors", "tags"):
        if not set(getattr(event, key)) <= set(getattr(held, key)):
            raise _lost(f"some {key} of `{event.id}`")
    names = {point.name for point in held.points}
    if not all(point.name in names for point in event.points):
        raise _lost(f"a point of `{event.id}`")


def holds(one: Account, other: Account) -> bool:
    """Whether an account says all that another one of the same source says; times are compared by their bounds."""
    if one.source != other.source or one.stance != other.stance:
        return False
    for key in ("place", "says", "quote", "lang", "translation", "repeats", "attribution", "credibility", "ref"):
        value = getattr(other, key)
        if value not in (None, "", getattr(one, key)):
            return False
    if other.when is not None and (one.when is None or not _same_time(one, other)):
        return False
    points = {point.name: point.value for point in one.points}
    if any(points.get(point.name) != point.value for point in other.points):
        return False
    urls = {cited.url for cited in one.cite}
    if any(cited.url is not None and cited.url not in urls for cited in other.cite):
        return False
    return all(line in (one.note or "") for line in (other.note or "").strip().split("\n"))


def _same_time(one: Account, other: Account) -> bool:
    if one.when is None or other.when is None:
        return False
    bounds = [(when.form, when.earliest, when.latest) for when in (one.when, other.when)]
    return one.when.text == other.when.text or bounds[0] == bounds[1]


def _lost(what: str) -> TimelineError:
    message = f"{what} would be lost in the joined store, so nothing was written"
    return TimelineError.of("internal", message, "please report this with both files")
