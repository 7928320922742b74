"""Every key of every entry, with what it holds: the one list that all views, edits and checks of keys are made from."""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from timeline.store.entries import (
    AccountEntry,
    CitationEntry,
    ClockEntry,
    CoordinatesEntry,
    EventEntry,
    PointEntry,
    RulingEntry,
    SourceEntry,
    StoreEntry,
    keys_of,
)

Holds = Literal["text", "time", "word", "truth", "number", "zone", "source", "event", "entries"]
"""What a value is: free text, a time, one of some words, the id of a source or of an event, or entries of their own."""

EntryKind = Literal["store", "source", "clock", "event", "account", "coordinates", "citation", "point", "ruling"]

ENTRIES: Mapping[EntryKind, type[msgspec.Struct]] = {
    "store": StoreEntry,
    "source": SourceEntry,
    "clock": ClockEntry,
    "event": EventEntry,
    "account": AccountEntry,
    "coordinates": CoordinatesEntry,
    "citation": CitationEntry,
    "point": PointEntry,
    "ruling": RulingEntry,
}


class Key(msgspec.Struct, frozen=True):
    """One key. `field` is what the entry and the model call it: `as` is no name in Python."""

    name: str
    field: str
    holds: Holds
    many: bool
    """Whether it is a list of these."""
    words: tuple[str, ...]
    """The words that it may be, where it holds one of some; those that stand for no source, where it holds one."""
    meaning: str


@cache
def keys(kind: EntryKind) -> Mapping[str, Key]:
    """The keys of an entry by name, in the order of the docs."""
    entry = ENTRIES[kind]
    types = entry.__annotations__
    pairs = zip(keys_of(entry), entry.__struct_fields__, strict=True)
    return {name: _key(name, field, types[field]) for name, field in pairs}


@cache
def names(kind: EntryKind, *holds: Holds, many: bool | None = None) -> tuple[str, ...]:
    """The names of the keys that hold one of these, in the order of the docs; all of them where none is named."""
    return tuple(
        key.name
        for key in keys(kind).values()
        if (not holds or key.holds in holds) and (many is None or key.many is many)
    )


@cache
def holding(*holds: Holds, many: bool | None = None) -> frozenset[str]:
    """The names of such keys of any entry: what one of them holds, all of that name hold (a test says so)."""
    return frozenset(name for kind in ENTRIES for name in names(kind, *holds, many=many))


def _key(name: str, field: str, annotation: Any) -> Key:
    annotated = _Parts()
    annotated.take(annotation)
    holds: Holds = annotated.said or _by_type(annotated)
    return Key(name, field, holds, annotated.many, annotated.words, annotated.meaning)


class _Parts:
    """What an annotation consists of, without `None` and the order in which it is written."""

    def __init__(self) -> None:
        self.said: Holds | None = None
        self.meaning = ""
        self.many = False
        self.words: tuple[str, ...] = ()
        self.plain: set[type] = set()
        self.nested = False

    def take(self, part: Any) -> None:
        origin, inner = get_origin(part), get_args(part)
        if origin is Annotated:
            for meta in inner[1:]:
                extra = meta.extra or {}
                self.said, self.words = extra.get("holds", self.said), extra.get("words", self.words)
                self.meaning = self.meaning or meta.description or ""
            self.take(inner[0])
        elif origin in (Union, UnionType):
            for each in inner:
                self.take(each)
        elif origin is list:
            self.many = True
            self.take(inner[0])
        elif origin is Literal:
            self.words = inner
        elif origin is dict or (isinstance(part, type) and issubclass(part, msgspec.Struct)):
            self.nested = True
        elif part is not type(None):
            self.plain.add(part)


def _by_type(parts: _Parts) -> Holds:
    if parts.nested:
        return "entries"
    if parts.words:
        return "word"
    if parts.plain == {bool}:
        return "truth"
    return "number" if parts.plain in ({int}, {float}) else "text"
