"""A timeline of which only some events are at hand."""

import msgspec

from timeline.model import Timeline


class Whole(msgspec.Struct, frozen=True):
    """How many events the store has in which a part stands, and how many of them are background."""

    events: int
    background: int


class Part(Timeline, frozen=True, kw_only=True, dict=True):
    """Every source and every key of a store, and those of its events that were asked for, in the order of the file."""

    whole: Whole
    known: frozenset[str] = frozenset()
    """The ids of all events of the store, where a command needs them."""

    def count(self, *, background: bool) -> int:
        """How many events the whole store has; those of the background are counted where that is asked for."""
        return self.whole.events - (0 if background else self.whole.background)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all events of the store, as far as they are known."""
        return self.known or super().ids
