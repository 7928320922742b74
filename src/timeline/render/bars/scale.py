"""The scale of a drawing: bursts, which are to scale, and the silences between them, which are cut.

Each burst has a scale of its own. The cells go to the bursts by the number of times that stand in them, and a little
by their length (its fourth root): a burst of an hour beside one of a month would be one cell by length alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import isqrt
from typing import NamedTuple

from timeline.render.silences import Silence, silences

LEAST = 14
"""So few cells hold two bursts with what they are called."""

_WIDE_FROM = 36
"""From so many cells on a cut has a cell on either side of its sign."""
_LEFT = 4
"""So many cells more than a label there are for each cut, else too little would be left that is to scale."""


class Burst(NamedTuple):
    """A length of time that is drawn to scale, both ends included: microseconds, and its cells."""

    begin: int
    end: int
    at: int
    cells: int

    def cell(self, instant: int) -> int:
        """The cell of an instant that lies in it."""
        length = self.end - self.begin
        if not length:
            return self.at
        return self.at + min((instant - self.begin) * self.cells // length, self.cells - 1)


class Cut(NamedTuple):
    """A silence between two bursts; all of it lies in one cell, `sign`."""

    begin: int
    end: int
    sign: int


class Scale(NamedTuple):
    """Bursts and the cuts between them, in order; there is one cut less. `cells` is the width of all."""

    bursts: tuple[Burst, ...]
    cuts: tuple[Cut, ...]
    cells: int

    def cell(self, instant: int) -> int:
        """Where an instant is drawn: in its burst, else at the sign of its cut, else at the nearer end.

        Never further left than an earlier instant.
        """
        place = bisect_right(self.bursts, instant, key=_begin) - 1
        if place < 0:
            return 0
        burst = self.bursts[place]
        if instant <= burst.end:
            return burst.cell(instant)
        return self.cuts[place].sign if place < len(self.cuts) else self.cells - 1

    def reached(self, stated: int, bound: int) -> int:
        """The cell to which something reaches that can be as early or as late as a bound, and is stated elsewhere.

        What is less than a cell away does not count, nor what is less than a tenth into the silence beside it.
        """
        place = bisect_right(self.bursts, stated, key=_begin) - 1
        burst = self.bursts[place]
        if burst.begin <= bound <= burst.end:
            is_near = abs(bound - stated) * burst.cells < burst.end - burst.begin
            return burst.cell(stated if is_near else bound)
        edge, at = (burst.end, place) if bound > burst.end else (burst.begin, place - 1)
        beside = self.cuts[at] if 0 <= at < len(self.cuts) else None
        is_near = beside is None or abs(bound - edge) * 10 < beside.end - beside.begin
        return burst.cell(edge) if is_near else self.cell(bound)


def _begin(burst: Burst) -> int:
    return burst.begin


def scale_of(stated: Sequence[Sequence[int]], cells: int, label: int = 6) -> Scale:
    """The scale of a story in at least `LEAST` cells; it has no bursts where nothing is stated.

    `stated` has for each event the instants that are stated of it, ascending, in microseconds. `label` is how many
    cells a date takes: every burst with the cut behind it has room for one, and in `LEAST` cells for one of six.
    """
    instants = sorted({instant for event in stated for instant in event})
    if not instants:
        return Scale((), (), cells)
    silent = silences(stated, cells // (label + _LEFT))
    begins = [instants[0], *[silence.end for silence in silent]]
    ends = [*[silence.begin for silence in silent], instants[-1]]
    margin = 1 if cells >= _WIDE_FROM else 0
    told = sorted({event[0] for event in stated if event})
    weights = [
        isqrt(isqrt(end - begin)) * (bisect_right(told, end) - bisect_left(told, begin))
        for begin, end in zip(begins, ends, strict=True)
    ]
    cut = 1 + 2 * margin
    shares = _shared(weights, cells - len(silent) * cut, least=label + 1 - cut)
    return _placed(list(zip(begins, ends, shares, strict=True)), silent, margin, cells)


def _shared(weights: Sequence[int], cells: int, least: int) -> list[int]:
    """Cells for each burst, at least `least`, what is left by weight, in whole cells (largest remainders)."""
    spare = cells - least * len(weights)
    whole = sum(weights)
    if not whole:
        return [*[least] * (len(weights) - 1), least + spare]
    shares = [divmod(weight * spare, whole) for weight in weights]
    missing = spare - sum(share for share, _ in shares)
    favoured = sorted(range(len(weights)), key=lambda place: (-shares[place][1], place))[:missing]
    return [least + share + (place in favoured) for place, (share, _) in enumerate(shares)]


def _placed(spans: Sequence[tuple[int, int, int]], silent: Sequence[Silence], margin: int, cells: int) -> Scale:
    bursts: list[Burst] = []
    cuts: list[Cut] = []
    at = 0
    for place, (begin, end, share) in enumerate(spans):
        bursts.append(Burst(begin, end, at, share))
        at += share
        if place < len(silent):
            cuts.append(Cut(*silent[place], at + margin))
            at += 1 + 2 * margin
    return Scale(tuple(bursts), tuple(cuts), cells)
