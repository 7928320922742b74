"""What speaks for two events being one, as numbers: the features of a pair, and of two stores as a whole."""

import math
from collections.abc import Sequence

from timeline.compare.matching.prepared import OPENING, Extent, Prepared
from timeline.compare.matching.tokens import Vocabulary

DATED = ("same day", "log days", "cosine", "containment", "mass", "rarest", "pairs of words", "names", "figures agree",
         "figures differ", "date named", "opening")  # fmt: skip
"""The features of a pair of which both have a date."""
UNDATED = ("cosine", "mass", "pairs of words", "figures differ", "date named")
"""The features of a pair of which at least one has none."""


class Side:
    """The events of one store, prepared."""

    __slots__ = ("counts", "events")

    def __init__(self, events: list[Prepared]) -> None:
        self.events = events
        self.counts: list[int] = []
        """In how many events each token occurs, by token."""


class Stores:
    """Two prepared stores and the weights of their tokens: the rarer in both together, the heavier."""

    def __init__(self, left: Side, right: Side, vocabulary: Vocabulary) -> None:
        self.left = left
        self.right = right
        self.vocabulary = vocabulary
        size = vocabulary.size
        for side in (left, right):
            side.counts = _counted(side.events, size)
        events = len(left.events) + len(right.events)
        self.scale = math.log(events + 1) or 1.0
        """The weight of a token that occurs once."""
        by_count: dict[int, float] = {0: self.scale}
        weights: list[float] = []
        for one, other in zip(left.counts, right.counts, strict=True):
            count = one + other
            weight = by_count.get(count)
            if weight is None:
                weight = by_count[count] = max(0.0, math.log((events + 1) / count))
            weights.append(weight)
        self.weights = weights
        for side in (left, right):
            for event in side.events:
                event.weigh(weights)
        self.kinship = _kinship(left, right)
        """How alike the two stores' words are as a whole, 0 to 1: whether they tell of the same story at all."""


def _counted(events: Sequence[Prepared], size: int) -> list[int]:
    counts = [0] * size
    for event in events:
        for token in event.bag:
            counts[token] += 1
        for token in event.names:
            counts[token] += 1
    return counts


def _kinship(left: Side, right: Side) -> float:
    """The cosine of the two stores' shares of events in which each token occurs."""
    shared = sum([one * other for one, other in zip(left.counts, right.counts, strict=True)])
    one = sum([count * count for count in left.counts])
    other = sum([count * count for count in right.counts])
    return shared / math.sqrt(one * other) if one and other else 0.0


class Look:
    """One event of the left store, held so that many of the right can be laid beside it quickly."""

    __slots__ = (
        "bag",
        "beside",
        "couples",
        "event",
        "names",
        "numbers",
        "opening",
        "opening_weight",
        "scale",
        "weights",
    )

    def __init__(self, event: Prepared, stores: Stores) -> None:
        self.event = event
        self.weights = stores.weights
        self.scale = stores.scale
        self.bag = set(event.bag)
        self.names = set(event.names)
        self.opening = set(event.bag[:OPENING])
        self.opening_weight = event.opening_weight
        self.numbers = {number for number, _ in event.figures}
        self.beside: dict[int, set[int]] = {}
        """The numbers beside each token."""
        for number, beside in event.figures:
            for token in beside:
                self.beside.setdefault(token, set()).add(number)
        self.couples: set[tuple[int, int]] | None = None

    def features(self, other: Prepared) -> tuple[bool, tuple[float, ...]]:
        """Whether both have a date, and the features in the order of `DATED` or of `UNDATED`."""
        event, weights = self.event, self.weights
        shared = [weights[token] for token in self.bag.intersection(other.bag)]
        mass = sum(shared)
        cosine = sum([weight * weight for weight in shared]) / (event.norm * other.norm)
        pairs = math.log1p(self._pairs(other) / self.scale) if len(shared) > 1 else 0.0
        agree, differ = self._figures(other) if self.numbers and other.figures else (0.0, 0.0)
        named = 0.0
        if event.dates or other.dates:
            named = float(
                event.code in other.dates or other.code in event.dates or not set(event.dates).isdisjoint(other.dates)
            )
        if event.extent is None or other.extent is None:
            return False, (cosine, math.log1p(mass), pairs, differ, named)
        same, days = closeness(event.extent, other.extent)
        names = [weights[token] for token in self.names.intersection(other.names)] if self.names else []
        return True, (
            same,
            days,
            cosine,
            mass / min(event.weight, other.weight),
            math.log1p(mass),
            max(shared, default=0.0) / self.scale,
            pairs,
            math.log1p(sum(names) / self.scale),
            agree,
            differ,
            named,
            self._opening(other),
        )

    def _opening(self, other: Prepared) -> float:
        """How much the first words of both share, 0 to 1: what stands first is what it is about."""
        smaller = min(self.opening_weight, other.opening_weight)
        if not smaller:
            return 0.0
        weights = self.weights
        return sum([weights[token] for token in self.opening.intersection(other.bag[:OPENING])]) / smaller

    def _pairs(self, other: Prepared) -> float:
        """The weight of neighbouring words that both have, each pair once."""
        if self.couples is None:
            self.couples = set(zip(self.event.sequence, self.event.sequence[1:], strict=False))
        shared = self.couples.intersection(zip(other.sequence, other.sequence[1:], strict=False))
        weights = self.weights
        return sum([weights[one] + weights[after] for one, after in shared]) / 2 if shared else 0.0

    def _figures(self, other: Prepared) -> tuple[float, float]:
        """How many numbers beside the same words agree, and how many differ; in logarithms."""
        ours, by_word = self.numbers, self.beside
        theirs = {number for number, _ in other.figures}
        agree = differ = 0
        for number, beside in other.figures:
            near: set[int] = set()
            for token in beside:
                if token in by_word:
                    near |= by_word[token]
            if number in near:
                agree += 1
            if number not in ours:
                differ += len(near - theirs)
        return math.log1p(agree), math.log1p(differ)


def closeness(one: Extent, other: Extent) -> tuple[float, float]:
    """How far two events are on the same day, 0 to 1, and the logarithm of 1 and the days between them.

    A month and a day in it count less than two days that are the same: 1 by the square root of the days.
    """
    gap = one.gap(other)
    same = max(0.0, 1.0 - gap)
    longest = max(one.last - one.first, other.last - other.first)
    if longest:
        same /= math.sqrt(longest + 1)
    return same, math.log1p(gap)
