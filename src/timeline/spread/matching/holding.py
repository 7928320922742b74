"""What a worker keeps of the pieces that it has read: the next function often asks for the same ones."""

from array import array
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from timeline.compare.matching.prepared import Prepared
from timeline.compare.matching.stated import Stating, stated_by
from timeline.compare.matching.tokens import Vocabulary, folded_name
from timeline.compare.matching.weighing import token_counts
from timeline.model import Event, Timeline
from timeline.select.drafts import settled
from timeline.select.withheld import Withheld, public
from timeline.spread.pieces import Piece, read_piece

MOST = 700 << 20
"""So many bytes of events a process keeps, estimated by the next two."""
_AN_EVENT, _A_BYTE = 850, 8
"""What an event takes whatever it says, and what each byte of its text: measured with events of one sentence (2.8 KB
each) and of two accounts (6.7 KB), as they are and as matching sees them."""


_NAME_OF = lru_cache(1 << 16)(folded_name)
"""Most words of a store stand in each of its pieces."""


class Source(msgspec.Struct, frozen=True):
    """Where some events are, and how they are to be read.

    `frame` is that of the store, `withheld` whether what is private is left out.
    """

    piece: Piece
    frame: Mapping[str, object] | None
    withheld: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from others."""
        return self.piece.path, self.piece.ranges, self.piece.sha256, self.withheld


class Gone(NamedTuple):
    """The ids of events that do not count: of drafts, and of those that are left out as private."""

    drafts: Sequence[str] = ()
    hidden: Sequence[str] = ()


class Held:
    """The events of a piece, as they are and as matching sees them."""

    def __init__(self, timeline: Timeline, text: int, withheld: Withheld, gone: "Gone") -> None:
        """`text` is how many bytes they were read from."""
        self.events: tuple[Event, ...] = timeline.events
        self.size = _AN_EVENT * len(self.events) + _A_BYTE * text
        """How much memory they take, about."""
        self.withheld = withheld
        self.gone = gone
        self.vocabulary = Vocabulary(_NAME_OF)
        self.prepared = [Prepared(event, self.vocabulary) for event in self.events]
        self.tokens = list(self.vocabulary.numbers)
        """The tokens in the order in which they were met."""
        self._numbers: Sequence[int] = range(len(self.tokens))
        """What the tokens have as numbers now, in their order."""
        # Both are asked for before tokens are numbered anew, and known from then on.
        self.counts = array("I", token_counts(self.prepared, len(self.tokens)))
        """In how many events each of them occurs."""
        self.stated = [
            Stating(field.events, {self.tokens[token]: count for token, count in field.tokens.items()})
            for field in stated_by(self.prepared)
        ]

    def number(self, numbers: "array[int]") -> None:
        """Gives the tokens the numbers that they have in all pieces of both stores.

        A worker of a cluster lives longer than a command: the next one may lay the piece beside another store.
        """
        if self._numbers == numbers:
            return
        new = dict(zip(self._numbers, numbers, strict=True))
        for event in self.prepared:
            event.renumber(new)
        self.vocabulary = self.vocabulary.renumbered(new)
        self._numbers = numbers


_HELD: "OrderedDict[tuple[object, ...], Held]" = OrderedDict()


def held(source: Source) -> Held:
    """The events of a piece, read anew where this process does not have them. Raises as `read_piece`."""
    found = _HELD.get(source.key)
    if found is None:
        found = _read(source)
        _HELD[source.key] = found
        while len(_HELD) > 1 and sum(one.size for one in _HELD.values()) > MOST:
            _HELD.popitem(last=False)
    _HELD.move_to_end(source.key)
    return found


def _read(source: Source) -> Held:
    read = read_piece(source.piece, source.frame).timeline
    drafts = [event.id for event in read.events if event.draft]
    whole = settled(read)
    if not source.withheld:
        return Held(whole, source.piece.size, Withheld(), Gone(drafts))
    kept, withheld = public(whole)
    hidden = [event.id for event in whole.events if event.private]
    return Held(kept, source.piece.size, withheld, Gone(drafts, hidden))
