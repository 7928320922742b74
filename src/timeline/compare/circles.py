"""Places on the globe as circles: two that meet can both be true, two that do not meet cannot."""

from decimal import Decimal
from math import asin, ceil, cos, radians, sin, sqrt

from timeline.model import Coordinates
from timeline.verdict import Comparison, Distance, Verdict

_EARTH = 6_371_009
"""The mean radius in metres (IUGG); a sphere is off by half a per cent at most, which no circle here is finer than."""

_DEGREE = _EARTH * radians(1)
"""Metres of a degree of latitude."""


def compare_coordinates(one: Coordinates | None, other: Coordinates | None) -> Comparison:
    """How two places on the globe compare; `differs` has the distance of their middles."""
    if one is None or other is None or one == other:
        return Comparison(Verdict.SAME)
    apart = metres_between(one, other)
    if (one.lat, one.lon, one.radius) == (other.lat, other.lon, other.radius):
        return Comparison(Verdict.SAME)
    if apart <= circle_of(one) + circle_of(other):
        return Comparison(Verdict.COMPATIBLE)
    return Comparison(Verdict.DIFFERS, _distance(apart))


def metres_between(one: Coordinates, other: Coordinates) -> float:
    """The great circle between two places, by the haversine formula."""
    north, east = radians(other.lat - one.lat) / 2, radians(other.lon - one.lon) / 2
    share = sin(north) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(east) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(share)))


def circle_of(place: Coordinates) -> float:
    """The radius in metres; where none is stated, half of the last decimal that either degree has.

    `46.48` may be anything from 46.475 to 46.485. The finer of the two counts, for YAML reads `30.70` as 30.7.
    """
    if place.radius is not None:
        return place.radius
    return _DEGREE / 2 / 10.0 ** max(_decimals(place.lat), _decimals(place.lon))


def _decimals(degrees: float) -> int:
    exponent = Decimal(repr(degrees)).normalize().as_tuple().exponent
    return min(max(0, -exponent), 15) if isinstance(exponent, int) else 0


def _distance(metres: float) -> Distance:
    if metres < 1000:
        amount = ceil(metres)
        return Distance(amount, "m", f"~ {amount} m apart")
    amount = round(metres / 1000)
    return Distance(amount, "km", f"~ {amount} km apart")
