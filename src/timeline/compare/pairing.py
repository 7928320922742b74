"""Which claims of two sides stand against each other, and how they compare.

Both sides tell one and the same point. Values pair by kind: no kind, `total` and `outcome` compare with each other,
a `plan` with a `plan`, a `snapshot` with a `snapshot` only where both name the same clock time. What is left over
while the other side tells the point in another kind is not comparable: "23 promised" does not contradict "22 handed
over". Where the other side does not tell the point, it is told by one side only.
"""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from timeline.compare.claims import Claim
from timeline.compare.comparer import SAME, Comparer, read_alike
from timeline.compare.kinds import are_paired_kinds, unpaired
from timeline.verdict import Comparison, Verdict

Order: TypeAlias = tuple[str, str, str, str]


class Pair(msgspec.Struct, frozen=True):
    """Two claims and how they compare, or one that has nothing against it on the other side."""

    left: Claim | None
    right: Claim | None
    comparison: Comparison


def pair_claims(left: Sequence[Claim], right: Sequence[Claim], comparer: Comparer) -> tuple[Pair, ...]:
    """Every claim of both sides, paired where its kind allows; changing sides only swaps each pair.

    `left` and `right` are the standing claims of two sides about one point. Claims that are the same pair first, those
    of equal texts and kinds before others, then claims of equal kind; where a side tells more of what compares than the
    other, its further claims stand against the first of the other that they compare with.
    """
    pairs: list[Pair] = []
    rest_left, rest_right = sorted(left, key=order_of), sorted(right, key=order_of)
    if len(left) > 1 or len(right) > 1:
        done: tuple[set[int], set[int]] = set(), set()
        for _, one, other, found in sorted(_same(left, right, comparer), key=lambda entry: entry[0]):
            if id(one) not in done[0] and id(other) not in done[1]:
                pairs.append(Pair(one, other, found))
                done[0].add(id(one))
                done[1].add(id(other))
        rest_left = [claim for claim in rest_left if id(claim) not in done[0]]
        rest_right = [claim for claim in rest_right if id(claim) not in done[1]]
    for is_alike in (_alike_in_kind, are_paired_kinds):
        for one in list(rest_left):
            against = next((other for other in rest_right if is_alike(one, other)), None)
            if against is not None:
                pairs.append(Pair(one, against, comparer.compare(one, against)))
                rest_left.remove(one)
                rest_right.remove(against)
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


def _same(
    left: Sequence[Claim], right: Sequence[Claim], comparer: Comparer
) -> list[tuple[tuple[bool, bool, list[Order]], Claim, Claim, Comparison]]:
    """Claims that are the same, with a key that does not depend on their sides: equal texts first, then equal kinds."""
    found = []
    for one in left:
        for other in right:
            comparison = _if_same(one, other, comparer)
            if comparison is not None:
                key = one.text != other.text, one.kind != other.kind, sorted([order_of(one), order_of(other)])
                found.append((key, one, other, comparison))
    return found


def _if_same(one: Claim, other: Claim, comparer: Comparer) -> Comparison | None:
    if is_itself(one, other):
        return SAME
    found = comparer.compare(one, other) if are_paired_kinds(one, other) else None
    return found if found is not None and found.verdict is Verdict.SAME else None


def is_itself(one: Claim, other: Claim) -> bool:
    """One statement, met on both sides: a snapshot is the same as itself also where its clock time is not known."""
    return (one.source, one.text, one.kind, one.as_of) == (other.source, other.text, other.kind, other.as_of) and (
        one.when is None and one.is_denied == other.is_denied and read_alike(one, other)
    )


def order_of(claim: Claim) -> Order:
    """What orders the claims of one point, wherever they stand in the file."""
    return claim.text, claim.kind or "", claim.source, "" if claim.as_of is None else claim.as_of.text


def _against(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    """The first of the other side that this one can be compared with."""
    return next((other for other in sorted(others, key=order_of) if are_paired_kinds(claim, other)), None)
