"""What clock times and spans say of two events: features beside those of single days, all 0 for two of those.

The days between two events are judged by other features; here one day and ten days apart are the same. A span of
which one edge is not stated, `10:00/`, is compared by the edge that is: with the same edge of the other, and with the
other edge only where they exclude each other.
"""

import math

from timeline.compare.matching.prepared import BEGIN_ALONE, END_ALONE, Extent

CLOCKED = ("clock gap", "overlap", "clock narrow")
"""The features: the gap in half hours and the part that is shared, as logarithms, and how narrow both are together."""

NO_CLOCKS = (0.0, 0.0, 0.0)
_MINUTE = 1 / 1440
_HALF_HOUR = 1 / 48
_LONGEST = 1.0
"""Days: a wider gap is left to the features of days."""
_LEAST_SHARE = math.exp(-2)


def clock_features(one: Extent, other: Extent) -> tuple[float, float, float]:
    """The features of two extents, in the order of `CLOCKED`."""
    if one.begin is None or one.end is None or other.begin is None or other.end is None:
        return _days_shared(one, other)
    begins, ends = (one.begin, other.begin), (one.end, other.end)
    if one.stated or other.stated:
        if one.stated + other.stated == 0:
            # One says when it began, the other when it ended.
            gap = begins[0] - ends[1] if one.stated == BEGIN_ALONE else begins[1] - ends[0]
            return (_half_hours(gap), 0.0, 0.0) if gap > 0 else NO_CLOCKS
        begins, ends = _edges(one, other, END_ALONE if END_ALONE in (one.stated, other.stated) else BEGIN_ALONE)
    gap = max(begins) - min(ends)
    if gap > 0:
        return _half_hours(gap), 0.0, 0.0
    together = max(_MINUTE, max(ends) - min(begins))
    share = max(_MINUTE, min(ends) - max(begins)) / together
    return 0.0, math.log(max(_LEAST_SHARE, share)), math.log(max(1.0, 1 / max(together, _HALF_HOUR)))


def _days_shared(one: Extent, other: Extent) -> tuple[float, float, float]:
    """The features where one of them has days only: a day in a month is little shared."""
    begin, end = max(one.first, other.first), min(one.last, other.last)
    together = max(one.last, other.last) - min(one.first, other.first) + 1
    if end < begin or together == 1:
        return NO_CLOCKS
    return 0.0, math.log(max(_LEAST_SHARE, (end - begin + 1) / together)), 0.0


def _edges(one: Extent, other: Extent, side: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Begins and ends of the one edge that both state, a minute long where the other is a whole span."""
    begins, ends = [], []
    for extent in (one, other):
        assert extent.begin is not None
        assert extent.end is not None
        begin, end = extent.begin, extent.end
        if not extent.stated:
            begin, end = (begin, min(end, begin + _MINUTE)) if side == BEGIN_ALONE else (max(begin, end - _MINUTE), end)
        begins.append(begin)
        ends.append(end)
    return (begins[0], begins[1]), (ends[0], ends[1])


def _half_hours(gap: float) -> float:
    return math.log1p(min(gap, _LONGEST) / _HALF_HOUR)
