"""Which of two values stands where both stores say something else of one thing, and what was chosen between."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Side = Literal["a", "b"]


class Differing(NamedTuple):
    """A key of an event or an account that both stores have, and not alike; `entry` is its reference."""

    entry: str
    key: str
    a: str
    b: str


class Choices(NamedTuple):
    """Whose value stands; the other one goes into the note of the entry."""

    prefer: Side = "a"
    chosen: Mapping[tuple[str, str], Side] = {}
    """By entry and key, what stands above that."""

    def side(self, entry: str, key: str) -> Side:
        """Whose value of that key stands."""
        return self.chosen.get((entry, key), self.prefer)
