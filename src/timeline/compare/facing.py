"""Which values of two sides stand against each other, and how each such pair compares.

A source that stands on both sides faces itself. Of the others, values that are the same face each other first; the
rest pair as `pairing` says, by kind. What a side tells beyond that stands against a value of the other side once more,
so that no disagreement is lost: a side of two speakers who differ cannot agree with a side of one.
"""

from collections.abc import Sequence

import msgspec

from timeline.compare.cells import cells_of
from timeline.compare.claims import Claim
from timeline.compare.comparer import SAME, Comparer
from timeline.compare.judging import judged
from timeline.compare.kinds import ONLY, are_paired_kinds, unpaired
from timeline.compare.pairing import Order, is_itself, order_of, pair_claims
from timeline.model import Timeline
from timeline.verdict import Comparison


class Opposed(msgspec.Struct, gc=False):
    """Claims of the left and of the right side that face each other; one of the lists is empty where one side tells it.

    All claims of a list compare alike.
    """

    left: list[Claim]
    right: list[Claim]
    comparison: Comparison


def oppose(left: Sequence[Claim], right: Sequence[Claim], comparer: Comparer) -> list[Opposed]:
    """The standing claims of two sides about one point, gravest first; changing sides only swaps each pair."""
    if len(left) == len(right) == 1:
        return [_one_to_one(left[0], right[0], comparer)]
    if not left or not right:
        timeline = comparer.left if left else comparer.right
        cells = sorted(cells_of(left or right, timeline), key=lambda cell: _by_source(cell, timeline))
        return [Opposed(cell, [], ONLY) if left else Opposed([], cell, ONLY) for cell in cells]
    cells_left, cells_right = _Cells(left, comparer.left), _Cells(right, comparer.right)
    shared = sorted({claim.source for claim in left} & {claim.source for claim in right})
    found = _Found(cells_left, cells_right)
    for source in shared:
        own_left = [claim for claim in left if claim.source == source]
        own_right = [claim for claim in right if claim.source == source]
        _oppose_values(own_left, own_right, own_left, own_right, comparer, found)
    rest_left = cells_left.without(shared)
    rest_right = cells_right.without(shared)
    _oppose_values(rest_left, rest_right, left, right, comparer, found)
    for opposed in found.pairs.values():
        opposed.left = cells_left.with_others(opposed.left, shared)
        opposed.right = cells_right.with_others(opposed.right, shared)
    return sorted(found.pairs.values(), key=_order)


def _one_to_one(one: Claim, other: Claim, comparer: Comparer) -> Opposed:
    if are_paired_kinds(one, other):
        found = comparer.compare(one, other)
    else:
        # A proposal on values of two kinds is told, and changes nothing.
        found = SAME if is_itself(one, other) else judged(one, other, unpaired(one, (other,)))
    return Opposed([one], [other], found)


class _Cells:
    """The claims of one side, those together that compare alike with everything."""

    def __init__(self, claims: Sequence[Claim], timeline: Timeline) -> None:
        self.cells = cells_of(claims, timeline)
        self._number = {id(claim): number for number, cell in enumerate(self.cells) for claim in cell}

    def number(self, claim: Claim) -> int:
        return self._number[id(claim)]

    def without(self, sources: Sequence[str]) -> list[Claim]:
        """One claim of each cell, of those whose source is not among these."""
        rest = [[claim for claim in cell if claim.source not in sources] for cell in self.cells]
        return [cell[0] for cell in rest if cell]

    def with_others(self, claims: list[Claim], sources: Sequence[str]) -> list[Claim]:
        """These claims of one cell; where one of them stands for all of it but these sources, all of those."""
        if all(claim.source in sources for claim in claims):
            return claims
        chosen = {id(claim) for claim in claims}
        cell = self.cells[self.number(claims[0])]
        return [claim for claim in cell if id(claim) in chosen or claim.source not in sources]


class _Found:
    """The pairs that were found, each once, whoever of a cell was asked."""

    def __init__(self, left: _Cells, right: _Cells) -> None:
        self.pairs: dict[tuple[int, int], Opposed] = {}
        self._left = left
        self._right = right

    def add(self, one: Claim, other: Claim, comparison: Comparison) -> None:
        key = self._left.number(one), self._right.number(other)
        held = self.pairs.setdefault(key, Opposed([], [], comparison))
        if not any(claim is one for claim in held.left):
            held.left.append(one)
        if not any(claim is other for claim in held.right):
            held.right.append(other)


def _oppose_values(
    left: list[Claim],
    right: list[Claim],
    all_left: Sequence[Claim],
    all_right: Sequence[Claim],
    comparer: Comparer,
    found: _Found,
) -> None:
    """Pairs `left` with `right`; what has no counterpart stands against all that its opposite side tells."""
    loose_left, loose_right = [], []
    if left and right:
        for pair in pair_claims(left, right, comparer):
            if pair.left is not None and pair.right is not None:
                found.add(pair.left, pair.right, pair.comparison)
            elif pair.left is not None:
                loose_left.append(pair.left)
            elif pair.right is not None:
                loose_right.append(pair.right)
    else:
        loose_left, loose_right = list(left), list(right)
    for one, other in [(one, _nearest(one, all_right)) for one in loose_left] + [
        (_nearest(other, all_left), other) for other in loose_right
    ]:
        found.add(one, other, _one_to_one(one, other, comparer).comparison)


def _nearest(claim: Claim, others: Sequence[Claim]) -> Claim:
    """The claim of the other side that this one stands against: of its own kind where there is one."""
    return min(others, key=lambda other: (not are_paired_kinds(claim, other), order_of(other)))


def _by_source(cell: Sequence[Claim], timeline: Timeline) -> tuple[int, Order]:
    order = timeline.source_order
    return min((order.get(claim.source, len(order)), order_of(claim)) for claim in cell)


def _order(opposed: Opposed) -> tuple[int, list[str], list[tuple[str, str, str]]]:
    """By gravity, then by what is said; equal texts of several kinds by these and by who says them."""
    said = sorted([
        min(map(order_of, claims))
        for claims in (opposed.left, opposed.right)
        if claims
    ])  # fmt: skip
    return (
        opposed.comparison.verdict.gravity,
        [text for text, *_ in said],
        [(kind, source, as_of) for _, kind, source, as_of in said],
    )
