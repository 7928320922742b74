"""What stated places, actors and sources say of two events, beside the words that these add to their texts.

The labelled cases are running text without such fields, so nothing here is fitted. It follows from how often two
events of the stores at hand share a word of the field by chance, and from two assumptions, `AGREEING` and `REPEATING`.
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
REPEATING = -3.0
"""Log odds for two events that one source tells at two times which exclude each other: one in twenty is a slip or a
correction, the others are a series, as alerts and briefings are."""


class Agreement:
    """How likely two stores share the words of each field by chance, and what sharing them says."""

    def __init__(self, left: Sequence[Prepared], right: Sequence[Prepared]) -> None:
        self._odds = [_odds(left, right, field) for field in range(FIELDS)]

    def evidence(self, one: Prepared, other: Prepared) -> float:
        """Log odds for two events being one; 0 where nothing is stated by both."""
        total = 0.0
        if not one.sources.isdisjoint(other.sources) and is_series(one, other):
            total = REPEATING
        if not one.stated or not other.stated:
            return total
        for held, told, (shared, apart) in zip(one.stated, other.stated, self._odds, strict=True):
            if not held.tokens or not told.tokens:
                continue
            if not held.tokens.isdisjoint(told.tokens):
                total += shared
            elif (held.latin and told.latin) or (held.other and told.other):
                total += apart  # in two scripts, a name that is not found says nothing
        return total


def is_series(one: Prepared, other: Prepared) -> bool:
    """Whether one source tells both, at two times that exclude each other."""
    if one.extent is None or other.extent is None or one.sources.isdisjoint(other.sources):
        return False
    return one.extent.gap(other.extent) > 0


def _odds(left: Sequence[Prepared], right: Sequence[Prepared], field: int) -> tuple[float, float]:
    """The log odds of sharing a word of the field, and of sharing none."""
    counted = []
    stating = 1
    for side in (left, right):
        held = [event.stated[field].tokens for event in side if event.stated and event.stated[field].tokens]
        counted.append(Counter(token for tokens in held for token in tokens))
        stating *= len(held)
    sharing = sum(count * counted[1][token] for token, count in counted[0].items())
    chance = min(COMMONEST, max(RAREST, (sharing + 1) / (stating + 2)))
    return math.log(AGREEING / chance), math.log((1 - AGREEING) / (1 - chance))
