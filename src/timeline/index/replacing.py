"""The index of a store takes in what a write has changed: the rows of its events, and no others."""

import sqlite3
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import msgspec

from timeline.index.file import Facts
from timeline.index.making import APART, Keeping
from timeline.index.rows import Row, Rows
from timeline.model import Event, Timeline
from timeline.select.drafts import has_drafts
from timeline.select.withheld import public
from timeline.store.appending import LAST, ends_of
from timeline.store.editing.proof import Proven

MOST = 1000
"""Of more changed events nobody waits for the rows: the index is made anew after the answer."""


class NotInRowsError(Exception):
    """More than the rows of some events would have to change; the index is made anew."""


def replace(
    index: Path, facts: Facts, before: Timeline, proven: Proven, data: tuple[str, bytes, str], kept: Keeping
) -> None:
    """Takes in the events that a write has changed, has added and has removed. `before` is the store that it has read.

    `data` are the hash and the bytes of the new store, and the text that these mean.

    Raises NotInRowsError, sqlite3.Error, OverflowError, and what else reading a damaged index raises; then the index is
    as it was.
    """
    change = _Change(before, proven, facts)
    sha256, held, text = data
    database = sqlite3.connect(index, isolation_level=None, timeout=0)
    try:
        # What is taken out of a store shall not stay in its index.
        database.execute("PRAGMA secure_delete = ON")
        database.execute("BEGIN IMMEDIATE")
        # Somebody may have put another index there meanwhile.
        if database.execute("SELECT value FROM facts").fetchone() != (msgspec.msgpack.encode(facts),):
            raise NotInRowsError
        _replace(Rows(database, change.header, facts.zone, kept), change)
        new = msgspec.structs.replace(
            facts,
            sha256=sha256,
            size=len(held),
            ends=ends_of(held, text, change.end, len(change.origins)),
            events=len(change.origins),
            background=facts.background + change.background,
            private=facts.private or public(change.alone)[0] is not change.alone,
            header=msgspec.Raw(msgspec.msgpack.encode(change.header)),
        )
        database.execute("UPDATE facts SET value = ?", (msgspec.msgpack.encode(new),))
        # What was drawn of all events is drawn anew.
        database.execute("DELETE FROM kept")
        database.execute("COMMIT")
    finally:
        database.close()


class _Change:
    """What has become of the events of a store."""

    def __init__(self, before: Timeline, proven: Proven, facts: Facts) -> None:
        """Raises NotInRowsError where anything else has changed that rows depend on."""
        self.before, self.origins = before.events, proven.origins
        self.header = msgspec.structs.replace(proven.read, events=())
        known = {name: self.header.sources.get(name) for name in before.sources}
        others = msgspec.structs.replace(self.header, sources=before.sources)
        # Events stand by the names of their sources and in their zones; a source that is new has told nothing yet.
        if others != msgspec.structs.replace(before, events=()) or known != before.sources:
            raise NotInRowsError
        changed = proven.changed
        if changed is None or len(changed) > MOST or facts.drafts or len(before.events) != facts.events:
            raise NotInRowsError
        self.changed = changed
        """The new and the changed events by their numbers in the new list."""
        self.alone = msgspec.structs.replace(self.header, events=tuple(changed.values()))
        if has_drafts(self.alone):
            raise NotInRowsError
        left = {origin for origin in self.origins if origin is not None}
        self.removed = [event for number, event in enumerate(self.before) if number not in left]
        if len(left) + len(self.removed) != len(self.before) or sorted(left) != [
            origin for origin in self.origins if origin is not None
        ]:
            raise NotInRowsError

    @property
    def background(self) -> int:
        """How many more of the events are background."""
        replaced = [self.before[origin] for number in self.changed if (origin := self.origins[number]) is not None]
        gone = sum(event.background for event in (*replaced, *self.removed))
        return sum(event.background for event in self.changed.values()) - gone

    @property
    def end(self) -> Timeline:
        """The new store with the last of its events alone."""
        numbers = range(max(0, len(self.origins) - LAST), len(self.origins))
        return msgspec.structs.replace(self.header, events=tuple([self._at(number) for number in numbers]))

    def _at(self, number: int) -> Event:
        if number in self.changed:
            return self.changed[number]
        origin = self.origins[number]
        assert origin is not None  # what is new has changed
        return self.before[origin]


_NONE = Event(id="", title="")
"""Stands in a block where an event was; no row leads there."""


def _replace(rows: Rows, change: _Change) -> None:
    # An id may be that of another event in the end, so all are looked up before any row changes.
    there: list[tuple[Row, Event, Event | None]] = [(_found(rows, event), event, None) for event in change.removed]
    for number, event in change.changed.items():
        origin = change.origins[number]
        if origin is not None:
            before = change.before[origin]
            there.append((_found(rows, before), before, event))
    new = _placed(rows, change)
    rows.add_sources()
    blocks: dict[int, list[Event]] = {}
    for (place, block, slot), before, held in there:
        rows.forget(before, place)
        if block not in blocks:
            blocks[block] = rows.events(block)
        blocks[block][slot] = _NONE if held is None else held
    for row, _, held in there:
        if held is not None:
            rows.put(held, row)
    for block, events in blocks.items():
        rows.write(block, events)
    rows.insert(new)
    rows.forget_names()


def _found(rows: Rows, event: Event) -> Row:
    row = rows.found(event)
    if row is None:
        raise NotInRowsError
    return row


def _placed(rows: Rows, change: _Change) -> list[tuple[int, Event]]:
    """The new events with places between those around them."""
    numbers = [number for number, origin in enumerate(change.origins) if origin is None]
    found: list[tuple[int, Event]] = []
    for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0]):
        beside = [number for _, number in run]
        low, high = (_place_of(rows, change, number) for number in (beside[0] - 1, beside[-1] + 1))
        found += zip(_between(low, high, len(beside)), [change.changed[number] for number in beside], strict=True)
    return found


def _place_of(rows: Rows, change: _Change, number: int) -> int | None:
    """Where an event stands that was there already; None beside the ends."""
    if not 0 <= number < len(change.origins):
        return None
    origin = change.origins[number]
    assert origin is not None  # the neighbours of a run of new events are none of it
    return _found(rows, change.before[origin])[0]


def _between(low: int | None, high: int | None, count: int) -> Iterable[int]:
    """So many places between two; None: there is nothing. Raises NotInRowsError where there is no room."""
    if high is None:
        return [(0 if low is None else low) + at * APART for at in range(1, count + 1)]
    step = APART if low is None else (high - low) // (count + 1)
    if step < 1:
        raise NotInRowsError
    return [high - at * step for at in range(count, 0, -1)]
