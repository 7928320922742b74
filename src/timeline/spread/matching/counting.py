"""The first step: what all pieces together must know of each, its events aside."""

from array import array
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from timeline.compare.matching.matcher import matched_by
from timeline.compare.matching.stated import Stating
from timeline.select.withheld import Withheld
from timeline.spread.matching.holding import Gone, Source, held
from timeline.when import When

NO_DAY = -(2**62)
"""The day of what has none."""


class Counted(NamedTuple):
    """A piece in numbers: its ids and links, its tokens and how many events have each, its days, what it states.

    `first` and `last` are the days of its events, `NO_DAY` where one has no date; all by the number of an event within
    the piece.
    """

    ids: Sequence[str]
    same_as: Mapping[int, Sequence[str]]
    not_same: Mapping[int, Sequence[str]]
    first: "array[int]"
    last: "array[int]"
    tokens: Sequence[str]
    counts: "array[int]"
    stated: Sequence[Stating[str]]
    withheld: Withheld
    gone: Gone


def count(source: Source) -> Counted:
    """Counts a piece. Raises as `read_piece`."""
    piece = held(source)
    extents = [event.extent for event in piece.prepared]
    return Counted(
        [event.id for event in piece.events],
        {number: event.same_as for number, event in enumerate(piece.events) if event.same_as},
        {number: event.not_same for number, event in enumerate(piece.events) if event.not_same},
        array("q", [NO_DAY if extent is None else extent.first for extent in extents]),
        array("q", [NO_DAY if extent is None else extent.last for extent in extents]),
        piece.tokens,
        piece.counts,
        piece.stated,
        piece.withheld,
        piece.gone,
    )


def marks(source: Source) -> "array[int]":
    """A number for all that each event is matched by, equal for equal ones."""
    return array("Q", [_mark(matched_by(event)) for event in held(source).events])


def _mark(texts: Sequence[str]) -> int:
    digest = blake2b("\0".join(texts).encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


class At(NamedTuple):
    """One event of a piece, by its number in there."""

    source: Source
    number: int


def matched_by_of(at: At) -> tuple[str, ...]:
    """All that an event is matched by."""
    return matched_by(held(at.source).events[at.number])


def titled(source: Source) -> list[tuple[str, str, When | None]]:
    """The ids, titles and times of the events of a piece."""
    return [(event.id, event.title, event.when) for event in held(source).events]
