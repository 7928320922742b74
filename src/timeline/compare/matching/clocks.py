"""What clock times and spans say of two events: features beside those of single days, all 0 for two of those.

A clock time within the span of another is nearer than one outside of it, however long the span is. A span of which one
edge is not stated, `10:00/`, is compared by the edge that is, with the same edge of the other.
"""

import math

from timeline.compare.matching.prepared import BEGIN_ALONE, END_ALONE, Extent

CLOCKED = ("clock", "clock nearness", "same clock", "days shared")
"""The features: whether both state clock times that can be compared; into how small a part of a day these fit, as a
logarithm; whether they are the same to the minute; and, where one has days only, the part of all their days that both
have, as a logarithm."""

NO_CLOCKS = (0.0, 0.0, 0.0, 0.0)
_MINUTE = 1 / 1440
_HALF_HOUR = 1 / 48
_LEAST_SHARE = math.exp(-2)

Bounds = tuple[float, float]
"""Begin and end of a clock time or span, in days from 1970Z."""


def clock_features(one: Extent, other: Extent) -> tuple[float, float, float, float]:
    """The features of two extents, in the order of `CLOCKED`."""
    ours, theirs = one.clock, other.clock
    if ours is None or theirs is None:
        return 0.0, 0.0, 0.0, _days_shared(one, other)
    if one.stated or other.stated:
        if one.stated + other.stated == 0:
            return NO_CLOCKS  # one says when it began, the other when it ended
        side = END_ALONE if END_ALONE in (one.stated, other.stated) else BEGIN_ALONE
        ours, theirs = _edge(one, ours, side), _edge(other, theirs, side)
    distance = max(ours[1], theirs[1]) - min(ours[0], theirs[0])
    if max(ours[0], theirs[0]) <= min(ours[1], theirs[1]):
        # Within a span a moment is as near as it is to its begin, which is what a moment is mostly said of.
        distance = min(distance, abs(ours[0] - theirs[0]))
    return 1.0, math.log(max(1.0, 1 / max(distance, _HALF_HOUR))), float(ours == theirs), 0.0


def _days_shared(one: Extent, other: Extent) -> float:
    """A day in a month is little shared, a month and the same month wholly; nothing is said of days that are apart."""
    begin, end = max(one.first, other.first), min(one.last, other.last)
    if end < begin:
        return 0.0
    together = max(one.last, other.last) - min(one.first, other.first) + 1
    return math.log(max(_LEAST_SHARE, (end - begin + 1) / together))


def _edge(extent: Extent, bounds: Bounds, side: int) -> Bounds:
    """The one edge that both state: a minute of a whole span."""
    begin, end = bounds
    if extent.stated:
        return bounds
    return (begin, min(end, begin + _MINUTE)) if side == BEGIN_ALONE else (max(begin, end - _MINUTE), end)
