"""Every entry of what is handed over, one by one: what it says by key, and where it belongs.

All that counts or writes the keys of a store goes through here, so that a new key is in every table of entries, and is
counted as lost where a format does not write it.
"""

from collections.abc import Iterator
from functools import cache

import msgspec

from timeline.model import (
    Account,
    Citation,
    Clock,
    Coordinates,
    Event,
    Point,
    Ruling,
    Source,
    Timeline,
)
from timeline.references import reference_of
from timeline.store.entries import FORMAT, SHORT_CITATION_KEYS
from timeline.store.keys import EntryKind, keys
from timeline.when import When
from timeline.when.about import written_about


class EntryRow(msgspec.Struct, frozen=True):
    """One entry: its keys with values as the store holds them, times as written; entries within have rows of their own.

    `account` is the number of the account in its event, from 1. A point has its `name` among its fields, coordinates
    stand among those of their event or account, and so does the first citation of an account where that has no key
    which an account has too. `reference` names the entry for messages; that of a point or citation is its account's.
    """

    kind: EntryKind
    fields: dict[str, object]
    reference: str = ""
    event: str | None = None
    account: int | None = None
    source: str | None = None


def rows_of(timeline: Timeline) -> Iterator[EntryRow]:
    """The store, its sources, and its events with all that is in them, in the order of the file."""
    yield EntryRow("store", _store(timeline))
    for source in timeline.sources.values():
        name = {} if source.name == source.id else {"name": source.name}
        yield EntryRow("source", {**name, **fields_of("source", source)}, source.id, source=source.id)
        for clock in source.clock:
            yield EntryRow("clock", fields_of("clock", clock), source.id, source=source.id)
    for event in timeline.events:
        yield from rows_of_event(event)


def rows_of_event(event: Event) -> Iterator[EntryRow]:
    """An event with all that is in it."""
    yield EntryRow("event", _with_coordinates(fields_of("event", event), event.coordinates), event.id, event.id)
    for point in event.points:
        yield EntryRow("point", {"name": point.name, **fields_of("point", point)}, event.id, event.id)
    for ruling in event.rulings:
        yield EntryRow("ruling", fields_of("ruling", ruling), event.id, event.id)
    for number, account in enumerate(event.accounts, start=1):
        yield from _rows_of_account(event, number, account)


def _rows_of_account(event: Event, number: int, account: Account) -> Iterator[EntryRow]:
    at = (reference_of(event, account), event.id, number, account.source)
    cited = [fields_of("citation", citation) for citation in account.cite]
    short = cited.pop(0) if cited and cited[0] and SHORT_CITATION_KEYS.issuperset(cited[0]) else {}
    own = _with_coordinates(fields_of("account", account), account.coordinates)
    yield EntryRow("account", {**own, **short}, *at)
    for point in account.points:
        yield EntryRow("point", {"name": point.name, **fields_of("point", point)}, *at)
    for citation in cited:
        yield EntryRow("citation", citation, *at)


def _store(timeline: Timeline) -> dict[str, object]:
    """The frame of a store."""
    held = {
        key.name: list(value) if isinstance(value := getattr(timeline, key.field), tuple) else value
        for key in keys("store").values()
        if key.holds != "entries" and key.name != "timeline"
    }
    nested = {
        "parts_of_day": dict(timeline.parts_of_day),
        "about": written_about(timeline.about),
        "synonyms": {point: [list(group) for group in groups] for point, groups in timeline.synonyms.items()},
    }
    said = {key: value for key, value in {**held, **nested}.items() if value not in (None, [], {})}
    return {"timeline": FORMAT, **said, **timeline.extra}


def _with_coordinates(fields: dict[str, object], place: Coordinates | None) -> dict[str, object]:
    if place is None:
        return fields
    stated = fields_of("coordinates", place)
    return {**fields, **{key if key in _DEGREES else f"coordinates.{key}": value for key, value in stated.items()}}


_DEGREES = ("lat", "lon", "radius")

_NESTED = frozenset({"points", "rulings", "accounts", "cite", "coordinates", "clock"})
_MODEL: dict[EntryKind, type[msgspec.Struct]] = {
    "source": Source,
    "clock": Clock,
    "event": Event,
    "account": Account,
    "coordinates": Coordinates,
    "citation": Citation,
    "point": Point,
    "ruling": Ruling,
}
_ELSEWHERE: dict[EntryKind, frozenset[str]] = {
    "source": frozenset({"name"}),
    "event": frozenset({"id"}),
    "account": frozenset({"source"}) | SHORT_CITATION_KEYS,
}
"""What is told by where an entry belongs, and what is a citation's."""


def fields_of(kind: EntryKind, held: msgspec.Struct) -> dict[str, object]:
    """What an entry says by key, in the order of the docs; what says no more than its absence is left out."""
    said: dict[str, object] = {}
    for key, field, default in _fields(kind):
        value = getattr(held, field)
        if value != default:
            said[key] = _plain(value)
    return {**said, **held.extra}  # type: ignore[attr-defined]


@cache
def _fields(kind: EntryKind) -> tuple[tuple[str, str, object], ...]:
    """Key, field of the model, and the value that goes without saying."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(_MODEL[kind])}
    return tuple([
        (key.name, field, defaults[field])
        for key in keys(kind).values()
        if key.name not in _NESTED and key.name not in _ELSEWHERE.get(kind, frozenset())
        for field in ("own_when" if (kind, key.name) == ("event", "when") else key.field,)
    ])  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, When):
        return value.text
    return list(value) if isinstance(value, tuple) else value
