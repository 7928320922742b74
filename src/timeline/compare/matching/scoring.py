"""From features to a score: how alike a pair is, how far it is ahead of the next best, and whether to believe it.

Two steps, each a weighted sum. The first says how alike two events are (`likeness`). The second turns that into a
probability, from the likeness itself, from how far it is ahead of the runner-up on either side, and from how much of
the stores seems matched at all. Both have one set of weights for pairs with dates and one for pairs without.
"""

import math
from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

FAR = 4.0
"""Being ahead or behind by more than this adds nothing."""
MOST_LIKE = 8.0
CONTENDER = 1.5
"""A pair that is behind another one of its events by more than this is no match."""
SECOND = ("likeness", "lead", "log of shares", "log odds of density")
"""The features of the second step; all of them speak for a pair."""
_FLOOR = 1e-4

Row = tuple[float, ...]
"""A weight for each feature, and at the end a constant."""


class Weights(NamedTuple):
    """The weights of both steps, by whether both events of a pair have a date."""

    likeness: dict[bool, Row]
    accepting: dict[bool, Row]


def likeness(features: Sequence[float], weights: Row) -> float:
    """How alike two events are: the logarithm of the odds against being no match at all."""
    weighed: float = sum(map(mul, weights, features))
    return weighed + weights[-1]


def second_features(like: float, lead: float, shares: float, density: float) -> Row:
    """The features of the second step.

    `lead` is how far the pair is ahead of the next best pair of its left or right event, whichever is less (behind:
    negative), `shares` its part of all likeness of the one, times that of the other. `density` is the share of the
    smaller store that seems matched.
    """
    density = min(0.95, density)
    return (
        min(MOST_LIKE, like),
        max(-FAR, min(FAR, lead)),
        math.log(shares + _FLOOR),
        math.log(density / (1 - density)),
    )


def probability(second: Sequence[float], weights: Row) -> float:
    """The score of a pair, 0 to 1."""
    total = sum(map(mul, weights, second)) + weights[-1]
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, total))))


TOLD_TWICE, ASKED = 0.1, 0.5
"""What is taken for granted: the share of its events that a store tells twice, and of those that somebody is about to
add the share that are there already."""


def twin_score(like: float, lead: float, shares: float, weights: Row, share_of_twins: float = TOLD_TWICE) -> float:
    """The score of two events of one store, 0 to 1.

    Some two events of one story are always alike to the degree of 0, so that a pair must be ahead of that too.
    """
    shares *= math.exp(min(30.0, like)) / (1 + math.exp(min(30.0, like)))
    return probability(second_features(like, min(lead, like), shares, share_of_twins), weights)
