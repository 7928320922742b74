"""What stated places and actors say of two events, beside the words that these add to their texts.

The labelled cases are running text without such fields, so nothing here is fitted. It follows from how often two
events of the stores at hand share a word of the field by chance, and from one assumption, `AGREEING`.
"""

import math
from collections import Counter
from collections.abc import Sequence

from timeline.compare.matching.prepared import FIELDS, Prepared

AGREEING = 0.75
"""How often two tellings of one event share a word of their places, or of their actors: a quarter names a street where
the other names its city, or another of those who took part. From 0.6 to 0.9 hardly a pair changes."""
RAREST, COMMONEST = 0.02, 0.9
"""Bounds of the share of unrelated pairs that share a word: fewer events say no more than this."""


class Agreement:
    """How likely two stores share the words of each field by chance, and what sharing them says."""

    def __init__(self, left: Sequence[Prepared], right: Sequence[Prepared]) -> None:
        self._odds = [_odds(left, right, field) for field in range(FIELDS)]

    def evidence(self, one: Prepared, other: Prepared) -> float:
        """Log odds for two events being one; 0 where either states neither field."""
        if not one.stated or not other.stated:
            return 0.0
        total = 0.0
        for held, told, (shared, apart) in zip(one.stated, other.stated, self._odds, strict=True):
            if held and told:
                total += apart if held.isdisjoint(told) else shared
        return total


def _odds(left: Sequence[Prepared], right: Sequence[Prepared], field: int) -> tuple[float, float]:
    """The log odds of sharing a word of the field, and of sharing none."""
    counted = []
    stating = 1
    for side in (left, right):
        held = [event.stated[field] for event in side if event.stated and event.stated[field]]
        counted.append(Counter(token for tokens in held for token in tokens))
        stating *= len(held)
    sharing = sum(count * counted[1][token] for token, count in counted[0].items())
    chance = min(COMMONEST, max(RAREST, (sharing + 1) / (stating + 2)))
    return math.log(AGREEING / chance), math.log((1 - AGREEING) / (1 - chance))
