"""What speaks for two events being one, as numbers: the features of a pair, and of two stores as a whole."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import mul
from typing import NamedTuple

from timeline.compare.matching.clocks import CLOCKED, NO_CLOCKS, clock_features
from timeline.compare.matching.prepared import OPENING, Extent, Prepared
from timeline.compare.matching.tokens import Vocabulary
from timeline.compare.matching.weighing import Weighing, token_counts, weighed

TEXT = ("likeness of words", "mass", "rarest", "names", "opening")
"""The features of two texts: how alike they are as a whole, how much they share, the rarest word of it, the names, and
how much of what stands first."""
DATED = ("same time", "apart", "crowd", *TEXT, *CLOCKED)
"""The features of a pair of which both have a date."""
UNDATED = TEXT
"""The features of a pair of which at least one has none."""
MEANING = ("meaning",)
"""The feature that stands behind these where a sentence encoder is asked: a margin, see `meaning.py`."""
SIGNS = {"apart": -1, "crowd": -1, "clock": -1}
"""What speaks against a pair, by what it means; all other features speak for it. No weight has the other sign."""


class StorePair:
    """Two prepared stores and what their tokens weigh. Both may be one store, whose events are laid beside each other.

    `weighing` is that of larger stores, where these are a part of them.
    """

    def __init__(
        self,
        left: Sequence[Prepared],
        right: Sequence[Prepared],
        vocabulary: Vocabulary,
        weighing: Weighing | None = None,
    ) -> None:
        """All events of both stores were read with the vocabulary before."""
        self.left, self.right = left, right
        self.vocabulary = vocabulary
        if weighing is None:
            counts = token_counts(left, vocabulary.size)
            others = None if left is right else token_counts(right, vocabulary.size)
            weighing = weighed(counts, others, len(left) if left is right else len(left) + len(right))
        self.scale, self.weights, self.rarity, self.gains = weighing
        self.rarest = weighing.rarest
        for side in [left] if left is right else [left, right]:
            for event in side:
                event.weigh(self.weights, self.scale)


class Crowd:
    """How many events of either store stand in time as near to one as the other does: few make nearness telling."""

    def __init__(self, left: "Days", right: "Days", *, of_one_store: bool = False) -> None:
        """`of_one_store`: both are the same events, and an event is not counted as near to itself."""
        self._days = *left, *right
        self._itself = int(of_one_store)

    @classmethod
    def of(cls, left: Sequence[Prepared], right: Sequence[Prepared]) -> "Crowd":
        """That of some events and others, which may be the same."""
        days = Days.of(left)
        return cls(days, days if left is right else Days.of(right), of_one_store=left is right)

    def around(self, one: Extent, other: Extent) -> float:
        """The logarithm of how many of either store are as near to that of the other; 0 where both are alone."""
        first, last, begin, end = one.first, one.last, other.first, other.last
        gap = first - end if first > end else max(0, begin - last)
        firsts, lasts, other_firsts, other_lasts = self._days
        near = other_firsts.until(last + gap) - other_lasts.before(first - gap) - self._itself
        other_near = firsts.until(end + gap) - lasts.before(begin - gap) - self._itself
        return math.log((near or 1) * (other_near or 1))


class Counts:
    """How many events there are up to a day: each day once, ascending, and the number of events before it."""

    __slots__ = ("_before", "_days")

    def __init__(self, counts: Mapping[int, int]) -> None:
        """`counts` has how many events there are on each day."""
        self._days = sorted(counts)
        self._before = [0, *accumulate([counts[day] for day in self._days])]

    def until(self, day: int) -> int:
        """Events on a day or before it."""
        return self._before[bisect_right(self._days, day)]

    def before(self, day: int) -> int:
        """Events before a day."""
        return self._before[bisect_left(self._days, day)]


class Days(NamedTuple):
    """The first and the last days of the dated events of a store."""

    firsts: Counts
    lasts: Counts

    @classmethod
    def of(cls, side: Sequence[Prepared]) -> "Days":
        """Those of some events."""
        extents = [event.extent for event in side if event.extent is not None]
        return cls(
            Counts(Counter([extent.first for extent in extents])), Counts(Counter([extent.last for extent in extents]))
        )


class Look:
    """One event of the left store, held so that many of the right can be laid beside it quickly."""

    __slots__ = ("bag", "crowd", "event", "names", "opening", "scale", "weights")

    def __init__(self, event: Prepared, stores: StorePair, crowd: Crowd) -> None:
        self.event = event
        self.weights = stores.weights
        self.scale = stores.scale
        self.crowd = crowd
        self.bag = set(event.bag)
        self.names = event.names.keys()
        self.opening = set(event.bag[:OPENING])

    def features(self, other: Prepared) -> tuple[bool, tuple[float, ...]]:
        """Whether both have a date, and the features in the order of `DATED` or of `UNDATED`."""
        text = self._text(other)
        one, two = self.event.extent, other.extent
        if one is None or two is None:
            return False, text
        clocks = NO_CLOCKS if one.plain and two.plain else clock_features(one, two)
        return True, (*closeness(one, two), self.crowd.around(one, two), *text, *clocks)

    def _text(self, other: Prepared) -> tuple[float, ...]:
        event, weights = self.event, self.weights
        held = [weights[token] for token in self.bag.intersection(other.bag)]
        names = 0.0
        if self.names and other.names and (shared := self.names & other.names.keys()):
            names = math.log1p(sum([weights[name] for name in shared]) / self.scale)
            # A name that is spelled in two ways, or in two scripts, is a word that both have.
            for name in shared:
                word, their_word = event.names[name], other.names[name]
                if word != their_word and their_word not in self.bag and word not in other.bag:
                    held.append(weights[name])
        if not held:
            return NOTHING_SHARED
        short, long = (event.norm, other.norm) if event.norm < other.norm else (other.norm, event.norm)
        # How much the first words of both share, 0 to 1: what stands first is what it is about.
        opening = sum([weights[token] for token in self.opening.intersection(other.bag[:OPENING])])
        return (
            # Half way from the cosine to the share of the shorter text: a line may tell what a page tells.
            sum(map(mul, held, held)) / (short * math.sqrt(short * long)),
            math.log1p(sum(held)),
            max(held) / self.scale,
            names,
            opening / min(event.opening_weight, other.opening_weight),
        )


NOTHING_SHARED = (0.0,) * len(TEXT)
_LOG_DAYS = [math.log1p(days) for days in range(64)]


def closeness(one: Extent, other: Extent) -> tuple[float, float]:
    """How far two events are at the same time, 0 to 1, and the logarithm of 1 and the time between them.

    The unit is the coarser of the two: two following years are as near as two following days. A month and a day in it
    count less than two days that are the same: 1 by the square root of the days. Two that state the same days, however
    many, are as close as two on one day.
    """
    if (one.plain or other.plain) and one.first == one.last and other.first == other.last:
        apart = abs(one.first - other.first)
        return (0.0 if apart else 1.0), _LOG_DAYS[apart] if apart < len(_LOG_DAYS) else math.log1p(apart)
    longest = max(one.days, other.days)
    gap = one.gap(other)
    if gap > 1:
        gap = 1 + (gap - 1) / longest
    same = max(0.0, 1.0 - gap)
    if (one.first, one.last) != (other.first, other.last):
        same /= math.sqrt(longest)
    return same, math.log1p(gap)
