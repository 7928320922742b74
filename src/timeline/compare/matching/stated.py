"""What stated places, actors and sources say of two events, beside the words that these add to their texts.

The labelled cases are running text without such fields, so nothing here is fitted. It follows from how often two
events of the stores at hand share a word of the field by chance, and from two assumptions, `AGREEING` and `REPEATING`.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from timeline.compare.matching.prepared import FIELDS, Prepared

_Token = TypeVar("_Token")
"""A word of a field: a number of a vocabulary, or where there is none in common a text."""

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

    def __init__(self, left: "Sequence[Stating[Any]]", right: "Sequence[Stating[Any]]") -> None:
        """What either store states, field by field."""
        self._odds = [_odds(one, other) for one, other in zip(left, right, strict=True)]

    @classmethod
    def of(cls, left: Sequence[Prepared], right: Sequence[Prepared]) -> "Agreement":
        """That of some events and others, which may be the same."""
        held = stated_by(left)
        return cls(held, held if left is right else stated_by(right))

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


class Stating(NamedTuple, Generic[_Token]):
    """How many events state a field, and how many of them with each token of it."""

    events: int
    tokens: Mapping[_Token, int]


def stated_by(events: Sequence[Prepared]) -> list[Stating[int]]:
    """What some events state, field by field."""
    found = []
    for field in range(FIELDS):
        held = [event.stated[field].tokens for event in events if event.stated and event.stated[field].tokens]
        found.append(Stating(len(held), Counter(token for tokens in held for token in tokens)))
    return found


def _odds(left: Stating[_Token], right: Stating[_Token]) -> tuple[float, float]:
    """The log odds of sharing a word of the field, and of sharing none."""
    sharing = sum(count * right.tokens.get(token, 0) for token, count in left.tokens.items())
    chance = min(COMMONEST, max(RAREST, (sharing + 1) / (left.events * right.events + 2)))
    return math.log(AGREEING / chance), math.log((1 - AGREEING) / (1 - chance))
