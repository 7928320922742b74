"""What clock times and spans add to the likeness of two events: days are judged by the fitted features."""

import math

from timeline.compare.matching.prepared import Extent

_MINUTE = 1 / 1440
_HALF_HOUR = 1 / 48


def clock_evidence(one: Extent | None, other: Extent | None) -> float:
    """Log odds for two extents: above 0 where a narrow time is shared, below where clock times lie apart.

    0 where both say single days, and where either says nothing. A gap counts by the logarithm of its half hours, a
    shared time by how narrow it is (two events rarely share a minute by chance) and by how much of it they share.
    """
    if one is None or other is None:
        return 0.0
    begins: tuple[float, float]
    ends: tuple[float, float]
    if one.begin is None or one.end is None or other.begin is None or other.end is None:
        if one.first == one.last and other.first == other.last:
            return 0.0
        begins, ends, narrow = (one.first, other.first), (one.last + 1, other.last + 1), 0.0
        if max(begins) > min(ends):
            return 0.0
    else:
        begins, ends, narrow = (one.begin, other.begin), (one.end, other.end), 1.0
        gap = max(begins) - min(ends)
        if gap > 0:
            return -math.log1p(gap / _HALF_HOUR)
    together = max(_MINUTE, max(ends) - min(begins))
    share = max(_MINUTE, min(ends) - max(begins)) / together
    rare = narrow * math.log(max(1.0, 1 / max(together, _HALF_HOUR)))
    return rare + max(-2.0, math.log(share)) + (1.0 if share > 0.99 else 0.0)
