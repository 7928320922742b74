"""Stores for the tests of joining, and pairs of their events."""

from collections.abc import Sequence

from tests.store.editing.written import Written
from timeline.compare.matching import MatchedPair
from timeline.store import Stored, read_store


def read(store: str | Written, name: str = "a.yaml") -> Stored:
    """A store that has not been a file."""
    return read_store(None, store.encode() if isinstance(store, str) else store.data, name)


def as_pairs(pairs: Sequence[tuple[str, str]]) -> list[MatchedPair]:
    """Pairs of events as the matcher gives them, surer from the first to the last."""
    return [MatchedPair(a, b, 0.9 - number / 1000) for number, (a, b) in enumerate(pairs)]
