"""What the abbreviation of a zone means in the year of which somebody speaks.

It stands for the offset that its zone had by that name: `EDT` is -04:00 in any month, `MSK` was +04:00 in 2014. Where
it names several zones that were apart, nobody can tell which is meant.
"""

from functools import lru_cache

from timeline.when.abbreviations import LONG_NAMES, MEANINGS
from timeline.when.civil import DAY, day_number
from timeline.when.zones import Zone, offset_of, offset_text, zone_of

_FIRST, _LAST = day_number(1900, 1, 1) * DAY, day_number(2037, 1, 1) * DAY
_MONTH = 30 * DAY


def offsets_of(abbreviation: str, local: int, home: str | None = None) -> dict[str, str]:
    """The offsets that an abbreviation or a name can stand for at a local time, as in a store, each with its name.

    A zone that does not use it at that time is read by the nearest time at which it did. `home` is the zone of whoever
    says so: where its own clock goes by that abbreviation, that one is meant. Empty for what is no abbreviation.
    """
    if abbreviation in LONG_NAMES:
        abbreviation, zone = LONG_NAMES[abbreviation]
        offset = offset_of(zone) if zone == "Z" else _used(zone_of(zone), abbreviation, local, years=150)
        return {} if offset is None else {"Z" if zone == "Z" else offset_text(offset): ""}
    if home is not None and (offset := _used(zone_of(home), abbreviation, local, years=1)) is not None:
        return {offset_text(offset): home}
    found: dict[str, str] = {}
    for name, zone in MEANINGS.get(abbreviation, ()):
        fixed = offset_of(zone)
        offset = _used(zone_of(zone), abbreviation, local, years=150) if fixed is None else fixed
        if offset is not None:
            found.setdefault("Z" if zone == "Z" else offset_text(offset), name)
    return found


@lru_cache(4096)
def reads_back(abbreviation: str, local: int, offset: int) -> bool:
    """Whether an abbreviation at a local time, read by whoever knows no zone, stands for that offset and no other."""
    return [offset_of(text) for text in offsets_of(abbreviation, local)] == [offset]


def _used(zone: Zone, abbreviation: str, local: int, years: int) -> int | None:
    """The offset of a zone while it went by an abbreviation, at the time nearest to a local one; None: it never did."""
    for offset in zone.readings(local):
        if zone.abbreviation(local - offset) == abbreviation:
            return offset
    near = min(max(local, _FIRST), _LAST)
    steps = [month * _MONTH for month in range(1, 13)] + [month * 6 * _MONTH for month in range(3, 2 * years + 1)]
    for step in steps:
        for instant in (near - step, near + step):
            if _FIRST <= instant <= _LAST and zone.abbreviation(instant) == abbreviation:
                return zone.offset_at(instant)
    return None
