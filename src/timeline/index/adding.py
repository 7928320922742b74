"""What a new event must be compared with, and its row behind the others once it was written."""

import sqlite3
from pathlib import Path

import msgspec

from timeline.index.asking import part_with
from timeline.index.file import Facts, Index
from timeline.index.making import APART, Keeping
from timeline.index.part import Part
from timeline.index.rows import Rows
from timeline.model import Event, Timeline
from timeline.select.withheld import public
from timeline.store.ends import Ends
from timeline.when import When
from timeline.when.civil import DAY


def header_of(index: Index) -> Part:
    """The store without its events, but with their ids."""
    return part_with(index, (), frozenset([name for (name,) in index.rows("SELECT id FROM event")]))


def near(index: Index, when: When, window: int, far: int) -> Part | None:
    """The events at most so many days from a time, those without one, and so many of the first that are further away.

    A few more than that; None where the time has no bounds, since then all are near.
    """
    if when.earliest is None or when.latest is None:
        return None
    # Days are those of the calendar as written, which is up to two weeks off, and so are zones by a day.
    reach = (window + 20) * DAY
    unbound = "earliest IS NULL OR latest IS NULL OR timed = 0"
    is_near = f"({unbound} OR (latest > ? AND earliest < ?))"
    bounds = (when.earliest - reach, when.latest + reach)
    rows = set(index.rows(f"SELECT place, block, slot FROM event WHERE {is_near}", bounds))
    away = f"SELECT place, block, slot FROM event WHERE NOT {is_near} ORDER BY place LIMIT ?"
    rows.update(index.rows(away, (*bounds, far)))
    return part_with(index, index.events((block, slot) for _, block, slot in sorted(rows)))


def append(
    index: Path,
    facts: Facts,
    events: tuple[Event, ...],
    header: Timeline,
    data: tuple[str, int, Ends],
    kept: Keeping,
) -> None:
    """Takes new events in behind all others. `data`: hash, size and ends of the store that has them.

    Raises sqlite3.Error, OverflowError; then the index is as it was.
    """
    database = sqlite3.connect(index, isolation_level=None, timeout=0)
    try:
        database.execute("BEGIN IMMEDIATE")
        # Somebody may have put another index there meanwhile.
        if database.execute("SELECT value FROM facts").fetchone() == (msgspec.msgpack.encode(facts),):
            rows = Rows(database, header, facts.zone, kept)
            last = rows.last()
            rows.insert([(last + at * APART, event) for at, event in enumerate(events, 1)])
            sha256, size, ends = data
            background = facts.background + sum(event.background for event in events)
            is_private = facts.private or public(msgspec.structs.replace(header, events=events))[0].events != events
            changed = {"sha256": sha256, "size": size, "ends": ends, "events": facts.events + len(events)}
            made = msgspec.structs.replace(facts, **changed, background=background, private=is_private)
            database.execute("UPDATE facts SET value = ?", (msgspec.msgpack.encode(made),))
            # What was drawn of all events is drawn without the new one.
            database.execute("DELETE FROM kept")
        database.execute("COMMIT")
    finally:
        database.close()
