"""Changes of a store as values: what is added, set, unset, removed, renamed or replaced, and in which entry.

Entries and values are plain trees as YAML holds them: texts, integers, truths, lists and maps with text keys. Texts
are given as they are meant, never quoted; a whole number where format 1 takes one (a bare year, the value of a point)
may be given as text or as a number. Keys that are None, and items that are None, are left out.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from timeline.model import Account, Event

Value: TypeAlias = object
"""A text, an integer, a truth, a list of values, or a map of keys and values."""

EntryTree: TypeAlias = Mapping[str, Value]
"""The keys of one entry, in the order in which they shall be written."""

Named = Literal["event", "source", "tag", "point"]


class OfStore(msgspec.Struct, frozen=True):
    """The store itself: its title, its timezone, its note."""


class OfSource(msgspec.Struct, frozen=True):
    """One source, by its id."""

    source: str


class OfEvent(msgspec.Struct, frozen=True):
    """One event, by its id."""

    event: str


class OfAccount(msgspec.Struct, frozen=True):
    """One account: the id of its event, and its number in `Event.accounts`, from 0."""

    event: str
    number: int


Target: TypeAlias = OfStore | OfSource | OfEvent | OfAccount


class AddEvent(msgspec.Struct, frozen=True):
    """A new event: before the first one that is later where `sorted` is set, else at the end of the list."""

    entry: EntryTree
    sorted: bool = False


class AddAccount(msgspec.Struct, frozen=True):
    """A new account, behind the others of its event."""

    event: str
    entry: EntryTree


class AddSource(msgspec.Struct, frozen=True):
    """A new source, behind the others."""

    source: str
    entry: EntryTree


class SetKey(msgspec.Struct, frozen=True):
    """A key of an entry and its value; the key is added at its place where the entry has none."""

    target: Target
    key: str
    value: Value


class UnsetKey(msgspec.Struct, frozen=True):
    """A key of an entry is taken out."""

    target: Target
    key: str


class SetPoint(msgspec.Struct, frozen=True):
    """A point of an event or an account: its value, or all keys of its long form."""

    target: Target
    name: str
    value: Value


class UnsetPoint(msgspec.Struct, frozen=True):
    """A point is taken out, and the key `points` with the last of them."""

    target: Target
    name: str


class Remove(msgspec.Struct, frozen=True):
    """A source, an event or an account is taken out with the comments that touch it from above."""

    target: Target


class Rename(msgspec.Struct, frozen=True):
    """An id, a tag or the name of a point gets another name everywhere; a point only in `event` where that is given.

    With `join` both names are those of a source: whatever names the old one names the new one then, and the entry of
    the old one stays, named by nothing.
    """

    kind: Named
    old: str
    new: str
    event: str | None = None
    join: bool = False


class Replace(msgspec.Struct, frozen=True):
    """An entry is written anew: `text` is what `entry_text` gave, as somebody has changed it."""

    target: Target
    text: str


Edit: TypeAlias = (
    AddEvent | AddAccount | AddSource | SetKey | UnsetKey | SetPoint | UnsetPoint | Remove | Rename | Replace
)


class Change(msgspec.Struct, frozen=True):
    """Where an edit shows in the new text; what was removed has the line where it stood, and no lines."""

    reference: str
    """The event, `EVENT/SOURCE`, `EVENT/SOURCE@PUBLISHED` or the source; the new name of what was renamed."""
    line: int
    """The first line, from 1."""
    lines: int
    column: int = 0
    """How far the lines of an entry that was replaced stand to the right of its text in an editor."""
    file: str = ""
    """What messages call the part of a folder; empty where the store is one file."""
    above: int = 0
    """How many lines stand above that file in the text of a folder."""
    parts: int = 1
    """How many files it shows in; the lines of all are counted."""


def target_of(event: Event, account: Account | None = None) -> OfEvent | OfAccount:
    """The target that an event, or an account of it, is for an edit."""
    if account is None:
        return OfEvent(event.id)
    number = next(number for number, other in enumerate(event.accounts) if other is account)
    return OfAccount(event.id, number)
