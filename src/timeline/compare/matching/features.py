"""What speaks for two events being one, as numbers: the features of a pair, and of two stores as a whole."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from operator import add, mul

from timeline.compare.matching.clocks import CLOCKED, NO_CLOCKS, clock_features
from timeline.compare.matching.prepared import OPENING, Extent, Prepared
from timeline.compare.matching.tokens import Vocabulary

DATED = ("same day", "log days", "cosine", "containment", "mass", "rarest", "names", "figures differ", "date named",
         "opening", *CLOCKED)  # fmt: skip
"""The features of a pair of which both have a date."""
UNDATED = ("cosine", "mass", "couples of words", "figures differ", "date named")
"""The features of a pair of which at least one has none."""


UNSHARED = 2**62
"""The place in rarity of a token that only one store has: behind all others."""


class Side:
    """The events of one store, prepared, and in how many of them each token occurs, by token."""

    __slots__ = ("counts", "events")

    def __init__(self, events: list[Prepared], vocabulary: Vocabulary) -> None:
        """All events of both stores were read with the vocabulary before."""
        self.events = events
        counted = Counter(chain.from_iterable([event.bag for event in events]))
        counted.update(chain.from_iterable([event.names for event in events]))
        self.counts = [counted[token] for token in range(vocabulary.size)]


class StorePair:
    """Two prepared stores and the weights of their tokens: the rarer in both together, the heavier."""

    def __init__(self, left: Side, right: Side, vocabulary: Vocabulary) -> None:
        self.left = left
        self.right = right
        self.vocabulary = vocabulary
        events = len(left.events) + len(right.events)
        self.scale = math.log(events + 1) or 1.0
        """The weight of a token that occurs once."""
        counts = list(map(add, left.counts, right.counts))
        by_count = {count: math.log((events + 1) / max(1, count)) for count in set(counts)}
        self.weights = [by_count[count] for count in counts]
        self.rarity = _rarity(left.counts, right.counts)
        """The place of each token among those that both stores have, the rarest first; `UNSHARED` for all others."""
        for side in (left, right):
            for event in side.events:
                event.weigh(self.weights, self.scale)
        self.kinship = _kinship(left.counts, right.counts)
        """How alike the two stores' words are as a whole, 0 to 1: whether they tell of the same story at all."""


def _rarity(left: Sequence[int], right: Sequence[int]) -> list[int]:
    rarity = [UNSHARED] * len(left)
    shared = [token for token, (one, other) in enumerate(zip(left, right, strict=True)) if one and other]
    for place, token in enumerate(sorted(shared, key=lambda token: left[token] + right[token])):
        rarity[token] = place
    return rarity


def _kinship(left: Sequence[int], right: Sequence[int]) -> float:
    """The cosine of the two stores' shares of events in which each token occurs."""
    shared = sum(map(mul, left, right))
    both = sum(map(mul, left, left)) * sum(map(mul, right, right))
    return shared / math.sqrt(both) if both else 0.0


class Look:
    """One event of the left store, held so that many of the right can be laid beside it quickly."""

    __slots__ = ("bag", "beside", "couples", "event", "names", "opening", "scale", "weights")

    def __init__(self, event: Prepared, stores: StorePair) -> None:
        self.event = event
        self.weights = stores.weights
        self.scale = stores.scale
        self.bag = set(event.bag)
        self.names = set(event.names)
        self.opening = set(event.bag[:OPENING])
        self.beside: dict[int, set[int]] | None = None
        """The numbers beside each token; made when they are asked for, as are the `couples`."""
        self.couples: set[tuple[int, int]] | None = None

    def features(self, other: Prepared) -> tuple[bool, tuple[float, ...]]:
        """Whether both have a date, and the features in the order of `DATED` or of `UNDATED`."""
        event, weight_of = self.event, self.weights.__getitem__
        held = list(map(weight_of, self.bag.intersection(other.bag)))
        mass = sum(held)
        cosine = sum(map(mul, held, held)) / (event.norm * other.norm)
        differ = self._differing(other) if event.figures and other.figures else 0.0
        named = 0.0
        if event.dates or other.dates:
            named = float(
                event.code in other.dates or other.code in event.dates or not set(event.dates).isdisjoint(other.dates)
            )
        one, two = event.extent, other.extent
        if one is None or two is None:
            couples = math.log1p(self._couples(other) / self.scale) if len(held) > 1 else 0.0
            return False, (cosine, math.log1p(mass), couples, differ, named)
        same, days = closeness(one, two)
        rarest = names = opening = 0.0
        if held:
            rarest = max(held) / self.scale
            # How much the first words of both share, 0 to 1: what stands first is what it is about.
            shared_opening = self.opening.intersection(other.bag[:OPENING])
            opening = sum(map(weight_of, shared_opening)) / min(event.opening_weight, other.opening_weight)
        if self.names and other.names and (shared := self.names.intersection(other.names)):
            names = math.log1p(sum(map(weight_of, shared)) / self.scale)
        features = (
            same,
            days,
            cosine,
            mass / min(event.weight, other.weight),
            math.log1p(mass),
            rarest,
            names,
            differ,
            named,
            opening,
        )
        return True, features + (NO_CLOCKS if one.plain and two.plain else clock_features(one, two))

    def _couples(self, other: Prepared) -> float:
        """The weight of neighbouring words that both have, each couple once."""
        if self.couples is None:
            self.couples = set(zip(self.event.sequence, self.event.sequence[1:], strict=False))
        shared = self.couples.intersection(zip(other.sequence, other.sequence[1:], strict=False))
        weights = self.weights
        return sum([weights[one] + weights[after] for one, after in shared]) / 2 if shared else 0.0

    def _differing(self, other: Prepared) -> float:
        """How many numbers beside the same words differ; a logarithm."""
        ours, theirs = self.event.figures, other.figures
        if theirs.keys() <= ours.keys():
            return 0.0
        by_word = self.beside
        if by_word is None:
            by_word = self.beside = {}
            for number, beside in ours.items():
                for token in beside:
                    by_word.setdefault(token, set()).add(number)
        differ = 0
        for number, beside in theirs.items():
            if number not in ours and not by_word.keys().isdisjoint(beside):
                near = set().union(*[by_word[token] for token in beside if token in by_word])
                differ += len(near.difference(theirs))
        return math.log1p(differ)


_LOG_DAYS = [math.log1p(days) for days in range(64)]


def closeness(one: Extent, other: Extent) -> tuple[float, float]:
    """How far two events are on the same day, 0 to 1, and the logarithm of 1 and the days between them.

    A month and a day in it count less than two days that are the same: 1 by the square root of the days. Two that
    state the same days, however many, are as close as two on one day.
    """
    if (one.plain or other.plain) and one.first == one.last and other.first == other.last:
        apart = abs(one.first - other.first)
        return (0.0 if apart else 1.0), _LOG_DAYS[apart] if apart < len(_LOG_DAYS) else math.log1p(apart)
    gap = one.gap(other)
    same = max(0.0, 1.0 - gap)
    if (one.first, one.last) == (other.first, other.last):
        return same, math.log1p(gap)
    longest = max(one.last - one.first, other.last - other.first)
    if longest:
        same /= math.sqrt(longest + 1)
    return same, math.log1p(gap)
