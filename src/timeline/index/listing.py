"""Of which stores there are indexes."""

from contextlib import closing, suppress
from pathlib import Path
from typing import Literal, NamedTuple

from timeline.index.file import DAMAGE, connected, facts_in
from timeline.index.place import NONE, Cache
from timeline.index.version import VERSION

State = Literal["", "of a store that is gone", "of another version", "cannot be read", "of a store that gets none"]


class Listed(NamedTuple):
    """A file of the cache: of which store, None where nobody can tell, how many bytes, and what is with it."""

    store: str | None
    size: int
    state: State


def listed(cache: Cache) -> list[Listed]:
    """Every file of the cache, the largest first."""
    found = []
    for path in cache.files():
        with suppress(OSError):
            size = path.stat().st_size
            store, state = _of(path)
            found.append(Listed(store, size, state))
    return sorted(found, key=lambda one: -one.size)


def _of(path: Path) -> tuple[str | None, State]:
    if path.suffix == NONE:
        return None, "of a store that gets none"
    try:
        with closing(connected(path)) as connection:
            facts = facts_in(connection)
    except DAMAGE:
        facts = None
    if facts is None:
        return None, "cannot be read"
    if facts.version != VERSION:
        return facts.store, "of another version"
    return facts.store, "" if Path(facts.store).exists() else "of a store that is gone"
