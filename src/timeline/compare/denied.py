"""A value that its source denies, against one that is reported: "no money was offered" beside "money was offered"."""

from timeline.verdict import Comparison, Verdict


def with_denial(found: Comparison, *, both: bool) -> Comparison:
    """What comparing two values comes to where one of them is denied, or `both` are.

    Denied against the same value reported, both cannot be true. Against another value nothing follows: who denies 5
    does not say that it was 7, so a person must judge. Two denials compare as their values do, but that figures and
    times which exclude each other can both be denied.
    """
    if both:
        return Comparison(Verdict.COMPATIBLE) if found.distance is not None else found
    if found.verdict is Verdict.SAME:
        return Comparison(Verdict.DIFFERS)
    return found if found.verdict is Verdict.NOT_COMPARABLE else Comparison(Verdict.WORDED)
