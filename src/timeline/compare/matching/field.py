"""All candidate pairs of two stores side by side: each pair against its rivals, and what that makes of its score."""

import math
from array import array
from bisect import insort
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from timeline.compare.matching.candidates import Index
from timeline.compare.matching.constants import SHIPPED
from timeline.compare.matching.features import Crowd, Look, StorePair
from timeline.compare.matching.meaning import Nearness, carries
from timeline.compare.matching.prepared import Prepared
from timeline.compare.matching.scoring import CONTENDER, Weights, likeness, probability, second_features
from timeline.compare.matching.stated import Agreement
from timeline.progress import Progress, counted

_NONE_BARRED: Mapping[int, Collection[int]] = {}
_NONE_ASKED: Mapping[int, int] = {}
UNTOLD = -4.0
"""The likeness of a runner-up where there is none: some event that nobody told always was as near as that."""


class Field:
    """Candidate pairs in columns: the numbers of their events, whether both have dates, and their likeness.

    `meant`, which is empty unless meaning is asked: whether that is what makes them alike.
    """

    __slots__ = ("dated", "left", "like", "meant", "right")

    def __init__(self) -> None:
        self.left = array("i")
        self.right = array("i")
        self.dated = array("b")
        self.like = array("d")
        self.meant = array("b")

    def __len__(self) -> int:
        return len(self.left)

    def extend(self, other: "Field") -> None:
        """Puts the pairs of another field behind those of this one."""
        self.left.extend(other.left)
        self.right.extend(other.right)
        self.dated.extend(other.dated)
        self.like.extend(other.like)
        self.meant.extend(other.meant)


def field_of(
    stores: StorePair,
    numbers: Sequence[int],
    index: Index,
    chances: "Chances",
    *,
    barred: Mapping[int, Collection[int]] = _NONE_BARRED,
    progress: Progress | None = None,
    asked: Mapping[int, int] = _NONE_ASKED,
    weights: Weights = SHIPPED,
    nearness: Nearness | None = None,
    taken: Collection[int] = (),
) -> Field:
    """The candidates of some events of the left store, in the order of their numbers on either side.

    `barred` are those events of the right store that are no candidates of a left one. `asked` is for some left events
    one of the right that is a candidate whatever it shares. With `nearness` the events that are nearest in meaning are
    candidates too, but for those that are `taken`, and margins of meaning count.
    """
    field = Field()
    events, others = stores.left, stores.right
    crowd, evidence = chances.crowd, chances.agreement.evidence
    left, right, both, like = field.left, field.right, field.dated, field.like
    for number in counted(numbers, progress):
        candidates = index.of(events[number], barred.get(number, ()))
        if number in asked and asked[number] not in candidates:
            insort(candidates, asked[number])
        if nearness is not None:
            gone = {*candidates, *taken, *barred.get(number, ())}
            candidates = sorted([*candidates, *nearness.brought(number, gone)])
        if not candidates:
            continue
        event = events[number]
        look = Look(event, stores, crowd)
        for other in candidates:
            dated, features = look.features(others[other])
            if nearness is not None:
                features = (*features, nearness.margin(number, other))
                field.meant.append(carries(features, weights.likeness[dated], dated=dated))
            left.append(number)
            right.append(other)
            both.append(dated)
            like.append(likeness(features, weights.likeness[dated]) + evidence(event, others[other]))
    return field


class Chances(NamedTuple):
    """What two events of two stores have in common by chance."""

    crowd: Crowd
    agreement: Agreement

    @classmethod
    def of(cls, left: Sequence[Prepared], right: Sequence[Prepared]) -> "Chances":
        """Those of some events and others, which may be the same."""
        return cls(Crowd.of(left, right), Agreement.of(left, right))


def likeness_of(
    one: Prepared, other: Prepared, stores: StorePair, chances: Chances, weights: Weights
) -> tuple[bool, float]:
    """Whether both events have a date, and how alike they are."""
    dated, features = Look(one, stores, chances.crowd).features(other)
    return dated, likeness(features, weights.likeness[dated]) + chances.agreement.evidence(one, other)


class Standing:
    """How each pair of a field stands among its rivals: its lead and its share on either side, the density of all."""

    def __init__(self, field: Field, smaller: int) -> None:
        """`smaller` is the number of events of the smaller store that are to be matched."""
        like = field.like
        powers = [math.exp(min(30.0, value)) for value in like]
        self.lead_left, self.share_left = _standing(field.left, like, powers)
        self.lead_right, self.share_right = _standing(field.right, like, powers)
        self.density = self._density(field, smaller)

    def _density(self, field: Field, smaller: int) -> float:
        """The share of the smaller store that seems matched: what the best pairs, each event once, add up to."""
        sure = [one * other for one, other in zip(self.share_left, self.share_right, strict=True)]
        total = sum([sure[number] for number in greedy(field.left, field.right, sure, 0.05)])
        return (total + 0.5) / (smaller + 1)

    def second(self, field: Field, number: int) -> tuple[float, ...]:
        """The features of the second step of a pair."""
        return second_features(
            field.like[number],
            min(self.lead_left[number], self.lead_right[number]),
            self.share_left[number] * self.share_right[number],
            self.density,
        )

    def contenders(self) -> list[int]:
        """The pairs that are near enough to the best of either of their events."""
        leads = zip(self.lead_left, self.lead_right, strict=True)
        return [number for number, (one, other) in enumerate(leads) if one > -CONTENDER and other > -CONTENDER]


def _standing(
    events: Sequence[int], like: Sequence[float], powers: Sequence[float]
) -> "tuple[array[float], array[float]]":
    """The lead of each pair on the other pairs of its event, and its share of all their `powers`."""
    size = max(events, default=-1) + 1
    best, second, total = [UNTOLD] * size, [UNTOLD] * size, [1.0] * size
    for event, value, power in zip(events, like, powers, strict=True):
        if value > best[event]:
            best[event], second[event] = value, best[event]
        elif value > second[event]:
            second[event] = value
        total[event] += power
    lead = [
        value - (second[event] if value == best[event] else best[event])
        for event, value in zip(events, like, strict=True)
    ]
    share = [power / total[event] for event, power in zip(events, powers, strict=True)]
    return array("d", lead), array("d", share)


def scores_of(field: Field, standing: Standing, weights: Weights = SHIPPED) -> "array[float]":
    """The score of each pair; 0 for those that do not contend."""
    scores = array("d", bytes(8 * len(field)))
    for number in standing.contenders():
        scores[number] = probability(standing.second(field, number), weights.accepting[bool(field.dated[number])])
    return scores


def greedy(left: Sequence[int], right: Sequence[int], scores: Sequence[float], least: float) -> list[int]:
    """The pairs, best first, that take each event once, down to a least score. The first of equal ones wins."""
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    chosen: list[int] = []
    enough = [at for at, score in enumerate(scores) if score >= least]
    for number in sorted(enough, key=scores.__getitem__, reverse=True):  # which leaves equal ones in their order
        if left[number] not in taken_left and right[number] not in taken_right:
            taken_left.add(left[number])
            taken_right.add(right[number])
            chosen.append(number)
    return chosen
