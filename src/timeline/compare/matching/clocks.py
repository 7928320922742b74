"""What clock times and spans say of two events: features beside those of single days, all 0 for two of those.

A clock time within the span of another is nearer than one outside of it, however long the span is. A span of which one
edge is not stated, `10:00/`, is compared by the edge that is, with the same edge of the other.
"""

import math

from timeline.compare.matching.prepared import BEGIN_ALONE, END_ALONE, Extent

CLOCKED = ("clock", "clock nearness", "same clock")
"""The features: whether both state clock times that can be compared; into how small a part of a day these fit, as a
logarithm; and whether they are the same to the minute."""

NO_CLOCKS = (0.0, 0.0, 0.0)
_MINUTE = 1 / 1440
_HALF_HOUR = 1 / 48

Bounds = tuple[float, float]
"""Begin and end of a clock time or span, in days from 1970Z."""


def clock_features(one: Extent, other: Extent) -> tuple[float, float, float]:
    """The features of two extents, in the order of `CLOCKED`."""
    ours, theirs = one.clock, other.clock
    if ours is None or theirs is None:
        return NO_CLOCKS
    if one.hours_of_a_zone(other):
        return NO_CLOCKS  # the days are as near as can be, and which minute it was is not known
    if one.stated or other.stated:
        if one.stated + other.stated == 0:
            return NO_CLOCKS  # one says when it began, the other when it ended
        side = END_ALONE if END_ALONE in (one.stated, other.stated) else BEGIN_ALONE
        ours, theirs = _edge(one, ours, side), _edge(other, theirs, side)
    distance = max(ours[1], theirs[1]) - min(ours[0], theirs[0])
    if max(ours[0], theirs[0]) <= min(ours[1], theirs[1]):
        # Within a span a moment is as near as it is to its begin, which is what a moment is mostly said of.
        distance = min(distance, abs(ours[0] - theirs[0]))
    return 1.0, math.log(max(1.0, 1 / max(distance, _HALF_HOUR))), float(ours == theirs)


def _edge(extent: Extent, bounds: Bounds, side: int) -> Bounds:
    """The one edge that both state: a minute of a whole span."""
    begin, end = bounds
    if extent.stated:
        return bounds
    return (begin, min(end, begin + _MINUTE)) if side == BEGIN_ALONE else (max(begin, end - _MINUTE), end)
