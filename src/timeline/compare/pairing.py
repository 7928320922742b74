"""Which claims of two sides stand against each other, and how they compare.

Both sides tell one and the same point. Values pair by kind: no kind, `total` and `outcome` compare with each other,
a `plan` with a `plan`, a `snapshot` with a `snapshot` only where both name the same clock time. What is left over
while the other side tells the point in another kind is not comparable: "23 promised" does not contradict "22 handed
over". Where the other side does not tell the point, it is told by one side only.
"""

from collections.abc import Sequence

import msgspec

from timeline.compare.claims import Claim
from timeline.compare.comparer import Comparer
from timeline.compare.kinds import are_paired_kinds, unpaired
from timeline.verdict import Comparison


class Pair(msgspec.Struct, frozen=True):
    """Two claims and how they compare, or one that has nothing against it on the other side."""

    left: Claim | None
    right: Claim | None
    comparison: Comparison


def pair_claims(left: Sequence[Claim], right: Sequence[Claim], comparer: Comparer) -> tuple[Pair, ...]:
    """Every claim of both sides, paired where its kind allows; changing sides only swaps each pair.

    `left` and `right` are the standing claims of two sides about one point. Claims of equal kind pair first, and
    among several of those equal texts; where a side tells more of what compares than the other, its further claims
    stand against the first of the other that they compare with.
    """
    pairs: list[Pair] = []
    rest_left, rest_right = sorted(left, key=_order), sorted(right, key=_order)
    for is_alike in (_alike_in_both, _alike_in_kind, are_paired_kinds):
        for one in list(rest_left):
            other = next((other for other in rest_right if is_alike(one, other)), None)
            if other is not None:
                pairs.append(Pair(one, other, comparer.compare(one, other)))
                rest_left.remove(one)
                rest_right.remove(other)
    for one in rest_left:
        against = _against(one, right)
        found = unpaired(one, right) if against is None else comparer.compare(one, against)
        pairs.append(Pair(one, against, found))
    for other in rest_right:
        against = _against(other, left)
        found = unpaired(other, left) if against is None else comparer.compare(against, other)
        pairs.append(Pair(against, other, found))
    return tuple(pairs)


def _alike_in_kind(left: Claim, right: Claim) -> bool:
    return left.kind == right.kind and are_paired_kinds(left, right)


def _alike_in_both(left: Claim, right: Claim) -> bool:
    return left.text == right.text and _alike_in_kind(left, right)


def _order(claim: Claim) -> tuple[str, str, str]:
    return claim.text, claim.kind or "", claim.source


def _against(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    """The first of the other side that this one can be compared with."""
    return next((other for other in sorted(others, key=_order) if are_paired_kinds(claim, other)), None)
