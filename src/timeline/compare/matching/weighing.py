"""How much each token of two stores weighs: the rarer in both together, the heavier."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import add
from typing import NamedTuple

from timeline.compare.matching.prepared import Prepared

RAREST, SHARE = 8, 3
"""An event stands under so many of its rarest tokens and folded names, of those that occur in both stores; a long text
under a third of its own."""
UNSHARED = 2**62
"""The place in rarity of a token that only one store has: behind all others."""


class Weighing(NamedTuple):
    """What is known of the tokens of two stores, by token; that of all of them, or of those that are at hand."""

    scale: float
    """The weight of a token that occurs once."""
    weights: Sequence[float] | Mapping[int, float]
    rarity: Sequence[int] | Mapping[int, int]
    """The place of each token among those that both stores have, the rarest first; `UNSHARED` for all others."""
    gains: Sequence[float]
    """What sharing a token is worth, by its place in rarity."""

    def rarest(self, event: Prepared) -> list[int]:
        """The places of the rarest tokens of an event among those that both stores have, its folded names with them."""
        bag = event.bag
        places = sorted(map(self.rarity.__getitem__, (*bag, *event.names)))[: max(RAREST, len(bag) // SHARE)]
        while places and places[-1] == UNSHARED:
            places.pop()
        return places


def token_counts(events: Iterable[Prepared], size: int) -> list[int]:
    """In how many of some events each token of a vocabulary of that size occurs, and each folded name as one."""
    held = list(events)
    counted = Counter(chain.from_iterable([event.bag for event in held]))
    counted.update(chain.from_iterable([event.names for event in held]))
    return [counted[token] for token in range(size)]


def weighed(left: Sequence[int], right: Sequence[int] | None, events: int) -> Weighing:
    """The weighing of all tokens of two stores, numbered from 0, of which each side has so many; None: of one store.

    `events` is how many both have together.
    """
    counts = left if right is None else list(map(add, left, right))
    tokens = range(len(counts))
    shared = (
        [token for token in tokens if counts[token] > 1]
        if right is None
        else [token for token in tokens if left[token] and right[token]]
    )
    scale, weight_of = scale_of(events), weights_of(counts, events)
    weights = [weight_of[count] for count in counts]
    rarity = [UNSHARED] * len(counts)
    shared.sort(key=counts.__getitem__)
    for place, token in enumerate(shared):
        rarity[token] = place
    return Weighing(scale, weights, rarity, [weights[token] ** 2 for token in shared])


def weighed_in_part(tokens: Mapping[int, tuple[int, int]], *, one_store: bool, events: int) -> Weighing:
    """The weighing of some tokens of two stores, of which is said how many events of either have them.

    The places in rarity are those among these tokens; they stand in the order of the places among all.
    """
    counts = {token: (left if one_store else left + right) for token, (left, right) in tokens.items()}
    shared = [token for token, (left, right) in tokens.items() if (left > 1 if one_store else left > 0 and right > 0)]
    weight_of = weights_of(counts.values(), events)
    weights = {token: weight_of[count] for token, count in counts.items()}
    rarity = dict.fromkeys(counts, UNSHARED)
    shared.sort(key=lambda token: (counts[token], token))
    for place, token in enumerate(shared):
        rarity[token] = place
    return Weighing(scale_of(events), weights, rarity, [weights[token] ** 2 for token in shared])


def scale_of(events: int) -> float:
    """The weight of a token that occurs once in so many events."""
    return math.log(events + 1) or 1.0


def weights_of(counts: Iterable[int], events: int) -> dict[int, float]:
    """The weight of a token, by how many of so many events have it."""
    return {count: math.log((events + 1) / max(1, count)) for count in set(counts)}
