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
    among several of those equal texts; where a side tells one kind more often than the other, its further claims
    stand against the first of the other.
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
        against, found = _against(one, right, comparer)
        pairs.append(Pair(one, against, found))
    for one in rest_right:
        against, found = _against(one, left, comparer)
        pairs.append(Pair(against, one, found))
    return tuple(pairs)


def _alike_in_kind(left: Claim, right: Claim) -> bool:
    return left.kind == right.kind and are_paired_kinds(left, right)


def _alike_in_both(left: Claim, right: Claim) -> bool:
    return left.text == right.text and _alike_in_kind(left, right)


def _order(claim: Claim) -> tuple[str, str, str]:
    return claim.text, claim.kind or "", claim.source


def _against(claim: Claim, others: Sequence[Claim], comparer: Comparer) -> tuple[Claim | None, Comparison]:
    for other in sorted(others, key=_order):
        if _alike_in_kind(claim, other):
            return other, comparer.compare(claim, other)
    return None, unpaired(claim, others)
