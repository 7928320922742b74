"""The rows of some events in an index that is open to be written."""

import sqlite3
import zlib
from collections.abc import Sequence

import msgspec

from timeline.index.making import BLOCK, Keeping, names_of, packed, row_of
from timeline.index.texts import packed_texts
from timeline.model import Event, Timeline
from timeline.when import sort_key

Row = tuple[int, int, int]
"""Place, block and slot of an event."""


class Rows:
    """The rows of an index, in a transaction of whoever changes them. What it does raises sqlite3.Error."""

    def __init__(self, database: sqlite3.Connection, header: Timeline, zone: str, kept: Keeping) -> None:
        """`header` is the store without its events, `zone` the one in which they stand."""
        self._database, self._header, self._zone, self._kept = database, header, zone, kept
        self._names = {source.id: source.name for source in header.sources.values()}

    def found(self, event: Event) -> Row | None:
        """Where an event stands, by its id."""
        statement = "SELECT place, block, slot FROM event WHERE id = ?"
        row: Row | None = self._database.execute(statement, (event.id,)).fetchone()
        return row

    def last(self) -> int:
        """The place of the last event; that of the one before the first where there is none."""
        (place,) = self._database.execute("SELECT coalesce(max(place), 0) FROM event").fetchone()
        return int(place)

    def put(self, event: Event, row: Row) -> None:
        """Says where an event stands, who tells it and what it names."""
        values = row_of(event, row[0], sort_key(event.when, self._zone, event.id), *row[1:])
        self._database.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(values))})", values)
        for source in sorted({account.source for account in event.accounts}):
            self._database.execute("INSERT INTO told SELECT number, ? FROM source WHERE id = ?", (row[0], source))
        for kind, text in sorted(set(names_of(event))):
            self._database.execute("INSERT INTO named VALUES (?, ?)", (self._name(kind, text), row[0]))

    def forget(self, event: Event, place: int) -> None:
        """Takes out what `put` has said of an event as it was then."""
        self._database.execute("DELETE FROM event WHERE place = ?", (place,))
        # By their whole keys: no other way is quick.
        for source in {account.source for account in event.accounts}:
            statement = "DELETE FROM told WHERE source = (SELECT number FROM source WHERE id = ?) AND place = ?"
            self._database.execute(statement, (source, place))
        for kind, text in set(names_of(event)):
            self._database.execute("DELETE FROM named WHERE name = ? AND place = ?", (self._name(kind, text), place))

    def forget_names(self) -> None:
        """Takes out names that no event has any more: who asks for one shall hear that there is none."""
        self._database.execute("DELETE FROM name WHERE number NOT IN (SELECT name FROM named)")

    def add_sources(self) -> None:
        """Takes in the sources that are new."""
        known = {name for (name,) in self._database.execute("SELECT id FROM source")}
        for name in self._header.sources:
            if name not in known:
                statement = "INSERT INTO source SELECT coalesce(max(number), -1) + 1, ? FROM source"
                self._database.execute(statement, (name,))

    def events(self, block: int) -> list[Event]:
        """The events of a block."""
        (data,) = self._database.execute("SELECT data FROM block WHERE number = ?", (block,)).fetchone()
        return msgspec.msgpack.decode(zlib.decompress(data), type=list[Event])

    def write(self, block: int, events: Sequence[Event]) -> None:
        """Writes the data of a block."""
        sights = zlib.compress(self._kept.block(events, self._header, self._zone), 1)
        for table, data in (
            ("block", packed(events)), ("texts", packed_texts(events, self._names)), ("sight", sights)
        ):  # fmt: skip
            self._database.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (block, data))

    def insert(self, placed: Sequence[tuple[int, Event]]) -> None:
        """Puts new events in, each at its place, in blocks of their own."""
        (last,) = self._database.execute("SELECT coalesce(max(number), -1) FROM block").fetchone()
        for number, begin in enumerate(range(0, len(placed), BLOCK), last + 1):
            block = placed[begin : begin + BLOCK]
            for slot, (place, event) in enumerate(block):
                self.put(event, (place, number, slot))
            self.write(number, [event for _, event in block])

    def _name(self, kind: str, text: str) -> int:
        found = self._database.execute("SELECT number FROM name WHERE kind = ? AND text = ?", (kind, text)).fetchone()
        if found is None:
            found = self._database.execute("SELECT coalesce(max(number), -1) + 1 FROM name").fetchone()
            self._database.execute("INSERT INTO name VALUES (?, ?, ?)", (found[0], kind, text))
        return int(found[0])
