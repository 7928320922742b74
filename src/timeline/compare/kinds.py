"""Which kinds of values compare: a plan with a plan, a snapshot with one of the same moment, all else with each other.

"23 promised" does not contradict "22 handed over"; where the editor has ruled on two values, they compare all the same.
"""

from collections.abc import Sequence

from timeline.compare.claims import Claim
from timeline.compare.judging import is_ruled
from timeline.verdict import Comparison, Verdict

ONLY = Comparison(Verdict.ONLY)
ANOTHER_KIND = Comparison(Verdict.NOT_COMPARABLE, reason="another kind")
ANOTHER_MOMENT = Comparison(Verdict.NOT_COMPARABLE, reason="another moment")

_FAMILIES = {None: "plain", "total": "plain", "outcome": "plain", "plan": "plan", "snapshot": "snapshot"}


def are_paired_kinds(left: Claim, right: Claim) -> bool:
    """Whether the kinds of two claims let them be compared at all."""
    if left.kind is None and right.kind is None:
        return True
    return of_one_family(left, right) or is_ruled(left, right)


def of_one_family(left: Claim, right: Claim) -> bool:
    """Whether they do without a ruling."""
    family = _FAMILIES[left.kind]
    if family != _FAMILIES[right.kind]:
        return False
    return family != "snapshot" or _same_moment(left, right)


def unpaired(claim: Claim, others: Sequence[Claim]) -> Comparison:
    """What a claim comes to that has nothing against it; `others` are what the other side claims of the point."""
    if not others:
        return ONLY
    is_of_another_moment = claim.kind == "snapshot" and any(other.kind == "snapshot" for other in others)
    return ANOTHER_MOMENT if is_of_another_moment else ANOTHER_KIND


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
