"""Places in a piece as those in the file that it is of."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.errors import Place
from timeline.spread.pieces import Piece, data_of
from timeline.store.decoding import BOM
from timeline.store.positions import REACH, line_begins_of, place_in


class Lines(NamedTuple):
    """How many lines of a piece stand above its events and how many these have; the last one, as of a `Place`."""

    above: int
    events: int
    last: str


def text_of(piece: Piece) -> str:
    """The text of a piece. Raises MovedOnError, OSError."""
    return data_of(piece).removeprefix(BOM).decode()


def lines_of(piece: Piece, text: str) -> Lines:
    """The lines of a piece, whose text is given."""
    if len(piece.ranges) == 1:
        return Lines(0, text.count("\n"), "")
    # The end of what stands behind the events is counted from the end, since a mark may stand before all.
    behind = piece.ranges[2][1] - piece.ranges[2][0]
    data = text.encode()
    begin = len(data) - behind - (piece.ranges[1][1] - piece.ranges[1][0])
    events = data[begin : len(data) - behind]
    count = events.count(b"\n") + (not events.endswith(b"\n"))
    end = len(data[: len(data) - behind].decode())
    return Lines(data[:begin].count(b"\n"), count, place_in(text, line_begins_of(text), "", end, end, REACH).above)


class PieceLines:
    """Where the lines of each piece of a store are in the files."""

    def __init__(self, pieces: Sequence[Piece], lines: Sequence[Lines]) -> None:
        self._lines = lines
        self.firsts: list[int] = []
        """The first piece of each file."""
        self._first_of: list[int] = []
        self._before: list[int] = []
        self._all: dict[int, int] = {}
        self._last_of: dict[int, int] = {}
        for number, piece in enumerate(pieces):
            if not number or piece.path != pieces[number - 1].path:
                self.firsts.append(number)
                self._all[number] = 0
            first = self.firsts[-1]
            self._first_of.append(first)
            self._before.append(self._all[first])
            self._all[first] += lines[number].events
            self._last_of[first] = number

    def in_file(self, place: Place, number: int) -> Place:
        """A place in the piece of that number as one in its file."""
        own, first = self._lines[number], self._first_of[number]
        if place.line <= own.above:
            return place
        if place.line <= own.above + own.events:
            moved = place._replace(line=place.line + self._before[number])
            is_first = place.line == own.above + 1
            return moved._replace(above=self._lines[number - 1].last) if is_first and number > first else moved
        moved = place._replace(line=place.line + self._all[first] - own.events)
        is_first = place.line == own.above + own.events + 1
        last = self._last_of[first]
        return moved._replace(above=self._lines[last].last) if is_first and number < last else moved
