"""The file of an index: its tables, opening it where it is of just these bytes, and the entries in it."""

import os
import sqlite3
import stat
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from timeline.index.version import VERSION
from timeline.model import Event, Timeline
from timeline.store.ends import Ends

APPLICATION = 0x546D6C6E
"""Says that the file is ours, to us and to `file`."""

TABLES = """
CREATE TABLE facts (value BLOB NOT NULL);
CREATE TABLE event (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, background INTEGER NOT NULL,
    timed INTEGER NOT NULL, earliest INTEGER, latest INTEGER,
    late INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, shown INTEGER NOT NULL,
    precision INTEGER NOT NULL, block INTEGER NOT NULL, slot INTEGER NOT NULL
);
CREATE TABLE source (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE told (source INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (source, place)) WITHOUT ROWID;
CREATE TABLE name (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE named (name INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (name, place)) WITHOUT ROWID;
CREATE TABLE block (number INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE kept (name TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE sight (block INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE texts (block INTEGER PRIMARY KEY, data BLOB NOT NULL);
"""
INDEXES = """
CREATE INDEX event_id ON event (id);
CREATE INDEX event_order ON event (late, day, kind, shown, precision, id);
"""
ORDER = "late, day, kind, shown, precision, id"
"""The columns by which events are shown, as `timeline.when.sort_key` has them."""

DAMAGE = (sqlite3.Error, msgspec.MsgspecError, zlib.error, OSError, LookupError, UnicodeError, TypeError)
"""What reading an index raises that somebody has cut short, or written into."""


class Facts(msgspec.Struct, frozen=True):
    """What an index is of. `sha256` is that of the bytes of the store, `zone` the one in which its events stand."""

    version: str
    sha256: str
    store: str
    size: int
    zone: str
    events: int
    background: int
    private: bool
    """Whether anything in the store is."""
    drafts: bool
    """Whether the store has drafts, which are not in the index."""
    ends: Ends | None
    """Where a new event can be written without reading all of the store; None where it cannot."""
    header: msgspec.Raw
    """The timeline without its events."""


class Index:
    """An index that is open for reading; whoever asks it has `DAMAGE` to catch."""

    def __init__(self, connection: sqlite3.Connection, facts: Facts, path: Path) -> None:
        self.facts = facts
        self.path = path
        self._connection = connection
        self.having: dict[tuple[str, ...], set[tuple[int, int]]] = {}
        """The blocks and slots of the events in which texts stand that were asked for already."""
        self._blocks: dict[int, list[msgspec.Raw]] = {}

    @cached_property
    def header(self) -> Timeline:
        """Every source and every key of the store, and no event."""
        return msgspec.msgpack.decode(self.facts.header, type=Timeline)

    def rows(self, statement: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """What a statement finds."""
        return self._connection.execute(statement, values)

    def events(self, rows: Iterable[tuple[int, int]]) -> list[Event]:
        """The events in these blocks and slots, in that order."""
        decode = msgspec.msgpack.Decoder(Event).decode
        return [decode(self._block(block)[slot]) for block, slot in rows]

    def kept(self, name: str) -> bytes | None:
        """What was kept under a name when the index was made."""
        found = self._connection.execute("SELECT data FROM kept WHERE name = ?", (name,)).fetchone()
        return None if found is None else zlib.decompress(found[0])

    def sights(self, block: int) -> bytes:
        """What was kept beside the events of a block."""
        (data,) = self._connection.execute("SELECT data FROM sight WHERE block = ?", (block,)).fetchone()
        return zlib.decompress(data)

    def _block(self, number: int) -> list[msgspec.Raw]:
        held = self._blocks.get(number)
        if held is None:
            (data,) = self._connection.execute("SELECT data FROM block WHERE number = ?", (number,)).fetchone()
            held = self._blocks[number] = msgspec.msgpack.decode(zlib.decompress(data), type=list[msgspec.Raw])
        return held

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()


def opened(path: Path, sha256: str) -> Index | None:
    """The index in a file where it is of the bytes with this hash, of this program and of this model; None elsewhere.

    One that is damaged or foreign is None too: the next one takes its place.
    """
    if not path.exists():
        return None
    try:
        connection = connected(path)
    except DAMAGE:
        return None
    try:
        facts = facts_in(connection)
    except DAMAGE:
        facts = None
    if facts is None or facts.version != VERSION or facts.sha256 != sha256:
        connection.close()
        return None
    return Index(connection, facts, path)


def connected(path: Path) -> sqlite3.Connection:
    """A file opened to be read. Raises what `DAMAGE` names."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        # A pipe would wait for a writer, whatever signals come.
        raise OSError("no file")
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        # Somebody else's file would be somebody else's story.
        raise OSError("not ours")
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)
    # No function runs because of what stands in the file itself.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    return connection


def facts_in(connection: sqlite3.Connection) -> Facts | None:
    """What an open index is of; None where it is no index. Raises what `DAMAGE` names."""
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
        return None
    (value,) = connection.execute("SELECT value FROM facts").fetchone()
    return msgspec.msgpack.decode(value, type=Facts)
