"""Which claims of two sides stand against each other, and how they compare.

Both sides tell one and the same point. Values pair by kind: no kind, `total` and `outcome` compare with each other,
a `plan` with a `plan`, a `snapshot` with a `snapshot` only where both name the same clock time. What is left over
while the other side tells the point in another kind is not comparable: "23 promised" does not contradict "22 handed
over". Where the other side does not tell the point, it is told by one side only.
"""

from collections.abc import Callable, Sequence

import msgspec

from timeline.compare.claims import Claim
from timeline.errors import MalformedText
from timeline.model import Timeline
from timeline.value import Value, compare_values, parse_value
from timeline.verdict import Comparison, Verdict
from timeline.when import compare_when

ONLY = Comparison(Verdict.ONLY)
ANOTHER_KIND = Comparison(Verdict.NOT_COMPARABLE, reason="another kind")
ANOTHER_MOMENT = Comparison(Verdict.NOT_COMPARABLE, reason="another moment")

_FAMILIES = {None: "plain", "total": "plain", "outcome": "plain", "plan": "plan", "snapshot": "snapshot"}


Compare = Callable[[Claim, Claim, Timeline], Comparison]


class Pair(msgspec.Struct, frozen=True):
    """Two claims and how they compare, or one that has nothing against it on the other side."""

    left: Claim | None
    right: Claim | None
    comparison: Comparison


def are_paired_kinds(left: Claim, right: Claim) -> bool:
    """Whether the kinds of two claims let them be compared at all."""
    if left.kind is None and right.kind is None:
        return True
    family = _FAMILIES[left.kind]
    if family != _FAMILIES[right.kind]:
        return False
    return family != "snapshot" or _same_moment(left, right)


def compare_claims(left: Claim, right: Claim, timeline: Timeline) -> Comparison:
    """How the values of two claims compare, whatever their kinds."""
    if left.when is not None and right.when is not None:
        rows = compare_when(left.when, right.when)
        return rows[0].comparison if len(rows) == 1 else min((row.comparison for row in rows), key=_gravity)
    one, other = left.account, right.account
    languages = (one.lang, other.lang) if one.translation is None and other.translation is None else (None, None)
    return compare_values(value_of(left, timeline), value_of(right, timeline), languages=languages)


def pair_claims(
    left: Sequence[Claim], right: Sequence[Claim], timeline: Timeline, compare: Compare = compare_claims
) -> tuple[Pair, ...]:
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
                pairs.append(Pair(one, other, compare(one, other, timeline)))
                rest_left.remove(one)
                rest_right.remove(other)
    for one in rest_left:
        against, found = _against(one, right, timeline, compare)
        pairs.append(Pair(one, against, found))
    for one in rest_right:
        against, found = _against(one, left, timeline, compare)
        pairs.append(Pair(against, one, found))
    return tuple(pairs)


def unpaired(claim: Claim, others: Sequence[Claim]) -> Comparison:
    """What a claim comes to that has nothing against it; `others` are what the other side claims of the point."""
    if not others:
        return ONLY
    is_of_another_moment = claim.kind == "snapshot" and any(other.kind == "snapshot" for other in others)
    return ANOTHER_MOMENT if is_of_another_moment else ANOTHER_KIND


def value_of(claim: Claim, timeline: Timeline) -> Value:
    """The claim's text as a value: a place as wording, a clock time without a zone in that of its source.

    A text that does not fit the type that its point forces is a wording here; `check` reports it.
    """
    point = claim.point
    if point is None:
        return parse_value(claim.text, read_as="text")
    zone = home_zone(claim, timeline) if point.read_as is not None or may_have_zone(claim) else None
    try:
        return parse_value(claim.text, read_as=point.read_as, zone=zone, about=timeline.about)
    except MalformedText:
        return parse_value(claim.text, read_as="text")


def may_have_zone(claim: Claim) -> bool:
    """Whether the text may be a time, which depends on a zone, as a day does too: times have a hyphen or a slash."""
    return "-" in claim.text or "/" in claim.text


def home_zone(claim: Claim, timeline: Timeline) -> str | None:
    """The zone of clock times that name none: the source's, else the store's."""
    return timeline.home_zone(claim.source)


def _gravity(comparison: Comparison) -> int:
    return comparison.verdict.gravity


def _alike_in_kind(left: Claim, right: Claim) -> bool:
    return left.kind == right.kind and are_paired_kinds(left, right)


def _alike_in_both(left: Claim, right: Claim) -> bool:
    return left.text == right.text and _alike_in_kind(left, right)


def _order(claim: Claim) -> tuple[str, str, str]:
    return claim.text, claim.kind or "", claim.source


def _same_moment(left: Claim, right: Claim) -> bool:
    """Both name a clock time, and as far as they say it is the same."""
    one, other = left.moment, right.moment
    if one is None or other is None:
        return False
    bounds = one.strict_earliest, one.strict_latest, other.strict_earliest, other.strict_latest
    if any(bound is None for bound in bounds):
        return False
    begin, end, other_begin, other_end = (bound or 0 for bound in bounds)
    return begin < other_end and other_begin < end


def _against(
    claim: Claim, others: Sequence[Claim], timeline: Timeline, compare: Compare
) -> tuple[Claim | None, Comparison]:
    for other in sorted(others, key=_order):
        if _alike_in_kind(claim, other):
            return other, compare(claim, other, timeline)
    return None, unpaired(claim, others)
