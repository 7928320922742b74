"""The proof of a joined store: it is read again, and all that either store says is found in it.

What the first store says instead of the second must be quoted in a note of the same entry. Which keys there are is told
by `timeline.store.keys`, so that a key which joining forgets is missed here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from timeline.errors import TimelineError
from timeline.merging.events import quoted_ruling, same_ruling
from timeline.merging.notes import as_told, is_told, quoted_place
from timeline.merging.time_meaning import meaning_of
from timeline.model import Account, Citation, Coordinates, Event, Point, Source, Timeline
from timeline.store.keys import EntryKind, keys, names
from timeline.when import When

Entry = Timeline | Source | Event | Account | Citation | Point

_APART = frozenset({"timeline", "id", "about", "source", "note"})
"""Not compared as values: names of entries, notes, which are compared by sentences, and what two stores must share."""


def prove(joined: Timeline, stores: tuple[Timeline, Timeline], targets: Mapping[str, str]) -> None:
    """Raises TimelineError where something of one of the stores is lost.

    `targets` names by the id of an event of the second store that of the joined one which holds it.
    """
    prove_frame(joined, stores)
    prove_events(joined.events, stores[0].events, {})
    prove_events(joined.events, stores[1].events, targets)


def prove_frame(joined: Timeline, stores: tuple[Timeline, Timeline]) -> None:
    """As `prove`, of what stands beside the events."""
    for store in stores:
        same = _same_home(joined, store, None)
        for key in _missing("store", joined, store, joined.note or "", but=same):
            raise _lost(f"`{key}` of the store")
        for point, groups in store.synonyms.items():
            if not {*groups} <= {*joined.synonyms.get(point, ())}:
                raise _lost(f"synonyms of `{point}`")
        for name, source in store.sources.items():
            if name not in joined.sources:
                raise _lost(f"the source `{name}`")
            held = joined.sources[name]
            if not all(clock in held.clock for clock in source.clock) and "clock “" not in (held.note or ""):
                raise _lost(f"`clock` of the source `{name}`")
            for key in _missing("source", held, source, held.note or "", but=_unstated(joined, store, name)):
                raise _lost(f"`{key}` of the source `{name}`")


def prove_events(joined: Iterable[Event], events: Iterable[Event], ids: Mapping[str, str]) -> None:
    """As `prove`, of some events of one store; `ids` are those of the events that hold them."""
    held = {event.id: event for event in joined}
    for event in events:
        into = held.get(ids.get(event.id, event.id))
        if into is None:
            raise _lost(f"the event `{event.id}`")
        # An event that stays one names the events of the joined store already.
        _prove_event(event, into, ids if event.id in ids else {})


def _unstated(joined: Timeline, store: Timeline, name: str) -> set[str]:
    """Keys of a source that its store does not write: without a name it goes by its id, without a type it is any."""
    source = store.sources[name]
    unstated = (source.name == name, "name"), (source.type == "other", "type")
    return {key for absent, key in unstated if absent} | _same_home(joined, store, name)


def _same_home(joined: Timeline, store: Timeline, source: str | None) -> set[str]:
    """The zone or the calendar that the times of a source have anyway: it is not written out."""
    held, told = joined.home(source), store.home(source)
    same_zone = (held.zone or "UTC") == (told.zone or "UTC")
    same_calendar = (held.calendar or "gregorian") == (told.calendar or "gregorian")
    return {key for is_same, key in ((same_zone, "timezone"), (same_calendar, "calendar")) if is_same}


def _prove_event(event: Event, held: Event, ids: Mapping[str, str]) -> None:
    note = held.note or ""
    for account in event.accounts:
        # Most stand there as they are, which is seen at once.
        if account not in held.accounts and not any(
            holds(other, account) or _quotes(other, account) for other in held.accounts
        ):
            raise _lost(f"`{event.id}/{account.source}`, or something of it,")
    for point in event.points:
        if not any(_holds_point(one, point) for one in held.points) and not _is_quoted(point, note):
            raise _lost(f"the point `{point.name}` of `{event.id}`")
    for ruling in event.rulings:
        if not any(same_ruling(one, ruling) for one in held.rulings) and quoted_ruling(ruling) not in note:
            raise _lost(f"a ruling on `{ruling.about}` of `{event.id}`")
    for key in names("event", "event"):
        told = {ids.get(one, one) for one in getattr(event, key)} - {held.id}
        if not told <= set(getattr(held, key)):
            raise _lost(f"some {key} of `{event.id}`")
    for key in _missing("event", held, event, note, but=names("event", "event")):
        raise _lost(f"`{key}` of `{event.id}`")


def _quotes(one: Account, other: Account) -> bool:
    """Whether an account has what another one of its reference says, or quotes it in its note."""
    note = one.note or ""
    return (
        one.source == other.source
        and _same_reference(one, other)
        and next(_missing("account", one, other, note), None) is None
        and all(
            any(_holds_point(held, point) for held in one.points) or _is_quoted(point, note) for point in other.points
        )
        and all(
            any(_holds("citation", held, cited) for held in one.cite) or _is_cited(cited, note) for cited in other.cite
        )
    )


def _stated(value: object) -> str:
    return value.text if isinstance(value, When) else as_told(value)


def _same_reference(one: Account, other: Account) -> bool:
    return one.published is other.published is None or _same_time(one.published, other.published)


def _is_cited(citation: Citation, note: str) -> bool:
    """Whether a note has a citation with all that it says."""
    stated = [
        f"{key.name} {_stated(value)}"
        for key in keys("citation").values()
        if (value := getattr(citation, key.field)) not in (None, False)
    ]
    return "cite “" in note and all(text in note for text in stated)


def _missing(kind: EntryKind, held: Entry, told: Entry, note: str, but: Collection[str] = ()) -> Iterator[str]:
    """The keys of an entry that another one does not hold, and a note does not quote."""
    for key in keys(kind).values():
        field = "own_when" if (kind, key.name) == ("event", "when") else key.field
        value = getattr(told, field, None)
        is_nested = key.holds == "entries" and key.name != "coordinates"
        if value in (None, "", (), False) or is_nested or key.name in _APART or key.name in but:
            continue
        other = getattr(held, field)
        if isinstance(value, When):
            is_held = _same_time(other, value) or f"{key.name} “{value.text}”" in note
        elif isinstance(value, Coordinates):
            is_held = other == value or f"{key.name} “{quoted_place(value)}”" in note
        elif key.many:
            is_held = set(value) <= set(other)
        else:
            stated = "true" if value is True else value
            is_held = other == value or f"{key.name} “{stated}”" in note
        if not is_held:
            yield key.name
    if not is_told(getattr(held, "note", None) or "", getattr(told, "note", None) or ""):
        yield "note"
    yield from (key for key, value in told.extra.items() if not _has_extra(held.extra, key, value))


def _holds(kind: EntryKind, held: Entry, told: Entry) -> bool:
    return next(_missing(kind, held, told, ""), None) is None


def holds(one: Account, other: Account) -> bool:
    """Whether an account says all that another one of the same source says; times are compared by what they mean."""
    return (
        (one.source, one.stance) == (other.source, other.stance)
        and _holds("account", one, other)
        and all(any(_holds_point(held, point) for held in one.points) for point in other.points)
        and all(any(_holds("citation", held, cited) for held in one.cite) for cited in other.cite)
    )


def _holds_point(held: Point, point: Point) -> bool:
    same = (held.name, held.kind, held.read_as) == (point.name, point.kind, point.read_as)
    return same and _holds("point", held, point)


def _is_quoted(point: Point, note: str) -> bool:
    """Whether a note has a point of the editor's with all that it says."""
    stated = [
        f"{key.name} {_stated(value)}"
        for key in keys("point").values()
        if key.name != "value" and (value := getattr(point, key.field)) is not None
    ]
    return f"{point.name}: “{point.value}" in note and all(text in note for text in stated)


def _same_time(held: When | None, told: When | None) -> bool:
    return held is not None and told is not None and (held.text == told.text or meaning_of(held) == meaning_of(told))


def _has_extra(held: Mapping[str, object], key: str, value: object) -> bool:
    """Whether a key of one's own stands there, under its name or with a number behind it."""
    named: Iterable[str] = (name for name in held if name == key or name.startswith(f"{key}-"))
    return any(held[name] == value for name in named)


def _lost(what: str) -> TimelineError:
    message = f"{what} would be lost in the joined store, so nothing was written"
    return TimelineError.of("internal", message, "please report this with both files")
