"""The proof of a joined store: it is read again, and all that either store says is found in it.

What the first store says instead of the second must be quoted in a note of the same entry.
"""

from collections.abc import Iterable, Mapping

from timeline.errors import TimelineError
from timeline.merging.notes import is_told
from timeline.merging.time_meaning import meaning_of
from timeline.model import Account, Citation, Event, Point, Timeline
from timeline.when import When

_SAID = ("place", "says", "quote", "lang", "translation", "repeats", "attribution", "credibility", "ref")
_CITED = ("url", "via", "archive", "file", "sha256", "locator")
_LISTS = ("actors", "tags", "same_as", "not_same")


def prove(joined: Timeline, stores: tuple[Timeline, Timeline], targets: Mapping[str, str]) -> None:
    """Raises TimelineError where something of one of the stores is lost.

    `targets` names by the id of an event of the second store that of the joined one which holds it.
    """
    events = {event.id: event for event in joined.events}
    for number, store in enumerate(stores):
        ids = targets if number else {}
        for name in store.sources:
            if name not in joined.sources or not _holds_source(joined, store, name):
                raise _lost(f"the source `{name}`, or something of it,")
        for event in store.events:
            held = events.get(ids.get(event.id, event.id))
            if held is None:
                raise _lost(f"the event `{event.id}`")
            # An event that stays one names the events of the joined store already.
            _prove_event(event, held, ids if event.id in ids else {})
        if not _has_extras(joined.extra, store.extra):
            raise _lost("a key of the store")


def _holds_source(joined: Timeline, store: Timeline, name: str) -> bool:
    held, source = joined.sources[name], store.sources[name]
    note = held.note or ""
    # A zone that the first store's clocks have anyway is not written out.
    same_zone = (joined.home_zone(name) or "UTC") == (store.home_zone(name) or "UTC")
    for key in ("name", "url", "reliability", "speaks_for", *(() if same_zone else ("timezone",))):
        value = getattr(source, key)
        if value not in (None, source.id, getattr(held, key)) and f"{key} “{value}”" not in note:
            return False
    return is_told(note, source.note or "") and _has_extras(held.extra, source.extra)


def _prove_event(event: Event, held: Event, ids: Mapping[str, str]) -> None:
    note = held.note or ""
    for account in event.accounts:
        if not any(holds(other, account) for other in held.accounts):
            raise _lost(f"`{event.id}/{account.source}`, or something of it,")
    for key in ("title", "place"):
        value = getattr(event, key)
        if value not in (None, getattr(held, key)) and f"{key} “{value}”" not in note:
            raise _lost(f"the {key} of `{event.id}`")
    told_when = event.own_when
    if told_when is not None and not _same_time(held.own_when, told_when) and f"when “{told_when.text}”" not in note:
        raise _lost(f"the time of `{event.id}`")
    for key in _LISTS:
        told = {ids.get(one, one) if key in ("same_as", "not_same") else one for one in getattr(event, key)}
        if not told - {held.id} <= set(getattr(held, key)):
            raise _lost(f"some {key} of `{event.id}`")
    for point in event.points:
        if not any(_holds_point(one, point) for one in held.points) and f"{point.name}: “{point.value}" not in note:
            raise _lost(f"the point `{point.name}` of `{event.id}`")
    if not is_told(note, event.note or ""):
        raise _lost(f"the note of `{event.id}`")
    if not _has_extras(held.extra, event.extra):
        raise _lost(f"a key of `{event.id}`")


def holds(one: Account, other: Account) -> bool:
    """Whether an account says all that another one of the same source says; times are compared by what they mean."""
    if one.source != other.source or one.stance != other.stance:
        return False
    if any(getattr(other, key) not in (None, "", getattr(one, key)) for key in _SAID):
        return False
    if not _same_time(one.when, other.when):
        return False
    if not all(any(_holds_point(held, point) for held in one.points) for point in other.points):
        return False
    if not all(any(_holds_citation(held, cited) for held in one.cite) for cited in other.cite):
        return False
    return is_told(one.note or "", other.note or "") and _has_extras(one.extra, other.extra)


def _holds_point(held: Point, point: Point) -> bool:
    if (held.name, held.value, held.kind, held.read_as) != (point.name, point.value, point.kind, point.read_as):
        return False
    if any(getattr(point, key) not in (None, getattr(held, key)) for key in ("quote", "url", "note")):
        return False
    return _same_time(held.as_of, point.as_of) and _has_extras(held.extra, point.extra)


def _holds_citation(held: Citation, cited: Citation) -> bool:
    if any(getattr(cited, key) not in (None, getattr(held, key)) for key in _CITED):
        return False
    times = (held.published, cited.published), (held.retrieved, cited.retrieved)
    return all(_same_time(*pair) for pair in times) and _has_extras(held.extra, cited.extra)


def _same_time(held: When | None, told: When | None) -> bool:
    """Whether a time is held; one that is not told needs not be."""
    return told is None or (held is not None and (held.text == told.text or meaning_of(held) == meaning_of(told)))


def _has_extras(held: Mapping[str, object], told: Mapping[str, object]) -> bool:
    """Whether each key of one's own stands there, under its name or with a number behind it."""
    return all(_has_extra(held, key, value) for key, value in told.items())


def _has_extra(held: Mapping[str, object], key: str, value: object) -> bool:
    names: Iterable[str] = (name for name in held if name == key or name.startswith(f"{key}-"))
    return any(held[name] == value for name in names)


def _lost(what: str) -> TimelineError:
    message = f"{what} would be lost in the joined store, so nothing was written"
    return TimelineError.of("internal", message, "please report this with both files")
