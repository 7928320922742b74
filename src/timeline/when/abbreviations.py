"""What the zone abbreviations that people type mean, in the year of which they speak.

The table is our own: python-dateutil drops an abbreviation that it does not know with a warning, and reads others by
the zone of the machine. An abbreviation stands for the offset that its zone had by that name: `EDT` is -04:00 in any
month, `MSK` was +04:00 in 2014. Where it names several zones that were apart, nobody can tell which is meant.
"""

from functools import lru_cache

from timeline.when.civil import DAY, day_number
from timeline.when.zones import Zone, offset_of, offset_text, zone_of

CLOCKS = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "EST/EDT": "America/New_York",
    "CST/CDT": "America/Chicago",
    "MST/MDT": "America/Denver",
    "PST/PDT": "America/Los_Angeles",
    "WET/WEST": "WET",
    "CET/CEST": "CET",
    "EET/EEST": "EET",
}
"""Names of a clock with its summer time, and the zone that shows it."""

MEANINGS = {
    "Z": (("", "Z"),),
    "UTC": (("", "Z"),),
    "GMT": (("", "Z"),),
    "WET": (("", "Europe/Lisbon"),),
    "WEST": (("", "Europe/Lisbon"),),
    "CET": (("", "Europe/Berlin"),),
    "CEST": (("", "Europe/Berlin"),),
    "MET": (("", "+01:00"),),
    "MEST": (("", "+02:00"),),
    "EET": (("", "Europe/Athens"),),
    "EEST": (("", "Europe/Athens"),),
    "MSK": (("", "Europe/Moscow"),),
    "MSD": (("", "Europe/Moscow"),),
    "TRT": (("", "+03:00"),),
    "SAST": (("", "Africa/Johannesburg"),),
    "EAT": (("", "Africa/Nairobi"),),
    "AZT": (("", "+04:00"),),
    "PKT": (("", "Asia/Karachi"),),
    "HKT": (("", "Asia/Hong_Kong"),),
    "JST": (("", "Asia/Tokyo"),),
    "KST": (("South Korea", "Asia/Seoul"), ("North Korea", "Asia/Pyongyang")),
    "AWST": (("", "Australia/Perth"),),
    "ACST": (("", "Australia/Adelaide"),),
    "ACDT": (("", "Australia/Adelaide"),),
    "AEST": (("", "Australia/Sydney"),),
    "AEDT": (("", "Australia/Sydney"),),
    "NZST": (("", "Pacific/Auckland"),),
    "NZDT": (("", "Pacific/Auckland"),),
    "NST": (("", "America/St_Johns"),),
    "NDT": (("", "America/St_Johns"),),
    "ADT": (("", "America/Halifax"),),
    "EST": (("", "America/New_York"),),
    "EDT": (("", "America/New_York"),),
    "CDT": (("Central Daylight Time", "America/Chicago"), ("Cuba Daylight Time", "America/Havana")),
    "MST": (("", "America/Denver"),),
    "MDT": (("", "America/Denver"),),
    "PST": (("Pacific Standard Time", "America/Los_Angeles"), ("Philippine Standard Time", "Asia/Manila")),
    "PDT": (("", "America/Los_Angeles"),),
    "AKST": (("", "America/Anchorage"),),
    "AKDT": (("", "America/Anchorage"),),
    "HST": (("", "Pacific/Honolulu"),),
    "AMT": (("Armenia Time", "+04:00"), ("Amazon Time", "-04:00")),
    "AST": (("Arabia Standard Time", "+03:00"), ("Atlantic Standard Time", "America/Halifax")),
    "BST": (("British Summer Time", "Europe/London"), ("Bangladesh Standard Time", "+06:00")),
    "CST": (("Central Standard Time", "America/Chicago"), ("China Standard Time", "Asia/Shanghai")),
    "GST": (("Gulf Standard Time", "+04:00"), ("South Georgia Time", "-02:00")),
    "IST": (
        ("India Standard Time", "Asia/Kolkata"),
        ("Israel Standard Time", "Asia/Jerusalem"),
        ("Irish Standard Time", "Europe/Dublin"),
    ),
    "SST": (("Singapore Standard Time", "+08:00"), ("Samoa Standard Time", "Pacific/Pago_Pago")),
}
"""Abbreviation to what it can stand for: a name where there are several, and a zone or an offset."""

_FIRST, _LAST = day_number(1900, 1, 1) * DAY, day_number(2037, 1, 1) * DAY
_MONTH = 30 * DAY


def offsets_of(abbreviation: str, local: int, home: str | None = None) -> dict[str, str]:
    """The offsets that an abbreviation can stand for at a local time, as written in a store, each with its name.

    A zone that does not use it at that time is read by the nearest time at which it did. `home` is the zone of whoever
    says so: where its own clock goes by that abbreviation, that one is meant. Empty for what is no abbreviation.
    """
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
