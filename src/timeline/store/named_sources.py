"""The sources that an entry names: each is one of the store, whatever key names it."""

from collections.abc import Container
from functools import cache

import msgspec

from timeline.store.entries import RefusedEntryError
from timeline.store.keys import EntryKind, keys


def check_named(kind: EntryKind, entry: msgspec.Struct, sources: Container[str]) -> None:
    """Raises RefusedEntryError where a key that holds the id of a source names none of these."""
    for field, many, words in _naming(kind):
        named = getattr(entry, field)
        if named is None or (not many and (named in sources or named in words)):
            continue
        if not many or not all(name is None or name in sources for name in named):
            raise RefusedEntryError("an unknown source")


@cache
def _naming(kind: EntryKind) -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    """The fields of an entry that name sources, whether they name several, and the words that stand for none."""
    return tuple((key.field, key.many, key.words) for key in keys(kind).values() if key.holds == "source")
