"""From features to a score: how alike a pair is, how far it is ahead of the next best, and whether to believe it.

Two steps, each a weighted sum. The first says how alike two events are (`likeness`). The second turns that into a
probability, from the likeness itself, from how far it is ahead of the runner-up on either side, and from the stores
as a whole. Both have one set of weights for pairs with dates and one for pairs without.
"""

import math
from collections.abc import Sequence
from operator import mul

from timeline.compare.matching.constants import ACCEPTING, LIKENESS

FAR = 4.0
"""Being ahead or behind by more than this adds nothing."""
MOST_LIKE = 6.0
CONTENDER = 1.5
"""A pair that is behind another one of its events by more than this is no match."""
KIN = 0.5
"""StorePair whose words are alike to this degree tell one story; more says nothing more."""
_FLOOR = 1e-3

Weights = tuple[float, ...]
"""A weight for each feature, and at the end a constant."""


def likeness(dated: bool, features: Sequence[float], weights: dict[bool, Weights] = LIKENESS) -> float:
    """How alike two events are: the logarithm of the odds against being no match at all."""
    held = weights[dated]
    weighed: float = sum(map(mul, held, features))
    return weighed + held[-1]


def second_features(
    like: float,
    lead_left: float,
    lead_right: float,
    share_left: float,
    share_right: float,
    kinship: float,
    density: float,
) -> tuple[float, ...]:
    """The features of the second step.

    `lead_…` is how far the pair is ahead of the next best pair of its left or right event (behind: negative),
    `share_…` its part of all likeness of that event. `density` is the share of the smaller store that seems matched.
    """
    lead_left = max(-FAR, min(FAR, lead_left))
    lead_right = max(-FAR, min(FAR, lead_right))
    density = min(0.95, density)
    return (
        min(MOST_LIKE, like),
        min(lead_left, lead_right),
        max(lead_left, lead_right),
        math.log(share_left + _FLOOR) + math.log(share_right + _FLOOR),
        math.log(min(KIN, kinship) + 0.05),
        math.log(density / (1 - density)),
    )


def probability(dated: bool, second: Sequence[float], weights: dict[bool, Weights] = ACCEPTING) -> float:
    """The score of a pair, 0 to 1."""
    held = weights[dated]
    total = sum(map(mul, held, second)) + held[-1]
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, total))))
