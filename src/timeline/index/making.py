"""Makes the index of a store: written beside, and put in its place whole."""

import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from timeline.index.file import APPLICATION, INDEXES, TABLES, Facts
from timeline.index.place import MAKING, TIMES, Cache
from timeline.index.texts import packed_texts
from timeline.index.version import VERSION
from timeline.model import Event, Timeline
from timeline.select.drafts import settled
from timeline.select.withheld import public
from timeline.store.appending import ends_of
from timeline.store.reading import Stored
from timeline.when import sort_key

BLOCK = 32
"""How many events are compressed as one."""
APART = 1 << 20
"""How far apart the places of two events are at first: a new one finds room between them."""


class Keeping(NamedTuple):
    """What is kept beside the events, which only those know that draw them."""

    whole: Callable[[Timeline], Mapping[str, bytes]]
    """Of all of a timeline, by name."""
    block: Callable[[Sequence[Event], Timeline, str], bytes]
    """Of some events of a timeline, in a zone."""


_OLD = 900
"""Seconds after which what somebody was making is nobody's."""


def make(
    cache: Cache, store: Path, read: Callable[[], Stored], kept: Keeping | None = None, *, times: int = TIMES
) -> Path | None:
    """Writes the index of a store that `read` reads; None where it would be too large, or somebody is making it.

    `kept` says what else is kept of the timeline, which only those know that draw it.

    Raises OSError where the disk has no room, sqlite3.Error where SQLite cannot write there, and what `read` raises.
    """
    path = cache.index_of(store)
    # What cannot be made is known before the store is read.
    cache.make_folder()
    with making(path) as made:
        if made is None:
            return None
        stored = read()
        try:
            _fill(made, stored, kept)
            is_small = made.stat().st_size <= times * stored.size
        except OverflowError:
            is_small = False  # a time so far off that no number of SQLite holds it: such a story is read each time
        if not is_small:
            cache.none_of(store).touch(0o600)
            return None
        made.replace(path)
    cache.keep_within()
    return path


@contextmanager
def making(path: Path) -> Iterator[Path | None]:
    """A file of ours beside the one that is to be; None where somebody is making that one."""
    made = path.with_suffix(path.suffix + MAKING)
    for _ in range(2):
        try:
            os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            if time.time() - made.stat().st_mtime < _OLD:
                break
            made.unlink()
            continue
        try:
            yield made
        finally:
            with suppress(OSError):
                made.unlink()
        return
    yield None


@contextmanager
def written(path: Path) -> Iterator[sqlite3.Connection]:
    """A new database in an empty file, which is on the disk when the block ends."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for line in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "page_size = 8192"):
            connection.execute(f"PRAGMA {line}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fill(path: Path, stored: Stored, kept: Keeping | None) -> None:
    timeline = settled(stored.timeline)
    zone = timeline.timezone or "UTC"
    with written(path) as database:
        for statement in TABLES.split(";"):
            database.execute(statement)
        numbers = {name: number for number, name in enumerate(timeline.sources)}
        database.executemany("INSERT INTO source VALUES (?, ?)", ((number, name) for name, number in numbers.items()))
        _write_events(database, timeline, zone, kept)
        told = ((number, place) for place, each in _placed(timeline) for number in _tellers(each, numbers))
        database.executemany("INSERT INTO told VALUES (?, ?)", told)
        _write_names(database, timeline)
        more = {} if kept is None else kept.whole(timeline)
        database.executemany(
            "INSERT INTO kept VALUES (?, ?)", ((name, zlib.compress(data, 1)) for name, data in more.items())
        )
        facts = Facts(
            version=VERSION,
            sha256=stored.sha256,
            store=str(stored.path),
            size=stored.size,
            zone=zone,
            events=len(timeline.events),
            background=sum(event.background for event in timeline.events),
            private=public(timeline)[0] is not timeline,
            drafts=timeline is not stored.timeline,
            ends=None
            if stored.parts
            else ends_of(stored.data, stored.text, stored.timeline, len(stored.timeline.events)),
            header=msgspec.Raw(msgspec.msgpack.encode(msgspec.structs.replace(timeline, events=()))),
        )
        database.execute("INSERT INTO facts VALUES (?)", (msgspec.msgpack.encode(facts),))
        for statement in INDEXES.split(";"):
            database.execute(statement)


def _placed(timeline: Timeline) -> Iterator[tuple[int, Event]]:
    return ((number * APART, event) for number, event in enumerate(timeline.events))


def _write_events(database: sqlite3.Connection, timeline: Timeline, zone: str, kept: Keeping | None) -> None:
    """The events in blocks, in the order in which they are shown: those of one time stand together."""
    ordered = sorted(
        ((sort_key(event.when, zone, event.id), place, event) for place, event in _placed(timeline)),
        key=lambda one: one[:2],
    )
    names = {source.id: source.name for source in timeline.sources.values()}
    for number, begin in enumerate(range(0, len(ordered), BLOCK)):
        block = ordered[begin : begin + BLOCK]
        rows = [row_of(event, place, key, number, slot) for slot, (key, place, event) in enumerate(block)]
        database.executemany(f"INSERT INTO event VALUES ({', '.join('?' * len(rows[0]))})", rows)
        events = [event for _, _, event in block]
        database.execute("INSERT INTO block VALUES (?, ?)", (number, packed(events)))
        database.execute("INSERT INTO texts VALUES (?, ?)", (number, packed_texts(events, names)))
        if kept is not None:
            sights = zlib.compress(kept.block(events, timeline, zone), 1)
            database.execute("INSERT INTO sight VALUES (?, ?)", (number, sights))


def packed(events: Sequence[Event]) -> bytes:
    """The data of a block."""
    return zlib.compress(msgspec.msgpack.encode(events), 1)


def row_of(event: Event, place: int, key: Sequence[object], block: int, slot: int) -> tuple[object, ...]:
    """The row of an event, in the order of the columns."""
    when = event.when
    timed = when is not None and when.form != "unknown"
    bounds = (when.earliest, when.latest) if when is not None else (None, None)
    return place, event.id, event.title, event.background, timed, *bounds, *key[:-1], block, slot


def _tellers(event: Event, numbers: dict[str, int]) -> set[int]:
    return {numbers[account.source] for account in event.accounts if account.source in numbers}


def _write_names(database: sqlite3.Connection, timeline: Timeline) -> None:
    numbers: dict[tuple[str, str], int] = {}
    rows = set()
    for place, event in _placed(timeline):
        for held in names_of(event):
            rows.add((numbers.setdefault(held, len(numbers)), place))
    database.executemany("INSERT INTO name VALUES (?, ?, ?)", ((number, *held) for held, number in numbers.items()))
    database.executemany("INSERT INTO named VALUES (?, ?)", sorted(rows))


def names_of(event: Event) -> Iterator[tuple[str, str]]:
    """Tags, actors and places of an event, each with what it is."""
    yield from (("tag", text) for text in event.tags)
    yield from (("actor", text) for text in event.actors)
    places = (event.place, *(account.place for account in event.accounts))
    yield from (("place", text) for text in places if text is not None)
