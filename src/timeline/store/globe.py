"""Coordinates made into the model; what is refused here `refusing` finds again."""

from collections.abc import Mapping

from timeline.model import Coordinates
from timeline.store.entries import COORDINATES_KEYS, CoordinatesEntry, RefusedEntryError
from timeline.store.extras import extra_of

REACH = {"lat": 90.0, "lon": 180.0, "radius": 20_037_508.0}
"""How far each may go from 0; no circle is larger than half of the equator."""


def coordinates_of(raw: object, entry: CoordinatesEntry, level: int) -> Coordinates:
    """The key `coordinates`; `level` is how deep it stands. Raises RefusedEntryError."""
    if entry.lat is None or entry.lon is None:
        raise RefusedEntryError("half a place")
    if not all(is_within(key, getattr(entry, key)) for key in REACH):
        raise RefusedEntryError("a place that is not on the globe")
    written: Mapping[str, object] = raw if isinstance(raw, Mapping) else {}
    return Coordinates(entry.lat, entry.lon, entry.radius, extra_of(written, COORDINATES_KEYS, level))


def is_within(key: str, number: float | None) -> bool:
    """Whether a number may be the value of such a key; what is no number is none."""
    if number is None:
        return True
    return (0 if key == "radius" else -REACH[key]) <= number <= REACH[key]
