"""Events as JSON, for other programs; `docs/json.md` says what they may rely on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from timeline.compare import denied_by, disputed_points, event_rows, worded_points
from timeline.compare.shifts import Shift
from timeline.model import Account, Citation, Clock, Coordinates, Event, Point, Ruling, Source, Timeline
from timeline.render.json_text import json_pieces
from timeline.store.keys import EntryKind, Key, keys, names
from timeline.when import When, to_iso
from timeline.when.clocks import ahead_of
from timeline.when.duration import SECOND, format_duration

SHOW = "timeline.show/2"
"""The name of this form of JSON. A change that breaks a reader changes its number."""

Entry = dict[str, object]


def show_json(timeline: Timeline, events: Sequence[Event]) -> Iterator[str]:
    """A document with these events in their order and the sources that occur in them, in pieces, an event each."""
    times = TimeEntries()
    frame: Entry = {
        "schema": SHOW,
        **present({key: getattr(timeline, key) for key in names("store", "text", "zone", "word")}),
        **({"synonyms": timeline.synonyms} if timeline.synonyms else {}),
        **timeline.extra,
        "sources": {source.id: source_entry(source, times) for source in _occurring(timeline, events)},
    }
    return json_pieces(frame, "events", (_event(event, timeline, times) for event in events))


class TimeEntries:
    """TimeEntries as entries, made once for each: a story names the same days over and over."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, int | None, int | None], Entry] = {}

    def __call__(self, when: When) -> Entry:
        """The entry of a time."""
        key = (when.text, when.earliest, when.latest)
        made = self._made.get(key)
        if made is None:
            made = {"text": when.text, "earliest": to_iso(when.earliest), "latest": to_iso(when.latest)}
            if ahead := ahead_of(when):
                made["clock"] = clock_entry(ahead)
            self._made[key] = made
        return made


Timed = Callable[[When], Entry]


def shift_entry(shift: Shift) -> Entry:
    """By how much the times of the second of two are later than those of the first throughout."""
    return {
        "of": "dates" if shift.dates else "times",
        "later": "second" if shift.micros > 0 else "first",
        "by": {"seconds": abs(shift.micros) / SECOND, "text": shift.amount},
        "within": {"seconds": shift.spread / SECOND},
        "pairs": shift.of,
        "agree": shift.found,
    }


def clock_entry(ahead: int) -> Entry:
    """By how much a clock was ahead or behind: that is taken out of the bounds beside it, and not of the text."""
    return {"ahead" if ahead > 0 else "behind": format_duration(ahead)}


def present(fields: Mapping[str, object]) -> Entry:
    """What has a value: no key stands for something that the store does not say."""
    return {key: value for key, value in fields.items() if value is not None and value != ()}


def _occurring(timeline: Timeline, events: Iterable[Event]) -> list[Source]:
    """Sources that tell one of the events, and those that these repeat, derive from or speak for, in store order."""
    waiting = {account.source for event in events for account in event.accounts}
    waiting.update(account.repeats for event in events for account in event.accounts if account.repeats is not None)
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        source = timeline.sources.get(name)
        if source is None or name in found:
            continue
        found.add(name)
        waiting.update(source.derived_from)
        if source.speaks_for is not None:
            waiting.add(source.speaks_for)
    return [source for source in timeline.sources.values() if source.id in found]


def source_entry(source: Source, timed: Timed) -> Entry:
    """All that the store says of a source, but its id."""
    return {"name": source.name, "type": source.type, **_said("source", source, timed)}


def _event(event: Event, timeline: Timeline, timed: Timed) -> Entry:
    entry: Entry = {"id": event.id, "title": event.title}
    when = event.when
    if when is not None:
        entry["when"] = timed(when) if event.own_when is not None else {**timed(when), "hull": True}
    entry.update(_said("event", event, timed))
    # One account cannot contradict itself, and most events of a large store have one.
    rows = event_rows(event, timeline, values="none") if len(event.accounts) > 1 else ()
    entry["disputed"], entry["worded"] = disputed_points(rows), worded_points(rows)
    if any(account.stance == "denies" for account in event.accounts) and (denying := denied_by(event)):
        entry["denied_by"] = denying
    entry["accounts"] = [_said("account", account, timed) for account in event.accounts]
    return entry


def _said(kind: EntryKind, held: msgspec.Struct, timed: Timed) -> Entry:
    """What an entry says: every key in the order of the docs, those left out that say no more than their absence."""
    entry: Entry = {}
    for name, field, default, write in _forms(kind):
        value = getattr(held, field)
        if value is not default and value != default:
            entry[name] = value if write is None else write(value, timed)
    entry.update(held.extra)  # type: ignore[attr-defined]
    return entry


_Form = tuple[str, str, object, Callable[[Any, Timed], object] | None]
"""Key, field of the model, the value that goes without saying, and how any other is written; None: as it is."""

_MODEL: Mapping[EntryKind, type[msgspec.Struct]] = {
    "source": Source,
    "event": Event,
    "account": Account,
    "citation": Citation,
    "point": Point,
    "ruling": Ruling,
    "clock": Clock,
    "coordinates": Coordinates,
}
_ELSEWHERE: Mapping[EntryKind, frozenset[str]] = {
    "source": frozenset({"name", "type"}),
    "event": frozenset({"id", "title", "when", "accounts"}),
}
"""What an event and a source have in any case, or in a place or form of its own."""


@cache
def _forms(kind: EntryKind) -> Sequence[_Form]:
    fields = {field.name: field.default for field in msgspec.structs.fields(_MODEL[kind])}
    return [
        (key.name, key.field, fields[key.field], _writer(key))
        for key in keys(kind).values()
        if key.field in fields and key.name not in _ELSEWHERE.get(kind, ())
    ]


_LISTED: Mapping[str, EntryKind] = {"cite": "citation", "rulings": "ruling", "clock": "clock"}


def _writer(key: Key) -> Callable[[Any, Timed], object] | None:
    if key.name == "points":
        return lambda points, timed: {point.name: _said("point", point, timed) for point in points}
    if key.name in _LISTED:
        kind = _LISTED[key.name]
        return lambda entries, timed: [_said(kind, entry, timed) for entry in entries]
    if key.name == "coordinates":
        return lambda place, timed: _said("coordinates", place, timed)
    return (lambda when, timed: timed(when)) if key.holds == "time" else None
