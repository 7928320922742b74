"""Where a story is silent: the lengths of time that are long beside the rest of it and in which nothing is stated.

The rule is relative to the story, so that it is the same for seconds and for centuries, and it looks at a story as a
reader does: first at the longest silence, then at what lies before it and what lies after it, each for itself. In such
a part of the story the longest step from one stated instant to the next is a silence if

- it is more than `TYPICAL` times as long as the typical step, which is the median of the times from one begin to the
  next: in that part, and in the whole story. The median hardly moves however long the longest steps are, and that of
  the whole keeps three events of an afternoon together;
- it is more than a `SHARE`-th of that part, so that much that is about equally long is never cut;
- inside of one event, while it lasts or where it has a time that is vague, it is so `FILLED` times over: a day that is
  cut says less than a day. Only an event that dwarfs all others is cut.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

import msgspec

TYPICAL = 8
"""Of ten steps of chance (exponentially long) the longest is some four medians long, of a hundred some seven."""
SHARE = 10
FILLED = 5


class Silence(NamedTuple):
    """A length of time without a stated instant between its begin and its end, which are both stated."""

    begin: int
    end: int


class _Step(msgspec.Struct, frozen=True):
    begin: int
    end: int
    weight: int
    """Its length in microseconds, `FILLED` times that where nothing lasts through it."""


def silences(stated: Sequence[Sequence[int]], most: int | None = None) -> list[Silence]:
    """The silences of a story in order, at most `most` of them, those that weigh most.

    `stated` has for each event the instants that are stated of it, ascending, in microseconds: one for a clock time,
    two for a day, four for a span from a day to a day.
    """
    steps = list(_steps(stated))
    begins = sorted({instants[0] for instants in stated if instants})
    usual = _typical(begins)
    found: list[Silence] = []
    waiting: list[tuple[int, int, int, int]] = []  # a heap: the heaviest first, then the earliest

    def look_at(first: int, behind: int) -> None:
        """Puts the heaviest of some steps to those that wait to be cut, if it is a silence."""
        place = max(range(first, behind), key=lambda at: steps[at].weight, default=None)
        if place is None or usual is None:
            return
        begin, end = steps[first].begin, steps[behind - 1].end
        typical = _typical(begins[bisect_left(begins, begin) : bisect_right(begins, end)])
        weight = steps[place].weight
        is_long = typical is not None and weight > TYPICAL * FILLED * max(typical, usual)
        if is_long and weight * SHARE > FILLED * (end - begin):
            heappush(waiting, (-weight, place, first, behind))

    look_at(0, len(steps))
    while waiting and (most is None or len(found) < most):
        _, place, first, behind = heappop(waiting)
        found.append(Silence(steps[place].begin, steps[place].end))
        look_at(first, place)
        look_at(place + 1, behind)
    return sorted(found)


def _typical(begins: Sequence[int]) -> int | None:
    """The median of the times from one begin to the next, the lower one of two; None where there is no next."""
    between = sorted(later - earlier for earlier, later in pairwise(begins))
    return between[(len(between) - 1) // 2] if between else None


def _steps(stated: Sequence[Sequence[int]]) -> Iterator[_Step]:
    """From each stated instant to the next."""
    filling = sorted(pair for instants in stated for pair in pairwise(instants))
    place, reaches = 0, None
    for begin, end in pairwise(sorted({instant for instants in stated for instant in instants})):
        while place < len(filling) and filling[place][0] <= begin:
            last = filling[place][1]
            reaches = last if reaches is None else max(reaches, last)
            place += 1
        is_filled = reaches is not None and reaches >= end
        yield _Step(begin, end, (end - begin) * (1 if is_filled else FILLED))
