"""What the zone abbreviations that people type mean, and which of them mean two things.

The table is our own: python-dateutil drops an abbreviation that it does not know with a warning, and reads others by
the zone of the machine. An abbreviation stands for an offset (`EDT` is -04:00 in any month), `ET` and its like for a
zone with its summer time. Offsets: the `NAME` column of the tz database, where it is unique.
"""

OFFSETS = {
    "Z": "Z",
    "UTC": "Z",
    "GMT": "Z",
    "WET": "+00:00",
    "WEST": "+01:00",
    "CET": "+01:00",
    "MET": "+01:00",
    "CEST": "+02:00",
    "EET": "+02:00",
    "SAST": "+02:00",
    "EEST": "+03:00",
    "MSK": "+03:00",
    "TRT": "+03:00",
    "EAT": "+03:00",
    "AZT": "+04:00",
    "PKT": "+05:00",
    "HKT": "+08:00",
    "AWST": "+08:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "ACST": "+09:30",
    "AEST": "+10:00",
    "AEDT": "+11:00",
    "NZST": "+12:00",
    "NZDT": "+13:00",
    "NDT": "-02:30",
    "NST": "-03:30",
    "EDT": "-04:00",
    "EST": "-05:00",
    "CDT": "-05:00",
    "MDT": "-06:00",
    "MST": "-07:00",
    "PDT": "-07:00",
    "PST": "-08:00",
    "AKDT": "-08:00",
    "AKST": "-09:00",
    "HST": "-10:00",
}
"""Abbreviation to offset as it is written in a store."""

ZONES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
"""Abbreviation to the zone whose clock it names, summer or winter."""

AMBIGUOUS = {
    "AMT": (("Armenia Time", "+04:00"), ("Amazon Time", "-04:00")),
    "AST": (("Arabia Standard Time", "+03:00"), ("Atlantic Standard Time", "-04:00")),
    "BST": (("British Summer Time", "+01:00"), ("Bangladesh Standard Time", "+06:00")),
    "CST": (("Central Standard Time", "-06:00"), ("China Standard Time", "+08:00")),
    "GST": (("Gulf Standard Time", "+04:00"), ("South Georgia Time", "-02:00")),
    "IST": (("India Standard Time", "+05:30"), ("Israel Standard Time", "+02:00"), ("Irish Standard Time", "+01:00")),
    "SST": (("Singapore Standard Time", "+08:00"), ("Samoa Standard Time", "-11:00")),
}
"""Abbreviation to all its readings: refused, for a guess would be hours out."""


def readings(abbreviation: str) -> tuple[str, str] | None:
    """What an ambiguous abbreviation can mean, as a sentence's end and as what to type instead; None: it is not one."""
    found = AMBIGUOUS.get(abbreviation)
    if found is None:
        return None
    said = [f"{place} ({offset})" for place, offset in found]
    return f"{', '.join(said[:-1])} or {said[-1]}", " or ".join(offset for _, offset in found)
